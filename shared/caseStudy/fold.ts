import { chineseDigits, otherDigits } from '../procedure/packs/typicalCases/masks.ts';

/** A text as it is compared: wide signs narrow, capitals small, invisible signs gone, Chinese numerals as digits where they stand in
 *  `digits`. `places[i]` is where sign i of the folded text begins in the original, `places.at(-1)` its end. */
export type Folded = { plain: string; digits: string; places: number[] };

/** Zero-width signs, soft hyphens, direction marks, variation selectors: nobody sees them, and they hide numbers. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u;
const combining = /\p{M}/u;

export function fold(text: string): Folded {
  const plain: string[] = [];
  const digits: string[] = [];
  const places: number[] = [];
  let place = 0;
  for (const sign of text) {
    const size = sign.length;
    if (!invisible.test(sign) && !combining.test(sign)) {
      for (const unit of sign.normalize('NFKC').toLowerCase()) {
        // One place for each UTF-16 unit, so that indexes of matches are indexes into `places`.
        for (let half = 0; half < unit.length; half++) places.push(place);
        plain.push(unit);
        digits.push(digitOf(unit));
      }
    }
    place += size;
  }
  places.push(place);
  return { plain: plain.join(''), digits: digits.join(''), places };
}

function digitOf(sign: string): string {
  const found = chineseDigits.indexOf(sign);
  return found >= 0 ? String(found) : (otherDigits[sign] ?? sign);
}
