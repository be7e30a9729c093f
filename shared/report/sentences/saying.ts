import type { Text } from '../../procedure/pack.ts';
import { reportSentences } from '../../words/reportSentences.ts';
import { isNobody } from '../dimensions.ts';
import { numberText } from '../format.ts';
import type { Read, ReadRow } from '../material.ts';
import type { MeasureId } from '../measures.ts';

/** The drafting of a report's sentences from its figures: rises and falls, first and last, what to ask of whom. Pure: the same
 *  figures give the same words. */
export type Words = (typeof reportSentences)['zh'];
type Say = (words: Words, language: 'zh' | 'en') => string;

export const both = (say: Say): Text => ({ zh: say(reportSentences.zh, 'zh'), en: say(reportSentences.en, 'en') });
export const percent = (value: number | null): string => numberText(value, 'percent');
export const days = (value: number | null): string => numberText(value, 'decimal');
export const yuan = (fen: number | null): string => numberText(fen, 'yuan');
export const count = (read: Read, measure: MeasureId): number => read.total(measure) ?? 0;

export const received = (row: ReadRow): number => row.value('received') ?? 0;
export const known = (rows: readonly ReadRow[]): ReadRow[] => rows.filter(({ key }) => !isNobody(key));
export const largest = (rows: readonly ReadRow[], most: number): ReadRow[] =>
  known(rows)
    .filter((row) => received(row) > 0)
    .toSorted((left, right) => received(right) - received(left))
    .slice(0, most);

/** How much more (or, below 0, less) a row has than in the period before. */
export const growth = (row: ReadRow): number => received(row) - (row.value('receivedBefore') ?? 0);
