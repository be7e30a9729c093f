import type { PackBook } from '../procedure/book.ts';
import type { Source, Text } from '../procedure/pack.ts';
import type { LocalDate } from '../base/time.ts';
import type { CaseContent } from './events.ts';

/** A way in which typical cases are written, as a part of a procedure. A `list` is written one sentence to a line and numbered. */
export type CaseFormat = { id: string; title: Text; sections: CaseSection[]; source: Source };
export type CaseSection = { id: string; title: Text; hint: Text; kind: 'text' | 'list'; required: boolean };

/** The procedure the formats of cases came with before they named theirs. */
const first = { id: 'P11', version: 1 };

export type OfferedFormat = { format: CaseFormat; pack: { id: string; version: number } };

/** What a case written today may follow. */
export const offeredFormats = (packs: PackBook, today: LocalDate): OfferedFormat[] =>
  packs
    .inForce(today)
    .flatMap(({ id, version, caseFormats = [] }) => caseFormats.map((format) => ({ format, pack: { id, version } })));

/** The format a case was written in, as it stood then. */
export function formatOfCase(
  { format, formatFrom = first }: Pick<CaseContent, 'format' | 'formatFrom'>,
  packs: PackBook,
): CaseFormat | undefined {
  return packs.of(formatFrom.id, formatFrom.version)?.caseFormats?.find(({ id }) => id === format);
}
