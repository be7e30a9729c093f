// A file somebody chose, as a table of text with named columns. Whatever it is, the answer is a table or the reason why not.
import { done, refused, type Result } from '../../shared/base/result.ts';
import { fieldOfHeading } from './headings.ts';
import { importLimits, type ImportLimits, type ImportProblem } from './problem.ts';
import { decodeText, rowsOfText, type Encoding, type Row } from './text.ts';
import { isArchive, isOldContainer, sheetsOfWorkbook, type Sheet } from './workbook.ts';

export type FileKind = Encoding | 'XLSX' | 'ODS' | 'XLS';
export type Table = { columns: string[]; rows: Row[]; encoding: FileKind };

/** The content decides what the file is; its name is only believed where the content has no sign of its own. A text is one sheet
 *  without a name. */
export async function readSheets(
  name: string,
  bytes: Uint8Array,
  limits: ImportLimits,
): Promise<Result<{ sheets: Sheet[]; encoding: FileKind }, ImportProblem>> {
  if (bytes.length === 0) return refused({ code: 'ImportFileEmpty' });
  if (bytes.length > limits.bytes) return refused({ code: 'ImportFileTooLarge', limit: limits.bytes });
  if (isArchive(bytes) || isOldContainer(bytes)) {
    const sheets = await sheetsOfWorkbook(bytes, limits);
    const encoding = isOldContainer(bytes) ? 'XLS' : /\.ods$/i.test(name) ? 'ODS' : 'XLSX';
    return sheets.ok ? done({ sheets: sheets.value, encoding }) : sheets;
  }
  // A workbook whose beginning is gone would otherwise be shown as rubbish text.
  if (/\.(xls[xm]?|et|ods)$/i.test(name) && !looksLikeText(bytes)) return refused({ code: 'ImportFileDamaged' });
  const text = decodeText(bytes);
  if (!text.ok) return text;
  const rows = rowsOfText(text.value.text, limits);
  return rows.ok
    ? done({ sheets: [{ name: '', rows: rows.value, merges: [], is1904: false }], encoding: text.value.encoding })
    : rows;
}

const looksLikeText = (bytes: Uint8Array): boolean => {
  const begin = bytes.subarray(0, 4096);
  const isUtf16 = (begin[0] === 0xff && begin[1] === 0xfe) || (begin[0] === 0xfe && begin[1] === 0xff);
  return isUtf16 || !begin.includes(0);
};

export const isFilled = ({ cells }: Row): boolean => cells.some((cell) => cell.trim() !== '');

/** The first sheet with something on it (cover sheets left empty are common), as a list of units. */
export async function readTable(name: string, bytes: Uint8Array): Promise<Result<Table, ImportProblem>> {
  const read = await readSheets(name, bytes, importLimits);
  if (!read.ok) return read;
  const { sheets, encoding } = read.value;
  const rows = (sheets.find((sheet) => sheet.rows.some(isFilled)) ?? sheets[0])?.rows.filter(isFilled) ?? [];
  const head = headingRow(rows);
  const heading = rows[head];
  if (heading === undefined) return refused({ code: 'ImportFileEmpty' });
  return tableUnder(heading.cells, rows.slice(head + 1), encoding, importLimits);
}

/** @param heading cells of the heading, also where it was put together from two rows */
export function tableUnder(
  heading: readonly string[],
  rows: Row[],
  encoding: FileKind,
  limits: ImportLimits,
): Result<Table, ImportProblem> {
  if (rows.length > limits.rows) return refused({ code: 'ImportTooManyRows', limit: limits.rows });
  const used = usedWidth([{ line: 0, cells: [...heading] }, ...rows]);
  if (used > limits.columns) return refused({ code: 'ImportTooManyColumns', limit: limits.columns });
  return done({ columns: columnNames(heading, used), rows, encoding });
}

/** Columns up to the last one with anything in it: sheets reach far to the right with empty cells. */
function usedWidth(rows: readonly Row[]): number {
  let used = 0;
  for (const { cells } of rows) {
    for (let column = cells.length - 1; column >= used; column--) {
      if ((cells[column] ?? '').trim() === '') continue;
      used = column + 1;
      break;
    }
  }
  return used;
}

const rowsSearchedForHeadings = 15;

/** Lists often begin with a title and a date above their headings: the row with the most headings we know is the one, else
 *  the first row with anything on it. */
function headingRow(rows: readonly Row[]): number {
  let [best, most] = [0, 0];
  rows.slice(0, rowsSearchedForHeadings).forEach(({ cells }, index) => {
    const known = new Set(cells.map((cell) => fieldOfHeading(cell)?.field).filter((field) => field !== undefined)).size;
    if (known > most) [best, most] = [index, known];
  });
  return best;
}

const longestColumnName = 100;

/** Names that can be keys: none empty, none twice. A column without a heading is called by its letter, as on the sheet. */
function columnNames(cells: readonly string[], width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, index) => {
    const heading = (cells[index] ?? '')
      .replaceAll(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, longestColumnName);
    const base = heading === '' || heading === '__proto__' ? letterOf(index) : heading;
    let name = base;
    for (let count = 2; taken.has(name); count++) name = `${base} (${count})`;
    taken.add(name);
    return name;
  });
}

function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
