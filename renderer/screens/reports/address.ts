import { z } from 'zod';
import type { DashboardFilter } from '../../../shared/contract/calls/desk.ts';
import type { DashboardView } from '../../../shared/contract/views.ts';
import { addDays } from '../../../shared/calendar/local.ts';

/** The filters of the dashboard as they stand in the address. */
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .optional()
  .catch(undefined);
const text = z.string().max(64).optional().catch(undefined);
const address = z.object({ from: month, to: month, unit: text, reason: text, pack: text });

export const addressOf = (search: Record<string, unknown>): DashboardFilter => {
  const known = Object.entries(address.parse(search)).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(known);
};

export function monthsAfter(value: string, count: number): string {
  const [year, number] = value.split('-').map(Number) as [number, number];
  const place = year * 12 + number - 1 + count;
  return `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`;
}

export const firstDay = (value: string): string => `${value}-01`;
export const lastDay = (value: string): string => addDays(firstDay(monthsAfter(value, 1)), -1);

export type CaseSearch = Record<string, string | boolean | undefined>;

/** Address of the register that lists what a figure counts: the filters of the dashboard, and what is special to the figure. */
export type CasesOf = (special: CaseSearch) => CaseSearch;

export const casesOf =
  ({ unit, reason, pack }: DashboardFilter): CasesOf =>
  (special) => ({ ...(unit && { counted: unit }), ...(reason && { reason }), ...(pack && { pack }), ...special });

export const received = (first: string, last = first): CaseSearch => ({ from: firstDay(first), to: lastDay(last) });
export const ended = (first: string, last = first): CaseSearch => ({
  state: 'ended',
  endedFrom: firstDay(first),
  endedTo: lastDay(last),
});

/** A line in the comparison of units counts what lies under it at that level, and a bank among its branches only itself. */
export const ofUnit = (view: Pick<DashboardView, 'level'>, unit: string): CaseSearch => ({
  counted: unit,
  countedAs: view.level,
});
