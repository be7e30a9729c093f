/** The demo's case library and self-assessments: written and approved by the office's people through the office's rules. */
import { day, hour, type Instant } from '../../shared/base/time.ts';
import { decideJudgeCase, decideSubmitCase, decideWriteCase, type CaseRefusal } from '../../shared/caseStudy/decide.ts';
import { caseStream, evolveCase, type CaseEvent, type CaseState } from '../../shared/caseStudy/events.ts';
import { decideAssess } from '../../shared/assurance/decide.ts';
import { assessmentStream } from '../../shared/assurance/events.ts';
import type { Result } from '../../shared/base/result.ts';
import { localDate } from '../../shared/calendar/local.ts';
import type { Context } from '../../shared/complaint/context.ts';
import { standingOf, type Complaint } from '../../shared/complaint/state.ts';
import { assessmentItems } from '../../shared/procedure/packs/handlingSkills/lists.ts';
import type { Actor } from '../../shared/people/permissions.ts';
import { personalOf } from '../subjects/caseStudies.ts';
import { caseTellings, type CaseTelling } from './data/cases.ts';
import type { Ledger } from './ledger.ts';
import type { DemoOffice } from './office.ts';
import type { Random } from './random.ts';

type Parts = {
  ledger: Ledger;
  random: Random;
  now: Instant;
  office: DemoOffice;
  plan: (at: Instant, happen: () => void) => void;
  contextAt: (at: Instant, actor: Actor) => Context;
  /** Complaints registered so far, as they stand then. */
  complaints: () => readonly Complaint[];
};

const zone = 'Asia/Shanghai';

export function planCases(parts: Parts): void {
  const used = new Set<string>();
  for (const telling of caseTellings) {
    const at = parts.now - telling.daysAgo * day;
    parts.plan(at, () => tell(parts, telling, at, used));
  }
}

/** A case from a complaint of this reason that was closed by then; the clerk writes, the director approves. */
function tell(
  { ledger, random, office, contextAt, complaints }: Parts,
  telling: CaseTelling,
  at: Instant,
  used: Set<string>,
): void {
  const source = complaints().findLast(
    (one) =>
      one.details.reason === telling.reason && standingOf(one).closed && !used.has(one.id) && isOfDesk(one, office),
  );
  const director = ledger.office().unitById.get(office.association)?.leader;
  if (!source || director === undefined) return;
  used.add(source.id);
  const clerk: Actor = { person: office.clerk.id, unit: office.desk };
  const chief: Actor = { person: director, unit: office.association };
  const id = random.id(at);
  const { reason, business = null, narrative, demand, receivedAt } = source.details;
  const events = [narrative, demand].join('\n');
  const { overview, comment, lessons } = telling;
  const sections = { events, lessons, ...(overview ? { overview } : {}), ...(comment ? { comment } : {}) };
  const content = {
    format: telling.format,
    title: telling.title,
    reason,
    business,
    tags: telling.tags,
    sections,
    period: localDate(zone, receivedAt).slice(0, 7),
    sources: [source.id],
    kept: [],
  };
  let state: CaseState | undefined;
  const step = (
    when: Instant,
    actor: Actor,
    name: string,
    decide: (context: Parameters<typeof decideWriteCase>[2]) => Result<CaseEvent[], CaseRefusal>,
  ): void => {
    const known = personalOf(source, ledger.office());
    const decided = decide({ ...contextAt(when, actor), known });
    if (!decided.ok) throw new Error(`the demo's case breaks a rule: ${JSON.stringify(decided.problem)}`);
    for (const event of decided.value) state = evolveCase(state, event);
    ledger.add({
      at: when,
      actor,
      name,
      input: { id },
      events: decided.value.map(({ type, ...body }) => ({
        stream: caseStream(id),
        type,
        audience: type === 'CasePublished' ? 'parties' : office.association,
        body,
      })),
      reply: { id },
    });
  };
  step(at, clerk, 'caseStudy.save', (context) =>
    decideWriteCase({ id, expectedVersion: 0, content, openSource: null }, undefined, context),
  );
  step(at, clerk, 'caseStudy.submit', (context) => decideSubmitCase(true, state!, context));
  if (telling.waits) return;
  step(at, chief, 'caseStudy.judge', (context) =>
    decideJudgeCase({ approved: true, comment: '', lookedAt: true }, state!, context),
  );
}

const isOfDesk = ({ parties }: Complaint, office: DemoOffice): boolean =>
  Object.values(parties).some(({ unit }) => unit === office.desk || unit === office.association);

/** Last month's and this month's self-assessments of the association and of the first bank. */
export function planAssessments({ ledger, random, now, office, plan, contextAt }: Parts): void {
  const units = [office.desk, office.association, office.banks[0]!.id, ...office.banks[0]!.outlets];
  for (const monthsAgo of [1, 0]) {
    const at = now - monthsAgo * 30 * day - 2 * hour;
    plan(at, () => {
      const period = localDate(zone, at).slice(0, 7);
      for (const person of ledger.office().personById.values()) {
        for (const { unit, roles } of person.seats) {
          if (!units.includes(unit) || !roles.some((role) => role === 'intake' || role === 'handler')) continue;
          const actor: Actor = { person: person.id, unit };
          const answers = assessmentItems.map(() => random.pick([3, 4, 4, 4, 5, 5, 2]));
          const note = random.pick(['电话集中时容易着急。', '想多学沟通技巧。', '', '希望有同类案例参考。']);
          const decided = decideAssess({ period, answers, note }, contextAt(at, actor));
          if (!decided.ok) throw new Error('the demo’s self-assessment breaks a rule', { cause: decided.problem });
          for (const { type, ...body } of decided.value) {
            const event = { stream: assessmentStream(body), type, audience: 'parties', body };
            ledger.add({ at, actor, name: 'quality.assess', input: { period }, events: [event], reply: { period } });
          }
        }
      }
    });
  }
}
