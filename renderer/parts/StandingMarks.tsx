import type { Standing } from '../../shared/complaint/state.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { useWords } from '../state/language.ts';
import './standingMarks.css';

/** The four states that stay four: replied, solved, closed, satisfied. */
export function StandingMarks({ standing }: { standing: Standing }) {
  const words = useWords(partsWords).standing;
  const satisfied =
    standing.satisfied === null ? words.notCalled : standing.satisfied ? words.satisfied : words.unsatisfied;
  return (
    <span className="standing">
      <Mark isReached={standing.replied} text={standing.replied ? words.replied : words.notReplied} />
      <Mark isReached={standing.solved} text={standing.solved ? words.solved : words.notSolved} />
      <Mark isReached={standing.closed} text={standing.closed ? words.closed : words.notClosed} />
      <Mark isReached={standing.satisfied !== null} isGood={standing.satisfied === true} text={satisfied} />
    </span>
  );
}

function Mark({ isReached, isGood = false, text }: { isReached: boolean; isGood?: boolean; text: string }) {
  return (
    <span className={`standing-mark${isReached ? ' standing-reached' : ''}${isGood ? ' standing-good' : ''}`}>
      {text}
    </span>
  );
}
