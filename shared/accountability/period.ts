import { addDays, instantOf, localDate } from '../calendar/local.ts';
import type { Instant } from '../base/time.ts';
import type { Period } from '../procedure/pack.ts';

/** Stretches of the calendar in which a regime counts: '2026-11', '2026-H2', or the Monday of a week '2026-11-23'.
 *  They follow the office's calendar days in China's zone, like the months of settlements. */
export function periodOf(period: Period, at: Instant): string {
  const date = localDate('Asia/Shanghai', at);
  const [year, month] = date.split('-') as [string, string];
  if (period === 'month') return `${year}-${month}`;
  if (period === 'halfYear') return `${year}-H${Number(month) <= 6 ? 1 : 2}`;
  return mondayOf(date);
}

/** Weeks are named by their Monday. */
function mondayOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(date, -weekday);
}

/** First day of a period, and the first day after it, 'YYYY-MM-DD'. */
export function daysOf(period: string): { from: string; until: string } {
  const half = /^(\d{4})-H([12])$/.exec(period);
  if (half) {
    const [, year, number] = half as unknown as [string, string, string];
    return number === '1'
      ? { from: `${year}-01-01`, until: `${year}-07-01` }
      : { from: `${year}-07-01`, until: `${Number(year) + 1}-01-01` };
  }
  if (/^\d{4}-\d{2}$/.test(period)) return { from: `${period}-01`, until: `${monthAfter(period, 1)}-01` };
  return { from: period, until: addDays(period, 7) };
}

/** The month `by` months later, or earlier when negative. @param month 'YYYY-MM' */
export function monthAfter(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const place = year * 12 + number - 1 + by;
  return `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`;
}

/** End of the period after that of `at`. */
export function endOfNext(period: Period, at: Instant): Instant {
  const { until } = daysOf(periodOf(period, at));
  const next = daysOf(periodOf(period, instantOf('Asia/Shanghai', until, 0)));
  return instantOf('Asia/Shanghai', next.until, 0);
}
