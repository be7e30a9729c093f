// What is different between two versions of a calendar, in days and hours a person can check.

import type { LocalDate } from '../base/time.ts';
import { weekdays, type Calendar, type CalendarYear, type Weekday, type Window } from './calendar.ts';
import { dayNumber, weekdayIndex } from './dates.ts';
import { dayRules, planOf, type DayPlan } from './days.ts';

export type DayWord = { counted: boolean; why: DayPlan['why']; name: string };
export type CalendarDifference = {
  weekly: { weekday: Weekday; before: Window[]; after: Window[] }[];
  days: { date: LocalDate; before: DayWord; after: DayWord }[];
  years: { year: number; before: CalendarYear['status'] | null; after: CalendarYear['status'] | null }[];
};

/** Both calendars must be free of problems. Days differ when they count differently, have other hours, or another name. */
export function compareCalendars(before: Calendar, after: Calendar): CalendarDifference {
  const [earlier, later] = [dayRules(before), dayRules(after)];
  const dates = [...before.exceptions, ...after.exceptions].map(({ date }) => date);
  const days = [...new Set(dates)].sort().flatMap((date) => {
    const day = dayNumber(date);
    const [then, now] = [planOf(earlier, day), planOf(later, day)];
    const isOrdinary = then === earlier.week[weekdayIndex(day)] && now === later.week[weekdayIndex(day)];
    const isSame = JSON.stringify(then) === JSON.stringify(now);
    return isOrdinary || isSame ? [] : [{ date, before: wordOf(then), after: wordOf(now) }];
  });
  const statusIn = (calendar: Calendar, year: number) =>
    calendar.years.find((one) => one.year === year)?.status ?? null;
  return {
    weekly: weekdays.flatMap((weekday) => {
      const [then, now] = [before.weekly[weekday], after.weekly[weekday]];
      return JSON.stringify(then) === JSON.stringify(now) ? [] : [{ weekday, before: then, after: now }];
    }),
    days,
    years: [...new Set([...before.years, ...after.years].map(({ year }) => year))]
      .sort((left, right) => left - right)
      .map((year) => ({ year, before: statusIn(before, year), after: statusIn(after, year) }))
      .filter((year) => year.before !== year.after),
  };
}

const wordOf = ({ counted, why, name }: DayPlan): DayWord => ({ counted, why, name: name ?? '' });
