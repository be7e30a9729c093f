import type { MarkedText } from '../../../shared/contract/calls/caseStudy.ts';
import { maskFor } from '../../../shared/procedure/packs/typicalCases/masks.ts';
import { casesWords } from '../../../shared/words/cases.ts';
import { useWords } from '../../state/language.ts';

const masks = Object.values(maskFor).toSorted((left, right) => right.length - left.length);
// Masks hold no sign that means something in a pattern: their brackets are wide ones.
const maskPattern = new RegExp(`(${masks.join('|')})`, 'u');

/** A text without names, its masks marked. */
export function MaskMarked({ text }: { text: string }) {
  return text.split(maskPattern).map((piece, index) =>
    // oxlint-disable-next-line react/no-array-index-key -- odd pieces are the masks; pieces have no identity but their place
    index % 2 === 1 ? <mark key={index}>{piece}</mark> : piece,
  );
}

/** What was replaced by what, in its place. A harmless piece can be kept as it was. */
export function Differences({ pieces, onKeep }: { pieces: MarkedText; onKeep: (text: string) => void }) {
  const words = useWords(casesWords).form;
  return (
    <p className="case-differences">
      {pieces.map((piece, index) =>
        'text' in piece ? (
          piece.text
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- pieces have no identity but their place
          <span key={index} className="case-difference">
            <button
              type="button"
              title={words.keep(piece.before)}
              aria-label={words.keep(piece.before)}
              onClick={() => onKeep(piece.before)}
            >
              <del>{piece.before}</del>
            </button>
            <ins>{piece.after}</ins>
          </span>
        ),
      )}
    </p>
  );
}
