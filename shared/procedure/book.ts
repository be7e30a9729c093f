import type { LocalDate } from '../base/time.ts';
import type { Pack } from './pack.ts';

/** Every released pack version an office knows: those that come with the program and those it published itself. The only way
 *  from an id to a pack, handed in wherever a rule needs one. */
export type PackBook = {
  /** Those that come with the program first, then the office's own in the order published. */
  all: readonly Pack[];
  /** A complaint keeps the version it began under, so a released version is found for ever. */
  of: (id: string, version: number) => Pack | undefined;
  /** Version new complaints begin under on a day ('YYYY-MM-DD', local to the office): the newest that is in force by then. */
  current: (id: string, today: LocalDate) => Pack | undefined;
  /** Every pack once, in the version in force on that day. */
  inForce: (today: LocalDate) => Pack[];
  /** Newest version released, in force or not. */
  newest: (id: string) => Pack | undefined;
};

/** A version that is there keeps its place: a released version never changes. */
export function packBook(packs: readonly Pack[]): PackBook {
  const versionsById = new Map<string, Map<number, Pack>>();
  for (const pack of packs) {
    const versions = versionsById.get(pack.id) ?? new Map<number, Pack>();
    if (!versions.has(pack.version)) versions.set(pack.version, pack);
    versionsById.set(pack.id, versions);
  }
  const newestOf = (id: string, isMeant: (pack: Pack) => boolean): Pack | undefined =>
    [...(versionsById.get(id)?.values() ?? [])]
      .filter(isMeant)
      .toSorted((left, right) => right.version - left.version)[0];
  const current = (id: string, today: LocalDate): Pack | undefined =>
    newestOf(id, ({ effectiveFrom }) => effectiveFrom <= today);
  return {
    all: [...versionsById.values()].flatMap((versions) => [...versions.values()]),
    of: (id, version) => versionsById.get(id)?.get(version),
    current,
    inForce: (today) => [...versionsById.keys()].flatMap((id) => current(id, today) ?? []),
    newest: (id) => newestOf(id, () => true),
  };
}
