import { groundOf } from '../../shared/accountability/trigger.ts';
import { stretchText } from '../../shared/accountability/wording.ts';
import type { ProposalLine } from '../../shared/contract/calls/supervision.ts';
import { listWords } from '../../shared/words/lists.ts';
import { supervisionWords } from '../../shared/words/supervision.ts';
import type { Reading } from './bodies.ts';
import { momentText } from './caseTable.ts';
import { rowsOf, type RowsOf } from './table.ts';

const widths = {
  level: 12,
  subject: 28,
  ground: 36,
  stretch: 14,
  facts: 8,
  state: 12,
  due: 13,
  overdue: 9,
  drafted: 17,
};

/** Matters to decide and to follow up. */
export function proposalTable({ parts, language }: Reading): RowsOf<ProposalLine> {
  const words = listWords[language];
  const names = supervisionWords[language];
  const office = parts.office();
  const packs = parts.packs();
  return rowsOf(words.proposalColumns, widths, (line) => {
    const pack = packs.of(line.pack.id, line.pack.version);
    return {
      level: names.levels[line.level],
      subject: office.unitById.get(line.subject)?.name ?? '',
      ground: (pack && groundOf(pack, line.trigger)?.title[language]) ?? line.trigger,
      stretch: stretchText({ key: line.key, figures: [] }, language),
      facts: String(line.facts),
      state: names.states[line.state],
      due: line.due ?? '',
      overdue: line.overdue ? words.yes : words.no,
      drafted: momentText(parts, line.draftedAt),
    };
  });
}
