import type { PersonId, UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import { done, refused, type Result } from '../base/result.ts';
import { isAtOrUnder, type Contact, type Office, type Seat, type Unit, type UnitKind } from './office.ts';
import { personsOf } from '../duty/answering.ts';
import { unitsCountingOn, type DutyRefusal } from '../duty/decide.ts';
import { may, mayManageOffice, mayManageUnit, type Actor } from './permissions.ts';
import type { OfficeEvent } from './events.ts';

export type OfficeRefusal =
  | { code: 'NotPermitted'; permission: string }
  /** The role is there, but it does not reach this unit. */
  | { code: 'OutOfReach'; permission: string; unit: UnitId }
  /** Somebody works above the actor already; he adds units only below his own. */
  | { code: 'TopIsTaken' }
  | { code: 'UnknownUnit'; unit: UnitId }
  | { code: 'UnknownPerson'; person: PersonId }
  | { code: 'NameMissing' }
  | { code: 'CodeTaken'; unit: UnitId }
  | { code: 'NumberPrefixTaken'; unit: UnitId }
  | { code: 'ParentMissing' }
  | { code: 'ParentNotAllowed' }
  | { code: 'UnitLoop' }
  | { code: 'UnitHasOpenWork'; count: number }
  | { code: 'AccountTaken'; person: PersonId }
  | { code: 'IdentityTaken'; person: PersonId }
  | { code: 'SeatMissing' }
  | { code: 'LastAdministrator' }
  | { code: 'PersonStillOnDuty'; person: PersonId; units: UnitId[] }
  | { code: 'HandOverUnsigned'; person: PersonId; count: number }
  | DutyRefusal
  | { code: 'PasswordTooShort'; least: number };

type Decision = Result<OfficeEvent[], OfficeRefusal>;
export type OfficeContext = { now: Instant; actor: Actor | null; office: Office };

/** Before the first administrator exists nobody can be asked for permission: the founding of the office itself. */
const isFounding = ({ actor, office }: OfficeContext): boolean => actor === null && office.personById.size === 0;

type Managing = 'manageUnits' | 'managePeople';

/** Nothing where the actor holds a role for it that reaches every one of `units`; else which of the two is missing. */
function judgeManaging(context: OfficeContext, permission: Managing, units: readonly UnitId[]): Decision | undefined {
  if (isFounding(context)) return undefined;
  const { office, actor } = context;
  if (!actor || !may(office, actor, permission)) return notPermitted(permission);
  const beyond = units.find((unit) => !mayManageUnit(office, actor, permission, unit));
  return beyond === undefined ? undefined : refused({ code: 'OutOfReach', permission, unit: beyond });
}

/** A unit is placed by whoever reaches it as it is and the unit it is to stand under; a new one by the latter alone. */
function judgePlacing(
  context: OfficeContext,
  before: Unit | undefined,
  parent: Unit | undefined,
): Decision | undefined {
  const isMoved = before === undefined || before.parent !== parent?.id;
  const reached = [before?.id, isMoved ? parent?.id : undefined].filter((unit) => unit !== undefined);
  const refusal = judgeManaging(context, 'manageUnits', reached);
  if (refusal || isFounding(context) || !isMoved || parent) return refusal;
  return context.actor && mayManageOffice(context.office, context.actor, 'manageUnits')
    ? undefined
    : refused({ code: 'TopIsTaken' });
}

const unitsOf = (seats: readonly Seat[] = []): UnitId[] => seats.map((seat) => seat.unit);

const notPermitted = (permission: string): Decision => refused({ code: 'NotPermitted', permission });

export type SaveUnit = {
  id: UnitId;
  kind: UnitKind;
  name: string;
  code?: string | undefined;
  numberPrefix?: string | undefined;
  parent?: UnitId | undefined;
  region?: string | undefined;
  partner?: boolean | undefined;
  leader?: PersonId | undefined;
  contact: Contact;
};

/** Kinds that may stand directly above each kind. An association stands alone on top; a member may be on top of its own desk.
 *  An outlet or department that was founded alone stays on top: it has nothing above it that could be chosen. */
const allowedParents: Record<UnitKind, UnitKind[]> = {
  association: [],
  member: ['association'],
  department: ['association', 'member', 'department'],
  outlet: ['member', 'department'],
};

export function decideSaveUnit(command: SaveUnit, context: OfficeContext): Decision {
  const { office } = context;
  // Told first, so that whoever may do nothing here learns nothing of the names and codes there are.
  const notAllowed = judgeManaging(context, 'manageUnits', []);
  if (notAllowed) return notAllowed;
  const name = command.name.trim();
  if (name === '') return refused({ code: 'NameMissing' });
  const parent = command.parent ? office.unitById.get(command.parent) : undefined;
  if (command.parent && !parent) return refused({ code: 'UnknownUnit', unit: command.parent });
  const before = office.unitById.get(command.id);
  const beyond = judgePlacing(context, before, parent);
  if (beyond) return beyond;
  if (command.leader !== undefined && !office.personById.has(command.leader)) {
    return refused({ code: 'UnknownPerson', person: command.leader });
  }
  const isOnTop = before !== undefined && before.parent === undefined;
  if (!parent && !isOnTop && (command.kind === 'department' || command.kind === 'outlet'))
    return refused({ code: 'ParentMissing' });
  if (parent && !allowedParents[command.kind].includes(parent.kind)) return refused({ code: 'ParentNotAllowed' });
  if (parent && before && isAtOrUnder(office, parent.id, command.id)) return refused({ code: 'UnitLoop' });
  for (const unit of office.unitById.values()) {
    if (unit.id === command.id) continue;
    if (command.code && unit.code === command.code) return refused({ code: 'CodeTaken', unit: unit.id });
    if (command.numberPrefix && unit.numberPrefix === command.numberPrefix) {
      return refused({ code: 'NumberPrefixTaken', unit: unit.id });
    }
  }
  return done([{ type: 'UnitSaved', ...command, name, at: context.now }]);
}

export function decideCloseUnit(id: UnitId, openWork: number, context: OfficeContext): Decision {
  const isKnown = context.office.unitById.has(id);
  const refusal = judgeManaging(context, 'manageUnits', isKnown ? [id] : []);
  if (refusal) return refusal;
  if (!isKnown) return refused({ code: 'UnknownUnit', unit: id });
  if (openWork > 0) return refused({ code: 'UnitHasOpenWork', count: openWork });
  return done([{ type: 'UnitClosed', id, at: context.now }]);
}

export type SavePerson = {
  id: PersonId;
  name: string;
  account: string;
  title?: string | undefined;
  contact: Contact;
  seats: Seat[];
};

export function decideSavePerson(command: SavePerson, context: OfficeContext): Decision {
  const { office } = context;
  // Whoever may set a password could act at each seat of the person, so he must reach all of them.
  const refusal = judgeManaging(context, 'managePeople', unitsOf(office.personById.get(command.id)?.seats));
  if (refusal) return refusal;
  const name = command.name.trim();
  const account = command.account.trim().toLowerCase();
  if (name === '' || account === '') return refused({ code: 'NameMissing' });
  if (command.seats.length === 0) return refused({ code: 'SeatMissing' });
  for (const seat of command.seats) {
    if (!office.unitById.has(seat.unit)) return refused({ code: 'UnknownUnit', unit: seat.unit });
  }
  const beyond = judgeManaging(context, 'managePeople', unitsOf(command.seats));
  if (beyond) return beyond;
  for (const person of office.personById.values()) {
    if (person.id !== command.id && person.account === account)
      return refused({ code: 'AccountTaken', person: person.id });
  }
  if (isLastAdministrator(office, command.id) && !command.seats.some((seat) => seat.roles.includes('administrator'))) {
    return refused({ code: 'LastAdministrator' });
  }
  const dropped = dutyWithoutSeat(office, command);
  if (dropped.length > 0) return refused({ code: 'PersonStillOnDuty', person: command.id, units: dropped });
  return done([{ type: 'PersonSaved', ...command, name, account, at: context.now }]);
}

/** Says who somebody is at the provider of identities; whoever signs in there as him acts at each of his seats.
 *  @param identity as `identityOf` writes it; nothing takes the link away */
export function decideLinkSignOn(id: PersonId, identity: string | null, context: OfficeContext): Decision {
  const found = context.office.personById.get(id);
  const refusal = judgeManaging(context, 'managePeople', unitsOf(found?.seats));
  if (refusal) return refusal;
  if (!found || found.left) return refused({ code: 'UnknownPerson', person: id });
  if ((found.signOn ?? null) === identity) return done([]);
  for (const person of context.office.personById.values()) {
    if (identity !== null && person.id !== id && !person.left && person.signOn === identity)
      return refused({ code: 'IdentityTaken', person: person.id });
  }
  return done([{ type: 'SignOnLinked', id, identity, at: context.now }]);
}

/** Units that count on the person in a pair while the new seats no longer reach them. */
function dutyWithoutSeat(office: Office, { id, seats }: Pick<SavePerson, 'id' | 'seats'>): UnitId[] {
  const before = office.personById.get(id)?.seats ?? [];
  const lost = before.filter(({ unit }) => !seats.some((seat) => seat.unit === unit)).map(({ unit }) => unit);
  return lost.filter((place) => {
    const unit = office.unitById.get(place);
    return unit !== undefined && !unit.closed && personsOf(office, unit).includes(id);
  });
}

/** Somebody who leaves is closed out only when nothing is his: no duty, and no list of handed-over work without a signature.
 *  @param unsigned lists of work he handed over or took that nobody has signed */
export function decidePersonLeaves(id: PersonId, unsigned: number, context: OfficeContext): Decision {
  const found = context.office.personById.get(id);
  const refusal = judgeManaging(context, 'managePeople', unitsOf(found?.seats));
  if (refusal) return refusal;
  if (!found) return refused({ code: 'UnknownPerson', person: id });
  if (isLastAdministrator(context.office, id)) return refused({ code: 'LastAdministrator' });
  const units = unitsCountingOn(context.office, id);
  if (units.length > 0) return refused({ code: 'PersonStillOnDuty', person: id, units });
  if (unsigned > 0) return refused({ code: 'HandOverUnsigned', person: id, count: unsigned });
  return done([{ type: 'PersonLeft', id, at: context.now }]);
}

function isLastAdministrator(office: Office, id: PersonId): boolean {
  const administrators = [...office.personById.values()].filter(
    (person) => !person.left && person.seats.some((seat) => seat.roles.includes('administrator')),
  );
  return administrators.length === 1 && administrators[0]!.id === id;
}

export const shortestPassword = 8;
