/** The demo's group: three customers of one bank with one matter, then twenty more; what is done for all of them.
 *
 *    third complaint ─▶ opened ─▶ common? swept, reported, one wording ─▶ members join at intake ─▶ alarm at twenty
 */
import { hour, minute, type Instant } from '../../shared/base/time.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Complaint } from '../../shared/complaint/state.ts';
import {
  decideDatePair,
  decideJoin,
  decideMeasure,
  decideNameDefect,
  decideOpen,
  decideRepresentatives,
  decideSaveDefect,
  decideSweep,
  decideWording,
  type GroupContext,
  type GroupRefusal,
  type Joiner,
} from '../../shared/group/decide.ts';
import { defectStream, type GroupEvent } from '../../shared/group/events.ts';
import { evolveGroup, type Group } from '../../shared/group/state.ts';
import { localDate } from '../../shared/calendar/local.ts';
import type { Actor } from '../../shared/people/permissions.ts';
import { decidePublishNotice, decideReadNotice, type NoticeContext } from '../../shared/notice/decide.ts';
import { evolveNotice, noticeStream, type NoticeEvent, type NoticeState } from '../../shared/notice/events.ts';
import { groupEvents } from '../subjects/groups.ts';
import type { NewEvent } from '../store/eventStore.ts';
import { complaintStream } from '../store/projections/folded.ts';
import { groupSays as say } from './data/groupMatter.ts';
import type { Ledger } from './ledger.ts';
import type { DemoOffice } from './office.ts';
import type { Random } from './random.ts';

type Parts = {
  ledger: Ledger;
  random: Random;
  contextAt: (at: Instant, actor: Actor) => NoticeContext;
  plan: (at: Instant, happen: () => void) => void;
};

export type GroupStory = {
  /** A complaint of the matter was registered. @returns the entries by which it joins in the same command */
  registered(at: Instant, actor: Actor, complaint: Complaint, office: DemoOffice): NewEvent[];
};

const beginsWith = 3;

export function createGroupStory({ ledger, random, contextAt, plan }: Parts): GroupStory {
  let group: Group | undefined;
  let notice: NoticeState | undefined;
  const waiting: Complaint[] = [];

  const joinerOf = ({ id, details }: Complaint): Joiner => ({
    complaint: id,
    people: details.complainants.length,
    groupNumber: null,
  });
  const add = (at: Instant, actor: Actor, name: string, events: NewEvent[]): void =>
    ledger.add({ at, actor, name, input: { id: group?.id }, events, reply: { id: group?.id } });

  const take = (decided: Result<GroupEvent[], GroupRefusal>): NewEvent[] => {
    if (!decided.ok) throw new Error(`the demo's group breaks a rule: ${JSON.stringify(decided.problem)}`);
    for (const event of decided.value) group = evolveGroup(group, event);
    return groupEvents(group!.id, decided.value);
  };
  const step = (
    at: Instant,
    actor: Actor,
    name: string,
    decide: (known: Group, context: GroupContext) => Result<GroupEvent[], GroupRefusal>,
  ): void => plan(at, () => add(at, actor, name, take(decide(group!, contextAt(at, actor)))));

  const linkOf = ({ id }: Complaint, at: Instant): NewEvent => ({
    stream: complaintStream(id),
    type: 'ComplaintLinked',
    audience: 'parties',
    body: { other: group!.master, kind: 'sameMatter', at },
  });

  function open(at: Instant, office: DemoOffice, director: Actor): void {
    const clerk: Actor = { person: office.clerk.id, unit: office.desk };
    const [master, ...others] = waiting;
    if (!master) return;
    const id = random.id(at);
    const bank = office.banks.find(({ outlets }) => outlets.includes(master.details.complainedUnit ?? ''));
    const year = localDate('Asia/Shanghai', at).slice(0, 4);
    const facts = { id, number: `SYXH-QS-${year}-001`, title: say.title, kind: 'P10-T3', matter: say.matter };
    const about = { complainedUnit: bank?.id ?? null, reason: master.details.reason };
    const opened = decideOpen({ ...facts, ...about, master: joinerOf(master) }, contextAt(at, clerk));
    add(at, clerk, 'group.begin', take(opened));
    const swept = at + 50 * minute;
    plan(swept, () => {
      const events = take(decideSweep(others.map(joinerOf), [], group!, contextAt(swept, clerk)));
      add(swept, clerk, 'group.sweep', [...events, ...others.map((one) => linkOf(one, swept))]);
    });
    const measure = (after: number, taken: 'commonness' | 'opinion' | 'earlyReport' | 'repairPlan'): void =>
      step(at + after, clerk, 'group.measure', (known, context) =>
        decideMeasure(
          { measure: taken, text: say[taken], common: taken === 'commonness' ? true : null },
          known,
          context,
        ),
      );
    measure(20 * minute, 'commonness');
    measure(90 * minute, 'earlyReport');
    measure(3 * hour, 'opinion');
    measure(28 * hour, 'repairPlan');
    word(at + 2 * hour, director, say.firstWording, '');
    word(at + 30 * hour, director, say.wording, say.background);
    step(at + 31 * hour, clerk, 'group.datePair', (known, context) =>
      decideDatePair(
        {
          id: random.id(at),
          title: say.pairTitle,
          promised: { from: localDate('Asia/Shanghai', at), months: 12 },
          held: { from: localDate('Asia/Shanghai', at), months: 6 },
        },
        known,
        context,
      ),
    );
    const defectAt = at + 52 * hour;
    plan(defectAt, () => {
      const context = contextAt(defectAt, clerk);
      const defect = { id: random.id(defectAt), kind: 'P10-T3', blacklisted: true, ...say.defect };
      const saved = decideSaveDefect(defect, context);
      if (!saved.ok) throw new Error('the demo’s defect breaks a rule', { cause: saved.problem });
      const [{ type, ...body }] = saved.value as [(typeof saved.value)[number]];
      const event: NewEvent = { stream: defectStream(defect.id), type, audience: 'parties', body };
      add(defectAt, clerk, 'group.saveDefect', [event, ...take(decideNameDefect(defect.id, group!, context))]);
    });
  }

  /** The next version of the wording; the handlers of the first units read it in the next hours, the others have not yet. */
  function word(at: Instant, director: Actor, wording: string, background: string): void {
    plan(at, () => {
      const context = contextAt(at, director);
      const id = notice?.id ?? random.id(at);
      const about = { reason: group!.reason, about: group!.complainedUnit, until: null, group: group!.id };
      const published = decidePublishNotice(
        {
          id,
          expectedVersion: notice?.version ?? 0,
          notice: { title: say.wordingTitle, wording, background, ...about },
        },
        notice,
        context,
      );
      if (!published.ok) throw new Error('the demo’s wording breaks a rule', { cause: published.problem });
      const events = noticed(id, published.value);
      const set = take(decideWording(id, notice!.version, group!, context));
      add(at, director, 'group.word', [...events, ...set]);
      const pairs = [...ledger.office().unitById.values()].filter(
        ({ id: unit, parent }) => unit === group!.complainedUnit || parent === group!.complainedUnit,
      );
      pairs.slice(0, 3).forEach(({ id: unit, pair }, index) => {
        const readAt = at + (index + 1) * hour;
        if (!pair) return;
        const reader: Actor = { person: pair.a, unit };
        plan(readAt, () => {
          const read = decideReadNotice(notice!, contextAt(readAt, reader));
          if (read.ok) add(readAt, reader, 'notice.read', noticed(id, read.value));
        });
      });
    });
  }

  const noticed = (id: string, events: readonly NoticeEvent[]): NewEvent[] =>
    events.map((event) => {
      notice = evolveNotice(notice, event);
      const { type, ...body } = event;
      return { stream: noticeStream(id), type, audience: 'parties', body };
    });

  return {
    registered(at, actor, complaint, office) {
      if (group) {
        const events = take(decideJoin([joinerOf(complaint)], 'intake', group, contextAt(at, actor)));
        if (group.members.length === 9) elect(at + hour, { person: office.clerk.id, unit: office.desk });
        return [...events, linkOf(complaint, at)];
      }
      waiting.push(complaint);
      const director = ledger.office().unitById.get(office.association)?.leader;
      if (waiting.length === beginsWith && director !== undefined) {
        const opens = at + 40 * minute;
        plan(opens, () => open(opens, office, { person: director, unit: office.association }));
      }
      return [];
    },
  };

  function elect(at: Instant, actor: Actor): void {
    const names = new Map(waiting.map(({ id, details }) => [id, details.complainants[0]!]));
    step(at, actor, 'group.elect', (known, context) =>
      decideRepresentatives(
        known.members.flatMap(({ complaint }) => {
          const person = names.get(complaint);
          return person ? [{ name: person.name, phone: person.phone ?? '', complaint }] : [];
        }),
        known,
        context,
      ),
    );
  }
}
