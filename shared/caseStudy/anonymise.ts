import { maskFor, type MaskKind } from '../procedure/packs/typicalCases/masks.ts';
import { fold, type Folded } from './fold.ts';
import { namesIn, numbersIn, placesIn, type Hit } from './patterns.ts';

/** A place that was replaced, in the original text. `known`: it is what the complaint itself says, not only what looks like it. */
export type Mark = { from: number; to: number; kind: MaskKind; before: string; after: string; known: boolean };
export type Anonymised = { text: string; marks: Mark[] };
/** Something the complaint says about somebody: a name, a number, the name of an outlet. */
export type Personal = { kind: MaskKind; text: string };

/** Takes out of a text whatever tells who it was (P11-MASK): what the complaint knows of its people, in whatever way it is
 *  written, and what looks like a name, telephone, card, identity number, address, account or number of a complaint.
 *  What was replaced once is not found again.
 *  @param kept pieces a person has looked at and found to be harmless (a common word that is also somebody's name) */
export function anonymise(text: string, known: readonly Personal[] = [], kept: readonly string[] = []): Anonymised {
  const folded = fold(text);
  const hits = [...knownIn(folded, known), ...numbersIn(folded), ...placesIn(folded), ...namesIn(folded)];
  const harmless = new Set(kept.map((piece) => fold(piece).plain));
  const marks: Mark[] = [];
  let end = 0;
  for (const hit of inOrder(hits)) {
    if (hit.from < end || harmless.has(folded.plain.slice(hit.from, hit.to))) continue;
    end = hit.to;
    const from = folded.places[hit.from] ?? 0;
    const to = folded.places[hit.to] ?? text.length;
    marks.push({
      from,
      to,
      kind: hit.kind,
      before: text.slice(from, to),
      after: hit.after ?? maskFor[hit.kind],
      known: hit.known === true,
    });
  }
  return { text: replaced(text, marks), marks };
}

/** What begins first comes first, of two the longer; what the complaint knows before what only looks like it. */
const inOrder = (hits: readonly Hit[]): Hit[] =>
  hits.toSorted(
    (left, right) =>
      left.from - right.from || Number(right.known === true) - Number(left.known === true) || right.to - left.to,
  );

function replaced(text: string, marks: readonly Mark[]): string {
  let result = '';
  let place = 0;
  for (const { from, to, after } of marks) {
    result += text.slice(place, from) + after;
    place = to;
  }
  return result + text.slice(place);
}

const shortest = 2;

/** People put spaces and dots between the signs of a name, and anything between the digits of a number. */
function knownIn({ plain, digits }: Folded, known: readonly Personal[]): Hit[] {
  return known.flatMap(({ kind, text }): Hit[] => {
    const sought = fold(text);
    const isNumber = /^[\d\s\-+()x]+$/.test(sought.digits) && sought.digits.replaceAll(/\D/g, '').length >= 5;
    const signs = Array.from(isNumber ? sought.digits.replaceAll(/[^\dx]/g, '') : sought.plain.replaceAll(/\s/g, ''));
    if (signs.length < shortest) return [];
    const between = isNumber ? String.raw`[\s\-–—_.·•()/]{0,3}` : String.raw`[\s·•.]{0,2}`;
    const pattern = new RegExp(signs.map(escaped).join(between), 'gu');
    const found = [...(isNumber ? digits : plain).matchAll(pattern)];
    return found.map((match) => ({ from: match.index, to: match.index + match[0].length, kind, known: true }));
  });
}

const escaped = (sign: string): string => sign.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
