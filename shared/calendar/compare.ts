// What is different between two versions of a calendar, in days and hours a person can check.

import type { LocalDate } from '../base/time.ts';
import { weekdays, type Calendar, type CalendarYear, type Weekday, type Window } from './calendar.ts';
import { dayNumber } from './dates.ts';
import { dayRules, planOf, type DayPlan, type DayRules } from './days.ts';

/** `windows`: hours stated for this very day. */
export type DayWord = { counted: boolean; why: DayPlan['why']; name: string; windows: Window[] };
export type CalendarDifference = {
  /** `counted`: whether it is a working day, before and after. */
  weekly: { weekday: Weekday; before: Window[]; after: Window[]; counted: [before: boolean, after: boolean] }[];
  days: { date: LocalDate; before: DayWord; after: DayWord }[];
  /** Yearly days off, by 'MM-DD'. */
  annual: { monthDay: string; before: string | null; after: string | null }[];
  /** Nothing when it is the same. */
  timeZone: { before: string; after: string } | null;
  years: { year: number; before: CalendarYear['status'] | null; after: CalendarYear['status'] | null }[];
};

/** Both calendars must be free of problems. A day differs when it is another kind of day, has another name, or other hours of its
 *  own; what follows from other hours of the week alone is told once, with the week. */
export function compareCalendars(before: Calendar, after: Calendar): CalendarDifference {
  const [earlier, later] = [dayRules(before), dayRules(after)];
  const dates = [...before.exceptions, ...after.exceptions].map(({ date }) => date);
  const [wordBefore, wordAfter] = [wordsOf(before, earlier), wordsOf(after, later)];
  const days = [...new Set(dates)].sort().flatMap((date) => {
    const [then, now] = [wordBefore(date), wordAfter(date)];
    return JSON.stringify(then) === JSON.stringify(now) ? [] : [{ date, before: then, after: now }];
  });
  const statusIn = (calendar: Calendar, year: number) =>
    calendar.years.find((one) => one.year === year)?.status ?? null;
  return {
    weekly: weekdays.flatMap((weekday, index) => {
      const [then, now] = [before.weekly[weekday], after.weekly[weekday]];
      const counted: [boolean, boolean] = [isCounted(earlier, index), isCounted(later, index)];
      const isSame = JSON.stringify(then) === JSON.stringify(now) && counted[0] === counted[1];
      return isSame ? [] : [{ weekday, before: then, after: now, counted }];
    }),
    days,
    annual: annualDifference(before, after),
    timeZone: before.timeZone === after.timeZone ? null : { before: before.timeZone, after: after.timeZone },
    years: [...new Set([...before.years, ...after.years].map(({ year }) => year))]
      .sort((left, right) => left - right)
      .map((year) => ({ year, before: statusIn(before, year), after: statusIn(after, year) }))
      .filter((year) => year.before !== year.after),
  };
}

function annualDifference(before: Calendar, after: Calendar): CalendarDifference['annual'] {
  const nameIn = ({ annual }: Calendar, monthDay: string): string | null =>
    annual.find((one) => one.monthDay === monthDay)?.name ?? null;
  return [...new Set([...before.annual, ...after.annual].map(({ monthDay }) => monthDay))]
    .sort()
    .map((monthDay) => ({ monthDay, before: nameIn(before, monthDay), after: nameIn(after, monthDay) }))
    .filter((day) => day.before !== day.after);
}

const isCounted = ({ week }: DayRules, weekday: number): boolean => week[weekday]?.counted ?? false;

function wordsOf({ exceptions }: Calendar, rules: DayRules): (date: LocalDate) => DayWord {
  const windowsByDate = new Map(exceptions.map(({ date, windows }) => [date, windows]));
  return (date) => {
    const { counted, why, name } = planOf(rules, dayNumber(date));
    return { counted, why, name: name ?? '', windows: windowsByDate.get(date) ?? [] };
  };
}
