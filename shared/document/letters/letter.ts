import type { PersonId } from '../../base/ids.ts';
import type { Instant } from '../../base/time.ts';
import type { Text } from '../../procedure/pack.ts';

/** A letter as a template: sentences with variables in double braces and conditions, one paragraph a line. */
export type LetterTemplate = {
  id: string;
  /** 0: as shipped; counted up by each change of the office. */
  version: number;
  title: Text;
  body: Text;
  to: 'complainant' | 'unit';
  /** Packs whose complaints it is offered to; all when left out. */
  packs?: string[];
};

/** The office's own wording of a letter. Stream `office/letters`; the last entry for a letter counts. */
export type LetterTemplateSaved = {
  type: 'LetterTemplateSaved';
  id: string;
  version: number;
  title: Text;
  body: Text;
  by: PersonId;
  at: Instant;
};

export const lettersStream = 'office/letters';

/** @param saved every entry of the stream, oldest first */
export function lettersInForce(
  shipped: readonly LetterTemplate[],
  saved: readonly LetterTemplateSaved[],
): LetterTemplate[] {
  return shipped.map((letter) => {
    const own = saved.findLast(({ id }) => id === letter.id);
    return own ? { ...letter, version: own.version, title: own.title, body: own.body } : letter;
  });
}
