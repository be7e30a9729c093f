import { run, type Paper } from '../../shared/document/model.ts';
import type { Language } from '../../shared/words/dictionary.ts';
import type { ListTable } from './table.ts';

/** A list on paper, landscape, with who took it across every page. */
export const paperOf = (table: ListTable, language: Language, madeAt: number): Paper => ({
  title: table.title,
  language,
  orientation: 'landscape',
  madeAt,
  foot: { left: table.stamp, right: '' },
  watermark: table.watermark,
  blocks: [
    { kind: 'title', text: table.title, under: table.stamp },
    {
      kind: 'table',
      columns: table.columns.map(({ width }) => width),
      headRows: 1,
      lines: 'all',
      size: 8,
      rows: [
        table.columns.map(({ title }) => ({ runs: [run(title, { bold: true })], shaded: true })),
        ...table.rows.map((cells) => cells.map((cell) => ({ runs: [run(cell)] }))),
      ],
    },
  ],
});
