// When a limit ends, and why. The counting rules are those of the Civil Code, articles 200 to 204:
//
//   from ─────────────┬─ days, months: the day of `from` does not count (CAL-201) ─► due day ─► close of office or 24:00 (CAL-203)
//                     └─ hours: counted from the moment itself (CAL-201-HOUR)     ─► due moment
//   due day on a rest day: rolled to the next working day only where the limit says so (CAL-203, CAL-204)

import type { Instant, LocalDate } from '../base/time.ts';
import { day as dayLength, hour, minute } from '../base/time.ts';
import { done, refused, type Result } from '../base/result.ts';
import type { WorkingTime } from './compile.ts';
import { addMonths, dayNumber, firstDay, lastDay, toLocalDate, type DayNumber } from './dates.ts';
import { isProvisional, planOf } from './days.ts';
import { explainDays, explainHours, type ExplainedDay } from './explain.ts';
import { addWorkingMs, nextWorkingInstant } from './arithmetic.ts';
import { walkDays, windowsOfDay } from './table.ts';
import { instantOfWallClock, localDay } from './zone.ts';

export type { ExplainedDay } from './explain.ts';

export type Limit = {
  amount: number;
  unit: LimitUnit;
  /** `backward`: so much before a planned day, which itself does not count. Forward when left out. */
  direction?: 'forward' | 'backward';
  /** A range such as "2 to 3 working hours": warn at `from`, due at `amount`. */
  from?: number;
  /** What ends the due day. Working-day limits end with the office, calendar days and months at midnight, when left out. */
  end?: 'officeClose' | 'midnight';
  /** `nextWorkday`: a receipt on a rest day is deemed made on the next working day. `actual`, the stricter, when left out. */
  receiptOnRestDay?: 'actual' | 'nextWorkday';
  /** Calendar days and months: is a due day on a rest day moved to the next working day? Never when left out. */
  roll?: boolean;
};

export type LimitUnit = 'workingDay' | 'workingHour' | 'workingMinute' | 'calendarDay' | 'calendarHour' | 'month';

export type Due = {
  due: Instant;
  /** The date it falls on. Say this one: a due moment of 24:00 is, as an instant, 0:00 of the next day. */
  date: LocalDate;
  /** Calendar days and months: the end without rolling, and with it; both are told whichever is due. */
  strict?: Instant;
  rolled?: Instant;
  /** 24:00 of the due date: the last moment in law. */
  legalEnd: Instant;
  warnFrom?: Instant;
  /** The result rests on a day no published calendar answers for. It is counted again when the year's notice is there. */
  provisional: boolean;
  calendar: { id: string; version: number };
  days: ExplainedDay[];
};

export type DueProblem =
  /** Not a number ≥ 0, or a part of a day or month. */
  | { kind: 'BadAmount'; amount: number; unit: LimitUnit }
  /** The warning of a range lies behind its end. */
  | { kind: 'BadRange'; from: number; amount: number }
  | { kind: 'BadInstant'; instant: number }
  /** The walk leaves the years 1600 to 2599. */
  | { kind: 'BeyondCalendar'; amount: number; unit: LimitUnit };

/** Where a limit ends: the moments, and the days on which they rest. */
type End = {
  due: Instant;
  dueDay: DayNumber;
  strict?: Instant;
  strictDay?: DayNumber;
  rolled?: Instant;
  provisional: boolean;
};

export function dueMoment(time: WorkingTime, limit: Limit, from: Instant): Result<Due, DueProblem> {
  const problem = limitProblem(limit, from);
  if (problem !== undefined) return refused(problem);
  const beyond: DueProblem = { kind: 'BeyondCalendar', amount: limit.amount, unit: limit.unit };
  const start = deemedReceipt(time, limit, from);
  if (start === null) return refused(beyond);
  const end = endOfLimit(time, limit, limit.amount, start);
  const warn = limit.from === undefined ? undefined : endOfLimit(time, limit, limit.from, start);
  if (end === null || warn === null) return refused(beyond);
  return done({
    due: end.due,
    date: toLocalDate(end.dueDay),
    ...(end.strict === undefined ? {} : { strict: end.strict }),
    ...(end.rolled === undefined ? {} : { rolled: end.rolled }),
    legalEnd: midnightAfter(time, end.dueDay),
    ...(warn === undefined ? {} : { warnFrom: warn.due }),
    provisional: end.provisional,
    calendar: time.calendar,
    days: explain(time, limit, from, start, end),
  });
}

export type DueCounter = typeof dueMoment;

/** A counter that remembers its answers: days and months end at the same moment whatever hour of a day they are counted from, and
 *  thousands of clocks share a few days and limits. The answers are shared: nobody changes them. */
export function rememberingDues(): DueCounter {
  const dueByCalendar = new WeakMap<WorkingTime, Map<string, ReturnType<DueCounter>>>();
  return (time, limit, from) => {
    const isByDay = limit.unit === 'calendarDay' || limit.unit === 'month' || limit.unit === 'workingDay';
    // No working day at all: the desk may have closed.
    if (!isByDay || limit.amount === 0 || limit.from === 0) return dueMoment(time, limit, from);
    let dues = dueByCalendar.get(time);
    if (!dues) dueByCalendar.set(time, (dues = new Map()));
    const key = `${localDay(time.zone, from)} ${JSON.stringify(limit)}`;
    let due = dues.get(key);
    if (!due) dues.set(key, (due = dueMoment(time, limit, from)));
    return due;
  };
}

/** End of a day somebody named (a planned visit, a promised date): close of the office, or 24:00 when it does not open.
 *  NaN when the text is no date. */
export function namedDue(time: WorkingTime, date: LocalDate, end: 'officeClose' | 'midnight' = 'officeClose'): Instant {
  const day = dayNumber(date);
  return Number.isNaN(day) ? Number.NaN : endOfDay(time, day, end);
}

export function limitProblem({ amount, unit, from: warnAt }: Limit, from: Instant): DueProblem | undefined {
  const whole = unit === 'workingDay' || unit === 'calendarDay' || unit === 'month';
  for (const value of warnAt === undefined ? [amount] : [amount, warnAt]) {
    if (!Number.isFinite(value) || value < 0 || (whole && !Number.isSafeInteger(value))) {
      return { kind: 'BadAmount', amount: value, unit };
    }
  }
  if (warnAt !== undefined && warnAt > amount) return { kind: 'BadRange', from: warnAt, amount };
  return Number.isFinite(from) ? undefined : { kind: 'BadInstant', instant: from };
}

/** The moment counting starts from. Receipt keeps its true moment unless the pack deems it made on the next working day. */
function deemedReceipt(time: WorkingTime, limit: Limit, from: Instant): Instant | null {
  const day = localDay(time.zone, from);
  if (day <= firstDay || day >= lastDay) return null;
  const deems = limit.receiptOnRestDay === 'nextWorkday' && limit.direction !== 'backward';
  if (!deems || planOf(time.rules, day).counted) return from;
  const next = walkDays(time, day, 1);
  if (Number.isNaN(next)) return null;
  return windowsOfDay(time, next)[0]?.[0] ?? instantOfWallClock(time.zone, next * dayLength);
}

function endOfLimit(time: WorkingTime, limit: Limit, amount: number, start: Instant): End | null {
  const sign = limit.direction === 'backward' ? -1 : 1;
  const startDay = localDay(time.zone, start);
  switch (limit.unit) {
    case 'workingHour':
      return hoursEnd(time, start, addWorkingMs(time, start, sign * amount * hour), true);
    case 'workingMinute':
      return hoursEnd(time, start, addWorkingMs(time, start, sign * amount * minute), true);
    case 'calendarHour':
      return hoursEnd(time, start, start + sign * amount * hour, false);
    case 'workingDay':
      return workingDaysEnd(time, limit, start, amount === 0 ? null : walkDays(time, startDay, sign * amount));
    case 'calendarDay':
      return calendarEnd(time, limit, startDay + sign * amount);
    default:
      return amount > 12_000 ? null : calendarEnd(time, limit, addMonths(startDay, sign * amount));
  }
}

function hoursEnd(time: WorkingTime, start: Instant, due: Instant | null, restsOnCalendar: boolean): End | null {
  if (due === null) return null;
  const startDay = localDay(time.zone, start);
  const dueDay = localDay(time.zone, due);
  if (dueDay <= firstDay || dueDay >= lastDay) return null;
  return { due, dueDay, provisional: restsOnCalendar && anyProvisional(time, startDay, dueDay) };
}

/** `found` null: a limit of no working days ends on the working day of receipt, or the next one when the desk has closed. */
function workingDaysEnd(time: WorkingTime, limit: Limit, start: Instant, found: DayNumber | null): End | null {
  const dueDay = found ?? sameOrNextWorkingDay(time, limit, start);
  if (Number.isNaN(dueDay)) return null;
  const due = endOfDay(time, dueDay, limit.end ?? 'officeClose');
  return { due, dueDay, provisional: anyProvisional(time, localDay(time.zone, start), dueDay) };
}

function sameOrNextWorkingDay(time: WorkingTime, limit: Limit, start: Instant): DayNumber {
  const startDay = localDay(time.zone, start);
  const isOpen = endOfDay(time, startDay, limit.end ?? 'officeClose') >= start;
  if (planOf(time.rules, startDay).counted && (isOpen || limit.direction === 'backward')) return startDay;
  return walkDays(time, startDay, limit.direction === 'backward' ? -1 : 1);
}

function calendarEnd(time: WorkingTime, limit: Limit, strictDay: DayNumber): End | null {
  if (!(strictDay > firstDay && strictDay < lastDay)) return null;
  // Backwards the roll goes to the earlier working day: later would leave less than the limit asks for.
  const isRestDay = !planOf(time.rules, strictDay).counted;
  const rolledDay = isRestDay ? walkDays(time, strictDay, limit.direction === 'backward' ? -1 : 1) : strictDay;
  if (Number.isNaN(rolledDay)) return null;
  const ends = limit.end ?? 'midnight';
  const strict = endOfDay(time, strictDay, ends);
  const rolled = endOfDay(time, rolledDay, ends);
  const rolls = limit.roll === true;
  return {
    due: rolls ? rolled : strict,
    dueDay: rolls ? rolledDay : strictDay,
    strict,
    strictDay,
    rolled,
    // A plain calendar walk to midnight asks no table; only rolling and office hours do.
    provisional:
      (rolls && anyProvisional(time, strictDay, rolledDay)) ||
      (ends === 'officeClose' && isProvisional(time.rules, strictDay)),
  };
}

/** Close of the last window of the day, or 24:00 when the office does not open (CAL-203: the last day ends at 24:00, with business
 *  hours when business closes). */
function endOfDay(time: WorkingTime, day: DayNumber, end: 'officeClose' | 'midnight'): Instant {
  const close = end === 'officeClose' ? windowsOfDay(time, day).at(-1)?.[1] : undefined;
  return close ?? midnightAfter(time, day);
}

const midnightAfter = (time: WorkingTime, day: DayNumber): Instant =>
  instantOfWallClock(time.zone, (day + 1) * dayLength);

function anyProvisional(time: WorkingTime, from: DayNumber, to: DayNumber): boolean {
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  // Whole years share one answer, so a year at a time is enough.
  for (let day = low; day < high; day += 365) if (isProvisional(time.rules, day)) return true;
  return isProvisional(time.rules, high);
}

function explain(time: WorkingTime, limit: Limit, from: Instant, start: Instant, end: End): ExplainedDay[] {
  const receiptDay = localDay(time.zone, from);
  const startDay = localDay(time.zone, start);
  switch (limit.unit) {
    case 'workingHour':
    case 'workingMinute':
    case 'calendarHour': {
      const first = limit.unit === 'calendarHour' ? start : (nextWorkingInstant(time, start) ?? start);
      return explainHours(time, {
        receiptDay,
        from: limit.direction === 'backward' ? end.due : Math.min(first, end.due),
        to: limit.direction === 'backward' ? start : end.due,
        inWindows: limit.unit !== 'calendarHour',
      });
    }
    case 'workingDay':
      return explainDays(time, { receiptDay, startDay, dueDay: end.dueDay, counts: 'workingDays' });
    default:
      return explainDays(time, {
        receiptDay,
        startDay,
        dueDay: end.dueDay,
        strictDay: end.strictDay ?? end.dueDay,
        counts: 'calendarDays',
      });
  }
}
