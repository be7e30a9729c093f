import type { Instant } from '../base/time.ts';
import type { PersonId, UnitId } from '../base/ids.ts';
import type { Absence, Office, Person } from '../people/office.ts';

/** Who answers for a unit at a moment (LN-7): A, or B while A is away; nobody when both are away or no pair is set. */
export type Answering =
  | { kind: 'answered'; person: PersonId; slot: 'A' }
  | { kind: 'answered'; person: PersonId; slot: 'B'; actingFor: PersonId; until?: Instant | undefined }
  | { kind: 'unattended'; why: 'noPair' | 'bothAway' };

/** The handler as decided in an entry: who, in which slot, and for whom he acts. */
export type Handler = { person: PersonId; slot: 'A' | 'B' | 'named'; actingFor?: PersonId | undefined };

export function absenceAt(person: Person, at: Instant): Absence | undefined {
  return person.absences.find((absence) => absence.from <= at && (absence.to === undefined || at < absence.to));
}

export function isAvailable(office: Office, person: PersonId, at: Instant): boolean {
  const found = office.personById.get(person);
  return found !== undefined && !found.left && absenceAt(found, at) === undefined;
}

/** @param recused persons who may not be given this piece of work: for it they count as away */
export function answering(office: Office, unit: UnitId, at: Instant, recused: readonly PersonId[] = []): Answering {
  const pair = office.unitById.get(unit)?.pair;
  if (!pair) return { kind: 'unattended', why: 'noPair' };
  const isThere = (person: PersonId) => !recused.includes(person) && isAvailable(office, person, at);
  if (isThere(pair.a)) return { kind: 'answered', person: pair.a, slot: 'A' };
  if (pair.b && isThere(pair.b)) {
    const absent = office.personById.get(pair.a);
    const until = absent && absenceAt(absent, at)?.to;
    return { kind: 'answered', person: pair.b, slot: 'B', actingFor: pair.a, until };
  }
  return { kind: 'unattended', why: 'bothAway' };
}

export function handlerAt(
  office: Office,
  unit: UnitId,
  at: Instant,
  recused: readonly PersonId[] = [],
): Handler | undefined {
  const answer = answering(office, unit, at, recused);
  if (answer.kind === 'unattended') return undefined;
  return answer.slot === 'A'
    ? { person: answer.person, slot: 'A' }
    : { person: answer.person, slot: 'B', actingFor: answer.actingFor };
}

/** Coming gaps of a unit between two moments: stretches in which neither A nor B is there. */
export function gaps(office: Office, unit: UnitId, from: Instant, to: Instant): { from: Instant; to: Instant }[] {
  const pair = office.unitById.get(unit)?.pair;
  if (!pair) return [{ from, to }];
  const edges = new Set<Instant>([from, to]);
  for (const id of [pair.a, pair.b]) {
    for (const absence of (id && office.personById.get(id)?.absences) || []) {
      if (absence.from > from && absence.from < to) edges.add(absence.from);
      if (absence.to !== undefined && absence.to > from && absence.to < to) edges.add(absence.to);
    }
  }
  const moments = [...edges].sort((left, right) => left - right);
  const found: { from: Instant; to: Instant }[] = [];
  for (let index = 0; index + 1 < moments.length; index++) {
    const start = moments[index]!;
    const end = moments[index + 1]!;
    if (answering(office, unit, start).kind === 'answered') continue;
    const last = found.at(-1);
    if (last && last.to === start) last.to = end;
    else found.push({ from: start, to: end });
  }
  return found;
}
