import { definitionOf, reportDefinitions } from '../../../shared/report/definitions/index.ts';
import type { ReportDefinition } from '../../../shared/report/definition.ts';
import { periodAt, readPeriod, stretchOf, type PeriodKind } from '../../../shared/report/period.ts';
import { lastPeriod } from '../../../shared/report/schedule.ts';

/** Which report, of which period, in which version: it stands in the address, so that a link shows the same. */
export type ReportAddress = { definition: ReportDefinition; period: string; version: number | null };

export function addressOf(search: Record<string, unknown>, now: number): ReportAddress {
  const definition = definitionOf(textOf(search['report'])) ?? reportDefinitions[0]!;
  const typed = readPeriod(definition.period, textOf(search['period']));
  const version = Number(search['version']);
  return {
    definition,
    period: typed ?? lastPeriod(definition.period, now),
    version: Number.isInteger(version) && version > 0 ? version : null,
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Periods to choose from, the running one first. */
export function periodsUntil(kind: PeriodKind, now: number): string[] {
  const count = { week: 26, month: 24, quarter: 12, halfYear: 8 }[kind];
  const periods = [periodAt(kind, now)];
  while (periods.length < count) periods.push(periodAt(kind, stretchOf(periods.at(-1)!).from - 1));
  return periods;
}
