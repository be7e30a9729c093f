// What a person should know before a calendar is put to use. Findings that `refuses` is true for make it unusable; the rest are
// warnings: the State Council has ordered all of them at one time or another.

import type { LocalDate } from '../base/time.ts';
import { mondayToFriday, weekdays, type Calendar } from './calendar.ts';
import { statutoryDaysOff } from './china.ts';
import { compileCalendar } from './compile.ts';
import { dayNumber, fromParts, toParts, weekdayIndex, type DayNumber } from './dates.ts';
import { dayRules, planOf } from './days.ts';
import { calendarProblems, type CalendarProblem } from './problems.ts';

export type CalendarWarning =
  /** Working days of a year are its days less weekend days less statutory days, unless days were swapped across years. */
  | { kind: 'WorkingDaysOfYear'; year: number; found: number; expected: number }
  /** Ordered to work on a day that is worked anyway. */
  | { kind: 'MakeUpOnWorkday'; date: LocalDate }
  | { kind: 'DateTwice'; date: LocalDate }
  /** A dated exception in a year the table does not claim to answer for. */
  | { kind: 'YearNotListed'; date: LocalDate }
  | { kind: 'YearTwice'; year: number };

export type CalendarFinding = ({ refuses: true } & CalendarProblem) | ({ refuses: false } & CalendarWarning);

export function validateCalendar(calendar: Calendar): CalendarFinding[] {
  const problems = calendarProblems(calendar);
  const compiled = problems.length === 0 ? compileCalendar(calendar) : null;
  if (compiled !== null && !compiled.ok) problems.push(compiled.problem);
  const warnings = [
    ...(problems.length === 0 ? yearCounts(calendar) : []),
    ...needlessMakeUps(calendar),
    ...repeatedDates(calendar),
    ...unlistedYears(calendar),
    ...repeatedYears(calendar),
  ];
  return [
    ...problems.map((problem): CalendarFinding => ({ refuses: true, ...problem })),
    ...warnings.map((warning): CalendarFinding => ({ refuses: false, ...warning })),
  ];
}

/** Working days of a calendar year; the calendar must be free of problems. */
export function workingDaysOfYear(calendar: Calendar, year: number): number {
  const rules = dayRules(calendar);
  return daysOfYear(year).filter((day) => planOf(rules, day).counted).length;
}

function yearCounts(calendar: Calendar): CalendarWarning[] {
  if (!worksLikeAnOfficeInChina(calendar)) return [];
  return calendar.years
    .filter(({ status }) => status === 'published')
    .flatMap(({ year }): CalendarWarning[] => {
      const found = workingDaysOfYear(calendar, year);
      const expected = daysOfYear(year).filter((day) => weekdayIndex(day) < 5).length - statutoryDaysOff(year);
      return found === expected ? [] : [{ kind: 'WorkingDaysOfYear', year, found, expected }];
    });
}

/** The sum holds for a Monday-to-Friday week under Chinese law only. What a unit adds of its own, it adds knowingly. */
function worksLikeAnOfficeInChina({ timeZone, weekly, countedWeekdays, parent }: Calendar): boolean {
  const usual = mondayToFriday(['09:00', '17:00']);
  return (
    parent === undefined &&
    timeZone === 'Asia/Shanghai' &&
    weekdays.every(
      (weekday) => (countedWeekdays?.includes(weekday) ?? weekly[weekday].length > 0) === usual[weekday].length > 0,
    )
  );
}

function needlessMakeUps(calendar: Calendar): CalendarWarning[] {
  return calendar.exceptions
    .filter(({ kind }) => kind === 'makeUp')
    .filter(({ date }) => {
      const weekday = weekdays[weekdayIndex(dayNumber(date))];
      return (
        weekday !== undefined && (calendar.countedWeekdays?.includes(weekday) ?? calendar.weekly[weekday].length > 0)
      );
    })
    .map(({ date }) => ({ kind: 'MakeUpOnWorkday', date }));
}

/** Contradictions are problems of their own; this is the same order given twice. */
function repeatedDates({ exceptions }: Calendar): CalendarWarning[] {
  const dates = exceptions.map(({ date }) => date);
  const repeated = new Set(dates.filter((date, index) => dates.indexOf(date) !== index));
  return [...repeated].map((date) => ({ kind: 'DateTwice', date }));
}

function unlistedYears({ exceptions, years }: Calendar): CalendarWarning[] {
  if (years.length === 0) return [];
  const listed = new Set(years.map(({ year }) => year));
  // A notice for a year also moves days of the December before it.
  const isListed = (date: LocalDate): boolean => {
    const { year, month } = toParts(dayNumber(date));
    return listed.has(year) || (month === 12 && listed.has(year + 1));
  };
  return exceptions
    .filter(({ date }) => !Number.isNaN(dayNumber(date)) && !isListed(date))
    .map(({ date }) => ({ kind: 'YearNotListed', date }));
}

function repeatedYears({ years }: Calendar): CalendarWarning[] {
  const all = years.map(({ year }) => year);
  const repeated = new Set(all.filter((year, index) => all.indexOf(year) !== index));
  return [...repeated].map((year) => ({ kind: 'YearTwice', year }));
}

function daysOfYear(year: number): DayNumber[] {
  const first = fromParts(year, 1, 1);
  return Array.from({ length: fromParts(year + 1, 1, 1) - first }, (_, index) => first + index);
}
