// Figures as the pictures and tables show them.
import type { DashboardView } from '../../../shared/contract/views.ts';

export type UnitRate = DashboardView['units'][number] & { name: string; rate: number };

/** Units with limits that were met, the lowest rate first: that is where somebody has to look. */
export function rateByUnit(units: DashboardView['units'], nameOf: (unit: string) => string): UnitRate[] {
  return units
    .filter(({ met, late }) => met + late > 0)
    .map((unit) => ({ ...unit, name: nameOf(unit.unit), rate: unit.met / (unit.met + unit.late) }))
    .sort((left, right) => left.rate - right.rate || right.late - left.late);
}

export type ReasonShare = { reason: string | null; name: string; count: number; share: number };

const shownReasons = 8;

/** The most frequent reasons; what is left over becomes one last line without a reason of its own. */
export function reasonShares(
  reasons: DashboardView['reasons'],
  nameOf: (reason: string) => string,
  otherName: string,
  limit = shownReasons,
): ReasonShare[] {
  const total = reasons.reduce((sum, { count }) => sum + count, 0);
  const sorted = [...reasons].sort((left, right) => right.count - left.count);
  const share = (count: number): number => (total === 0 ? 0 : count / total);
  const shown: ReasonShare[] = sorted
    .slice(0, limit)
    .map(({ reason, count }) => ({ reason, name: nameOf(reason), count, share: share(count) }));
  const rest = sorted.slice(limit).reduce((sum, { count }) => sum + count, 0);
  return rest === 0 ? shown : [...shown, { reason: null, name: otherName, count: rest, share: share(rest) }];
}

/** 0.934 -> `93.4%`; whole numbers without a point. A rate that is not quite everything never reads 100 %. */
export function percentOf(rate: number): string {
  const rounded = Math.round(rate * 1000) / 10;
  const shown = rate < 1 && rounded === 100 ? 99.9 : rate > 0 && rounded === 0 ? 0.1 : rounded;
  return `${shown}%`;
}
