import { Buffer } from 'node:buffer';
import type { CellValue } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { formulasOf, paragraphText, type ReportHow } from '../../shared/document/report.ts';
import type { Edits, Format, ReportContent, ReportTable } from '../../shared/report/model.ts';
import { reportWords } from '../../shared/words/report.ts';

/** A report as a workbook: its text, its main figures, a sheet for each table with numbers as numbers, and the formulas.
 *  @returns the bytes of the file */
export async function reportWorkbook(content: ReportContent, edits: Edits, how: ReportHow): Promise<Buffer> {
  const { language } = how;
  const words = reportWords[language];
  const text: CellValue[][] = [
    [content.heading[language]],
    [how.version === null ? words.paper.draft : words.version(how.version)],
    ...content.sections.flatMap(({ title, parts }): CellValue[][] => [
      [],
      [title[language]],
      ...parts.flatMap((part) =>
        part.kind === 'paragraph'
          ? paragraphText(content, edits, part.id, language)
              .split('\n')
              .filter((line) => line !== '')
              .map((line) => [line])
          : [],
      ),
    ]),
  ];
  const figures: CellValue[][] = [
    [words.paper.figure, words.sheet.value, words.paper.formula],
    ...content.figures.map(({ title, value, format, formula }): CellValue[] => [
      title[language],
      plain(value, format),
      formula[language],
    ]),
  ];
  const formulas: CellValue[][] = [
    [words.paper.figure, words.paper.formula],
    ...formulasOf(content).map(({ title, formula }): CellValue[] => [title[language], formula[language]]),
    [],
    [words.paper.head(String(content.head.entry), content.head.hash)],
  ];
  const names = new Set<string>();
  const tables = content.tables.map((table) => ({
    name: sheetName(table.title[language], names),
    rows: [
      [table.head[language], ...table.columns.map(({ title }) => title[language])],
      ...table.rows.map((row): CellValue[] => [
        `${'　'.repeat(Math.max(0, row.level - 1))}${row.title[language]}`,
        ...(row.cells?.map((cell) => cell[language]) ??
          row.values.map((value, place) => plain(value, table.columns[place]!.format))),
      ]),
      ...(table.note ? [[], [table.note[language]]] : []),
    ],
    columns: [
      { width: 30 },
      ...table.columns.map((column) => ({ width: widthOf(table), ...numbersOf(column.format) })),
    ],
  }));
  const sheets = [
    { name: words.sheet.text, rows: text, columns: [{ width: 110 }] },
    { name: words.sheet.figures, rows: figures, columns: [{ width: 26 }, { width: 14 }, { width: 80 }] },
    ...tables,
    { name: words.sheet.formulas, rows: formulas, columns: [{ width: 26 }, { width: 100 }] },
  ];
  return Buffer.from(await writeXlsx({ sheets }));
}

/** Numbers stay numbers: shares as fractions, money in yuan. */
const plain = (value: number | null, format: Format): CellValue =>
  value === null
    ? null
    : format === 'yuan'
      ? value / 100
      : format === 'count'
        ? value
        : Math.round(value * 10_000) / 10_000;

const numbersOf = (format: Format): { numFmt?: string } =>
  format === 'percent' || format === 'change' ? { numFmt: '0.0%' } : format === 'yuan' ? { numFmt: '#,##0.00' } : {};

const widthOf = ({ isList }: ReportTable): number => (isList ? 26 : 14);

/** Names of sheets are short, plain, and each its own. */
function sheetName(title: string, taken: Set<string>): string {
  const base = title.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 28);
  let name = base;
  for (let number = 2; taken.has(name); number++) name = `${base}${number}`;
  taken.add(name);
  return name;
}
