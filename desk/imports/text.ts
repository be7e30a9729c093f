// Text files: which encoding, which delimiter, which rows.
import { CsvError, parse } from 'csv-parse/sync';
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { ImportLimits, ImportProblem } from './problem.ts';

export type Encoding = 'UTF-8' | 'GB18030' | 'UTF-16';
/** `line` is the line of the file (or row of the sheet) on which the row begins, from 1. */
export type Row = { line: number; cells: string[] };

/** Chinese office programs write UTF-8 with or without a mark, or GB18030 (GBK is a part of it) without any. What is not
 *  strictly UTF-8 is therefore read as GB18030; GB18030 text is hardly ever valid UTF-8 by chance. */
export function decodeText(bytes: Uint8Array): Result<{ text: string; encoding: Encoding }, ImportProblem> {
  const encoding = encodingOf(bytes);
  const text = encoding === undefined ? undefined : decoded(bytes, encoding.label);
  if (encoding === undefined || text === undefined) return refused({ code: 'ImportUnknownEncoding' });
  // No table of text holds the character zero; pictures and programs do.
  if (text.includes('\u0000') || otherText.test(text)) return refused({ code: 'ImportNotATable' });
  return done({ text, encoding: encoding.name });
}

/** Web pages and XML that other systems name .xls, printed pages, data of programs: text, and no table of it. */
const otherText = /^\s*(<(\?xml|!doctype|html|head|body|table|meta)\b|%PDF-|[[{]\s*["[{])/i;

function encodingOf(bytes: Uint8Array): { label: string; name: Encoding } | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', name: 'UTF-16' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', name: 'UTF-16' };
  if (decoded(bytes, 'utf-8') !== undefined) return { label: 'utf-8', name: 'UTF-8' };
  return decoded(bytes, 'gb18030') === undefined ? undefined : { label: 'gb18030', name: 'GB18030' };
}

function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const delimiters = [',', ';', '\t'] as const;
const linesLookedAt = 20;

/** The delimiter that stands most often outside of quotes in the first lines. */
function delimiterOf(text: string): string {
  const count: Record<string, number> = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  let lines = 0;
  for (let at = 0; at < text.length && lines < linesLookedAt; at++) {
    const sign = text[at] ?? '';
    if (sign === '"') quoted = !quoted;
    else if (sign === '\n') lines++;
    else if (!quoted && sign in count) count[sign] = (count[sign] ?? 0) + 1;
  }
  return [...delimiters].sort((left, right) => (count[right] ?? 0) - (count[left] ?? 0))[0] ?? ',';
}

export function rowsOfText(text: string, limits: ImportLimits): Result<Row[], ImportProblem> {
  const rows: Row[] = [];
  let line = 0;
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // A quote in the middle of a cell is a quote (12" pipe), not the end of the world.
      relax_quotes: true,
      max_record_size: limits.columns * limits.cell,
      to: limits.rows + 100,
      on_record: (cells: string[], { lines }) => {
        // `lines` counts to the end of the record; a quoted cell may hold line breaks.
        rows.push({ line: line + 1, cells });
        line = lines;
        return null;
      },
    });
    return done(rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refused(
      error.code === 'CSV_MAX_RECORD_SIZE'
        ? { code: 'ImportNotATable' }
        : { code: 'ImportQuotesBroken', line: line + 1 },
    );
  }
}
