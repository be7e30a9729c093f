import type { PersonId, UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import type { Absence, Contact, DutyPair, Office, Person, Seat, Unit, UnitKind } from './office.ts';

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
      leader?: PersonId | undefined;
      contact: Contact;
      at: Instant;
    }
  | { type: 'UnitClosed'; id: UnitId; at: Instant }
  | { type: 'DutyPairSet'; id: UnitId; pair: DutyPair | null; at: Instant };

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
  | { type: 'AbsenceEnded'; id: PersonId; absence: string; at: Instant };

export type OfficeEvent = UnitEvent | PersonEvent;

export function evolveUnit(unit: Unit | undefined, event: UnitEvent): Unit | undefined {
  switch (event.type) {
    case 'UnitSaved': {
      const { type: _type, at: _at, ...saved } = event;
      return { ...saved, pair: unit?.pair, closed: unit?.closed ?? false };
    }
    case 'UnitClosed':
      return unit && { ...unit, closed: true };
    case 'DutyPairSet':
      return unit && { ...unit, pair: event.pair ?? undefined };
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
        passwordHash: person?.passwordHash,
        mustChangePassword: person?.mustChangePassword ?? true,
        left: person?.left ?? false,
      };
    }
    case 'PersonLeft':
      return person && { ...person, left: true };
    case 'PasswordSet':
      return person && { ...person, passwordHash: event.passwordHash, mustChangePassword: event.mustChange };
    case 'AbsenceRecorded':
      return person && { ...person, absences: [...person.absences, event.absence] };
    case 'AbsenceEnded':
      return (
        person && {
          ...person,
          absences: person.absences.map((absence) =>
            absence.id === event.absence ? { ...absence, to: Math.max(absence.from, event.at) } : absence,
          ),
        }
      );
    default:
      return person;
  }
}

/** The office with one more fact in it. Returns a new office; the maps are copied once per change, which is rare. */
export function evolveOffice(office: Office, event: OfficeEvent): Office {
  if (event.type === 'UnitSaved' || event.type === 'UnitClosed' || event.type === 'DutyPairSet') {
    const unit = evolveUnit(office.unitById.get(event.id), event);
    return unit ? { ...office, unitById: new Map(office.unitById).set(unit.id, unit) } : office;
  }
  const person = evolvePerson(office.personById.get(event.id), event);
  return person ? { ...office, personById: new Map(office.personById).set(person.id, person) } : office;
}
