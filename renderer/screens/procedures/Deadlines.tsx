import type { ClockRule } from '../../../shared/procedure/pack.ts';
import { Part, Sheet } from './Sheet.tsx';
import {
  clockNotes,
  limitText,
  ownerTitle,
  sourceText,
  startText,
  stopText,
  type Reading,
} from '../../../shared/words/packSentences.ts';

/** Every limit with what starts and ends it, who answers for it, and where it is written. */
export function Deadlines({ reading }: { reading: Reading }) {
  const { pack, words, text } = reading;
  const say = words.clocks;
  const row = (rule: ClockRule) => ({
    id: rule.id,
    cells: [
      <span key="id" className="procedure-id">
        {rule.id}
      </span>,
      <>
        <strong>{text(rule.title)}</strong>
        {clockNotes(reading, rule).map((note) => (
          <div key={note} className="quiet">
            {note}
          </div>
        ))}
      </>,
      limitText(reading, rule.limit),
      startText(reading, rule),
      stopText(reading, rule),
      ownerTitle(reading, rule.owner),
      sourceText(reading, rule.source),
    ],
  });
  return (
    <Part title={say.title}>
      <Sheet
        columns={[say.id, say.name, say.limit, say.start, say.stop, say.owner, say.source]}
        rows={pack.clocks.map(row)}
      />
    </Part>
  );
}
