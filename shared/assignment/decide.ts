import type { PersonId, UnitId } from '../base/ids.ts';
import { done, refused, type Result } from '../base/result.ts';
import type { Context } from '../complaint/context.ts';
import type { ComplaintEvent } from '../complaint/events.ts';
import type { ComplaintRefusal } from '../complaint/refusals.ts';
import { recusedIn, unitOfParty, type Complaint } from '../complaint/state.ts';
import { absenceAt, backAt } from '../duty/absence.ts';
import { homeOf, mayActFor } from '../people/permissions.ts';
import { stageOf, type Duty, type Pack } from '../procedure/pack.ts';
import type { CategoryBook } from '../procedure/trees/book.ts';
import { chosenBy, type Loads } from './rule.ts';

/** Work that is given to one person; taking over, approving and calling back go by duty and role. */
export const assignedDuties: readonly Duty[] = ['judge', 'forward', 'handle', 'report', 'close'];

/** Units of a complaint at which such work waits now. */
export const unitsAtWork = (
  pack: Pack,
  complaint: { stages: { stage: string }[]; parties: Record<string, { unit: UnitId }>; firstAsked: { unit: UnitId } },
): UnitId[] => [
  ...new Set(
    complaint.stages.flatMap(({ stage }) => {
      const known = stageOf(pack, stage);
      return known && assignedDuties.includes(known.duty) ? (unitOfParty(pack, complaint, known.party) ?? []) : [];
    }),
  ),
];

/** Who is given the work that a step has just brought to a unit of the actor's own organisation: only there it is known how much
 *  everybody has. What came from elsewhere is given out once it was taken over.
 *  @param complaint as it stands after the step */
export function assignmentsAfter(
  complaint: Complaint,
  pack: Pack,
  loadsOf: (unit: UnitId) => Loads,
  { office, actor, now, categories }: Context,
): ComplaintEvent[] {
  if (complaint.ended && complaint.stages.length === 0) return [];
  const home = homeOf(office, actor.unit);
  return unitsAtWork(pack, complaint).flatMap((unit): ComplaintEvent[] => {
    const rule = office.unitById.get(unit)?.assignment;
    if (!rule || complaint.assigned[unit] || homeOf(office, unit) !== home) return [];
    const reasons = withThoseAbove(complaint.details.reason, categories);
    const found = chosenBy(rule, unit, reasons, loadsOf(unit), recusedIn(complaint), office, now);
    return found ? [{ type: 'HandlerAssigned', unit, ...found, at: now }] : [];
  });
}

/** A category and those it stands under, nearest first. */
function withThoseAbove(category: string, book: CategoryBook): string[] {
  const found: string[] = [];
  for (let next: string | null | undefined = category; next && !found.includes(next); next = book.find(next)?.parent) {
    found.push(next);
  }
  return found;
}

/** `person` null: it goes by duty again. */
export type Assign = { unit: UnitId; person: PersonId | null; comment: string };

/** Takes a complaint, gives it to a colleague, or gives it back to whoever is on duty. */
export function decideAssign(
  { unit, person, comment }: Assign,
  pack: Pack,
  complaint: Complaint,
  { office, actor, now }: Context,
): Result<ComplaintEvent[], ComplaintRefusal> {
  if (complaint.newer) return refused({ code: 'WrittenByNewerVersion' });
  if (complaint.ended && complaint.stages.length === 0) return refused({ code: 'AlreadyEnded' });
  const roles = ['intake', 'handler', 'supervisor'] as const;
  if (!mayActFor(office, actor, unit, roles)) return refused({ code: 'NotYours', unit, roles: [...roles] });
  if (!unitsAtWork(pack, complaint).includes(unit)) return refused({ code: 'NothingToAssign', unit });
  const before = complaint.assigned[unit]?.person ?? null;
  if (before === person) return refused({ code: 'AssignedAlready', person });
  const said = comment.trim();
  if (person === null) {
    return done([{ type: 'HandlerAssigned', unit, person, why: { by: 'duty', comment: said }, at: now }]);
  }
  const found = office.personById.get(person);
  const seat = found?.seats.find((one) => one.unit === unit);
  if (!found || found.left || !seat?.roles.some((role) => (roles as readonly string[]).includes(role))) {
    return refused({ code: 'AssigneeElsewhere', person, unit });
  }
  if (recusedIn(complaint).includes(person)) return refused({ code: 'AssigneeRecused', person });
  const absence = absenceAt(found, now);
  if (absence) return refused({ code: 'AssigneeAway', person, until: backAt(absence, now) ?? null });
  const by = person === actor.person ? ('taken' as const) : ('given' as const);
  return done([{ type: 'HandlerAssigned', unit, person, why: { by, comment: said }, at: now }]);
}
