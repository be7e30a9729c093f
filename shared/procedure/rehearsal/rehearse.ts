/** Tries a pack on complaints of the past: the steps people took then are laid under the candidate's rules, and its clocks and
 *  triggers are counted as if it had been in force.
 *
 *    stored entries ──steps, milestones, forms──▶ candidate's clocks, what they count towards ─┐
 *          └────────clocks as they ran, what they counted towards──────────────────────────────┴──▶ what would have differed
 */
import type { WorkingTime } from '../../calendar/compile.ts';
import type { Instant } from '../../base/time.ts';
import type { ComplaintEvent } from '../../complaint/events.ts';
import { evolve } from '../../complaint/evolve.ts';
import { runningClocks, unitOfParty, type Complaint } from '../../complaint/state.ts';
import type { PackBook } from '../book.ts';
import { clockEvents } from '../clocks.ts';
import type { Pack } from '../pack.ts';
import { compareClocks, incomparable, keyOf } from './clocks.ts';
import { note, noteBroken, noting, type Noted } from './marks.ts';
import { stepUnder, trialSteps, type TrialSteps } from './steps.ts';
import type { Rehearsal } from './result.ts';
import { compareDrafts, side, tally, type Around } from './triggers.ts';

/** An entry of a complaint; steps that were taken back never happened and are not among them. */
export type PastEntry = { at: Instant; event: ComplaintEvent };

export type Trial = {
  candidate: Pack;
  now: Instant;
  packs: PackBook;
  timeOf: (unit: string) => WorkingTime;
};

export type Trying = {
  /** Complaints come in the order of their registration.
   *  @param before the pack it ran under, in the version it had
   *  @param around what its facts ask of the office and of other complaints */
  add(entries: readonly PastEntry[], before: Pack, around: Around): void;
  /** @param before the pack against which the candidate was tried */
  result(before: Pack): Rehearsal;
};

const isClockEvent = ({ type }: ComplaintEvent): boolean => type.startsWith('Clock') || type.startsWith('Extension');

export function createTrial(trial: Trial): Trying {
  const { candidate, now } = trial;
  const steps = trialSteps(candidate, trial.timeOf);
  const ran = side();
  const tried = side();
  const result: Rehearsal = {
    complaints: 0,
    differing: 0,
    leftOut: 0,
    passedOver: 0,
    rules: [],
    examples: [],
    triggers: [],
    drafts: [],
    untried: [],
  };
  return {
    add(entries, before, around) {
      // Half of it ran under other rules: whose clocks would have run where, nobody can say.
      if (entries.some(({ event }) => event.type === 'ProcedureChanged')) {
        result.passedOver += 1;
        return;
      }
      const past = replay(entries, before, trial, steps);
      if (!past) return;
      const { as, would, moved } = past;
      const pair = { before, candidate, now };
      const leftOut = incomparable(as, would, pair, moved);
      compareClocks(as, would, pair, leftOut, result);
      tally(ran, before, as, past.noted, around);
      tally(tried, candidate, would, together(past, pair, leftOut), around);
    },
    result(before) {
      compareDrafts(before, candidate, ran, tried, result);
      return result;
    },
  };
}

type Past = {
  as: Complaint;
  would: Complaint;
  /** Ids of clocks that stood still or were lengthened. */
  moved: Set<string>;
  noted: Noted[];
  wouldNoted: Noted[];
};

function replay(entries: readonly PastEntry[], before: Pack, trial: Trial, steps: TrialSteps): Past | undefined {
  const { candidate, now } = trial;
  let as: Complaint | undefined;
  let would: Complaint | undefined;
  const moved = new Set<string>();
  const ran = noting();
  const tried = noting();
  let packs: readonly Pack[] = [before];
  let under: readonly Pack[] = [candidate];
  for (const { at, event } of entries) {
    if (as) noteBroken(ran, at, as, packs);
    as = evolve(as, event);
    if (!as) continue;
    if (event.type === 'ComplaintRegistered') ({ packs, under } = packsOn(as, before, trial));
    note(ran, event, at, as, packs);
    if (event.type === 'ClockSuspended' || event.type === 'ClockExtended' || event.type === 'ClockRestarted') {
      moved.add(event.clock);
    }
    if (isClockEvent(event)) continue;
    if (would) noteBroken(tried, at, would, under);
    would = follow(would, event, under[0] ?? candidate, trial, steps);
    if (would) note(tried, event, at, would, under);
  }
  if (!as || !would) return undefined;
  noteBroken(ran, now, as, packs);
  noteBroken(tried, now, would, under);
  return { as, would, moved, noted: ran.noted, wouldNoted: tried.noted };
}

/** The regimes on a complaint as it ran, and as it would have: the main procedure first. */
function packsOn({ pack, overlays }: Complaint, before: Pack, { candidate, packs: book }: Trial) {
  const known = ({ id, version }: Complaint['pack']): Pack[] =>
    id === before.id ? [] : [book.of(id, version)].filter((one) => one !== undefined);
  const others = overlays.flatMap(known);
  const main = known(pack);
  return { packs: [...main, before, ...others], under: [...main, candidate, ...others] };
}

/** The complaint after an entry, had the candidate been in force.
 *  @param main the procedure whose parties own the clocks: the candidate, unless it is an overlay */
function follow(
  complaint: Complaint | undefined,
  event: ComplaintEvent,
  main: Pack,
  { candidate, timeOf }: Trial,
  steps: TrialSteps,
): Complaint | undefined {
  if (event.type === 'ComplaintEnded' && main !== candidate && complaint) {
    // The steps of the main procedure end the clocks of those beside it as well.
    for (const { id } of runningClocks(complaint).filter(({ rule }) => !outlasts(candidate, rule)))
      evolve(complaint, { type: 'ClockCancelled', clock: id, at: event.at, why: event.how });
  }
  if (event.type !== 'ActionTaken') return evolve(complaint, event);
  const taken = complaint && stepUnder(event, complaint, steps);
  const after = evolve(complaint, taken?.event ?? event);
  if (!after || !taken) return after;
  const clocks = clockEvents(
    steps.rules,
    { ...after, facts: { channel: after.details.channel, ...after.facts } },
    {
      milestones: taken.event.milestones,
      namedDates: taken.namedDates,
      fromByRule: taken.fromByRule,
      at: event.at,
      ...(event.action === 'register' ? { from: after.details.receivedAt } : {}),
    },
    (party) => timeOf(unitOfParty(main, after, party) ?? after.firstAsked.unit),
    steps.count,
  );
  const told = clocks.ok ? clocks.value : [];
  const touched = new Set(told.map((one) => ('clock' in one ? one.clock : '')));
  const ended = runningClocks(after).filter(
    ({ id, rule }) => taken.end && !touched.has(id) && !outlasts(candidate, rule),
  );
  for (const { id } of ended) evolve(after, { type: 'ClockCancelled', clock: id, at: event.at, why: 'archived' });
  for (const clock of told) evolve(after, clock);
  return after;
}

const outlasts = ({ clocks }: Pack, rule: string): boolean => clocks.some(({ id, beside }) => beside && id === rule);

/** What counts under the candidate: its own clocks as they would have run; those of other regimes, and those about which nothing
 *  can be said, as they did. */
function together(
  { as, would, noted, wouldNoted }: Past,
  { before, candidate }: { before: Pack; candidate: Pack },
  leftOut: ReadonlySet<string>,
): Noted[] {
  const own = new Set(before.clocks.map(({ id }) => id));
  const isOpen = (complaint: Complaint, pack: Pack, { mark }: Noted): boolean => {
    const clock = mark.kind === 'broken' ? complaint.clocks.find(({ id }) => id === mark.clock) : undefined;
    return clock !== undefined && leftOut.has(keyOf(pack, clock));
  };
  const asItWas = noted.filter((one) => {
    if (one.mark.kind !== 'broken') return false;
    const { clock: id } = one.mark;
    const clock = as.clocks.find((held) => held.id === id);
    return clock !== undefined && (!own.has(clock.rule) || isOpen(as, before, one));
  });
  const kept = [...wouldNoted.filter((one) => !isOpen(would, candidate, one)), ...asItWas];
  return kept
    .toSorted((left, right) => left.mark.at - right.mark.at)
    .map((one, entry) => ({ ...one, mark: { ...one.mark, entry } }));
}
