// A list as a workbook or as text. Cells are text alone, so that nothing in them is ever calculated.
import { writeXlsx } from 'hucre/xlsx';
import { csvOf } from './csv.ts';
import { printable } from '../documents/plainText.ts';
import type { ListTable } from './table.ts';

export async function writeTable(
  { title, stamp, columns, rows }: ListTable,
  format: 'xlsx' | 'csv',
): Promise<Uint8Array> {
  const heads = columns.map((column) => column.title);
  if (format === 'csv') return Buffer.from(csvOf([[stamp], heads, ...rows]));
  return writeXlsx({
    sheets: [
      {
        // A name of a sheet has at most 31 letters and none of these signs.
        name: title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31),
        rows: [[title], [stamp], heads, ...rows.map((row) => row.map((cell) => printable(cell)))],
        columns: columns.map(({ width }) => ({ width })),
        freezePane: { rows: 3 },
        headerFooter: { oddFooter: `&L${stamp.replaceAll('&', '&&').slice(0, 180)}&R&P / &N` },
        pageSetup: { orientation: 'landscape' },
      },
    ],
  });
}
