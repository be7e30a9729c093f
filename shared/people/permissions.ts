import type { PersonId, UnitId } from '../base/ids.ts';
import { isAtOrUnder, organisationOf, type Office, type Role, type Unit } from './office.ts';

/** Acting person and the unit he acts for. Every entry of the log carries both. */
export type Actor = { person: PersonId; unit: UnitId };

/** How far a role reaches from its seat: its own unit, or also the units below it inside the same organisation. */
export const roleReach: Record<Role, 'own' | 'below'> = {
  intake: 'own',
  handler: 'own',
  approver: 'below',
  callBack: 'below',
  supervisor: 'below',
  auditor: 'below',
  administrator: 'below',
  reader: 'below',
};

/** What each role may do besides the actions of a pack. Shown as a matrix in Settings. */
export const permissions = {
  register: ['intake', 'handler', 'supervisor'],
  note: ['intake', 'handler', 'approver', 'callBack', 'supervisor'],
  correct: ['intake', 'handler', 'supervisor'],
  read: ['intake', 'handler', 'approver', 'callBack', 'supervisor', 'auditor', 'administrator', 'reader'],
  manageDuty: ['handler', 'supervisor', 'administrator'],
  manageUnits: ['administrator'],
  managePeople: ['administrator'],
  manageCalendar: ['administrator'],
  manageProcedures: ['administrator'],
  keepStore: ['administrator', 'auditor'],
  readSupervision: ['handler', 'approver', 'supervisor', 'auditor', 'reader'],
  decideProposal: ['approver', 'supervisor'],
  readDashboard: ['handler', 'approver', 'supervisor', 'auditor', 'administrator', 'reader'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof permissions;

export function rolesAt(office: Office, actor: Actor): readonly Role[] {
  const person = office.personById.get(actor.person);
  if (!person || person.left) return [];
  return person.seats.find((seat) => seat.unit === actor.unit)?.roles ?? [];
}

export function may(office: Office, actor: Actor, permission: Permission): boolean {
  const held = rolesAt(office, actor);
  return permissions[permission].some((role) => held.includes(role));
}

/** Whether the actor holds one of `wanted` at a seat that reaches `unit`. */
export function mayActFor(office: Office, actor: Actor, unit: UnitId, wanted: readonly Role[]): boolean {
  const held = rolesAt(office, actor).filter((role) => wanted.includes(role));
  if (held.length === 0) return false;
  if (actor.unit === unit) return true;
  const sameOrganisation = organisationOf(office, actor.unit)?.id === organisationOf(office, unit)?.id;
  return sameOrganisation && held.some((role) => roleReach[role] === 'below') && isAtOrUnder(office, unit, actor.unit);
}

/** Whether a permission to manage reaches `unit`: handlers in their own unit, supervisors also below it inside their
 *  organisation, administrators everywhere below (an association keeps the register of its members). */
export function mayManageUnit(office: Office, actor: Actor, permission: Permission, unit: UnitId): boolean {
  const wanted: readonly Role[] = permissions[permission];
  const held = rolesAt(office, actor).filter((role) => wanted.includes(role));
  if (held.length === 0) return false;
  if (actor.unit === unit) return true;
  if (!isAtOrUnder(office, unit, actor.unit)) return false;
  if (held.includes('administrator')) return true;
  const sameOrganisation = organisationOf(office, actor.unit)?.id === organisationOf(office, unit)?.id;
  return sameOrganisation && held.some((role) => roleReach[role] === 'below');
}

/** Units whose complaints a seat may read: its own, everything below it, and for a department the organisation it serves
 *  (the service department is the association's desk). Complaints are visible when any of their units is among these. */
export function readingScope(office: Office, actor: Actor): Unit | undefined {
  const unit = office.unitById.get(actor.unit);
  if (!unit) return undefined;
  return unit.kind === 'department' ? (organisationOf(office, unit.id) ?? unit) : unit;
}
