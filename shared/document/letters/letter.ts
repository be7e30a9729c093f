import type { PersonId } from '../../base/ids.ts';
import type { Instant, LocalDate } from '../../base/time.ts';
import type { PackBook } from '../../procedure/book.ts';
import type { Pack, Text } from '../../procedure/pack.ts';
import { ownVersionsAfter } from '../../procedure/publish.ts';

/** A letter as a part of a procedure: sentences with variables in double braces and conditions, one paragraph a line. */
export type Letter = { id: string; title: Text; to: 'complainant' | 'unit'; body: Text };

/** A letter with the version of the procedure it stands in. */
export type LetterTemplate = Letter & { pack: string; version: number };

/** The procedure whose letters are offered to every complaint. */
export const commonLetters = 'DOC';

/** The wording an office gave to a letter before letters were parts of procedures. Stream `office/letters`; the last entry for a
 *  letter counts, until the office publishes a version of the procedure the letter stands in. */
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

/** Where the letters stand that could be worded then. */
const wordedThen: readonly string[] = [commonLetters, 'P2'];

/** @param saved every entry of the stream, oldest first */
export function withSavedWording(pack: Pack, saved: readonly LetterTemplateSaved[]): Pack {
  if (!pack.letters || !wordedThen.includes(pack.id) || pack.version > ownVersionsAfter) return pack;
  const letters = pack.letters.map((letter) => {
    const own = saved.findLast(({ id }) => id === letter.id);
    return own ? { ...letter, title: own.title, body: own.body } : letter;
  });
  return { ...pack, letters };
}

/** The letters offered to a complaint: those of the procedures it follows, in the versions it began under, and the common ones as
 *  they are worded today. A letter of its own procedure stands before a common one of the same id. */
export function lettersFor(
  regimes: readonly { id: string; version: number }[],
  { packs, today, saved }: { packs: PackBook; today: LocalDate; saved: readonly LetterTemplateSaved[] },
): LetterTemplate[] {
  const followed = regimes.flatMap(({ id, version }) => packs.of(id, version) ?? []);
  const offered = [...followed, packs.current(commonLetters, today)].flatMap((pack) => {
    const { id, version, letters = [] } = pack ? withSavedWording(pack, saved) : { id: '', version: 0 };
    return letters.map((letter): LetterTemplate => ({ ...letter, pack: id, version }));
  });
  return [...new Map(offered.toReversed().map((letter) => [letter.id, letter])).values()].toReversed();
}
