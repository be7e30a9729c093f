import type { PersonId, UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import { done, refused, type Result } from '../base/result.ts';
import {
  isAtOrUnder,
  roles,
  type Absence,
  type Contact,
  type DutyPair,
  type Office,
  type Role,
  type Seat,
  type UnitKind,
} from './office.ts';
import { may, mayManageUnit, type Actor } from './permissions.ts';
import type { OfficeEvent } from './events.ts';

export type OfficeRefusal =
  | { code: 'NotPermitted'; permission: string }
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
  | { code: 'SeatMissing' }
  | { code: 'LastAdministrator' }
  | { code: 'PairWithOneself' }
  | { code: 'PersonNotInUnit'; person: PersonId }
  | { code: 'PersonHasLeft'; person: PersonId }
  | { code: 'AbsenceOverlaps'; person: PersonId; from: Instant; to: Instant | null }
  | { code: 'AbsenceEndsBeforeItBegins' }
  | { code: 'AbsenceInPast' }
  | { code: 'UnknownAbsence' }
  | { code: 'PasswordTooShort'; least: number };

type Decision = Result<OfficeEvent[], OfficeRefusal>;
export type OfficeContext = { now: Instant; actor: Actor | null; office: Office };

/** Before the first administrator exists nobody can be asked for permission: the founding of the office itself. */
function mayManage(context: OfficeContext, permission: 'manageUnits' | 'managePeople'): boolean {
  return context.actor === null ? context.office.personById.size === 0 : may(context.office, context.actor, permission);
}

/** Duty is managed where a role reaches: nobody plans the duty of another organisation's people. */
const mayManageDutyAt = ({ office, actor }: OfficeContext, unit: UnitId): boolean =>
  actor === null ? office.personById.size === 0 : mayManageUnit(office, actor, 'manageDuty', unit);
const mayManageDutyOf = (context: OfficeContext, person: PersonId): boolean =>
  context.office.personById.get(person)?.seats.some((seat) => mayManageDutyAt(context, seat.unit)) ?? false;

const notPermitted = (permission: string): Decision => refused({ code: 'NotPermitted', permission });

export type SaveUnit = {
  id: UnitId;
  kind: UnitKind;
  name: string;
  code?: string | undefined;
  numberPrefix?: string | undefined;
  parent?: UnitId | undefined;
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
  if (!mayManage(context, 'manageUnits')) return notPermitted('manageUnits');
  const name = command.name.trim();
  if (name === '') return refused({ code: 'NameMissing' });
  const parent = command.parent ? office.unitById.get(command.parent) : undefined;
  if (command.parent && !parent) return refused({ code: 'UnknownUnit', unit: command.parent });
  const before = office.unitById.get(command.id);
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
  if (!mayManage(context, 'manageUnits')) return notPermitted('manageUnits');
  if (!context.office.unitById.has(id)) return refused({ code: 'UnknownUnit', unit: id });
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
  if (!mayManage(context, 'managePeople')) return notPermitted('managePeople');
  const name = command.name.trim();
  const account = command.account.trim().toLowerCase();
  if (name === '' || account === '') return refused({ code: 'NameMissing' });
  if (command.seats.length === 0) return refused({ code: 'SeatMissing' });
  for (const seat of command.seats) {
    if (!office.unitById.has(seat.unit)) return refused({ code: 'UnknownUnit', unit: seat.unit });
  }
  for (const person of office.personById.values()) {
    if (person.id !== command.id && person.account === account)
      return refused({ code: 'AccountTaken', person: person.id });
  }
  if (isLastAdministrator(office, command.id) && !command.seats.some((seat) => seat.roles.includes('administrator'))) {
    return refused({ code: 'LastAdministrator' });
  }
  return done([{ type: 'PersonSaved', ...command, name, account, at: context.now }]);
}

export function decidePersonLeaves(id: PersonId, openWork: number, context: OfficeContext): Decision {
  if (!mayManage(context, 'managePeople')) return notPermitted('managePeople');
  if (!context.office.personById.has(id)) return refused({ code: 'UnknownPerson', person: id });
  if (isLastAdministrator(context.office, id)) return refused({ code: 'LastAdministrator' });
  if (openWork > 0) return refused({ code: 'UnitHasOpenWork', count: openWork });
  return done([{ type: 'PersonLeft', id, at: context.now }]);
}

function isLastAdministrator(office: Office, id: PersonId): boolean {
  const administrators = [...office.personById.values()].filter(
    (person) => !person.left && person.seats.some((seat) => seat.roles.includes('administrator')),
  );
  return administrators.length === 1 && administrators[0]!.id === id;
}

/** A and B of a unit (LN-7). Both must hold a handling seat there or above it; nobody stands in for himself. */
export function decideSetPair(unit: UnitId, pair: DutyPair | null, context: OfficeContext): Decision {
  const { office } = context;
  if (!office.unitById.has(unit)) return refused({ code: 'UnknownUnit', unit });
  if (!mayManageDutyAt(context, unit)) return notPermitted('manageDuty');
  if (pair && pair.a === pair.b) return refused({ code: 'PairWithOneself' });
  for (const id of pair ? [pair.a, pair.b] : []) {
    if (id === undefined) continue;
    const person = office.personById.get(id);
    if (!person) return refused({ code: 'UnknownPerson', person: id });
    if (person.left) return refused({ code: 'PersonHasLeft', person: id });
    if (!person.seats.some((seat) => seat.unit === unit)) return refused({ code: 'PersonNotInUnit', person: id });
  }
  return done([{ type: 'DutyPairSet', id: unit, pair, at: context.now }]);
}

/** An absence may begin up to a day back (somebody called in sick this morning), not further: history is not rewritten. */
const latestBackdating = 24 * 60 * 60 * 1000;

export function decideRecordAbsence(person: PersonId, absence: Absence, context: OfficeContext): Decision {
  const { office, now } = context;
  const isOwn = context.actor?.person === person;
  const found = office.personById.get(person);
  if (!found) return refused({ code: 'UnknownPerson', person });
  if (!isOwn && !mayManageDutyOf(context, person)) return notPermitted('manageDuty');
  if (found.left) return refused({ code: 'PersonHasLeft', person });
  if (absence.to !== undefined && absence.to <= absence.from) return refused({ code: 'AbsenceEndsBeforeItBegins' });
  if (absence.from < now - latestBackdating) return refused({ code: 'AbsenceInPast' });
  const overlapping = found.absences.find(
    (other) => absence.from < (other.to ?? Infinity) && other.from < (absence.to ?? Infinity),
  );
  if (overlapping) {
    return refused({ code: 'AbsenceOverlaps', person, from: overlapping.from, to: overlapping.to ?? null });
  }
  return done([{ type: 'AbsenceRecorded', id: person, absence, at: now }]);
}

export function decideEndAbsence(person: PersonId, absence: string, context: OfficeContext): Decision {
  const isOwn = context.actor?.person === person;
  if (!context.office.personById.has(person)) return refused({ code: 'UnknownPerson', person });
  if (!isOwn && !mayManageDutyOf(context, person)) return notPermitted('manageDuty');
  const found = context.office.personById.get(person)?.absences.find((candidate) => candidate.id === absence);
  if (!found || (found.to !== undefined && found.to <= context.now)) return refused({ code: 'UnknownAbsence' });
  return done([{ type: 'AbsenceEnded', id: person, absence, at: context.now }]);
}

export const shortestPassword = 8;

export const isRole = (value: string): value is Role => (roles as readonly string[]).includes(value);
