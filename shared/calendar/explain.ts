// The strip of days behind a due moment: what each day was, whether it counted, and as which.

import { day as dayLength, minute, type Instant, type LocalDate } from '../base/time.ts';
import type { Weekday, Window } from './calendar.ts';
import type { WorkingTime } from './compile.ts';
import { toLocalDate, weekdayOf, type DayNumber } from './dates.ts';
import { isProvisional, planOf } from './days.ts';
import { countDays, windowsOfDay } from './table.ts';
import { instantOfWallClock, localDay, wallClockOf, type Zone } from './zone.ts';

export type ExplainedDay = {
  date: LocalDate;
  weekday: Weekday;
  /** n-th counted day, or null when the day did not count. */
  counted: number | null;
  /** `provisional`: counted as a working day, but no published calendar answers for the year. */
  why: 'start' | 'working' | 'makeUp' | 'weekend' | 'holiday' | 'closed' | 'shortDay' | 'calendar' | 'provisional';
  name?: string;
  /** The day's hours; for limits in hours, the part of them that counted. */
  windows?: Window[];
  /** No published calendar answers for this day, whatever it is taken for. */
  provisional?: true;
  /** This row stands for so many days left out, beginning at `date`; `counted` is the number reached at their end. */
  skipped?: number;
};

/** A strip is at most this long: a paper page and a screen hold it, and a walk over years stays cheap. */
const longestStrip = 70;
const head = 35;

type DayWalk = {
  receiptDay: DayNumber;
  startDay: DayNumber;
  dueDay: DayNumber;
  /** Last day of the count itself when the due day was rolled past it. */
  strictDay?: DayNumber;
  counts: 'workingDays' | 'calendarDays';
};

export function explainDays(time: WorkingTime, walk: DayWalk): ExplainedDay[] {
  const { startDay, dueDay, counts } = walk;
  const step = dueDay < startDay || (dueDay === startDay && walk.receiptDay > startDay) ? -1 : 1;
  const strictDay = walk.strictDay ?? dueDay;
  const countAt = (day: DayNumber): number => {
    if (counts === 'calendarDays') return Math.min(Math.abs(day - startDay), Math.abs(strictDay - startDay));
    return step === 1 ? countDays(time, startDay, day) : countDays(time, day - 1, startDay - 1);
  };
  const isCounted = (day: DayNumber): boolean =>
    counts === 'calendarDays'
      ? Math.abs(day - startDay) <= Math.abs(strictDay - startDay)
      : planOf(time.rules, day).counted;
  return strip(
    walk.receiptDay,
    dueDay,
    step,
    (day) => {
      if (day === walk.receiptDay || day === startDay) return { ...plainDay(time, day), counted: null, why: 'start' };
      // Between a receipt on a rest day and the day it is deemed made, nothing counts.
      if ((startDay - day) * step > 0 || !isCounted(day)) return plainDay(time, day);
      const plain = plainDay(time, day);
      return counts === 'calendarDays'
        ? { ...plain, counted: countAt(day), why: 'calendar' }
        : { ...plain, counted: countAt(day) };
    },
    countAt,
  );
}

type HourWalk = {
  receiptDay: DayNumber;
  from: Instant;
  to: Instant;
  /** True: only the desk's windows count; false: every hour does. */
  inWindows: boolean;
};

export function explainHours(time: WorkingTime, { receiptDay, from, to, inWindows }: HourWalk): ExplainedDay[] {
  const { zone } = time;
  const lastDay = Math.max(localDay(zone, to), receiptDay);
  return strip(Math.min(receiptDay, localDay(zone, from)), lastDay, 1, (day) => {
    const { windows: _all, ...plain } = plainDay(time, day);
    const whole: [Instant, Instant][] = [
      [instantOfWallClock(zone, day * dayLength), instantOfWallClock(zone, (day + 1) * dayLength)],
    ];
    const windows = (inWindows ? windowsOfDay(time, day) : whole)
      .map(([start, end]): [Instant, Instant] => [Math.max(start, from), Math.min(end, to)])
      .filter(([start, end]) => start < end)
      .map(([start, end]): Window => [clock(zone, day, start), clock(zone, day, end)]);
    const counts = windows.length > 0 ? { windows } : {};
    return inWindows ? { ...plain, ...counts } : { ...plain, why: 'calendar', ...counts };
  });
}

/** The rows from one day to another, at most `longestStrip`; the middle of a longer walk becomes one row with `skipped`. */
function strip(
  first: DayNumber,
  last: DayNumber,
  step: 1 | -1,
  row: (day: DayNumber) => ExplainedDay,
  countAt?: (day: DayNumber) => number,
): ExplainedDay[] {
  const length = Math.abs(last - first) + 1;
  const rows = (from: number, to: number): ExplainedDay[] =>
    Array.from({ length: to - from }, (_, index) => row(first + (from + index) * step));
  if (length <= longestStrip) return rows(0, length);
  const tail = longestStrip - head - 1;
  const gapStart = first + head * step;
  const gapEnd = first + (length - tail - 1) * step;
  const gap: ExplainedDay = {
    date: toLocalDate(gapStart),
    weekday: weekdayOf(gapStart),
    counted: countAt === undefined ? null : countAt(gapEnd),
    why: 'calendar',
    skipped: length - head - tail,
  };
  return [...rows(0, head), gap, ...rows(length - tail, length)];
}

function plainDay(time: WorkingTime, day: DayNumber): ExplainedDay {
  const plan = planOf(time.rules, day);
  const unpublished = isProvisional(time.rules, day);
  return {
    date: toLocalDate(day),
    weekday: weekdayOf(day),
    counted: null,
    why: unpublished && plan.counted ? 'provisional' : plan.why,
    ...(plan.name === undefined ? {} : { name: plan.name }),
    ...(plan.spans.length === 0
      ? {}
      : { windows: plan.spans.map(([from, to]): Window => [clockText(from), clockText(to)]) }),
    ...(unpublished ? { provisional: true } : {}),
  };
}

/** Wall clock seen from midnight of `day`: a window that runs past midnight ends at '25:00' and more. */
function clock(zone: Zone, day: DayNumber, instant: Instant): string {
  return clockText(wallClockOf(zone, instant) - day * dayLength);
}

function clockText(sinceMidnight: number): string {
  const minutes = Math.floor(sinceMidnight / minute);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
