import type { PersonId, UnitId } from '../../shared/base/ids.ts';
import type { Instant } from '../../shared/base/time.ts';
import { absenceAt, answering, dutyEdges, type Answering } from '../../shared/duty/answering.ts';
import { evolveOfficeAll, type OfficeEvent } from '../../shared/people/events.ts';
import { emptyOffice, type Office } from '../../shared/people/office.ts';
import type { DeskParts } from '../parts.ts';
import type { StoredEvent } from '../store/event.ts';

/** Duty as it stood in the log at a moment of the past: what was known then is what complaints were handed out by. An
 *  absence recorded afterwards does not count for the time before it was recorded. */

type Then = { office: Office; evidence: number[] };

const fact = ({ type, body }: StoredEvent): OfficeEvent => ({ type, ...(body as object) }) as OfficeEvent;

/** The unit and everybody who could answer for it, folded from their entries up to `at`. */
export function officeOfThen(parts: DeskParts, unit: UnitId, at: Instant): Then {
  const events = entriesOf(parts, unit).filter((event) => event.at <= at);
  const office = evolveOfficeAll(emptyOffice, events.map(fact));
  const ofPair = events.findLast(({ type }) => type === 'DutyPairSet')?.sequence;
  const inForce = [...office.personById.values()].flatMap((person) => absenceAt(person, at)?.id ?? []);
  const ofAbsences = events
    .filter((event) => {
      const told = fact(event);
      return told.type === 'AbsenceRecorded' && inForce.includes(told.absence.id);
    })
    .map(({ sequence }) => sequence);
  return { office, evidence: [...(ofPair === undefined ? [] : [ofPair]), ...ofAbsences] };
}

/** Who answered from `from` to `to`, stretch by stretch. */
export function dutyHistory(
  parts: DeskParts,
  unit: UnitId,
  from: Instant,
  to: Instant,
): { from: Instant; to: Instant; answering: Answering }[] {
  const events = entriesOf(parts, unit);
  const spans: { from: Instant; to: Instant; answering: Answering }[] = [];
  const told = [...new Set(events.map(({ at }) => at).filter((at) => at > from && at < to))];
  const moments = [from, ...told.toSorted((left, right) => left - right), to];
  let office = emptyOffice;
  let folded = 0;
  for (let index = 0; index + 1 < moments.length; index++) {
    const [start, end] = [moments[index]!, moments[index + 1]!];
    const upTo = events.findIndex((event) => event.at > start);
    const known = upTo < 0 ? events.length : upTo;
    office = evolveOfficeAll(office, events.slice(folded, known).map(fact));
    folded = Math.max(folded, known);
    const found = office.unitById.get(unit);
    const edges = [start, ...(found ? dutyEdges(office, found, start, end) : []), end];
    for (let edge = 0; edge + 1 < edges.length; edge++) {
      const answer = answering(office, unit, edges[edge]!);
      const last = spans.at(-1);
      if (last && JSON.stringify(last.answering) === JSON.stringify(answer)) last.to = edges[edge + 1]!;
      else spans.push({ from: edges[edge]!, to: edges[edge + 1]!, answering: answer });
    }
  }
  return spans;
}

/** All entries of the unit and of everybody who was ever named in its duty, in the order of their moments. */
function entriesOf({ store }: DeskParts, unit: UnitId): StoredEvent[] {
  const entries = [...store.read(`unit/${unit}`)];
  const known = new Set<PersonId>();
  const add = (person: PersonId | null | undefined): void => {
    if (!person || known.has(person)) return;
    known.add(person);
    const own = store.read(`person/${person}`);
    entries.push(...own);
    for (const event of own.map(fact)) if (event.type === 'StandInSet') add(event.standIn);
  };
  for (const event of entries.map(fact)) {
    const pairs =
      event.type === 'DutyPairSet'
        ? [event.pair]
        : event.type === 'SpecialPairsSet'
          ? event.pairs.map(({ pair }) => pair)
          : event.type === 'ChangeAnnounced'
            ? [event.change.pair]
            : [];
    for (const pair of pairs) {
      add(pair?.a);
      add(pair?.b);
    }
  }
  return entries.sort((left, right) => left.at - right.at || left.sequence - right.sequence);
}
