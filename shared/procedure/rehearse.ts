/** Tries a pack on complaints of the past: the steps people took then are laid under the candidate's rules, and its clocks are
 *  counted as if it had been in force.
 *
 *    stored entries ──steps, milestones, forms──▶ candidate's clocks ─┐
 *          └────────clocks as they ran────────────────────────────────┴──▶ what would have differed
 */
import type { WorkingTime } from '../calendar/compile.ts';
import type { Instant } from '../base/time.ts';
import { evolve } from '../complaint/evolve.ts';
import { applyEffects } from '../complaint/decide/act.ts';
import type { Context } from '../complaint/context.ts';
import type { ComplaintEvent } from '../complaint/events.ts';
import { runningClocks, unitOfParty, type Clock, type Complaint } from '../complaint/state.ts';
import { emptyOffice } from '../people/office.ts';
import { packBook } from './book.ts';
import { builtInBook } from './trees/book.ts';
import { clockEvents } from './clocks.ts';
import type { Action, Effect, Pack } from './pack.ts';

export type RehearsedRule = {
  /** Id without the pack's own: 'D1' of P2-D1. */
  rule: string;
  same: number;
  earlier: number;
  later: number;
  /** Clocks that ran and would not have, and the other way round. */
  gone: number;
  added: number;
  lateBefore: number;
  lateAfter: number;
};

export type Rehearsal = {
  complaints: number;
  /** Complaints in which a clock would have been due at another moment, or late where it was not, or the other way round. */
  differing: number;
  /** Clocks that stood still or were lengthened (what people would have done is not known), and those that were counted by a
   *  calendar that has been replaced since. */
  leftOut: number;
  rules: RehearsedRule[];
  /** The first of those that would have been late and were not, or were and would not have been. */
  examples: {
    complaint: string;
    number: string;
    rule: string;
    before: Instant | null;
    after: Instant | null;
    late: boolean;
  }[];
};

export const mostExamples = 50;

export const emptyRehearsal = (): Rehearsal => ({ complaints: 0, differing: 0, leftOut: 0, rules: [], examples: [] });

export type Trial = {
  candidate: Pack;
  /** Its actions with the effects that say what a step reaches; money and hand-over are taken as they happened. */
  actions: ReadonlyMap<string, Action>;
  now: Instant;
  timeOf: (unit: string) => WorkingTime;
};

const told = new Set<Effect['kind']>([
  'mark',
  'set',
  'setFrom',
  'count',
  'nameDate',
  'countFrom',
  'branch',
  'route',
  'end',
]);

export const trialOf = (candidate: Pack, now: Instant, timeOf: Trial['timeOf']): Trial => ({
  candidate,
  actions: new Map(
    candidate.actions.map((action) => [
      action.id,
      { ...action, effects: action.effects.filter(({ kind }) => told.has(kind)) },
    ]),
  ),
  now,
  timeOf,
});

const isClockEvent = ({ type }: ComplaintEvent): boolean => type.startsWith('Clock') || type.startsWith('Extension');

/** Adds one complaint to the result.
 *  @param events its entries, in order
 *  @param before the pack it ran under */
export function rehearse(events: readonly ComplaintEvent[], before: Pack, trial: Trial, result: Rehearsal): void {
  let as: Complaint | undefined;
  let would: Complaint | undefined;
  const moved = new Set<string>();
  for (const event of events) {
    as = evolve(as, event);
    if (event.type === 'ClockSuspended' || event.type === 'ClockExtended' || event.type === 'ClockRestarted') {
      moved.add(event.clock);
    }
    if (isClockEvent(event)) continue;
    if (event.type !== 'ActionTaken') {
      would = evolve(would, event);
      continue;
    }
    const taken = would && stepUnder(event, would, trial);
    would = evolve(would, taken?.event ?? event);
    if (!would || !taken) continue;
    const complaint = would;
    const clocks = clockEvents(
      trial.candidate.clocks.map((rule) => ({ rule, settings: trial.candidate.settings })),
      { ...complaint, facts: { channel: complaint.details.channel, ...complaint.facts } },
      {
        milestones: taken.event.milestones,
        namedDates: taken.namedDates,
        fromByRule: taken.fromByRule,
        at: event.at,
        ...(event.action === 'register' ? { from: complaint.details.receivedAt } : {}),
      },
      (party) => trial.timeOf(unitOfParty(trial.candidate, complaint, party) ?? complaint.firstAsked.unit),
    );
    const touched = new Set(clocks.ok ? clocks.value.map((one) => ('clock' in one ? one.clock : '')) : []);
    const ended = runningClocks(complaint).filter(({ id }) => taken.end && !touched.has(id));
    for (const { id } of ended) evolve(complaint, { type: 'ClockCancelled', clock: id, at: event.at, why: 'archived' });
    if (clocks.ok) for (const clock of clocks.value) evolve(complaint, clock);
  }
  if (as && would) compare(as, would, before, trial, moved, result);
}

type Taken = Extract<ComplaintEvent, { type: 'ActionTaken' }>;

/** The step as the candidate would have understood it: what it reaches comes from its own action of that name, or from its way in;
 *  an action it does not have reaches what it reached. */
function stepUnder(event: Taken, complaint: Complaint, { candidate, actions, timeOf }: Trial) {
  const as = { event, namedDates: {}, fromByRule: {}, end: false };
  const action = actions.get(event.action);
  if (!action) {
    const entry = event.action === 'register' ? entryLike(candidate, complaint.firstAsked.party, event) : undefined;
    return entry ? { ...as, event: { ...event, milestones: entry.marks } } : as;
  }
  const context = { ...nobody, now: event.at, workingTime: timeOf(complaint.firstAsked.unit), workingTimeOf: timeOf };
  const { milestones, facts, namedDates, fromByRule, end } = applyEffects(
    candidate,
    action,
    event.form,
    complaint,
    context,
  );
  return {
    event: { ...event, milestones, facts: { ...event.facts, ...facts } },
    namedDates,
    fromByRule,
    end: end !== undefined,
  };
}

/** Of the effects left in a trial none asks who acts where. */
const nobody: Omit<Context, 'now' | 'workingTime' | 'workingTimeOf'> = {
  today: '',
  actor: { person: '', unit: '' },
  office: emptyOffice,
  packs: packBook([]),
  categories: builtInBook,
};

/** The way in that says the same as the one taken, or else the first of that party. */
function entryLike({ entries }: Pack, party: string, { milestones }: Taken) {
  const own = entries.filter((entry) => entry.party === party);
  return own.find(({ marks }) => marks.some((mark) => milestones.includes(mark))) ?? own[0];
}

const ruleIn = (pack: Pack, rule: string): string =>
  rule.startsWith(`${pack.id}-`) ? rule.slice(pack.id.length + 1) : rule;

/** The same clock of two packs: its rule without the pack's own id, and which of them it is. */
const keyOf = (pack: Pack, clock: Clock): string => `${ruleIn(pack, clock.rule)}#${clock.id.split('#')[1] ?? ''}`;

const isLate = (clock: Clock, now: Instant): boolean =>
  clock.state === 'met' ? clock.late : clock.state === 'running' && clock.due < now;

function compare(
  as: Complaint,
  would: Complaint,
  before: Pack,
  { candidate, now }: Trial,
  moved: ReadonlySet<string>,
  result: Rehearsal,
): void {
  result.complaints += 1;
  const own = new Set(before.clocks.map(({ id }) => id));
  const ran = new Map<string, Clock>();
  const leftOut = new Set<string>();
  for (const clock of as.clocks) {
    if (!own.has(clock.rule)) continue;
    const key = keyOf(before, clock);
    if (moved.has(clock.id)) leftOut.add(key);
    else ran.set(key, clock);
  }
  const tried = new Map(would.clocks.map((clock) => [keyOf(candidate, clock), clock]));
  for (const [key, clock] of tried) {
    const was = ran.get(key)?.calendar;
    if (was && clock.calendar && (was.id !== clock.calendar.id || was.version !== clock.calendar.version))
      leftOut.add(key);
  }
  result.leftOut += leftOut.size;
  let differs = false;
  for (const key of new Set([...ran.keys(), ...tried.keys()])) {
    if (leftOut.has(key)) continue;
    const was = ran.get(key);
    const is = tried.get(key);
    const line = lineOf(result, key.split('#')[0]!);
    const lateBefore = was !== undefined && isLate(was, now);
    const lateAfter = is !== undefined && isLate(is, now);
    if (lateBefore) line.lateBefore += 1;
    if (lateAfter) line.lateAfter += 1;
    const isSame = was && is && was.due === is.due;
    if (isSame) line.same += 1;
    else if (!is) line.gone += 1;
    else if (!was) line.added += 1;
    else if (is.due < was.due) line.earlier += 1;
    else line.later += 1;
    differs ||= !isSame || lateBefore !== lateAfter;
    if (lateBefore !== lateAfter && result.examples.length < mostExamples) {
      result.examples.push({
        complaint: as.id,
        number: as.number,
        rule: line.rule,
        before: was?.due ?? null,
        after: is?.due ?? null,
        late: lateAfter,
      });
    }
  }
  if (differs) result.differing += 1;
}

function lineOf(result: Rehearsal, rule: string): RehearsedRule {
  const known = result.rules.find((line) => line.rule === rule);
  if (known) return known;
  const made = { rule, same: 0, earlier: 0, later: 0, gone: 0, added: 0, lateBefore: 0, lateAfter: 0 };
  result.rules.push(made);
  return made;
}
