import type { Instant } from '../base/time.ts';
import type { PersonId, UnitId } from '../base/ids.ts';
import type { DutyPair, Office, Unit } from '../people/office.ts';
import type { Duty } from '../procedure/pack.ts';
import { absenceAt, absenceEdges, backAt } from './absence.ts';
import { isWithinWeekly, weeklyEdges } from './weekly.ts';

export { absenceAt } from './absence.ts';

/** Who answers for a unit at a moment (LN-7): A, or B while A is away; nobody when both are away or no pair is set. Slot B
 *  is whoever stands in for A, also B's own stand-in, or a more general pair where the special one is away. */
export type Answering =
  | { kind: 'answered'; person: PersonId; slot: 'A' }
  | { kind: 'answered'; person: PersonId; slot: 'B'; actingFor: PersonId; until?: Instant | undefined }
  | { kind: 'unattended'; why: 'noPair' | 'bothAway' };

/** The same for one piece of work, which may have been given to somebody by name. */
export type WorkAnswering = Answering | { kind: 'answered'; person: PersonId; slot: 'named' };

/** The handler as decided in an entry: who, in which slot, and for whom he acts. */
export type Handler = { person: PersonId; slot: 'A' | 'B' | 'named'; actingFor?: PersonId | undefined };

export function isAvailable(office: Office, person: PersonId, at: Instant): boolean {
  const found = office.personById.get(person);
  return found !== undefined && !found.left && absenceAt(found, at) === undefined;
}

/** The unit with every change that was told beforehand and has come to pass. */
export function unitAt(unit: Unit, at: Instant): Unit {
  let current = unit;
  for (const { id: _id, from, ...change } of unit.coming ?? []) if (from <= at) current = { ...current, ...change };
  return current;
}

/** Pairs that fit, the most specific first: for these days, then kind of work, then shift, last the unit's own.
 *  @param work the kind of work asked about; left out, the unit as a whole: pairs for single kinds do not answer for it */
function pairsAt(unit: Unit, at: Instant, work?: Duty): DutyPair[] {
  const own = unit.coming ? unitAt(unit, at).pair : unit.pair;
  if (!unit.special?.length) return own ? [own] : [];
  const fitting = unit.special
    .filter(({ works }) => works === undefined || (work !== undefined && works.includes(work)))
    .filter(({ from = -Infinity, to = Infinity }) => from <= at && at < to)
    .filter(({ shift }) => shift === undefined || isWithinWeekly(shift, at))
    .map(({ pair, works, shift, from, to }) => {
      const isDated = from !== undefined || to !== undefined;
      return { pair, rank: (isDated ? 4 : 0) + (works ? 2 : 0) + (shift ? 1 : 0) };
    })
    .sort((left, right) => right.rank - left.rank)
    .map(({ pair }) => pair);
  return own ? [...fitting, own] : fitting;
}

/** Everybody who may have to answer, in order: A and B of each pair that fits, then B's own stand-in, and his. A stand-in
 *  without a seat in the unit cannot act there and is passed over. */
function* inOrder(office: Office, unit: Unit, at: Instant, work: Duty | undefined): Generator<PersonId> {
  for (const { a, b } of pairsAt(unit, at, work)) {
    yield a;
    if (b !== undefined) yield b;
    for (const person of standInsOf(office, b ?? a)) {
      if (office.personById.get(person)?.seats.some((seat) => seat.unit === unit.id)) yield person;
    }
  }
}

/** His stand-in, that one's stand-in, and so on. A loop in damaged data ends the walk instead of hanging it. */
export function standInsOf(office: Office, person: PersonId): PersonId[] {
  const found: PersonId[] = [];
  let next = office.personById.get(person)?.standIn;
  while (next !== undefined && next !== person && !found.includes(next)) {
    found.push(next);
    next = office.personById.get(next)?.standIn;
  }
  return found;
}

/** @param recused persons who may not be given this piece of work: for it they count as away
 *  @param work which kind of work; left out, the unit as a whole */
export function answering(
  office: Office,
  unit: UnitId,
  at: Instant,
  recused: readonly PersonId[] = [],
  work?: Duty,
): Answering {
  const found = office.unitById.get(unit);
  // Nearly always A is there; ten thousand lines of a list ask.
  const plain = found && !found.special?.length && !found.coming?.length ? found.pair?.a : undefined;
  if (plain !== undefined && !recused.includes(plain) && isAvailable(office, plain, at)) {
    return { kind: 'answered', person: plain, slot: 'A' };
  }
  let first: PersonId | undefined;
  for (const person of found ? inOrder(office, found, at, work) : []) {
    first ??= person;
    if (recused.includes(person) || !isAvailable(office, person, at)) continue;
    if (person === first) return { kind: 'answered', person, slot: 'A' };
    const absent = office.personById.get(first);
    const absence = absent && absenceAt(absent, at);
    const until = absence && backAt(absence, at);
    return { kind: 'answered', person, slot: 'B', actingFor: first, until };
  }
  return { kind: 'unattended', why: first === undefined ? 'noPair' : 'bothAway' };
}

/** Who answers for one piece of work: the one it was given to by name; while he is away his stand-in, else whoever is on duty,
 *  for him. Whoever left or must keep out has it no more.
 *  @param assigned to whom it was given at this unit, if to anybody */
export function answeringFor(
  office: Office,
  unit: UnitId,
  at: Instant,
  recused: readonly PersonId[],
  work: Duty | undefined,
  assigned: PersonId | undefined,
): WorkAnswering {
  const onDuty = (): Answering => answering(office, unit, at, recused, work);
  const found = assigned === undefined ? undefined : office.personById.get(assigned);
  const sitsHere = found?.seats.some((seat) => seat.unit === unit) ?? false;
  if (!found || found.left || !sitsHere || recused.includes(found.id)) return onDuty();
  const absence = absenceAt(found, at);
  if (!absence) return { kind: 'answered', person: found.id, slot: 'named' };
  const until = backAt(absence, at);
  const standIn = standInsOf(office, found.id).find(
    (person) =>
      !recused.includes(person) &&
      isAvailable(office, person, at) &&
      office.personById.get(person)?.seats.some((seat) => seat.unit === unit),
  );
  const answer = onDuty();
  const person = standIn ?? (answer.kind === 'answered' ? answer.person : undefined);
  return person === undefined ? answer : { kind: 'answered', person, slot: 'B', actingFor: found.id, until };
}

export function handlerAt(
  office: Office,
  unit: UnitId,
  at: Instant,
  recused: readonly PersonId[] = [],
  work?: Duty,
  assigned?: PersonId,
): Handler | undefined {
  const answer = answeringFor(office, unit, at, recused, work, assigned);
  if (answer.kind === 'unattended') return undefined;
  return answer.slot === 'B'
    ? { person: answer.person, slot: 'B', actingFor: answer.actingFor }
    : { person: answer.person, slot: answer.slot };
}

/** Everybody whose absence can change who answers for the unit at some time. */
export function personsOf(office: Office, unit: Unit): PersonId[] {
  const pairs = [
    unit.pair,
    ...(unit.special ?? []).map(({ pair }) => pair),
    ...(unit.coming ?? []).map(({ pair }) => pair),
  ];
  const found = new Set<PersonId>();
  for (const pair of pairs) {
    if (!pair) continue;
    found.add(pair.a);
    if (pair.b !== undefined) found.add(pair.b);
    for (const person of standInsOf(office, pair.b ?? pair.a)) found.add(person);
  }
  return [...found];
}

/** First and last moments of pairs set for certain days. */
export const specialDates = ({ special = [] }: Pick<Unit, 'special'>): Instant[] =>
  special.flatMap(({ from, to }) => [from, to].filter((moment) => moment !== undefined));

/** Moments strictly between `from` and `to` at which somebody else may come to answer for the unit, in order. */
export function dutyEdges(office: Office, unit: Unit, from: Instant, to: Instant): Instant[] {
  const edges = new Set<Instant>();
  for (const person of personsOf(office, unit)) {
    for (const absence of office.personById.get(person)?.absences ?? []) {
      for (const edge of absenceEdges(absence, from, to)) edges.add(edge);
    }
  }
  for (const { shift } of unit.special ?? [])
    if (shift) for (const edge of weeklyEdges(shift, from, to)) edges.add(edge);
  for (const edge of specialDates(unit)) if (edge > from && edge < to) edges.add(edge);
  for (const change of unit.coming ?? []) if (change.from > from && change.from < to) edges.add(change.from);
  return [...edges].sort((left, right) => left - right);
}

/** Coming gaps of a unit between two moments: stretches in which nobody who could answer for it is there. */
export function gaps(office: Office, unit: UnitId, from: Instant, to: Instant): { from: Instant; to: Instant }[] {
  const found = office.unitById.get(unit);
  const moments = [from, ...(found ? dutyEdges(office, found, from, to) : []), to];
  const open: { from: Instant; to: Instant }[] = [];
  for (let index = 0; index + 1 < moments.length; index++) {
    const start = moments[index]!;
    const end = moments[index + 1]!;
    if (answering(office, unit, start).kind === 'answered') continue;
    const last = open.at(-1);
    if (last && last.to === start) last.to = end;
    else open.push({ from: start, to: end });
  }
  return open;
}
