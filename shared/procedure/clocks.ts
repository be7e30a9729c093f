import type { Instant } from '../base/time.ts';
import { done, refused, type Result } from '../base/result.ts';
import type { WorkingTime } from '../calendar/compile.ts';
import { dueMoment, namedDue, type DueCounter } from '../calendar/limit.ts';
import { localDate } from '../calendar/local.ts';
import type { Clock, Complaint } from '../complaint/state.ts';
import type { ComplaintEvent } from '../complaint/events.ts';
import type { ComplaintRefusal } from '../complaint/refusals.ts';
import { countLimit, warnMoments } from './counting.ts';
import { holds, type ClockRule, type PartyId } from './pack.ts';
import type { RuleInForce } from './rules.ts';

/** What the clocks of a complaint do when milestones are reached.
 *
 *      start milestone            all of one stop set, reached since the start
 *   ───────────────▶ running ─────────────────────────────────────────────▶ met (in time or late)
 *                    │  ▲  │ cancel milestone, withdrawal, archive
 *            suspend ▼  │  └──────────────────────────────────────────────▶ cancelled
 *                 suspended (resume: the rest is counted on)
 *
 *  A running clock is never restarted by a second start: its due moment would move without anybody having decided so. */
export type Step = {
  milestones: string[];
  /** By clock rule: the date named (due at its close of office), or the very moment. */
  namedDates: Record<string, string | Instant>;
  at: Instant;
  /** Moment from which the clocks started by this step count; single ones may have a moment of their own. */
  from?: Instant;
  fromByRule?: Record<string, Instant>;
};

type Started = Extract<ComplaintEvent, { type: 'ClockStarted' }>;

/** @param timeOf working time of the unit that plays a party: an outlet may keep hours of its own
 *  @param count how limits are counted, where many complaints are counted at once */
export function clockEvents(
  rules: readonly RuleInForce[],
  complaint: Pick<Complaint, 'clocks' | 'milestones' | 'facts'>,
  step: Step,
  timeOf: (party: PartyId) => WorkingTime,
  count: DueCounter = dueMoment,
): Result<ComplaintEvent[], ComplaintRefusal> {
  const events: ComplaintEvent[] = [];
  const reachedAfter = (milestone: string, since: number): boolean =>
    step.milestones.includes(milestone) || (complaint.milestones[milestone]?.order ?? -1) > since;

  const due = new Map<string, { clock: string; due: Instant }>();
  for (const clock of complaint.clocks) {
    if (clock.state !== 'running' && clock.state !== 'suspended') continue;
    const rule = rules.find((candidate) => candidate.rule.id === clock.rule)?.rule;
    if (rule && isStopped(rule, clock, reachedAfter)) {
      // What is done while a clock stands still is done in time.
      const late = clock.state === 'running' && step.at > clock.due;
      events.push({ type: 'ClockMet', clock: clock.id, at: step.at, late });
    } else if (rule?.cancel.some((milestone) => step.milestones.includes(milestone))) {
      events.push({ type: 'ClockCancelled', clock: clock.id, at: step.at, why: 'notNeeded' });
    } else {
      due.set(clock.rule, { clock: clock.id, due: clock.due });
    }
  }

  for (const { rule, settings } of rules) {
    if (due.has(rule.id) || !rule.start.some((milestone) => step.milestones.includes(milestone))) continue;
    if (rule.when && !holds(rule.when, complaint.facts)) continue;
    const begun = startClock({ rule, settings }, rules, complaint.clocks, step, timeOf(rule.owner), count);
    if (!begun.ok) return begun;
    if (!begun.value) continue;
    const outer = rule.within ? due.get(rule.within) : undefined;
    const started = { ...begun.value, exceeds: outer && outer.due < begun.value.due ? outer.clock : null };
    due.set(rule.id, { clock: started.clock, due: started.due });
    events.push(started);
  }
  return done(events);
}

function isStopped(
  rule: ClockRule,
  clock: Clock,
  reachedAfter: (milestone: string, since: number) => boolean,
): boolean {
  return rule.stop.some((set) => set.every((milestone) => reachedAfter(milestone, clock.startOrder)));
}

/** The clock of another regime that starts with the same milestone: a date promised under one is promised under all. */
const sameDate = (rule: ClockRule, rules: readonly RuleInForce[]): string =>
  rules.find(
    ({ rule: other }) =>
      other.id !== rule.id && other.limit.unit === 'named' && other.start.some((one) => rule.start.includes(one)),
  )?.rule.id ?? '';

function startClock(
  { rule, settings }: RuleInForce,
  rules: readonly RuleInForce[],
  clocks: readonly Clock[],
  step: Step,
  time: WorkingTime,
  counter: DueCounter,
): Result<Started | undefined, ComplaintRefusal> {
  const from = step.fromByRule?.[rule.id] ?? step.from ?? step.at;
  const count = clocks.filter((clock) => clock.rule === rule.id).length + 1;
  const common = {
    type: 'ClockStarted' as const,
    clock: `${rule.id}#${count}`,
    rule: rule.id,
    owner: rule.owner,
    exceeds: null,
  };
  if (rule.limit.unit === 'named') {
    const named = step.namedDates[rule.id] ?? step.namedDates[sameDate(rule, rules)];
    if (named === undefined) return done(undefined);
    const due = typeof named === 'number' ? named : namedDue(time, named);
    const namedDate = typeof named === 'number' ? localDate(time, named) : named;
    const warnAt = warnMoments(rule.warn ?? settings.warnBefore, time, due, from);
    return done({ ...common, from, due, provisional: false, calendar: null, days: [], namedDate, limit: null, warnAt });
  }
  const counted = countLimit(rule, settings, time, rule.limit, from, counter);
  if (!counted.ok) return refused({ code: 'NoDueMoment', rule: rule.id, why: counted.problem.kind });
  // A limit before a planned day starts now, however late: it warns of nothing that lies behind.
  const isBackward = rule.limit.direction === 'backward';
  const warnAt = isBackward ? counted.value.warnAt.filter((point) => point > step.at) : counted.value.warnAt;
  return done({ ...common, ...counted.value, warnAt, namedDate: null });
}
