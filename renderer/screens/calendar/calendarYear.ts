// A year of a calendar as twelve months of named days.
import type { LocalDate } from '../../../shared/base/time.ts';
import type { Calendar } from '../../../shared/calendar/calendar.ts';
import { fromParts, monthLength, toLocalDate, weekdayIndex } from '../../../shared/calendar/dates.ts';
import { dayRules, planOf, type DayPlan } from '../../../shared/calendar/days.ts';

export type DayKind = 'working' | 'weekend' | 'holiday' | 'makeUp' | 'shortDay' | 'closed';
export type YearDay = { date: LocalDate; day: number; kind: DayKind; counted: boolean; name: string };
/** `lead` empty places before the first day; weeks begin on Monday. */
export type YearMonth = { month: number; lead: number; days: YearDay[] };

export function monthsOf(calendar: Calendar, year: number): YearMonth[] {
  const rules = dayRules(calendar);
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1;
    const first = fromParts(year, month, 1);
    return {
      month,
      lead: weekdayIndex(first),
      days: Array.from({ length: monthLength(year, month) }, (_day, at) => {
        const plan: DayPlan = planOf(rules, first + at);
        const { counted, why: kind, name = '' } = plan;
        return { date: toLocalDate(first + at), day: at + 1, kind, counted, name };
      }),
    };
  });
}

export const workingDaysIn = (months: readonly YearMonth[]): number =>
  months.reduce((sum, { days }) => sum + days.filter(({ counted }) => counted).length, 0);
