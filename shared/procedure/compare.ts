/** What two versions of a pack differ in, place by place. Things with an id are the same thing when the id is; everything else is
 *  told apart by its place. */
import type { Pack } from './pack.ts';
import { packShape } from './shapes/pack.ts';
import { isRecord, recordOf, type Path, type Shape } from './shapes/shape.ts';

export type Difference =
  | { kind: 'added'; path: Path; after: unknown }
  | { kind: 'removed'; path: Path; before: unknown }
  | { kind: 'changed'; path: Path; before: unknown; after: unknown }
  /** The same things in another order. */
  | { kind: 'reordered'; path: Path };

/** Paths of what was removed lead into `before`, all others into `after`. */
export function comparePacks(before: Pack, after: Pack): Difference[] {
  const found: Difference[] = [];
  compare(packShape, before, after, { before: [], after: [] }, found);
  // That the number of the version differs says nothing.
  return found.filter(({ path }) => path[0] !== 'version');
}

type Places = { before: Path; after: Path };

function compare(shape: Shape, before: unknown, after: unknown, at: Places, found: Difference[]): void {
  if (isSame(before, after)) return;
  if (before === undefined) return void found.push({ kind: 'added', path: at.after, after });
  if (after === undefined) return void found.push({ kind: 'removed', path: at.before, before });
  if (shape.kind === 'list' && Array.isArray(before) && Array.isArray(after)) {
    return compareLists(shape.of, before, after, at, found);
  }
  const inner = recordOf(shape, after);
  if (inner && inner === recordOf(shape, before) && isRecord(before) && isRecord(after)) {
    for (const [name, field] of Object.entries(inner.fields)) {
      compare(field, before[name], after[name], { before: [...at.before, name], after: [...at.after, name] }, found);
    }
    return;
  }
  found.push({ kind: 'changed', path: at.after, before, after });
}

function compareLists(shape: Shape, before: unknown[], after: unknown[], at: Places, found: Difference[]): void {
  const isNamed = [...before, ...after].every((one) => isRecord(one) && typeof one['id'] === 'string');
  // Lists of plain values are read as a whole: "roles: handler → handler, approver".
  if (!isNamed && !recordOf(shape, after[0] ?? before[0])) {
    return void found.push({ kind: 'changed', path: at.after, before, after });
  }
  const keyOf = (one: unknown, index: number): string => (isNamed && isRecord(one) ? String(one['id']) : String(index));
  const placeBefore = new Map(before.map((one, index) => [keyOf(one, index), index]));
  const keysAfter = after.map(keyOf);
  const known = new Set(keysAfter);
  for (const [key, index] of placeBefore) {
    if (!known.has(key)) found.push({ kind: 'removed', path: [...at.before, index], before: before[index] });
  }
  keysAfter.forEach((key, index) => {
    const place = placeBefore.get(key);
    const path = [...at.after, index];
    if (place === undefined) found.push({ kind: 'added', path, after: after[index] });
    else compare(shape, before[place], after[index], { before: [...at.before, place], after: path }, found);
  });
  const kept = keysAfter.filter((key) => placeBefore.has(key));
  const orderBefore = [...placeBefore.keys()].filter((key) => known.has(key));
  if (kept.some((key, index) => key !== orderBefore[index])) found.push({ kind: 'reordered', path: at.after });
}

/** Equal in what a reader sees: the order of keys does not count, nor a part left out against one that says nothing. */
function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((one, index) => isSame(one, right[index]));
  }
  if (!isRecord(left) || !isRecord(right)) return false;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => isSame(left[key], right[key]));
}
