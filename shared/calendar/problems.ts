// What makes a calendar unusable. compile.ts refuses on the first, validate.ts lists them all.

import { hour, minute, second, type LocalDate } from '../base/time.ts';
import { weekdays, type Calendar, type CalendarException, type Window } from './calendar.ts';
import { dayNumber } from './dates.ts';
import { zoneOf } from './zone.ts';

/** `where` is a weekday of the normal week or the date of an exception. */
export type CalendarProblem =
  | { kind: 'UnknownZone'; timeZone: string }
  /** No weekday has a window, or the yearly days off take every one: a clock could never end. */
  | { kind: 'EmptyWeek' }
  | { kind: 'BadDate'; date: string }
  | { kind: 'BadWindow'; where: string; window: Window }
  | { kind: 'OverlappingWindows'; where: string; first: Window; second: Window }
  | { kind: 'WindowsMissing'; date: LocalDate }
  /** The same date is ordered off and ordered to work. */
  | { kind: 'HolidayAndMakeUp'; date: LocalDate };

export function calendarProblems(calendar: Calendar): CalendarProblem[] {
  return [
    ...zoneProblems(calendar),
    ...weekProblems(calendar),
    ...calendar.annual.flatMap(({ monthDay }) => annualProblems(monthDay)),
    ...calendar.exceptions.flatMap(exceptionProblems),
    ...contradictions(calendar.exceptions),
  ];
}

/** [from, to] in milliseconds after local midnight; null unless from < to ≤ 48:00. */
export function spanOf([from, to]: Window): [number, number] | null {
  const start = timeOfDay(from);
  const end = timeOfDay(to);
  return start < end && end <= 48 * hour ? [start, end] : null;
}

/** Milliseconds after midnight of 'HH:MM' or 'HH:MM:SS'; NaN when it is neither. */
function timeOfDay(text: string): number {
  const parts = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (parts === null) return Number.NaN;
  return Number(parts[1]) * hour + Number(parts[2]) * minute + Number(parts[3] ?? 0) * second;
}

function zoneProblems({ timeZone }: Calendar): CalendarProblem[] {
  return zoneOf(timeZone) === null ? [{ kind: 'UnknownZone', timeZone }] : [];
}

function weekProblems({ weekly }: Calendar): CalendarProblem[] {
  const empty: CalendarProblem[] = weekdays.every((weekday) => weekly[weekday].length === 0)
    ? [{ kind: 'EmptyWeek' }]
    : [];
  return [...empty, ...weekdays.flatMap((weekday) => windowProblems(weekday, weekly[weekday]))];
}

function exceptionProblems({ date, kind, windows }: CalendarException): CalendarProblem[] {
  if (Number.isNaN(dayNumber(date))) return [{ kind: 'BadDate', date }];
  if (windows === undefined) return kind === 'shortDay' || kind === 'windows' ? [{ kind: 'WindowsMissing', date }] : [];
  return windowProblems(date, windows);
}

function annualProblems(monthDay: string): CalendarProblem[] {
  return Number.isNaN(dayNumber(`2000-${monthDay}`)) ? [{ kind: 'BadDate', date: monthDay }] : [];
}

function windowProblems(where: string, windows: Window[]): CalendarProblem[] {
  const bad = windows.filter((window) => spanOf(window) === null);
  if (bad.length > 0) return bad.map((window) => ({ kind: 'BadWindow', where, window }));
  const sorted = windows.toSorted((a, b) => timeOfDay(a[0]) - timeOfDay(b[0]));
  return sorted.flatMap((window, index): CalendarProblem[] => {
    const next = sorted[index + 1];
    if (next === undefined || timeOfDay(window[1]) <= timeOfDay(next[0])) return [];
    return [{ kind: 'OverlappingWindows', where, first: window, second: next }];
  });
}

function contradictions(exceptions: CalendarException[]): CalendarProblem[] {
  const offDates = new Set(exceptions.filter(({ kind }) => kind === 'holiday').map(({ date }) => date));
  const workedDates = new Set(exceptions.filter(({ kind }) => kind === 'makeUp').map(({ date }) => date));
  return [...offDates].filter((date) => workedDates.has(date)).map((date) => ({ kind: 'HolidayAndMakeUp', date }));
}
