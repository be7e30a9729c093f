// A file somebody chose, as a table of text with named columns. Whatever it is, the answer is a table or the reason why not.
import { done, refused, type Result } from '../../shared/base/result.ts';
import { fieldOfHeading } from './headings.ts';
import { importLimits, type ImportProblem } from './problem.ts';
import { decodeText, rowsOfText, type Encoding, type Row } from './text.ts';
import { isArchive, isEncryptedContainer, isOldContainer, rowsOfWorkbook } from './workbook.ts';

export type Table = { columns: string[]; rows: Row[]; encoding: Encoding | 'XLSX' };

/** The content decides what the file is; its name is only believed where the content has no sign of its own. */
export async function readTable(name: string, bytes: Uint8Array): Promise<Result<Table, ImportProblem>> {
  if (bytes.length === 0) return refused({ code: 'ImportFileEmpty' });
  if (bytes.length > importLimits.bytes) return refused({ code: 'ImportFileTooLarge', limit: importLimits.bytes });
  if (isOldContainer(bytes)) {
    return refused({ code: isEncryptedContainer(bytes) ? 'ImportFileEncrypted' : 'ImportOldWorkbook' });
  }
  if (isArchive(bytes)) {
    const rows = await rowsOfWorkbook(bytes);
    return rows.ok ? tableOf(rows.value, 'XLSX') : rows;
  }
  // A workbook whose beginning is gone would otherwise be shown as rubbish text.
  if (/\.xls[xm]?$/i.test(name) && !looksLikeText(bytes)) return refused({ code: 'ImportFileDamaged' });
  const text = decodeText(bytes);
  if (!text.ok) return text;
  const rows = rowsOfText(text.value.text);
  return rows.ok ? tableOf(rows.value, text.value.encoding) : rows;
}

const looksLikeText = (bytes: Uint8Array): boolean => !bytes.subarray(0, 4096).includes(0);

function tableOf(all: readonly Row[], encoding: Table['encoding']): Result<Table, ImportProblem> {
  const rows = all.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const head = headingRow(rows);
  const heading = rows[head];
  if (heading === undefined) return refused({ code: 'ImportFileEmpty' });
  const data = rows.slice(head + 1);
  if (data.length > importLimits.rows) return refused({ code: 'ImportTooManyRows', limit: importLimits.rows });
  const used = usedWidth([heading, ...data]);
  if (used > importLimits.columns) return refused({ code: 'ImportTooManyColumns', limit: importLimits.columns });
  const columns = columnNames(heading.cells, used);
  return done({ columns, rows: data, encoding });
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
