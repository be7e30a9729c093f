import type { SettlementLine } from '../accountability/settlement.ts';
import type { Instant } from '../base/time.ts';
import type { SettlementView } from '../contract/calls/supervision.ts';
import type { Language } from '../words/dictionary.ts';
import { settlementWords } from '../words/settlement.ts';
import { run, type Block, type Paper, type TableCell } from './model.ts';
import { dateText, dayOf } from './moments.ts';

export type SettlementNames = {
  unit: (id: string) => string;
  person: (id: string) => string;
  rule: (line: SettlementLine) => string;
  yuan: (fen: number) => string;
};

/** The monthly list of what is settled with a partner, with its total and room for signatures. */
export function settlementPaper(
  view: SettlementView,
  language: Language,
  madeAt: Instant,
  { unit, person, rule, yuan }: SettlementNames,
): Paper {
  const words = settlementWords[language];
  const { columns } = words;
  const cell = (text: string, more: Partial<TableCell> = {}): TableCell => ({ runs: [run(text)], ...more });
  const head = (text: string): TableCell => cell(text, { shaded: true });
  const row = (line: SettlementView['lines'][number], index: number): TableCell[] => [
    cell(String(index + 1), { align: 'center' }),
    cell(line.number ?? words.proposal),
    cell(dateText(language, dayOf(line.at))),
    cell([rule(line), line.reason].filter(Boolean).join(' · ')),
    cell(yuan(line.base), { align: 'right' }),
    cell(line.share === null ? String(line.multiplier) : `${line.multiplier} × ${line.share}%`, { align: 'center' }),
    cell(yuan(line.amount), { align: 'right' }),
    cell(line.deducted ? words.deducted : words.notDeducted),
  ];
  const table = (lines: SettlementView['lines'], last: TableCell[][]): Block => ({
    kind: 'table',
    columns: [2, 6, 5, 9, 5, 3, 5, 4],
    headRows: 1,
    size: 8.5,
    rows: [
      [
        head(columns.place),
        head(columns.number),
        head(columns.date),
        head(columns.rule),
        head(columns.base),
        head(columns.multiplier),
        head(columns.amount),
        head(columns.way),
      ],
      ...lines.map(row),
      ...last,
    ],
  });
  const total = [
    cell(words.total, { columns: 6, shaded: true }),
    { runs: [run(yuan(view.total), { bold: true })], align: 'right' as const },
    cell(''),
  ];
  const title = words.title(unit(view.unit), view.month);
  const { made, checked, partner, date } = words.signatures;
  return {
    title,
    language,
    orientation: 'portrait',
    madeAt,
    blocks: [
      {
        kind: 'title',
        text: title,
        under: view.closed
          ? words.closed(dateText(language, dayOf(view.closed.at)), person(view.closed.by))
          : words.open,
      },
      table(view.lines, [total]),
      ...(view.later.length === 0
        ? []
        : [{ kind: 'heading' as const, level: 2 as const, text: words.later }, table(view.later, [])]),
      { kind: 'signatures', places: [made, checked, partner, date].map((place) => ({ label: place })) },
    ],
  };
}
