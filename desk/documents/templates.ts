import {
  lettersInForce,
  lettersStream,
  type LetterTemplate,
  type LetterTemplateSaved,
} from '../../shared/document/letters/letter.ts';
import { shippedLetters } from '../../shared/document/letters/shipped.ts';
import type { Refusal } from '../parts.ts';
import type { StoredEvent } from '../store/eventStore.ts';
import type { LetterProblem } from './letterText.ts';

/** Every letter in the wording this office uses now. */
export const lettersOf = (read: (stream: string) => StoredEvent[]): LetterTemplate[] =>
  lettersInForce(
    shippedLetters,
    read(lettersStream).map(({ body }) => body as LetterTemplateSaved),
  );

export const refusalOfLetter = (problem: LetterProblem): Refusal =>
  problem.kind === 'template'
    ? { code: 'LetterTemplateBroken', line: problem.line, text: problem.text }
    : { code: 'LetterVariablesUnknown', names: problem.names };
