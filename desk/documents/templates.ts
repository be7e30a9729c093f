import { localDate } from '../../shared/calendar/local.ts';
import {
  lettersFor,
  lettersStream,
  withSavedWording,
  type LetterTemplate,
  type LetterTemplateSaved,
} from '../../shared/document/letters/letter.ts';
import type { TemplateProblem } from '../../shared/document/letters/template.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import type { DeskParts, Refusal } from '../parts.ts';

const saved = ({ store }: Pick<DeskParts, 'store'>): LetterTemplateSaved[] =>
  store.read(lettersStream).map(({ body }) => body as LetterTemplateSaved);

/** The letters a complaint under these procedures may get. */
export const lettersUnder = (
  parts: Pick<DeskParts, 'store' | 'packs' | 'workingTime' | 'clock'>,
  regimes: readonly { id: string; version: number }[],
): LetterTemplate[] =>
  lettersFor(regimes, {
    packs: parts.packs(),
    today: localDate(parts.workingTime(), parts.clock()),
    saved: saved(parts),
  });

/** A version as an office begins to change it: with the wording it uses already. */
export const asWordedHere = (parts: Pick<DeskParts, 'store'>, pack: Pack): Pack => withSavedWording(pack, saved(parts));

export const refusalOfLetter = (problem: TemplateProblem): Refusal =>
  problem.kind === 'template'
    ? { code: 'LetterTemplateBroken', line: problem.line }
    : { code: 'LetterVariablesUnknown', names: problem.names };
