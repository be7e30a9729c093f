/** What every part of a pack is written with: words, sources, parties, values and conditions. */

export type Text = { zh: string; en: string };

/** Where a rule comes from. `house` marks an office custom that fills a gap the regime leaves open. */
export type Source = { article: string; confidence: 'high' | 'medium' | 'low' | 'house' };

/** Position in the chain. `firstAsked` stands for the party that registered the complaint and answers for it to the end. */
export type PartyId = string;
export const firstAsked = 'firstAsked';
/** Stands for every unit that takes part: whoever the complainant turned to may enter it. */
export const anyParty = 'anyParty';

/** Text, number (amounts in fen, moments in UTC ms), yes/no, or nothing. Dates are 'YYYY-MM-DD', units and persons their id. */
export type FieldValue = string | number | boolean | null;
export type FormValues = Record<string, FieldValue>;

/** True when the fact has one of these values. The fact `channel` is how the complaint came, unless the pack has its own. */
export type Condition = { fact: string; is: FieldValue[] };

/** Whether all conditions hold; a fact nobody stated counts as null. */
export function holds(conditions: readonly Condition[], facts: Record<string, FieldValue>): boolean {
  return conditions.every(({ fact, is }) => is.includes(facts[fact] ?? null));
}
