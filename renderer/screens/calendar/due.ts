import type { Limit } from '../../../shared/calendar/limit.ts';
import type { ClockRule } from '../../../shared/procedure/pack.ts';
import type { CalendarWords } from '../../../shared/words/calendar.ts';

/** A limit as a person writes it in the calculator. */
export type OwnLimit = Required<Pick<Limit, 'amount' | 'unit' | 'direction' | 'roll'>>;

export const rolls = (unit: Limit['unit']): boolean => unit === 'calendarDay' || unit === 'month';

/** "2至3个工作小时", "提前15个工作日". */
export function limitText({ limit }: ClockRule, say: CalendarWords['due']): string {
  if (limit.unit === 'named') return '';
  const plain = say.limit[limit.unit](limit.amount);
  const text = limit.from === undefined ? plain : say.range(limit.from, plain);
  return limit.direction === 'backward' ? say.before(text) : text;
}

export const sourceText = ({ source }: ClockRule, say: CalendarWords['due']): string =>
  source.article === '' ? say.house : say.article(source.article);
