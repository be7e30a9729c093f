import type { Instant, LocalDate } from '../../../../shared/base/time.ts';
import { isWorkingDay } from '../../../../shared/calendar/arithmetic.ts';
import type { WorkingTime } from '../../../../shared/calendar/compile.ts';
import { addDays, instantOf } from '../../../../shared/calendar/local.ts';
import { dayNumber, weekdayIndex } from '../../../../shared/calendar/dates.ts';
import { isAwayBy, absenceEdges } from '../../../../shared/duty/absence.ts';
import { answering, dutyEdges, personsOf, type Answering } from '../../../../shared/duty/answering.ts';
import type { Office, Person, Unit } from '../../../../shared/people/office.ts';

const zone = 'Asia/Shanghai';

export type Span = 'month' | 'week';

/** Dates shown: the month or the week (Monday to Sunday) in which `anchor` lies. */
export function datesOf(anchor: LocalDate, span: Span): LocalDate[] {
  if (span === 'week') {
    const monday = addDays(anchor, -weekdayIndex(dayNumber(anchor)));
    return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
  }
  const first = `${anchor.slice(0, 8)}01`;
  return Array.from({ length: 31 }, (_, index) => addDays(first, index)).filter(
    (date) => date.slice(0, 7) === anchor.slice(0, 7),
  );
}

/** The same day one span earlier or later. */
export function step(anchor: LocalDate, span: Span, direction: 1 | -1): LocalDate {
  if (span === 'week') return addDays(anchor, 7 * direction);
  const dates = datesOf(anchor, 'month');
  return direction > 0 ? addDays(dates.at(-1)!, 1) : addDays(dates[0]!, -1);
}

export const startOf = (date: LocalDate): Instant => instantOf(zone, date, 0);

export type DayKind = 'working' | 'off' | 'makeUp';

export function kindOfDay(time: WorkingTime, date: LocalDate): DayKind {
  if (!isWorkingDay(time, date)) return 'off';
  return weekdayIndex(dayNumber(date)) >= 5 ? 'makeUp' : 'working';
}

/** Who answers for a unit over one day, one after the other; each stretch once. */
export function dayOf(office: Office, unit: Unit, date: LocalDate): Answering[] {
  const [from, to] = [startOf(date), startOf(addDays(date, 1))];
  const answers = [from, ...dutyEdges(office, unit, from, to)].map((at) => answering(office, unit.id, at));
  return answers.filter((answer, index) => JSON.stringify(answer) !== JSON.stringify(answers[index - 1]));
}

export type Presence = { kind: 'there' | 'away' | 'partly'; reason: string };

export function presenceOf(person: Person, date: LocalDate): Presence {
  const [from, to] = [startOf(date), startOf(addDays(date, 1))];
  const touching = person.absences.filter((one) => one.from < to && (one.to ?? Infinity) > from);
  const moments = [from, ...touching.flatMap((one) => absenceEdges(one, from, to))];
  const isAway = (at: Instant): boolean => touching.some((one) => isAwayBy(one, at));
  const away = moments.filter(isAway);
  if (away.length === 0) return { kind: 'there', reason: '' };
  const reason = touching.find((one) => isAwayBy(one, away[0]!))?.reason ?? '';
  return { kind: away.length === moments.length ? 'away' : 'partly', reason };
}

/** Rows of the plan: a unit, then everybody who may have to answer for it. */
export type PlanRow = { unit: Unit; person: Person | null; slot: 'a' | 'b' | 'other' | null };

export function rowsOf(office: Office, units: readonly Unit[]): PlanRow[] {
  return units.flatMap((unit) => [
    { unit, person: null, slot: null },
    ...personsOf(office, unit).flatMap((id): PlanRow[] => {
      const person = office.personById.get(id);
      const slot = unit.pair?.a === id ? 'a' : unit.pair?.b === id ? 'b' : 'other';
      return person ? [{ unit, person, slot }] : [];
    }),
  ]);
}

/** How many of the units have nobody on duty at some time of each day. */
export const alonePerDay = (office: Office, units: readonly Unit[], dates: readonly LocalDate[]): number[] =>
  dates.map(
    (date) => units.filter((unit) => dayOf(office, unit, date).some(({ kind }) => kind === 'unattended')).length,
  );

/** Chosen days of one row, first to last. */
export type Selection = { row: number; from: number; to: number };

export const ordered = ({ row, from, to }: Selection): Selection => ({
  row,
  from: Math.min(from, to),
  to: Math.max(from, to),
});
