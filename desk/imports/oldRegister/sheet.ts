// Where a list begins and ends on a sheet of an old register: titles stand above it, headings take one row or two, totals and
// signatures stand below.
//
//   辽宁省××银行客户投诉登记簿            title          left out
//   投诉人         │ 投诉情况             heading, merged ┐
//   姓名   电话    │ 内容    日期          second heading  ┴ 投诉人 姓名 · 投诉人 电话 · 投诉情况 内容 …
//   …                                    the list
//   合计 12 件                            total          left out
import { done, refused, type Result } from '../../../shared/base/result.ts';
import type { ImportLimits, ImportProblem } from '../problem.ts';
import { registerFieldOf } from './headings.ts';
import { isFilled, tableUnder, type FileKind, type Table } from '../table.ts';
import type { Row } from '../text.ts';
import type { Merge, Sheet } from '../workbook.ts';

export type RegisterTable = Table & {
  /** Line on which the (first) heading stands. */
  heading: number;
  /** Rows below it that are no complaints: totals, signatures, headings printed again. */
  skipped: number;
  is1904: boolean;
};

const rowsSearched = 30;

/** @param headingLine line of the heading, where a person said so */
export function registerTable(
  sheet: Sheet,
  encoding: FileKind,
  limits: ImportLimits,
  headingLine?: number,
): Result<RegisterTable, ImportProblem> {
  const rows = withMerges(sheet);
  const place = headingLine === undefined ? headingPlace(rows) : rows.findIndex(({ line }) => line === headingLine);
  const first = rows[place];
  if (!first || !isFilled(first)) return refused({ code: 'ImportFileEmpty' });
  const second = rows[place + 1];
  const spread = spreadOver(first, sheet.merges);
  const isDouble = second !== undefined && isSecondHeading(first, spread, second, sheet.merges);
  const heading = isDouble ? joined(spread, second.cells) : first.cells;
  const below = rows.slice(place + (isDouble ? 2 : 1)).filter(isFilled);
  const listed = below.filter((row) => !isAside(row, heading, first.cells));
  const table = tableUnder(heading, listed, encoding, limits);
  if (!table.ok) return table;
  return done({ ...table.value, heading: first.line, skipped: below.length - listed.length, is1904: sheet.is1904 });
}

/** How many of the first rows' headings are known: the sheet with most of them is the register. */
export const headingsKnown = (sheet: Sheet): number => {
  const rows = withMerges({ ...sheet, rows: sheet.rows.slice(0, rowsSearched) });
  const row = rows[headingPlace(rows)];
  return row ? knownIn(row.cells) : 0;
};

/** A cell merged over several rows speaks for each of them; one merged over columns stands in the first of them. */
function withMerges({ rows, merges }: Sheet): Row[] {
  const tall = merges.filter(({ startRow, endRow }) => endRow > startRow);
  if (tall.length === 0) return rows;
  const filled = rows.map(({ line, cells }) => ({ line, cells: [...cells] }));
  for (const { startRow, startCol, endRow } of tall) {
    const text = filled[startRow]?.cells[startCol] ?? '';
    if (text.trim() === '') continue;
    for (let row = startRow + 1; row <= endRow && row < filled.length; row++) filled[row]!.cells[startCol] = text;
  }
  return filled;
}

const knownIn = (cells: readonly string[]): number =>
  new Set(cells.map((cell) => registerFieldOf(cell)?.field).filter((field) => field !== undefined)).size;

/** The row with most known headings; where none is known, the first row with more than one cell that holds no numbers. */
function headingPlace(rows: readonly Row[]): number {
  let [best, most] = [-1, 0];
  rows.slice(0, rowsSearched).forEach(({ cells }, place) => {
    const known = knownIn(cells);
    if (known > most) [best, most] = [place, known];
  });
  if (most >= 2 || (most === 1 && best >= 0)) {
    // Of a double heading both rows know some: the upper one is the first.
    const above = rows[best - 1];
    return above && knownIn(above.cells) >= 2 ? best - 1 : best;
  }
  const wordy = rows.findIndex(({ cells }) => {
    const filled = cells.filter((cell) => cell.trim() !== '');
    return filled.length > 1 && filled.every((cell) => !/^[\d.,:/-]+$/.test(cell));
  });
  return Math.max(0, wordy >= 0 ? wordy : rows.findIndex((row) => isFilled(row)));
}

const isWide = ({ startRow, endRow, startCol, endCol }: Merge, row: number): boolean =>
  startRow <= row && row <= endRow && endCol > startCol;

/** The heading with each text that was merged over several columns in all of them. */
function spreadOver({ line, cells }: Row, merges: readonly Merge[]): string[] {
  const spread = [...cells];
  for (const merge of merges.filter((one) => isWide(one, line - 1))) {
    for (let column = merge.startCol; column <= merge.endCol; column++) spread[column] = cells[merge.startCol] ?? '';
  }
  return spread;
}

/** Under merged cells stand their parts; in a text file the parts stand under cells left empty. */
function isSecondHeading(first: Row, spread: readonly string[], second: Row, merges: readonly Merge[]): boolean {
  const filled = second.cells.filter((cell) => cell.trim() !== '');
  if (filled.length < 2 || filled.some((cell) => /\d{4,}|^\d+([.,]\d+)?$/.test(cell.trim()))) return false;
  if (knownIn(second.cells) === 0) return false;
  const isUnderWide = merges.some((merge) => isWide(merge, first.line - 1) && merge.endRow === first.line - 1);
  const underGaps = second.cells.filter(
    (cell, column) => cell.trim() !== '' && (first.cells[column] ?? '').trim() === '',
  );
  return isUnderWide || (underGaps.length > 0 && knownIn(underGaps) > 0 && spread.length > 0);
}

function joined(above: readonly string[], below: readonly string[]): string[] {
  let last = '';
  return Array.from({ length: Math.max(above.length, below.length) }, (_, column) => {
    const [over, under] = [(above[column] ?? '').trim(), (below[column] ?? '').trim()];
    // A gap above belongs to the heading before it, as long as something stands below.
    if (over !== '') last = over;
    if (under === '' || under === over) return over;
    const group = over === '' ? last : over;
    return group === '' || registerFieldOf(under)?.rank === 0 ? under : `${group} ${under}`;
  });
}

const total = /^(合计|总计|小计|共计|累计|总数|total|subtotal|sum)\b|^(合计|总计|小计|共计|累计|总数)/i;
const signature = /^(制表人?|填表人?|审核人?|复核人?|负责人|单位负责人|填报单位|填报人|填报日期|备注|说明|注)[:：]/;

function isAside({ cells }: Row, heading: readonly string[], first: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [begin = ''] = filled;
  if (total.test(begin.replaceAll(/\s/g, ''))) return true;
  if (filled.length <= 4 && signature.test(begin.replaceAll(/\s/g, ''))) return true;
  const isSame = (other: readonly string[]): boolean =>
    filled.length > 1 && cells.every((cell, column) => cell.trim() === (other[column] ?? '').trim());
  return isSame(heading) || isSame(first);
}
