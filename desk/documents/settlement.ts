import { Buffer } from 'node:buffer';
import type { CellValue } from 'hucre';
import { writeCsv } from 'hucre/csv';
import { writeXlsx } from 'hucre/xlsx';
import type { SettlementLine } from '../../shared/accountability/settlement.ts';
import { localDate } from '../../shared/calendar/local.ts';
import type { SettlementView } from '../../shared/contract/calls/supervision.ts';
import type { MoneyRule } from '../../shared/procedure/pack.ts';
import type { Language } from '../../shared/words/dictionary.ts';
import { settlementWords } from '../../shared/words/settlement.ts';

/** Names behind the ids, as the office has them now. */
export type SettlementNames = {
  unit: (id: string) => string;
  person: (id: string) => string;
  rule: (line: SettlementLine) => MoneyRule | undefined;
};

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
};

/** The list of a month and partner as a workbook or as text: the lines, the total, what came later, room for signatures.
 *  Amounts in yuan. @returns content in base64 */
export async function settlementFile(
  view: SettlementView,
  format: 'xlsx' | 'csv',
  language: Language,
  names: SettlementNames,
): Promise<{ name: string; mediaType: string; content: string }> {
  const rows = settlementRows(view, language, names);
  const words = settlementWords[language];
  const name = `${words.fileName(names.unit(view.unit), view.month)}.${format}`.replaceAll(/[\\/:*?"<>|]/g, '_');
  const bytes =
    format === 'xlsx'
      ? Buffer.from(await writeXlsx({ sheets: [{ name: view.month, rows, columns: widths }] }))
      : // Excel takes a text for UTF-8 only when it begins with a mark.
        Buffer.from(`\uFEFF${writeCsv(rows.map((row) => row.map(neutral)))}`);
  return { name, mediaType: mediaTypes[format], content: bytes.toString('base64') };
}

const widths = [8, 20, 12, 28, 14, 8, 8, 14, 12, 24].map((width) => ({ width }));

/** A text that a spreadsheet would calculate is shown as text. */
const neutral = (value: CellValue): CellValue =>
  typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;

function settlementRows(view: SettlementView, language: Language, names: SettlementNames): CellValue[][] {
  const words = settlementWords[language];
  const row = (line: SettlementView['lines'][number], place: number): CellValue[] => [
    place + 1,
    line.number ?? words.proposal,
    localDate('Asia/Shanghai', line.at),
    names.rule(line)?.title[language] ?? line.rule,
    line.base / 100,
    line.multiplier,
    line.share === null ? '' : line.share,
    line.amount / 100,
    line.deducted ? words.deducted : words.notDeducted,
    line.reason ?? '',
  ];
  return [
    [words.title(names.unit(view.unit), view.month)],
    [view.closed ? words.closed(localDate('Asia/Shanghai', view.closed.at), names.person(view.closed.by)) : words.open],
    [],
    Object.values(words.columns),
    ...view.lines.map(row),
    [words.total, '', '', '', '', '', '', view.total / 100, '', ''],
    ...(view.later.length === 0 ? [] : [[], [words.later], ...view.later.map(row)]),
    [],
    Object.values(words.signatures).flatMap((signature) => [signature, '', '']),
  ];
}
