import type { Instant } from '../base/time.ts';
import { done, type Result } from '../base/result.ts';
import { addWorkingDays } from '../calendar/arithmetic.ts';
import type { WorkingTime } from '../calendar/compile.ts';
import { dueMoment, type DueCounter, type DueProblem, type Limit } from '../calendar/limit.ts';
import { instantOf, localDate, localMinutes } from '../calendar/local.ts';
import { hour, day, minute } from '../base/time.ts';
import type { Counted } from '../complaint/events.ts';
import type { ClockRule, PackSettings } from './pack.ts';

/** Counts a limit under the settings of its pack and adds the moments at which it warns. */
export function countLimit(
  rule: Pick<ClockRule, 'warn'>,
  settings: PackSettings,
  time: WorkingTime,
  limit: Limit,
  from: Instant,
  count: DueCounter = dueMoment,
): Result<Counted, DueProblem> {
  const due = count(time, limitUnder(settings, limit), from);
  if (!due.ok) return due;
  const { provisional, calendar, days, warnFrom, strict, rolled } = due.value;
  // Counted backwards, `from` is the planned day, behind the due moment.
  const earliest = limit.direction === 'backward' ? Number.NEGATIVE_INFINITY : from;
  const warnAt = warnMoments(rule.warn ?? settings.warnBefore, time, due.value.due, earliest);
  if (warnFrom !== undefined) warnAt.unshift(warnFrom);
  const ends = strict === undefined || rolled === undefined ? {} : { strict, rolled };
  return done({ from, limit, due: due.value.due, ...ends, provisional, calendar, days, warnAt });
}

/** A limit with the settings of its pack; what the limit says itself is stronger. */
export function limitUnder({ receiptOnRestDay, dueAt }: PackSettings, limit: Limit): Limit {
  // The pack's closing hour is for working days; calendar days and months end at midnight unless their own limit says so.
  const ends = limit.unit === 'workingDay' ? { end: dueAt } : {};
  return { receiptOnRestDay, ...ends, ...limit };
}

/** Moments before `due` at which a clock warns; those that would lie before its start are left out. */
export function warnMoments(before: readonly Limit[], time: WorkingTime, due: Instant, from: Instant): Instant[] {
  return before
    .map((limit) => momentBeside(limit, time, due, -1))
    .filter((moment): moment is Instant => moment !== undefined && moment > from && moment < due)
    .sort((left, right) => left - right);
}

const lengths: Partial<Record<Limit['unit'], number>> = {
  calendarHour: hour,
  workingHour: hour,
  workingMinute: minute,
  calendarDay: day,
};

/** The moment so long after `moment` (`direction` 1) or before it (-1); working days keep the hour of the day.
 *  @returns nothing for units that are not counted this way, and beyond the calendar */
export function momentBeside(limit: Limit, time: WorkingTime, moment: Instant, direction: 1 | -1): Instant | undefined {
  if (limit.unit === 'workingDay') {
    const date = addWorkingDays(time, localDate(time, moment), direction * limit.amount);
    return date === null ? undefined : instantOf(time, date, localMinutes(time, moment));
  }
  const length = lengths[limit.unit];
  return length === undefined ? undefined : moment + direction * limit.amount * length;
}
