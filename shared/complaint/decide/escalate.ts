import type { UnitId } from '../../base/ids.ts';
import type { Instant } from '../../base/time.ts';
import type { WorkingTime } from '../../calendar/compile.ts';
import type { Limit } from '../../calendar/limit.ts';
import { leaderAt } from '../../duty/alarm.ts';
import { chainOf, isOrganisation, type Office, type Unit } from '../../people/office.ts';
import { momentBeside } from '../../procedure/counting.ts';
import type { PackSettings } from '../../procedure/pack.ts';
import type { ComplaintEvent } from '../events.ts';
import { unitsOf, type Clock, type Complaint } from '../state.ts';

/** Who is told of a clock that presses, one step after the other. The handler sees it among his own work; these are the people
 *  above him.
 *
 *    step 0  at the last warning           leader of the unit
 *    step 1  at the breach                 leader of the unit
 *    step 2… so long after the due moment  one unit further up each time; on top the last one is told again */
export type EscalationStep = { step: number; at: Instant; up: number };

/** Where a regime says nothing: one and three working days after the breach. A custom of the house. */
const standardEscalation: readonly Limit[] = [
  { amount: 1, unit: 'workingDay' },
  { amount: 3, unit: 'workingDay' },
];

type Pressing = Pick<Clock, 'state' | 'due' | 'warnAt'> & { told?: readonly { step: number; due: Instant }[] };

/** The steps of a running clock that nobody was told of yet under its present due moment, in order. */
export function stepsAhead(
  clock: Pressing,
  { escalateAfter = standardEscalation }: { escalateAfter?: readonly Limit[] | undefined },
  time: WorkingTime,
): EscalationStep[] {
  if (clock.state !== 'running') return [];
  const warning = clock.warnAt.at(-1);
  const after = escalateAfter
    .map((limit) => momentBeside(limit, time, clock.due, 1))
    .filter((moment): moment is Instant => moment !== undefined);
  const steps = [
    ...(warning === undefined ? [] : [{ step: 0, at: warning, up: 0 }]),
    // In time up to and including the due moment itself.
    { step: 1, at: clock.due + 1, up: 0 },
    ...after.map((at, index) => ({ step: index + 2, at, up: index + 1 })),
  ];
  const isTold = (step: number): boolean =>
    (clock.told ?? []).some((one) => one.step === step && one.due === clock.due);
  return steps.filter(({ step }) => !isTold(step));
}

/** Every step that has come by `now`, with its true moment, also after days of being off.
 *  @param unit whose clock it is */
export function decideEscalation(
  complaint: Complaint,
  clock: Clock,
  now: Instant,
  { office, unit, settings, time }: { office: Office; unit: UnitId; settings: PackSettings; time: WorkingTime },
): ComplaintEvent[] {
  const line = reportingLine(office, unit, unitsOf(complaint));
  return stepsAhead(clock, settings, time)
    .filter(({ at }) => at <= now)
    .flatMap(({ step, at, up }): ComplaintEvent[] => {
      const told = line[Math.min(up, line.length - 1)];
      if (!told) return [];
      const leader = leaderAt(office, told.id, at);
      return [{ type: 'ClockEscalated', clock: clock.id, step, due: clock.due, unit: told.id, leader, point: at }];
    });
}

/** The unit and those above it. An organisation above is told only of complaints it takes part in: what a bank settles by itself
 *  is not its business (decision 0004). */
function reportingLine(office: Office, unit: UnitId, parties: readonly UnitId[]): Unit[] {
  const chain = chainOf(office, unit);
  const own = chain.findIndex(({ kind }) => isOrganisation(kind));
  const above = chain.slice(own + 1);
  const takesPart = ({ id }: Unit): boolean =>
    parties.some((party) => chainOf(office, party).find(({ kind }) => isOrganisation(kind))?.id === id);
  return own < 0 ? chain : [...chain.slice(0, own + 1), ...above.filter(takesPart)];
}
