// Working-time arithmetic on a compiled calendar, without explanation. Dates in, dates out; instants in, instants out.
// A walk that leaves the years 1600-2599, or a text that is no date, gives null.

import { second, type Instant, type LocalDate } from '../base/time.ts';
import type { WorkingTime } from './compile.ts';
import { dayNumber, toLocalDate } from './dates.ts';
import { planOf } from './days.ts';
import {
  addBackward,
  addForward,
  countDays,
  endOf,
  neighbour,
  startOf,
  walkDays,
  windowAfter,
  windowBefore,
  workedBetween,
} from './table.ts';

/** The n-th working day after a date; before it when `days` is negative. The date itself never counts (CAL-201); 0 gives it back. */
export function addWorkingDays(time: WorkingTime, date: LocalDate, days: number): LocalDate | null {
  const day = dayNumber(date);
  if (Number.isNaN(day) || !Number.isSafeInteger(days)) return null;
  const found = walkDays(time, day, days);
  return Number.isNaN(found) ? null : toLocalDate(found);
}

/** Which of the two given dates count: '(a,b]' is the office's own way, the start day does not count (CAL-201). */
export type DayRange = '(a,b]' | '[a,b)' | '[a,b]' | '(a,b)';

/** Working days between two dates; negative when `to` lies before `from`. */
export function workingDaysBetween(
  time: WorkingTime,
  from: LocalDate,
  to: LocalDate,
  range: DayRange = '(a,b]',
): number | null {
  const first = dayNumber(from);
  const last = dayNumber(to);
  if (Number.isNaN(first) || Number.isNaN(last)) return null;
  if (last < first) {
    const count = workingDaysBetween(time, to, from, mirrored[range]);
    return count === null || count === 0 ? count : -count;
  }
  const begin = range.startsWith('[') ? first - 1 : first;
  const end = range.endsWith(')') ? last - 1 : last;
  return end < begin ? 0 : countDays(time, begin, end);
}

const mirrored: Record<DayRange, DayRange> = { '(a,b]': '[a,b)', '[a,b)': '(a,b]', '[a,b]': '[a,b]', '(a,b)': '(a,b)' };

export function isWorkingDay(time: WorkingTime, date: LocalDate): boolean {
  const day = dayNumber(date);
  return !Number.isNaN(day) && planOf(time.rules, day).counted;
}

/** Opening belongs to working time, closing does not. */
export function isWorkingTime(time: WorkingTime, instant: Instant): boolean {
  const place = windowAfter(time, instant);
  return place !== undefined && startOf(time, place) <= instant;
}

/**
 * The moment `milliseconds` of working time later, or earlier when negative. A result on closing time stays at closing, backwards
 * on opening time stays at opening (CAL-LANDING); nothing to add gives the instant itself, or the next opening when the desk is shut.
 */
export function addWorkingMs(time: WorkingTime, instant: Instant, milliseconds: number): Instant | null {
  const found =
    milliseconds > 0
      ? addForward(time, instant, milliseconds)
      : milliseconds < 0
        ? addBackward(time, instant, -milliseconds)
        : stay(time, instant);
  return found === null || Number.isNaN(found) ? null : found;
}

export const addWorkingSeconds = (time: WorkingTime, instant: Instant, seconds: number): Instant | null =>
  addWorkingMs(time, instant, seconds * second);

/** Working milliseconds from one instant to another; negative when `to` lies before `from`. */
export function workingMsBetween(time: WorkingTime, from: Instant, to: Instant): number | null {
  const worked = workedBetween(time, from, to);
  if (Number.isNaN(worked)) return null;
  return worked === 0 ? 0 : worked;
}

/** The instant itself while the desk works, otherwise the next opening. */
export function nextWorkingInstant(time: WorkingTime, instant: Instant): Instant | null {
  const place = windowAfter(time, instant);
  return place === undefined ? null : Math.max(instant, startOf(time, place));
}

/** The instant itself while the desk works or closes, otherwise the last closing. */
export function previousWorkingInstant(time: WorkingTime, instant: Instant): Instant | null {
  if (isWorkingTime(time, instant)) return instant;
  const place = windowBefore(time, instant);
  return place === undefined ? null : Math.min(instant, endOf(time, place));
}

/**
 * The next (or last) `count` windows seen from an instant, nearest first; the one that holds the instant is cut there. Windows of
 * different days stay apart even when they touch at midnight.
 */
export function workingWindows(
  time: WorkingTime,
  instant: Instant,
  direction: 'forward' | 'backward',
  count: number,
): { from: Instant; to: Instant }[] {
  const windows: { from: Instant; to: Instant }[] = [];
  let place = direction === 'forward' ? windowAfter(time, instant) : windowBefore(time, instant);
  while (place !== undefined && windows.length < count) {
    const from = startOf(time, place);
    const to = endOf(time, place);
    windows.push(direction === 'forward' ? { from: Math.max(from, instant), to } : { from, to: Math.min(to, instant) });
    place = neighbour(time, place, direction === 'forward' ? 1 : -1);
  }
  return windows;
}

function stay(time: WorkingTime, instant: Instant): Instant | null {
  return previousWorkingInstant(time, instant) === instant ? instant : nextWorkingInstant(time, instant);
}
