// Figures as the pictures and tables show them.
import type { DashboardCounts, DashboardView } from '../../../../shared/contract/views.ts';

export type UnitRate = DashboardView['units'][number] & { name: string; rate: number };

/** Units with complaints that can be judged, the lowest rate first: that is where somebody has to look. */
export function rateByUnit(units: DashboardView['units'], nameOf: (unit: string) => string): UnitRate[] {
  return units
    .filter(({ judged }) => judged > 0)
    .map((unit) => ({ ...unit, name: nameOf(unit.unit), rate: (unit.judged - unit.late) / unit.judged }))
    .sort((left, right) => left.rate - right.rate || right.late - left.late);
}

/** `upTo`: share of this line and all above it. */
export type ReasonShare = { reason: string | null; name: string; count: number; share: number; upTo: number };

const shownReasons = 10;

/** The most frequent reasons; what is left over becomes one last line without a reason of its own. */
export function reasonShares(
  reasons: DashboardView['reasons'],
  nameOf: (reason: string) => string,
  otherName: string,
  limit = shownReasons,
): ReasonShare[] {
  const total = reasons.reduce((sum, { count }) => sum + count, 0);
  const sorted = [...reasons].sort((left, right) => right.count - left.count);
  const rest = sorted.slice(limit).reduce((sum, { count }) => sum + count, 0);
  const shown = sorted
    .slice(0, limit)
    .map(({ reason, count }): Omit<ReasonShare, 'share' | 'upTo'> => ({ reason, name: nameOf(reason), count }));
  if (rest > 0) shown.push({ reason: null, name: otherName, count: rest });
  let sum = 0;
  return shown.map((line) => ({ ...line, share: line.count / total, upTo: (sum += line.count) / total }));
}

/** How many of the most frequent reasons make up four fifths. */
export const vitalFew = (shares: readonly ReasonShare[]): number => shares.findIndex(({ upTo }) => upTo >= 0.8) + 1;

export function addedUp(months: DashboardView['months']): DashboardCounts & { closed: number } {
  const sum = { received: 0, judged: 0, late: 0, asked: 0, satisfied: 0, repeated: 0, closed: 0 };
  for (const row of months) {
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += row[name];
  }
  return sum;
}

/** Part of a whole; nothing where there is no whole. */
export const rateOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** 0.934 -> `93.4%`; whole numbers without a point. A rate that is not quite everything never reads 100 %. */
export function percentOf(rate: number): string {
  const rounded = Math.round(rate * 1000) / 10;
  const shown = rate < 1 && rounded === 100 ? 99.9 : rate > 0 && rounded === 0 ? 0.1 : rounded;
  return `${shown}%`;
}
