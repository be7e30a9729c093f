import { isAtOrUnder, type Office } from '../people/office.ts';
import type { Group } from './state.ts';

/** What two complaints have in common so that they may be one matter. */
export type Matter = {
  complainedUnit: string | null;
  organisation: string | null;
  reason: string;
  words: ReadonlySet<string>;
};

/** Share of words two narratives must have in common; below it they only have the language in common. */
const likeEnough = 0.18;

/** How much two matters are alike, from 0 to 1: the same outlet and reason, and how many words they share (of the shorter one,
 *  so that a long telling is still like a short one). */
export function likenessOf(one: Matter, other: Matter): number {
  if (one.reason !== other.reason) return 0;
  const sameUnit = one.complainedUnit !== null && one.complainedUnit === other.complainedUnit;
  const sameBank = one.organisation !== null && one.organisation === other.organisation;
  const shared = sharedShare(one.words, other.words);
  if (!sameUnit && !(sameBank && shared >= likeEnough)) return 0;
  return (sameUnit ? 0.4 : 0.2) + 0.6 * shared;
}

function sharedShare(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, great] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const word of small) if (great.has(word)) shared += 1;
  return shared / small.size;
}

/** Whether a complaint being typed may belong to the group: the same reason, and an outlet at or under the unit the group
 *  complains of. Where no outlet has been said yet, the reason alone asks the question. */
export const fitsGroup = (
  group: Pick<Group, 'complainedUnit' | 'reason'>,
  unit: string | null,
  reason: string | null,
  office: Office,
): boolean =>
  reason === group.reason &&
  (group.complainedUnit === null || unit === null || isAtOrUnder(office, unit, group.complainedUnit));
