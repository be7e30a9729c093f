import type { Text } from '../procedure/pack.ts';
import { reportFigureWords } from '../words/reportFigures.ts';
import { said } from '../words/said.ts';
import { daysOf, type PeriodKind } from './period.ts';
import { addDays } from '../calendar/local.ts';

/** A period as people say it: 2026年上半年, the first half of 2026. */
export const periodName = (kind: PeriodKind, period: string): Text =>
  said(reportFigureWords, (words) => {
    const { from, until } = daysOf(period);
    const year = period.slice(0, 4);
    switch (kind) {
      case 'week':
        return words.periods.week(from, addDays(until, -1));
      case 'month':
        return words.periods.month(year, Number(period.slice(5, 7)));
      case 'quarter':
        return words.periods.quarter(year, Number(period.at(-1)));
      case 'halfYear':
        return words.periods.halfYear(year, period.endsWith('1') ? 1 : 2);
    }
  });
