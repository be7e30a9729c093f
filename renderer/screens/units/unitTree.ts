// The units as lines of a list: a tree that can be folded, or, while somebody searches, the units found.
import type { UnitView } from '../../../shared/contract/views.ts';

export type UnitLine = {
  unit: UnitView;
  depth: number;
  hasChildren: boolean;
  expanded: boolean;
  /** Place among its sisters, from 1, and how many they are. */
  place: number;
  sisters: number;
};

const collator = new Intl.Collator('zh-CN', { numeric: true });
export const byName = (left: { name: string }, right: { name: string }): number =>
  collator.compare(left.name, right.name);

type Children = ReadonlyMap<string, readonly UnitView[]>;

/** Children by parent; a unit whose parent is not there (or stands below itself) is shown on top rather than not at all. */
export function childrenByParent(units: Iterable<UnitView>): Children {
  const all = new Map([...units].map((unit) => [unit.id, unit]));
  const children = new Map<string, UnitView[]>();
  for (const unit of all.values()) {
    const parent =
      unit.parent !== undefined && all.has(unit.parent) && !standsBelowItself(unit, all) ? unit.parent : '';
    const list = children.get(parent);
    if (list) list.push(unit);
    else children.set(parent, [unit]);
  }
  for (const list of children.values()) list.sort(byName);
  return children;
}

function standsBelowItself(unit: UnitView, all: ReadonlyMap<string, UnitView>): boolean {
  const seen = new Set<string>();
  let current: UnitView | undefined = unit;
  while (current && !seen.has(current.id)) {
    seen.add(current.id);
    current = current.parent === undefined ? undefined : all.get(current.parent);
  }
  return current !== undefined;
}

export function treeLines(children: Children, expanded: ReadonlySet<string>): UnitLine[] {
  const lines: UnitLine[] = [];
  const add = (parent: string, depth: number): void => {
    const sisters = children.get(parent) ?? [];
    sisters.forEach((unit, index) => {
      const hasChildren = children.has(unit.id);
      const isExpanded = hasChildren && expanded.has(unit.id);
      lines.push({ unit, depth, hasChildren, expanded: isExpanded, place: index + 1, sisters: sisters.length });
      if (isExpanded) add(unit.id, depth + 1);
    });
  };
  add('', 0);
  return lines;
}

export function foundLines(units: readonly UnitView[]): UnitLine[] {
  const sorted = [...units].sort(byName);
  return sorted.map((unit, index) => ({
    unit,
    depth: 0,
    hasChildren: false,
    expanded: false,
    place: index + 1,
    sisters: sorted.length,
  }));
}

const smallOffice = 40;

/** A small office is shown whole; of a large one the top and the way to one's own unit. */
export function firstExpanded(units: readonly UnitView[], own: string | undefined): Set<string> {
  if (units.length <= smallOffice) return new Set(units.map(({ id }) => id));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const expanded = new Set(units.filter(({ parent }) => parent === undefined).map(({ id }) => id));
  let current = own === undefined ? undefined : byId.get(own);
  while (current && !expanded.has(current.id)) {
    expanded.add(current.id);
    current = current.parent === undefined ? undefined : byId.get(current.parent);
  }
  return expanded;
}
