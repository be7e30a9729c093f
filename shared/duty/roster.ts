import type { PersonId, UnitId } from '../base/ids.ts';
import { hour, type Instant } from '../base/time.ts';
import type { Office } from '../people/office.ts';
import { absenceEdges } from './absence.ts';
import { answering, personsOf, specialDates } from './answering.ts';
import { weeklyEdges } from './weekly.ts';

/** What can be said about the duty of a whole office without asking every unit each time: kept beside the office itself,
 *  which is replaced with every change. */
type Roster = {
  unitsByPerson: ReadonlyMap<PersonId, UnitId[]>;
  /** Units whose duty changes by the clock: shifts and announced changes. */
  timed: readonly UnitId[];
  alone?: { at: Instant; until: Instant; whyByUnit: ReadonlyMap<UnitId, 'noPair' | 'bothAway'> };
};

const rosters = new WeakMap<Office, Roster>();

function rosterOf(office: Office): Roster {
  const known = rosters.get(office);
  if (known) return known;
  const unitsByPerson = new Map<PersonId, UnitId[]>();
  const timed: UnitId[] = [];
  for (const unit of office.unitById.values()) {
    if (unit.closed) continue;
    for (const person of personsOf(office, unit)) {
      const units = unitsByPerson.get(person);
      if (units) units.push(unit.id);
      else unitsByPerson.set(person, [unit.id]);
    }
    if (unit.coming?.length || unit.special?.some(({ shift, from, to }) => shift ?? from ?? to)) timed.push(unit.id);
  }
  const roster: Roster = { unitsByPerson, timed };
  rosters.set(office, roster);
  return roster;
}

/** Units in which this person may have to answer. */
export const unitsOf = (office: Office, person: PersonId): readonly UnitId[] =>
  rosterOf(office).unitsByPerson.get(person) ?? [];

/** Moments in (after, until] at which duty changes by the clock, in order, with the units it may change in.
 *  @param also units at which somebody has work by name */
export function changesBetween(
  office: Office,
  after: Instant,
  until: Instant,
  also: ReadonlyMap<PersonId, readonly UnitId[]> = new Map(),
): { at: Instant; units: UnitId[] }[] {
  const { unitsByPerson, timed } = rosterOf(office);
  const unitsByMoment = new Map<Instant, Set<UnitId>>();
  const add = (at: Instant, units: readonly UnitId[]): void => {
    const known = unitsByMoment.get(at) ?? new Set();
    for (const unit of units) known.add(unit);
    unitsByMoment.set(at, known);
  };
  for (const named of [unitsByPerson, also]) {
    for (const [person, units] of named) {
      for (const absence of office.personById.get(person)?.absences ?? []) {
        for (const edge of absenceEdges(absence, after, until + 1)) add(edge, units);
      }
    }
  }
  for (const id of timed) {
    const unit = office.unitById.get(id)!;
    const { special = [], coming = [] } = unit;
    for (const edge of specialDates(unit)) if (edge > after && edge <= until) add(edge, [id]);
    for (const { shift } of special)
      if (shift) for (const edge of weeklyEdges(shift, after, until + 1)) add(edge, [id]);
    for (const { from } of coming) if (from > after && from <= until) add(from, [id]);
  }
  return [...unitsByMoment].map(([at, units]) => ({ at, units: [...units] })).sort((left, right) => left.at - right.at);
}

/** Units nobody answers for, and why. Counted once until the next moment at which that can change. */
export function unattendedUnits(office: Office, at: Instant): ReadonlyMap<UnitId, 'noPair' | 'bothAway'> {
  const roster = rosterOf(office);
  if (roster.alone && roster.alone.at <= at && at < roster.alone.until) return roster.alone.whyByUnit;
  const whyByUnit = new Map<UnitId, 'noPair' | 'bothAway'>();
  for (const unit of office.unitById.values()) {
    if (unit.closed) continue;
    const answer = answering(office, unit.id, at);
    if (answer.kind === 'unattended') whyByUnit.set(unit.id, answer.why);
  }
  const until = changesBetween(office, at, at + hour)[0]?.at ?? at + hour;
  roster.alone = { at, until, whyByUnit };
  return whyByUnit;
}
