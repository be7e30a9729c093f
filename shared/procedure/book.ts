import type { LocalDate } from '../base/time.ts';
import { besideOf, withBeside, type Pack } from './pack.ts';

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
  /** What a complaint follows: its main procedure together with what the regimes beside it bring along. Where those are not
   *  known (a line of a list), with whatever could run beside it. */
  running: (complaint: Running) => Pack | undefined;
  /** Newest version released, in force or not. */
  newest: (id: string) => Pack | undefined;
};

type Version = { id: string; version: number };
export type Running = { pack: Version; overlays?: readonly Version[] };

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
  const of = (id: string, version: number): Pack | undefined => versionsById.get(id)?.get(version);
  const newest = (id: string): Pack | undefined => newestOf(id, () => true);
  // Put together once: asked for with every step and every line of a list.
  const runningByKey = new Map<string, Pack>();
  const nameOf = ({ id, version }: Version): string => `${id} ${version}`;
  const running = ({ pack: { id, version }, overlays }: Running): Pack | undefined => {
    const main = of(id, version);
    if (!main) return undefined;
    const key = [nameOf({ id, version }), ...(overlays?.map(nameOf) ?? ['*'])].join(' + ');
    const known = runningByKey.get(key);
    if (known) return known;
    const beside = overlays
      ? overlays.flatMap((one) => of(one.id, one.version) ?? [])
      : [...versionsById.keys()].flatMap((one) => (one === id ? [] : (newest(one) ?? [])));
    const whole = withBeside(main, beside.map(besideOf));
    runningByKey.set(key, whole);
    return whole;
  };
  return {
    all: [...versionsById.values()].flatMap((versions) => [...versions.values()]),
    of,
    running,
    current,
    inForce: (today) => [...versionsById.keys()].flatMap((id) => current(id, today) ?? []),
    newest,
  };
}
