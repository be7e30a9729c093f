// A year of the office calendar as twelve months of named days.
import type { LocalDate } from '../../../shared/base/time.ts';
import type { Calendar, CalendarException } from '../../../shared/calendar/calendar.ts';
import {
  dayNumber,
  fromParts,
  monthLength,
  toLocalDate,
  weekdayIndex,
  weekdayOf,
} from '../../../shared/calendar/dates.ts';

export type DayKind = 'working' | 'weekend' | 'holiday' | 'makeUp';
export type YearDay = { date: LocalDate; day: number; kind: DayKind; name: string };
/** `lead` empty places before the first day; weeks begin on Monday. */
export type YearMonth = { month: number; lead: number; days: YearDay[] };

export function monthsOf(calendar: Calendar, year: number): YearMonth[] {
  const byDate = new Map(calendar.exceptions.map((exception) => [exception.date, exception]));
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1;
    const first = fromParts(year, month, 1);
    return {
      month,
      lead: weekdayIndex(first),
      days: Array.from({ length: monthLength(year, month) }, (_day, at) => {
        const date = toLocalDate(first + at);
        const exception = byDate.get(date);
        return { date, day: at + 1, kind: kindOf(calendar, date, exception), name: exception?.name ?? '' };
      }),
    };
  });
}

function kindOf(calendar: Calendar, date: LocalDate, exception: CalendarException | undefined): DayKind {
  if (exception?.kind === 'makeUp') return 'makeUp';
  if (exception?.kind === 'holiday' || exception?.kind === 'closed') return 'holiday';
  return calendar.weekly[weekdayOf(dayNumber(date))].length > 0 ? 'working' : 'weekend';
}

export const workingDaysIn = (months: readonly YearMonth[]): number =>
  months.reduce((sum, { days }) => sum + days.filter(({ kind }) => kind === 'working' || kind === 'makeUp').length, 0);
