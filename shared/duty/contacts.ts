import type { PersonId, UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import { chainOf, type Contact, type Office, type Unit, type UnitKind } from '../people/office.ts';
import { unitAt } from './answering.ts';

/** What a unit has on file with the association (LN-6), in the order it is shown. */
const registerSlots = ['leader', 'department', 'a', 'b', 'unit'] as const;
export type RegisterSlot = (typeof registerSlots)[number];
export type RegisterEntry = { slot: RegisterSlot; person: PersonId | null; name: string } & Contact;
export type RegisterChange = { slot: RegisterSlot; before: RegisterEntry | null; after: RegisterEntry | null };

/** Leader, department, A and B of a unit with their numbers, and the unit's own.
 *  @param at changes announced for before this moment count as made */
export function registerOf(office: Office, unit: UnitId, at: Instant): RegisterEntry[] {
  const stored = office.unitById.get(unit);
  if (!stored || stored.closed) return [];
  const found = unitAt(stored, at);
  const person = (slot: RegisterSlot, id: PersonId | undefined): RegisterEntry[] => {
    const known = id === undefined ? undefined : office.personById.get(id);
    return known ? [{ slot, person: known.id, name: known.name, ...contactOf(known.contact) }] : [];
  };
  const { department } = found;
  return [
    ...person('leader', found.leader),
    ...(department
      ? [{ slot: 'department' as const, person: null, name: department.name, ...contactOf(department) }]
      : []),
    ...person('a', found.pair?.a),
    ...person('b', found.pair?.b),
    { slot: 'unit', person: null, name: found.name, ...contactOf(found.contact) },
  ];
}

const contactOf = ({ phone, mobile, mail }: Contact): Contact => ({
  ...(phone ? { phone } : {}),
  ...(mobile ? { mobile } : {}),
  ...(mail ? { mail } : {}),
});

export function registerChanges(before: readonly RegisterEntry[], after: readonly RegisterEntry[]): RegisterChange[] {
  return registerSlots.flatMap((slot) => {
    const old = before.find((entry) => entry.slot === slot) ?? null;
    const fresh = after.find((entry) => entry.slot === slot) ?? null;
    return JSON.stringify(old) === JSON.stringify(fresh) ? [] : [{ slot, before: old, after: fresh }];
  });
}

/** What a unit still has to file, or files without a number: a member its leader, department and handlers (LN-6), every other
 *  unit its handlers (LN-7). */
export function registerGaps(kind: UnitKind | undefined, entries: readonly RegisterEntry[]): RegisterSlot[] {
  const wanted = kind === 'member' ? (['leader', 'department', 'a', 'b'] as const) : (['a', 'b'] as const);
  return wanted.filter((slot) => {
    const entry = entries.find((candidate) => candidate.slot === slot);
    return !entry || (!entry.phone && !entry.mobile);
  });
}

/** The association above a unit; nothing for the association itself and for an office without one. */
export const associationOf = (office: Office, unit: UnitId): Unit | undefined =>
  chainOf(office, unit).find(({ id, kind }) => kind === 'association' && id !== unit);

/** Numbers to hang on the wall in the order of LN-4: the outlet's own, those of its system, then of the associations. */
export function cardUnits(office: Office, unit: UnitId): Unit[] {
  return chainOf(office, unit).filter(({ kind }) => kind !== 'department' || office.unitById.get(unit)?.kind === kind);
}
