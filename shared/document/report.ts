import { chartDrawing, chartWords } from '../report/chart.ts';
import { numberText } from '../report/format.ts';
import { editKey, type Edits, type ReportContent, type ReportTable } from '../report/model.ts';
import { reportWords } from '../words/report.ts';
import type { Language } from '../words/dictionary.ts';
import { run, textWidth, type Block, type Paper, type TableCell } from './model.ts';
import { dateText } from './moments.ts';

/** How a report is put on paper. `version` null: a draft, which every page says. */
export type ReportHow = {
  language: Language;
  version: number | null;
  /** How many versions there are: a later one is a correction. */
  of: number;
  reason: string;
  /** Name of whoever signed it, and the day 'YYYY-MM-DD' it bears. */
  signed: string;
  date: string;
};

export const reportFileName = (content: ReportContent, { language, version }: ReportHow): string => {
  const words = reportWords[language].paper;
  const suffix = version === null ? words.draftFile : version > 1 ? words.correctionFile(version) : '';
  return `${content.heading[language]}${suffix}`.replaceAll(/[\\/:*?"<>|]/g, '_');
};

/** Text of a paragraph: what the editor wrote, or else the draft. */
export function paragraphText(content: ReportContent, edits: Edits, id: string, language: Language): string {
  const drafted = content.paragraphs.find((paragraph) => paragraph.id === id)?.[language] ?? '';
  return edits[editKey(language, id)]?.text ?? drafted;
}

/** The whole report as a paper: heading, sections with text, charts and tables, signature, and how each figure is counted. */
export function reportPaper(content: ReportContent, edits: Edits, how: ReportHow): Paper {
  const { language, version } = how;
  const words = reportWords[language].paper;
  const orientation = content.landscape ? 'landscape' : 'portrait';
  const shownParts = content.sections.map(({ title, parts }) => ({
    title,
    blocks: parts.flatMap((part): Block[] => {
      if (part.kind === 'paragraph') return paragraphs(paragraphText(content, edits, part.id, language), language);
      if (part.kind === 'chart') {
        const chart = content.charts.find(({ id }) => id === part.id);
        if (!chart) return [];
        const { svg, width, height } = chartDrawing(chart, language);
        const wide = Math.min(textWidth(orientation), 150);
        return [
          { kind: 'drawing', svg, width: wide, height: (wide * height) / width, words: chartWords(chart, language) },
        ];
      }
      const table = content.tables.find(({ id }) => id === part.id);
      return table && table.rows.length > 0
        ? [
            caption(table.title[language]),
            tableBlock(table, language),
            ...(table.note ? [{ kind: 'paragraph' as const, size: 8.5, runs: [run(table.note[language])] }] : []),
          ]
        : [];
    }),
  }));
  // A section nobody has anything to say in is not announced.
  const sections = shownParts
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(({ title, blocks }): Block[] => [{ kind: 'heading', level: 2, text: title[language] }, ...blocks]);
  const isDraft = version === null;
  const under = isDraft ? words.draft : version > 1 ? words.correction(version, how.reason) : '';
  const isToMembers = content.signed === 'unit' && content.unit.kind === 'association';
  return {
    title: content.heading[language],
    language,
    orientation,
    madeAt: content.countedAt,
    head: { left: content.unit.name, right: isDraft ? words.draft : words.version(version) },
    foot: { left: content.heading[language], right: dateText(language, how.date) },
    blocks: [
      { kind: 'title', text: content.heading[language], ...(under === '' ? {} : { under }) },
      ...(isToMembers
        ? [{ kind: 'paragraph' as const, runs: [run(words.toMembers)] }, ...paragraphs(words.herewith, language)]
        : []),
      ...sections,
      {
        kind: 'signatures',
        places:
          content.signed === 'unit'
            ? [
                { label: words.signer, ...(how.signed === '' ? {} : { name: how.signed }) },
                { label: content.unit.name, date: dateText(language, how.date), seal: true },
              ]
            : [
                { label: words.maker },
                { label: words.signer, ...(how.signed === '' ? {} : { name: how.signed }) },
                { label: words.date, name: dateText(language, how.date) },
              ],
      },
      { kind: 'heading', level: 2, text: words.formulas },
      formulasTable(content, language),
      {
        kind: 'paragraph',
        size: 8.5,
        runs: [run(words.head(String(content.head.entry), content.head.hash.slice(0, 16)))],
      },
    ],
  };
}

/** Each line is a paragraph; Chinese ones begin two characters in. */
const paragraphs = (text: string, language: Language): Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', indent: language === 'zh', runs: [run(line)] }));

const caption = (text: string): Block => ({
  kind: 'paragraph',
  align: 'center',
  size: 9.5,
  spaceAfter: 1,
  runs: [run(text, { bold: true })],
});

export function tableBlock(table: ReportTable, language: Language): Block {
  const head = (text: string, first: boolean): TableCell => ({
    runs: [run(text, { bold: true })],
    align: first || table.isList ? 'left' : 'center',
    shaded: true,
    middle: true,
  });
  const listShares = [3.8, 2.5, 3.8, 3, 8, 1.9];
  return {
    kind: 'table',
    headRows: 1,
    size: table.columns.length > 8 ? 7.5 : table.isList ? 8 : 9,
    columns: table.isList ? listShares : [table.columns.length > 8 ? 3.2 : 2.6, ...table.columns.map(() => 1)],
    rows: [
      [head(table.head[language], true), ...table.columns.map(({ title }) => head(title[language], false))],
      ...table.rows.map((row): TableCell[] => {
        const isTotal = row.level === 0 || (row.level === 1 && table.rows.some(({ level }) => level === 2));
        const text = (value: string): TableCell['runs'] => [run(value, isTotal ? { bold: true } : {})];
        const title = row.level === 2 ? `　${row.title[language]}` : row.title[language];
        const cells = row.cells?.map((cell): TableCell => ({ runs: text(cell[language]) }));
        return [
          { runs: text(title), ...(isTotal ? { shaded: row.level === 0 } : {}) },
          ...(cells ??
            row.values.map((value, place): TableCell => ({
              runs: text(numberText(value, table.columns[place]!.format)),
              align: 'right',
              shaded: row.level === 0,
            }))),
        ];
      }),
    ],
  };
}

/** Every measure of the report once, with its formula in words. */
export function formulasOf(
  content: ReportContent,
): { title: { zh: string; en: string }; formula: { zh: string; en: string } }[] {
  const all = [...content.figures, ...content.tables.filter(({ isList }) => !isList).flatMap(({ columns }) => columns)];
  const named = all.filter(({ id }) => !id.includes('='));
  return [...new Map(named.map((one) => [one.id, one])).values()];
}

function formulasTable(content: ReportContent, language: Language): Block {
  const words = reportWords[language].paper;
  const head = (text: string): TableCell => ({ runs: [run(text, { bold: true })], shaded: true });
  return {
    kind: 'table',
    headRows: 1,
    size: 8,
    lines: 'rows',
    columns: [1, 3],
    rows: [
      [head(words.figure), head(words.formula)],
      ...formulasOf(content).map(({ title, formula }): TableCell[] => [
        { runs: [run(title[language])] },
        { runs: [run(formula[language])] },
      ]),
    ],
  };
}
