// Changing one place of a pack, and what a new thing begins with.
import type { Pack } from '../../../../shared/procedure/pack.ts';
import { anyParty, firstAsked } from '../../../../shared/procedure/pack.ts';
import { fieldsAt, namesOf, phoneStepsAt } from '../../../../shared/procedure/names.ts';
import {
  isRecord,
  type Kind,
  type Path,
  type RecordShape,
  type Shape,
} from '../../../../shared/procedure/shapes/shape.ts';

export function valueAt(root: unknown, path: Path): unknown {
  let held = root;
  for (const key of path) held = Array.isArray(held) ? held[Number(key)] : isRecord(held) ? held[key] : undefined;
  return held;
}

/** The same value with another one at a place; what is not on the way stays the very same object. `undefined` takes it out. */
export function put<Root>(root: Root, path: Path, value: unknown): Root {
  const [key, ...rest] = path;
  if (key === undefined) return value as Root;
  if (Array.isArray(root)) {
    const copy: unknown[] = [...root];
    if (rest.length === 0 && value === undefined) copy.splice(Number(key), 1);
    else copy[Number(key)] = put(copy[Number(key)], rest, value);
    return copy as Root;
  }
  const before: Record<string, unknown> = isRecord(root) ? root : {};
  const name = String(key);
  const changed = put(before[name], rest, value);
  if (changed === undefined) {
    const { [name]: _gone, ...others } = before;
    return others as Root;
  }
  return { ...before, [name]: changed } as Root;
}

export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const copy = [...items];
  const [item] = copy.splice(from, 1);
  if (item !== undefined) copy.splice(to, 0, item);
  return copy;
}

/** Ids of a kind that a place may refer to, in the order of the pack. */
export function idsFor(pack: Pack, kind: Kind, path: Path): string[] {
  if (kind === 'field') return [...fieldsAt(pack, path)];
  if (kind === 'phoneStep') return [...phoneStepsAt(pack, path)];
  if (kind === 'answer') return [...fieldsAt(pack, path), ...namesOf(pack).fact];
  const known = [...namesOf(pack)[kind]];
  const reserved = [firstAsked, anyParty];
  if (kind === 'party') return [...known.filter((id) => !reserved.includes(id)), ...reserved];
  return kind === 'stage' && path.at(-1) === 'leaves' ? [...known, '*'] : known;
}

const prefixes: Partial<Record<Kind, string>> = {
  clock: 'D',
  trigger: 'T',
  kpi: 'K',
  money: 'M',
  report: 'R',
  tone: 'E',
  phoneScript: 'phone',
};

/** An id nobody has yet: W1-D3 for the third clock, stage4 for a stage. */
export function freeId(pack: Pack, kind: Kind, taken: ReadonlySet<string>): string {
  const prefix = prefixes[kind];
  const stem = prefix === undefined ? kind : `${pack.id}-${prefix}`;
  let number = 1;
  while (taken.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

/** What a new thing begins with. An id no thing of the pack has, the first of each choice, nothing optional. */
export function blankOf(shape: Shape, pack: Pack, path: Path, today: string): unknown {
  switch (shape.kind) {
    case 'words':
      return { zh: '', en: '' };
    case 'line':
      return '';
    case 'id': {
      const siblings = valueAt(pack, path.slice(0, -2));
      const local = Array.isArray(siblings)
        ? siblings.flatMap((one) => (isRecord(one) ? [String(one['id'])] : []))
        : [];
      return freeId(pack, shape.of, new Set([...namesOf(pack)[shape.of], ...local]));
    }
    case 'refer':
      return shape.declares
        ? freeId(pack, shape.to, namesOf(pack)[shape.to])
        : shape.nullable
          ? null
          : (idsFor(pack, shape.to, path)[0] ?? 'none');
    case 'number':
      return Math.max(shape.least, 1);
    case 'ceiling':
    case 'value':
      return null;
    case 'date':
      return today;
    case 'flag':
    case 'required':
      return false;
    case 'choice':
      return shape.of[0];
    case 'values':
    case 'list':
      return [];
    case 'limit':
      return { amount: 1, unit: 'workingDay' };
    case 'record':
      return blankRecord(shape, pack, path, today);
    case 'variant': {
      const [first] = Object.keys(shape.of);
      return blankVariant(shape, first ?? '', pack, path, today);
    }
  }
}

const blankRecord = (shape: RecordShape, pack: Pack, path: Path, today: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(shape.fields)
      .filter(([, field]) => !field.optional)
      .map(([name, field]) => [name, blankOf(field, pack, [...path, name], today)]),
  );

export function blankVariant(
  shape: Extract<Shape, { kind: 'variant' }>,
  kind: string,
  pack: Pack,
  path: Path,
  today: string,
): Record<string, unknown> {
  const inner = shape.of[kind];
  return inner ? { [shape.by]: kind, ...blankRecord(inner, pack, path, today) } : {};
}

/** A copy that can stand beside the first: things with an id get one of their own. */
export function copyOf(item: unknown, shape: Shape, pack: Pack, path: Path): unknown {
  const copy: unknown = structuredClone(item);
  if (shape.kind !== 'record' || !isRecord(copy)) return copy;
  const id = shape.fields['id'];
  return id?.kind === 'id' ? { ...copy, id: blankOf(id, pack, [...path, 'id'], '') } : copy;
}
