// The rows an import left out, as a file that can be mended and imported again.
import { writeXlsx } from 'hucre/xlsx';
import type { Reject } from '../../shared/contract/calls/oldRegister.ts';
import type { Language } from '../../shared/words/dictionary.ts';
import { oldRegisterWords, rejectSentence } from '../../shared/words/oldRegister.ts';
import { csvOf } from '../lists/csv.ts';
import type { Table } from './table.ts';

export async function writeRejects(
  table: Table | undefined,
  rejects: readonly Reject[],
  format: 'xlsx' | 'csv',
  language: Language,
): Promise<Uint8Array> {
  const words = oldRegisterWords[language];
  const columns = table?.columns ?? [];
  const cellsByLine = new Map(table?.rows.map(({ line, cells }) => [line, cells]));
  const rows = [
    [words.line, words.why, ...columns],
    ...rejects.map((reject) => [
      String(reject.line),
      rejectSentence(words, reject),
      ...columns.map((_, column) => cellsByLine.get(reject.line)?.[column] ?? ''),
    ]),
  ];
  if (format === 'csv') return Buffer.from(csvOf(rows));
  const widths = [8, 30, ...columns.map(() => 18)].map((width) => ({ width }));
  return writeXlsx({ sheets: [{ name: words.rejectSheet, rows, columns: widths, freezePane: { rows: 1 } }] });
}
