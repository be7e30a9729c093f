import { mayBeNamed } from '../../../shared/attention/mention.ts';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import type { Office } from '../../../shared/people/office.ts';
import type { Actor } from '../../../shared/people/permissions.ts';

/** A colleague who may be named, and the word after the @: his name, with the account where two bear it. */
export type Nameable = { person: string; word: string };

export function nameableIn(
  view: Pick<ComplaintView, 'parties' | 'firstAsked'>,
  office: Office,
  actor: Actor,
): Nameable[] {
  const units = [...new Set([view.firstAsked.unit, ...view.parties.map(({ unit }) => unit)])];
  const found = [...office.personById.values()].filter(
    ({ id }) => id !== actor.person && mayBeNamed(office, actor, id, units),
  );
  const count = new Map<string, number>();
  for (const { name } of found) count.set(name, (count.get(name) ?? 0) + 1);
  return found.map(({ id, name, account }) => ({
    person: id,
    word: (count.get(name) ?? 0) > 1 ? `${name}(${account})` : name,
  }));
}

/** Who is named in a text: after each @ the longest word that fits. */
export function namedIn(text: string, nameable: readonly Nameable[]): string[] {
  const longestFirst = nameable.toSorted((left, right) => right.word.length - left.word.length);
  const named = new Set<string>();
  for (const { index } of text.matchAll(/[@\uff20]/gu)) {
    const found = longestFirst.find(({ word }) => text.startsWith(word, index + 1));
    if (found) named.add(found.person);
  }
  return [...named];
}
