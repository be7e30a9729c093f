import type { PersonId, UnitId } from '../base/ids.ts';
import { chainOf, isAtOrUnder, organisationOf, type Office, type Role, type Unit } from './office.ts';

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
  /** Enters written answers of units below that work without the program. */
  enterAnswers: ['intake', 'handler', 'supervisor'],
  read: ['intake', 'handler', 'approver', 'callBack', 'supervisor', 'auditor', 'administrator', 'reader'],
  /** Sees name, telephone and address of complainants without asking; all others see them covered. */
  seeContacts: ['intake', 'handler', 'approver', 'callBack', 'supervisor'],
  /** Asks for covered data in full, with a reason that is kept. */
  uncover: ['intake', 'handler', 'approver', 'callBack', 'supervisor', 'auditor'],
  readAccess: ['auditor'],
  manageDuty: ['handler', 'supervisor', 'administrator'],
  /** Brings in registers from before, and takes an import back. */
  importRegister: ['supervisor', 'administrator'],
  manageUnits: ['administrator'],
  managePeople: ['administrator'],
  manageCalendar: ['administrator'],
  manageProcedures: ['administrator'],
  /** Puts a running complaint under another procedure, or changes the regimes that run beside it. */
  changeProcedure: ['supervisor'],
  /** Opens groups of complaints, lets complaints join, leads them to their end. */
  manageGroups: ['handler', 'supervisor'],
  /** Publishes the wording with which everybody answers. */
  publishNotices: ['approver', 'supervisor'],
  /** Writes typical cases from closed complaints. */
  writeCases: ['handler', 'supervisor'],
  /** Approves what somebody else wrote, or takes it down. */
  approveCases: ['approver', 'supervisor'],
  /** Draws closed complaints at random and checks how they were handled. */
  sampleQuality: ['supervisor', 'auditor'],
  keepStore: ['administrator', 'auditor'],
  readSupervision: ['handler', 'approver', 'supervisor', 'auditor', 'reader'],
  decideProposal: ['approver', 'supervisor'],
  manageExchange: ['administrator'],
  /** When windows lock, and at which provider people may sign in. */
  manageSecurity: ['administrator'],
  readDashboard: ['handler', 'approver', 'supervisor', 'auditor', 'administrator', 'reader'],
  /** Edits the text of a report and freezes its figures. */
  prepareReports: ['handler', 'supervisor'],
  signReports: ['approver', 'supervisor'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof permissions;

/** On what a permission works: for the seat itself, complaints in which the seat's unit takes part, units within reach of the
 *  role, the whole office (only from the unit on top), or the data on this PC. */
export const permissionReach: Record<Permission, 'seat' | 'complaint' | 'unit' | 'office' | 'desk'> = {
  register: 'seat',
  note: 'complaint',
  correct: 'complaint',
  enterAnswers: 'complaint',
  read: 'complaint',
  seeContacts: 'complaint',
  uncover: 'complaint',
  readAccess: 'seat',
  manageDuty: 'unit',
  importRegister: 'seat',
  manageUnits: 'unit',
  managePeople: 'unit',
  manageCalendar: 'unit',
  manageProcedures: 'office',
  changeProcedure: 'complaint',
  manageGroups: 'complaint',
  publishNotices: 'seat',
  writeCases: 'complaint',
  approveCases: 'seat',
  sampleQuality: 'complaint',
  keepStore: 'desk',
  readSupervision: 'complaint',
  decideProposal: 'unit',
  manageExchange: 'desk',
  manageSecurity: 'desk',
  readDashboard: 'complaint',
  prepareReports: 'seat',
  signReports: 'seat',
};

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
  const isAdministrator = held.includes('administrator');
  if (!isAtOrUnder(office, unit, actor.unit)) return isAdministrator && isFreeTop(office, actor, unit);
  if (isAdministrator) return true;
  const sameOrganisation = organisationOf(office, actor.unit)?.id === organisationOf(office, unit)?.id;
  return sameOrganisation && held.some((role) => roleReach[role] === 'below');
}

/** What holds for everybody (the office's calendar, its procedures, a unit with nothing above it) is decided on top: by whoever
 *  has nobody working in a unit above him. */
export const mayManageOffice = (office: Office, actor: Actor, permission: Permission): boolean =>
  may(office, actor, permission) &&
  chainOf(office, actor.unit).every(({ id }) => id === actor.unit || isEmpty(office, id));

/** A unit on top in which nobody sits yet belongs to those who could have added it: a bank that was alone enters its
 *  association. */
const isFreeTop = (office: Office, actor: Actor, unit: UnitId): boolean => {
  const top = office.unitById.get(unit);
  return (
    top !== undefined &&
    top.parent === undefined &&
    isEmpty(office, unit) &&
    mayManageOffice(office, actor, 'manageUnits')
  );
};

const isEmpty = (office: Office, unit: UnitId): boolean =>
  ![...office.personById.values()].some((person) => !person.left && person.seats.some((seat) => seat.unit === unit));

/** Units whose complaints a seat may read: its own and those below it inside the organisation, and for a department the
 *  organisation it serves (the service department is the association's desk). A complaint is visible when one of its
 *  parties is among these: what a member settles by itself is not seen by the association above it (decision 0004). */
export function readingScope(office: Office, actor: Actor): Unit | undefined {
  const unit = office.unitById.get(actor.unit);
  if (!unit) return undefined;
  return unit.kind === 'department' ? (organisationOf(office, unit.id) ?? unit) : unit;
}

/** Whether the actor holds a role with the permission where one of the parties of a complaint is: at its unit, above it
 *  inside the organisation, or in the department that works for it. */
export function mayInComplaint(
  office: Office,
  actor: Actor,
  permission: Permission,
  parties: readonly UnitId[],
): boolean {
  const served = readingScope(office, actor)?.id;
  return parties.some(
    (unit) =>
      mayActFor(office, actor, unit, permissions[permission]) || (unit === served && may(office, actor, permission)),
  );
}

/** The organisation inside which internal entries stay; a unit that stands alone is its own. */
export const homeOf = (office: Office, unit: UnitId): UnitId => organisationOf(office, unit)?.id ?? unit;
