import type { PersonId, UnitId } from '../base/ids.ts';
import type { AssignmentRule } from '../assignment/rule.ts';
import type { Instant } from '../base/time.ts';
import type {
  Absence,
  ComingChange,
  Contact,
  Delegation,
  Department,
  DutyPair,
  Office,
  Person,
  Seat,
  SpecialPair,
  Unit,
  UnitKind,
} from './office.ts';

/** What happened to the office itself. Streams: `unit/<id>` and `person/<id>`. */
export type UnitEvent =
  | {
      type: 'UnitSaved';
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
      at: Instant;
    }
  | { type: 'UnitClosed'; id: UnitId; at: Instant }
  | { type: 'DutyPairSet'; id: UnitId; pair: DutyPair | null; at: Instant }
  /** All pairs of the unit for some work or some hours, as they are from now on. */
  | { type: 'SpecialPairsSet'; id: UnitId; pairs: SpecialPair[]; at: Instant }
  | { type: 'AssignmentRuleSet'; id: UnitId; rule: AssignmentRule | null; at: Instant }
  | { type: 'DepartmentFiled'; id: UnitId; department: Department | null; at: Instant }
  | { type: 'ChangeAnnounced'; id: UnitId; change: ComingChange; at: Instant }
  | { type: 'AnnouncedChangeDropped'; id: UnitId; change: string; at: Instant };

export type PersonEvent =
  | {
      type: 'PersonSaved';
      id: PersonId;
      name: string;
      account: string;
      title?: string | undefined;
      contact: Contact;
      seats: Seat[];
      at: Instant;
    }
  | { type: 'PersonLeft'; id: PersonId; at: Instant }
  | { type: 'PasswordSet'; id: PersonId; passwordHash: string; mustChange: boolean; at: Instant }
  | { type: 'AbsenceRecorded'; id: PersonId; absence: Absence; at: Instant }
  | { type: 'AbsenceEnded'; id: PersonId; absence: string; at: Instant }
  | { type: 'StandInSet'; id: PersonId; standIn: PersonId | null; at: Instant }
  | { type: 'SignOnLinked'; id: PersonId; identity: string | null; at: Instant }
  | { type: 'ApprovalsDelegated'; id: PersonId; delegation: Delegation; at: Instant }
  | { type: 'DelegationEnded'; id: PersonId; delegation: string; at: Instant };

export type OfficeEvent = UnitEvent | PersonEvent;

const unitEventTypes: Record<UnitEvent['type'], true> = {
  UnitSaved: true,
  UnitClosed: true,
  DutyPairSet: true,
  SpecialPairsSet: true,
  AssignmentRuleSet: true,
  DepartmentFiled: true,
  ChangeAnnounced: true,
  AnnouncedChangeDropped: true,
};
export const isUnitEvent = (event: OfficeEvent): event is UnitEvent => Object.hasOwn(unitEventTypes, event.type);

export function evolveUnit(unit: Unit | undefined, event: UnitEvent): Unit | undefined {
  switch (event.type) {
    case 'UnitSaved': {
      const { type: _type, at: _at, ...saved } = event;
      const { pair, special, assignment, department, coming, closed = false } = unit ?? {};
      return { ...saved, pair, special, assignment, department, coming, closed };
    }
    case 'UnitClosed':
      return unit && { ...unit, closed: true };
    case 'DutyPairSet':
      return unit && { ...unit, pair: event.pair ?? undefined };
    case 'SpecialPairsSet':
      return unit && { ...unit, special: event.pairs };
    case 'AssignmentRuleSet':
      return unit && { ...unit, assignment: event.rule ?? undefined };
    case 'DepartmentFiled':
      return unit && { ...unit, department: event.department ?? undefined };
    case 'ChangeAnnounced': {
      if (!unit) return unit;
      const coming = [...(unit.coming ?? []), event.change].sort((left, right) => left.from - right.from);
      return { ...unit, coming };
    }
    case 'AnnouncedChangeDropped':
      return unit && { ...unit, coming: unit.coming?.filter((change) => change.id !== event.change) };
    default:
      return unit;
  }
}

export function evolvePerson(person: Person | undefined, event: PersonEvent): Person | undefined {
  switch (event.type) {
    case 'PersonSaved': {
      const { type: _type, at: _at, ...saved } = event;
      return {
        ...saved,
        absences: person?.absences ?? [],
        standIn: person?.standIn,
        delegations: person?.delegations,
        passwordHash: person?.passwordHash,
        signOn: person?.signOn,
        mustChangePassword: person?.mustChangePassword ?? true,
        left: person?.left ?? false,
      };
    }
    case 'PersonLeft':
      return person && { ...person, left: true };
    case 'PasswordSet':
      return person && { ...person, passwordHash: event.passwordHash, mustChangePassword: event.mustChange };
    case 'AbsenceRecorded':
      return person && { ...person, absences: [...person.absences, { ...event.absence, recordedAt: event.at }] };
    case 'AbsenceEnded':
      return (
        person && {
          ...person,
          absences: person.absences.map((absence) =>
            absence.id === event.absence
              ? { ...absence, to: Math.max(absence.from, event.at), calledBack: true }
              : absence,
          ),
        }
      );
    case 'SignOnLinked':
      return person && { ...person, signOn: event.identity ?? undefined };
    case 'StandInSet':
      return person && { ...person, standIn: event.standIn ?? undefined };
    case 'ApprovalsDelegated':
      return person && { ...person, delegations: [...(person.delegations ?? []), event.delegation] };
    case 'DelegationEnded':
      return (
        person && {
          ...person,
          delegations: person.delegations?.map((one) =>
            one.id === event.delegation ? { ...one, ended: event.at } : one,
          ),
        }
      );
    default:
      return person;
  }
}

/** The office with one more fact in it. Returns a new office. */
export const evolveOffice = (office: Office, event: OfficeEvent): Office => evolveOfficeAll(office, [event]);

/** The office with more facts in it, in their order. Returns a new office. The maps are copied once for all of them: an
 *  import of ten thousand units would otherwise copy ten thousand maps. */
export function evolveOfficeAll(office: Office, events: Iterable<OfficeEvent>): Office {
  let unitById: Map<UnitId, Unit> | undefined;
  let personById: Map<PersonId, Person> | undefined;
  for (const event of events) {
    if (isUnitEvent(event)) {
      const unit = evolveUnit((unitById ?? office.unitById).get(event.id), event);
      if (unit) (unitById ??= new Map(office.unitById)).set(unit.id, unit);
    } else {
      const person = evolvePerson((personById ?? office.personById).get(event.id), event);
      if (person) (personById ??= new Map(office.personById)).set(person.id, person);
    }
  }
  if (!unitById && !personById) return office;
  return { ...office, unitById: unitById ?? office.unitById, personById: personById ?? office.personById };
}
