import type { PersonId, UnitId } from '../base/ids.ts';
import { day, type Instant } from '../base/time.ts';
import { done, refused, type Result } from '../base/result.ts';
import type { OfficeContext, OfficeRefusal } from '../people/decide.ts';
import type { OfficeEvent } from '../people/events.ts';
import type { Absence, ComingChange, Department, DutyPair, Office, SpecialPair } from '../people/office.ts';
import { peopleOf, type AssignmentRule } from '../assignment/rule.ts';
import { mayManageUnit } from '../people/permissions.ts';
import { overlap } from './absence.ts';
import { personsOf, standInsOf } from './answering.ts';
import { isSoundWindow } from './weekly.ts';

export type DutyRefusal =
  | { code: 'PairWithOneself'; person: PersonId }
  /** Each stands in for the one before; the last is the first again. */
  | { code: 'StandInLoop'; persons: PersonId[] }
  | { code: 'PersonNotInUnit'; person: PersonId }
  | { code: 'PersonWithoutUnit'; person: PersonId }
  | { code: 'PersonHasLeft'; person: PersonId }
  | { code: 'ShiftNotSound' }
  | { code: 'AbsenceOverlaps'; person: PersonId; from: Instant; to: Instant | null }
  | { code: 'AbsenceEndsBeforeItBegins' }
  | { code: 'AbsenceInPast' }
  | { code: 'UnknownAbsence' }
  | { code: 'ChangeInPast' }
  | { code: 'ChangeEmpty' }
  | { code: 'UnknownChange' };

type Decision = Result<OfficeEvent[], OfficeRefusal>;

/** Duty is managed where a role reaches: nobody plans the duty of another organisation's people. */
const mayManageDutyAt = ({ office, actor }: OfficeContext, unit: UnitId): boolean =>
  actor === null ? office.personById.size === 0 : mayManageUnit(office, actor, 'manageDuty', unit);

const mayManageDutyOf = (context: OfficeContext, person: PersonId): boolean =>
  context.actor?.person === person ||
  (context.office.personById.get(person)?.seats.some((seat) => mayManageDutyAt(context, seat.unit)) ?? false);

const notPermitted = refused({ code: 'NotPermitted' as const, permission: 'manageDuty' });

/** What is wrong with a pair of a unit: both must hold a seat there, and nobody stands in for himself, directly or in the end. */
function pairProblem(office: Office, unit: UnitId, { a, b }: DutyPair): DutyRefusal | OfficeRefusal | undefined {
  if (a === b) return { code: 'PairWithOneself', person: a };
  for (const id of b === undefined ? [a] : [a, b]) {
    const person = office.personById.get(id);
    if (!person) return { code: 'UnknownPerson', person: id };
    if (person.left) return { code: 'PersonHasLeft', person: id };
    if (!person.seats.some((seat) => seat.unit === unit)) return { code: 'PersonNotInUnit', person: id };
  }
  const loop = b === undefined ? undefined : loopThrough(office, a, b);
  return loop && { code: 'StandInLoop', persons: loop };
}

/** A, B and B's stand-ins up to A himself, where they lead back to him. */
function loopThrough(office: Office, a: PersonId, b: PersonId): PersonId[] | undefined {
  const chain = [b, ...standInsOf(office, b)];
  const back = chain.indexOf(a);
  return back < 0 ? undefined : [a, ...chain.slice(0, back + 1)];
}

function unitProblem(context: OfficeContext, unit: UnitId): Decision | undefined {
  const found = context.office.unitById.get(unit);
  if (!found || found.closed) return refused({ code: 'UnknownUnit', unit });
  return mayManageDutyAt(context, unit) ? undefined : notPermitted;
}

/** A and B of a unit (LN-7), for all its work at all hours. */
export function decideSetPair(unit: UnitId, pair: DutyPair | null, context: OfficeContext): Decision {
  const problem = unitProblem(context, unit);
  if (problem) return problem;
  const wrong = pair && pairProblem(context.office, unit, pair);
  return wrong ? refused(wrong) : done([{ type: 'DutyPairSet', id: unit, pair, at: context.now }]);
}

/** How a unit gives out its work by name (PPL-ASSIGN); everybody named must hold a seat there. */
export function decideSetAssignment(unit: UnitId, rule: AssignmentRule | null, context: OfficeContext): Decision {
  const problem = unitProblem(context, unit);
  if (problem) return problem;
  for (const id of rule ? peopleOf(rule) : []) {
    const person = context.office.personById.get(id);
    if (!person) return refused({ code: 'UnknownPerson', person: id });
    if (person.left) return refused({ code: 'PersonHasLeft', person: id });
    if (!person.seats.some((seat) => seat.unit === unit)) return refused({ code: 'PersonNotInUnit', person: id });
  }
  return done([{ type: 'AssignmentRuleSet', id: unit, rule, at: context.now }]);
}

/** Pairs for some kinds of work or some hours; they go before the unit's own pair, the most specific first. */
export function decideSetSpecialPairs(unit: UnitId, pairs: SpecialPair[], context: OfficeContext): Decision {
  const problem = unitProblem(context, unit);
  if (problem) return problem;
  for (const { pair, shift, from = -Infinity, to = Infinity } of pairs) {
    if (to <= from) return refused({ code: 'ShiftNotSound' });
    const wrong = pairProblem(context.office, unit, pair);
    if (wrong) return refused(wrong);
    if (shift && !shift.every(isSoundWindow)) return refused({ code: 'ShiftNotSound' });
  }
  return done([{ type: 'SpecialPairsSet', id: unit, pairs, at: context.now }]);
}

/** Who takes over where `person` stands in for somebody and is away himself. They must share a unit, and nobody may in the
 *  end stand in for himself. */
export function decideSetStandIn(person: PersonId, standIn: PersonId | null, context: OfficeContext): Decision {
  const { office } = context;
  const found = office.personById.get(person);
  if (!found) return refused({ code: 'UnknownPerson', person });
  if (!mayManageDutyOf(context, person)) return notPermitted;
  if (found.left) return refused({ code: 'PersonHasLeft', person });
  if (standIn !== null) {
    const other = office.personById.get(standIn);
    if (!other) return refused({ code: 'UnknownPerson', person: standIn });
    if (standIn === person) return refused({ code: 'PairWithOneself', person });
    if (other.left) return refused({ code: 'PersonHasLeft', person: standIn });
    const shares = other.seats.some(({ unit }) => found.seats.some((seat) => seat.unit === unit));
    if (!shares) return refused({ code: 'PersonNotInUnit', person: standIn });
    const loop = standInLoop(office, person, standIn);
    if (loop) return refused({ code: 'StandInLoop', persons: loop });
  }
  return done([{ type: 'StandInSet', id: person, standIn, at: context.now }]);
}

function standInLoop(office: Office, person: PersonId, standIn: PersonId): PersonId[] | undefined {
  const direct = loopThrough(office, person, standIn);
  if (direct) return direct;
  const changed: Office = {
    ...office,
    personById: new Map(office.personById).set(person, { ...office.personById.get(person)!, standIn }),
  };
  for (const unit of office.unitById.values()) {
    for (const pair of [unit.pair, ...(unit.special ?? []).map((special) => special.pair)]) {
      const loop = pair?.b === undefined ? undefined : loopThrough(changed, pair.a, pair.b);
      if (loop) return loop;
    }
  }
  return undefined;
}

/** An absence may begin up to a day back (somebody called in sick this morning), not further: history is not rewritten. */
const latestBackdating = day;

export function decideRecordAbsence(person: PersonId, absence: Absence, context: OfficeContext): Decision {
  const { office, now } = context;
  const found = office.personById.get(person);
  if (!found) return refused({ code: 'UnknownPerson', person });
  if (!mayManageDutyOf(context, person)) return notPermitted;
  if (found.left) return refused({ code: 'PersonHasLeft', person });
  if (!found.seats.some(({ unit }) => office.unitById.get(unit)?.closed === false)) {
    return refused({ code: 'PersonWithoutUnit', person });
  }
  if (absence.to !== undefined && absence.to <= absence.from) return refused({ code: 'AbsenceEndsBeforeItBegins' });
  if (absence.from < now - latestBackdating || (absence.to ?? Infinity) <= now) {
    return refused({ code: 'AbsenceInPast' });
  }
  if (absence.repeats && !(absence.repeats.length > 0 && absence.repeats.every(isSoundWindow))) {
    return refused({ code: 'ShiftNotSound' });
  }
  const other = found.absences.find((one) => overlap(one, absence));
  if (other) return refused({ code: 'AbsenceOverlaps', person, from: other.from, to: other.to ?? null });
  return done([{ type: 'AbsenceRecorded', id: person, absence, at: now }]);
}

/** Calls somebody back, or drops an absence that has not begun. */
export function decideEndAbsence(person: PersonId, absence: string, context: OfficeContext): Decision {
  const found = context.office.personById.get(person);
  if (!found) return refused({ code: 'UnknownPerson', person });
  if (!mayManageDutyOf(context, person)) return notPermitted;
  const known = found.absences.find((candidate) => candidate.id === absence);
  if (!known || (known.to !== undefined && known.to <= context.now)) return refused({ code: 'UnknownAbsence' });
  return done([{ type: 'AbsenceEnded', id: person, absence, at: context.now }]);
}

/** Files the department that answers for complaints (LN-6). */
export function decideFileDepartment(unit: UnitId, department: Department | null, context: OfficeContext): Decision {
  const problem = unitProblem(context, unit);
  if (problem) return problem;
  if (department && department.name.trim() === '') return refused({ code: 'NameMissing' });
  return done([{ type: 'DepartmentFiled', id: unit, department, at: context.now }]);
}

/** A change told beforehand (P1-D13): it takes effect by itself at `change.from`. */
export function decideAnnounceChange(unit: UnitId, change: ComingChange, context: OfficeContext): Decision {
  const { office, now } = context;
  const problem = unitProblem(context, unit);
  if (problem) return problem;
  if (change.from <= now) return refused({ code: 'ChangeInPast' });
  const { id: _id, from: _from, ...parts } = change;
  if (Object.values(parts).every((part) => part === undefined)) return refused({ code: 'ChangeEmpty' });
  if (change.leader !== undefined && !office.personById.has(change.leader)) {
    return refused({ code: 'UnknownPerson', person: change.leader });
  }
  const wrong = change.pair && pairProblem(office, unit, change.pair);
  if (wrong) return refused(wrong);
  return done([{ type: 'ChangeAnnounced', id: unit, change, at: now }]);
}

export function decideDropChange(unit: UnitId, change: string, context: OfficeContext): Decision {
  const problem = unitProblem(context, unit);
  if (problem) return problem;
  const known = context.office.unitById.get(unit)?.coming?.find((one) => one.id === change);
  if (!known || known.from <= context.now) return refused({ code: 'UnknownChange' });
  return done([{ type: 'AnnouncedChangeDropped', id: unit, change, at: context.now }]);
}

/** Units that still count on a person: in a pair, as somebody's stand-in, or as the leader in charge. */
export function unitsCountingOn(office: Office, person: PersonId): UnitId[] {
  return [...office.unitById.values()]
    .filter(
      (unit) =>
        !unit.closed &&
        (unit.leader === person ||
          unit.coming?.some(({ leader }) => leader === person) ||
          personsOf(office, unit).includes(person)),
    )
    .map((unit) => unit.id);
}
