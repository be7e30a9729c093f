import { daysOf as daysOfPeriod } from '../accountability/period.ts';
import type { Instant } from '../base/time.ts';
import { addDays, instantOf, localDate } from '../calendar/local.ts';

/** Stretches a report is made for, by name: the Monday of a week '2026-11-23', a month '2026-11', a quarter '2026-Q4', a half-year
 *  '2026-H2'. Days are those of China's zone, like the months of settlements. */
const periodKinds = ['week', 'month', 'quarter', 'halfYear'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** From the first moment of the first day until the first moment of the day after. */
export type Stretch = { from: Instant; until: Instant };

const zone = 'Asia/Shanghai';

export function periodAt(kind: PeriodKind, at: Instant): string {
  const date = localDate(zone, at);
  const [year, month] = date.split('-') as [string, string];
  switch (kind) {
    case 'week':
      return addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7));
    case 'month':
      return `${year}-${month}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(Number(month) / 3)}`;
    case 'halfYear':
      return `${year}-H${Number(month) <= 6 ? 1 : 2}`;
  }
}

/** First day, and the first day after it, 'YYYY-MM-DD'. */
export function daysOf(period: string): { from: string; until: string } {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (!quarter) return daysOfPeriod(period);
  const [, year, number] = quarter as unknown as [string, string, string];
  const first = Number(number) * 3 - 2;
  const month = (place: number): string => (place > 12 ? `${Number(year) + 1}-01` : `${year}-${pad(place)}`);
  return { from: `${month(first)}-01`, until: `${month(first + 3)}-01` };
}

export function stretchOf(period: string): Stretch {
  const { from, until } = daysOf(period);
  return { from: instantOf(zone, from, 0), until: instantOf(zone, until, 0) };
}

/** The period of the same kind that ended where this one begins. */
export const periodBefore = (kind: PeriodKind, period: string): string => periodAt(kind, stretchOf(period).from - 1);

/** The same period of the year before; a week has none: its days do not return. */
export function yearBefore(kind: PeriodKind, period: string): string | null {
  return kind === 'week' ? null : `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
}

/** What people type: '2026H1', '2026-h1', '2026Q3', '2026-06', any day of a week.
 *  @returns the name of the period, or nothing when it is none of this kind */
export function readPeriod(kind: PeriodKind, typed: string): string | null {
  const text = typed.trim().toUpperCase();
  const found = {
    halfYear: /^(\d{4})-?H([12])$/,
    quarter: /^(\d{4})-?Q([1-4])$/,
    month: /^(\d{4})-?(0[1-9]|1[0-2])$/,
    week: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  }[kind].exec(text);
  if (!found) return null;
  if (kind === 'week') return periodAt('week', instantOf(zone, text, 0));
  return `${found[1]}-${{ halfYear: 'H', quarter: 'Q', month: '' }[kind]}${found[2]}`;
}

const pad = (number: number): string => String(number).padStart(2, '0');
