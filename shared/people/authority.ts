import type { PersonId, UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import { absenceAt } from '../duty/absence.ts';
import type { Delegation, Office, Person, Role } from './office.ts';
import { mayActFor, type Actor } from './permissions.ts';

/** With what somebody decides in an approval: up to which amount (fen, null = without limit), and for whom, where the
 *  authority is not his own ("B for A"). */
export type Authority = { upTo: number | null; actingFor: PersonId | null };

/** What the actor decides with at `unit`: his own seat first, then what was delegated to him, then those whose stand-in he is
 *  while they are away (PPL-DELEGATE). Only approvals are carried over; everything else goes by the pairs of the unit.
 *  @param wanted roles that may take the step; without `approver` among them nothing is carried over */
export function authoritiesFor(
  office: Office,
  actor: Actor,
  unit: UnitId,
  wanted: readonly Role[],
  at: Instant,
): Authority[] {
  const own = mayActFor(office, actor, unit, wanted)
    ? [{ upTo: limitAt(office, actor), actingFor: null }]
    : ([] as Authority[]);
  if (!wanted.includes('approver') || !office.personById.has(actor.person)) return own;
  const carried = carriedBy(office, actor.person, at).flatMap(({ giver, unit: seat, upTo }): Authority[] =>
    mayActFor(office, { person: giver, unit: seat }, unit, ['approver']) ? [{ upTo, actingFor: giver }] : [],
  );
  return [...own, ...carried];
}

/** Highest amount a seat may decide on; null = without limit. */
export function limitAt(office: Office, { person, unit }: Actor): number | null {
  return office.personById.get(person)?.seats.find((seat) => seat.unit === unit)?.upTo ?? null;
}

/** The lower of two limits. */
export const lowerLimit = (left: number | null, right: number | null): number | null =>
  left === null ? right : right === null ? left : Math.min(left, right);

export type Carried = { giver: PersonId; unit: UnitId; upTo: number | null; until: Instant | null };

/** Authority of others that a person carries at a moment, by the seat it comes from. */
export function carriedBy(office: Office, person: PersonId, at: Instant): Carried[] {
  const { delegatedTo, standInFor } = carriersOf(office);
  const delegated = (delegatedTo.get(person) ?? [])
    .filter(({ delegation }) => isInForce(delegation, at))
    .map(({ giver, delegation: { unit, upTo, until } }): Carried => {
      const own = limitAt(office, { person: giver.id, unit });
      return { giver: giver.id, unit, upTo: lowerLimit(own, upTo ?? null), until };
    });
  const standing = (standInFor.get(person) ?? [])
    .filter((absent) => absenceAt(absent, at) !== undefined)
    .flatMap(({ id, seats }) =>
      seats
        .filter(({ roles }) => roles.includes('approver'))
        .map(({ unit, upTo }): Carried => ({ giver: id, unit, upTo: upTo ?? null, until: null })),
    );
  return [...delegated, ...standing];
}

export const isInForce = ({ from, until, ended }: Delegation, at: Instant): boolean =>
  from <= at && at < Math.min(until, ended ?? Infinity);

type Carriers = {
  delegatedTo: ReadonlyMap<PersonId, { giver: Person; delegation: Delegation }[]>;
  standInFor: ReadonlyMap<PersonId, Person[]>;
};

/** Kept beside the office, which is replaced with every change: each action of each open complaint asks. */
const carriersByOffice = new WeakMap<Office, Carriers>();

function carriersOf(office: Office): Carriers {
  const known = carriersByOffice.get(office);
  if (known) return known;
  const delegatedTo = new Map<PersonId, { giver: Person; delegation: Delegation }[]>();
  const standInFor = new Map<PersonId, Person[]>();
  for (const giver of office.personById.values()) {
    if (giver.left) continue;
    for (const delegation of giver.delegations ?? []) {
      delegatedTo.set(delegation.to, [...(delegatedTo.get(delegation.to) ?? []), { giver, delegation }]);
    }
    const isApprover = giver.seats.some(({ roles }) => roles.includes('approver'));
    if (giver.standIn !== undefined && isApprover) {
      standInFor.set(giver.standIn, [...(standInFor.get(giver.standIn) ?? []), giver]);
    }
  }
  const carriers = { delegatedTo, standInFor };
  carriersByOffice.set(office, carriers);
  return carriers;
}
