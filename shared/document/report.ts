import { chartDrawing, chartWords } from '../report/chart.ts';
import { numberText } from '../report/format.ts';
import { editKey, type Column, type Edits, type ReportContent, type ReportTable } from '../report/model.ts';
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
  // What a unit sends out is read by its members' leaders: in the size of letters.
  const text = (lines: string): Block[] => paragraphs(lines, language, content.signed === 'unit' ? 12 : undefined);
  const shownParts = content.sections.map(({ title, parts }) => ({
    title,
    blocks: parts.flatMap((part): Block[] => {
      if (part.kind === 'paragraph') return text(paragraphText(content, edits, part.id, language));
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
        ? [{ kind: 'paragraph' as const, size: 12, runs: [run(words.toMembers)] }, ...text(words.herewith)]
        : []),
      ...sections,
      ...(content.signed === 'unit' ? sentBy(content, how) : [keptBy(how)]),
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

/** Name and date of the unit that sends it, with room above for the seal that goes over both; below, who let it go. */
function sentBy({ unit }: ReportContent, { language, signed, date }: ReportHow): Block[] {
  const right = (text: string): Block => ({
    kind: 'paragraph',
    align: 'right',
    size: 12,
    keep: true,
    runs: [run(text)],
  });
  const { signer } = reportWords[language].paper;
  return [
    { kind: 'space', height: 12 },
    right(unit.name),
    right(dateText(language, date)),
    { kind: 'paragraph', runs: [run(`${signer}${signed === '' ? '____________' : signed}`)] },
  ];
}

function keptBy({ language, signed, date }: ReportHow): Block {
  const words = reportWords[language].paper;
  const places = [
    { label: words.maker },
    { label: words.signer, ...(signed === '' ? {} : { name: signed }) },
    { label: words.date, name: dateText(language, date) },
  ];
  return { kind: 'signatures', places };
}

/** Each line is a paragraph; Chinese ones begin two characters in. */
const paragraphs = (text: string, language: Language, size?: number): Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      kind: 'paragraph',
      indent: language === 'zh',
      ...(size === undefined ? {} : { size, spaceAfter: 2.2 }),
      runs: [run(line)],
    }));

const caption = (text: string): Block => ({
  kind: 'paragraph',
  align: 'center',
  size: 9.5,
  spaceAfter: 1,
  keep: true,
  runs: [run(text, { bold: true })],
});

/** Rows up to which a table is not cut by the edge of a page. */
const wholeRows = 11;

function tableBlock(table: ReportTable, language: Language): Block {
  const head = (text: string, first: boolean): TableCell => ({
    runs: [run(text, { bold: true })],
    align: first || table.isList ? 'left' : 'center',
    shaded: true,
    middle: true,
  });
  // A number of customers is longer than a number of complaints, and is never broken into two lines.
  const shareOf = ({ format }: Column, place: number): number =>
    Math.max(1, ...table.rows.map(({ values }) => numberText(values[place] ?? null, format).length / 7));
  const lastShare = table.columns.at(-1)?.id === 'result' ? 6 : 1.9;
  const listShares = [3.3, 2.4, 3.3, 2.7, 8, lastShare];
  return {
    kind: 'table',
    headRows: 1,
    whole: !table.isList && table.rows.length <= wholeRows,
    size: table.columns.length > 8 ? 7.5 : table.isList ? 8 : 9,
    columns: table.isList ? listShares : [table.columns.length > 8 ? 3.2 : 3, ...table.columns.map(shareOf)],
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
