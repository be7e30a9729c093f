import { isIn, type ReportCase } from '../cases.ts';
import { partners, unknown, type Dimension, type Places } from '../dimensions.ts';
import type { Stretch } from '../period.ts';

/** Complaints of one row, with those they are compared with. */
export type Group = {
  path: { dimension: Dimension; key: string }[];
  cases: readonly ReportCase[];
  before: readonly ReportCase[];
  yearBefore: readonly ReportCase[];
};

/** A branch with no complaints: for the numbers entered for it from outside. */
export const branchGroup = (key: string): Group => ({
  path: [{ dimension: 'branch', key }],
  cases: [],
  before: [],
  yearBefore: [],
});

/** Groups beyond the most that are shown. */
export const merged = (group: Group, others: readonly Group[]): Group => ({
  path: [...group.path],
  cases: others.flatMap(({ cases }) => cases),
  before: others.flatMap(({ before }) => before),
  yearBefore: others.flatMap(({ yearBefore }) => yearBefore),
});

/** Key of a row: `dimension=value`, the outer ones first, with a slash between them. */
export const keyText = ({ path }: Group): string => path.map(({ dimension, key }) => `${dimension}=${key}`).join('/');

/** Values of a dimension that stand side by side as columns. */
export function valuesOf(dimension: Dimension, whole: Group, period: string, places: Places): string[] {
  return divided(whole, dimension, places.all(dimension, period) ?? [], places).map(({ path }) => path.at(-1)!.key);
}

/** @param names values that get a group also when there is nothing to count */
export function divided(group: Group, dimension: Dimension, names: readonly string[], places: Places): Group[] {
  const groups = new Map<string, { cases: ReportCase[]; before: ReportCase[]; yearBefore: ReportCase[] }>(
    names.map((key) => [key, { cases: [], before: [], yearBefore: [] }]),
  );
  const put = (what: 'cases' | 'before' | 'yearBefore', cases: readonly ReportCase[]): void => {
    for (const one of cases) {
      const key = places.keyOf(dimension, one);
      let found = groups.get(key);
      // Months before the period are nobody's row.
      if (!found && dimension === 'month') continue;
      if (!found) groups.set(key, (found = { cases: [], before: [], yearBefore: [] }));
      found[what].push(one);
    }
  };
  put('cases', group.cases);
  put('before', group.before);
  put('yearBefore', group.yearBefore);
  return [...groups].map(([key, found]) => ({ path: [...group.path, { dimension, key }], ...found }));
}

/** Largest first; those nobody has named come last. Names keep equal ones in a steady order. */
export function sortedByReceived(groups: readonly Group[], dimension: Dimension, period: Stretch): Group[] {
  const received = (group: Group): number =>
    group.cases.reduce((sum, { receivedAt }) => (isIn(receivedAt, period) ? sum + 1 : sum), 0);
  const weighed = groups.map((group, place) => ({
    group,
    place,
    weight: received(group),
    key: group.path.at(-1)!.key,
  }));
  return weighed
    .toSorted(
      (left, right) =>
        lastPlace(left.key) - lastPlace(right.key) ||
        (isFixed.has(dimension) ? left.place - right.place : right.weight - left.weight) ||
        left.place - right.place,
    )
    .map(({ group }) => group);
}

/** Partners come after the members, what nobody has said at the end. */
const lastPlace = (key: string): number => (key === unknown ? 2 : key === partners ? 1 : 0);

/** Shown in the order of their list, not by size. */
const isFixed: ReadonlySet<Dimension> = new Set(['channelGroup']);
