/** Reads a pack that comes from outside: a file somebody was sent, a draft from a page. Nothing in it is believed before it has
 *  its shape; what does not fit is named by its place, with what stands there and what belongs there. */
import { z } from 'zod';
import { refused, done, type Result } from '../base/result.ts';
import { isDate } from './forms.ts';
import type { Pack } from './pack.ts';
import { packShape } from './shapes/pack.ts';
import { isRecord, shapeAt, walk, type RecordShape, type Shape } from './shapes/shape.ts';

/** UTF-16 units; the longest pack that comes with the program has a fifth of it. */
export const longestPack = 1_000_000;
/** Nesting of braces and brackets; the shape itself needs nine. */
export const deepestPack = 24;
const mostPlaces = 20;

export type BadPlace = {
  /** 'actions.3.title.zh'; empty for the whole. */
  path: string;
  /** What stands there, cut short. */
  found: string;
  expected: Expected;
};

export type Expected =
  | { what: Plain }
  | { what: 'shorter'; most: number }
  | { what: 'fewer'; most: number }
  | { what: 'between'; least: number; most: number }
  | { what: 'shallower'; most: number }
  | { what: 'oneOf'; of: string[] };

type Plain = 'json' | 'text' | 'number' | 'flag' | 'list' | 'record' | 'date' | 'id' | 'answer' | 'present' | 'absent';

/** Letters of any script, digits, and . _ -; never a name that objects of the language have of their own. */
const idPattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,47}$/u;
const ownNames = new Set(['constructor', 'prototype', 'hasOwnProperty', 'toString', 'valueOf']);
export const isId = (text: string): boolean => idPattern.test(text) && !ownNames.has(text);

const longText = 2000;
const shortText = 200;

/** UTF-16 units that words of a pack may have. */
export const mostIn = ({ most, long }: Extract<Shape, { kind: 'words' }>): number =>
  most ?? (long ? longText : shortText);

const id = z.string().refine(isId);
const reference = z.string().refine((text) => text === '*' || isId(text));
const value = z.union([z.string().max(shortText), z.number(), z.boolean(), z.null()]);
const text = (most: number) => z.strictObject({ zh: z.string().max(most), en: z.string().max(most) });

const limit = z.strictObject({
  amount: z.number().min(0).max(100_000),
  unit: z.enum(['workingDay', 'workingHour', 'workingMinute', 'calendarDay', 'calendarHour', 'month']),
  direction: z.enum(['forward', 'backward']).optional(),
  from: z.number().min(0).max(100_000).optional(),
  end: z.enum(['officeClose', 'midnight']).optional(),
  receiptOnRestDay: z.enum(['actual', 'nextWorkday']).optional(),
  roll: z.boolean().optional(),
});
const named = z.strictObject({ unit: z.literal('named') });

function schemaOf(shape: Shape): z.ZodType {
  const schema = bareSchema(shape);
  return shape.optional ? schema.optional() : schema;
}

function bareSchema(shape: Shape): z.ZodType {
  switch (shape.kind) {
    case 'words':
      return text(mostIn(shape));
    case 'line':
      return z.string().max(shape.most);
    case 'id':
      return id;
    case 'refer':
      return shape.nullable ? reference.nullable() : reference;
    case 'number':
      return (shape.fraction ? z.number() : z.int()).min(shape.least).max(shape.most);
    case 'ceiling':
      return z.int().min(0).max(1e15).nullable();
    case 'date':
      return z.string().refine(isDate);
    case 'flag':
      return z.boolean();
    case 'choice':
      return z.literal([...shape.of]);
    case 'value':
      return value;
    case 'values':
      return z.array(value).max(60);
    case 'limit':
      return shape.named ? z.union([limit, named]) : limit;
    case 'required':
      return z.union([z.boolean(), z.strictObject({ field: reference, is: z.array(value).max(60) })]);
    case 'record':
      return recordSchema(shape);
    case 'list':
      return z.array(schemaOf(shape.of)).max(shape.most);
    case 'variant': {
      const [first, ...rest] = Object.entries(shape.of).map(([kind, inner]) =>
        recordSchema(inner).extend({ [shape.by]: z.literal(kind) }),
      );
      return z.discriminatedUnion(shape.by, [first!, ...rest]);
    }
  }
}

const recordSchema = (shape: RecordShape) =>
  z.strictObject(Object.fromEntries(Object.entries(shape.fields).map(([name, field]) => [name, schemaOf(field)])));

/** Shape and bounds only: a draft may still lack words or lead nowhere, which validate.ts finds. */
export const packSchema: z.ZodType<Pack> = schemaOf(packShape) as z.ZodType<Pack>;

/** A pack from the text of a file. Length and depth are looked at before anything is parsed: a small file may unfold into one
 *  that fills the memory. */
export function readPack(source: string): Result<Pack, BadPlace[]> {
  const tooMuch = excess(source);
  if (tooMuch) return refused([tooMuch]);
  let raw: unknown;
  try {
    raw = JSON.parse(source, withoutPrototype);
  } catch {
    return refused([{ path: '', found: shown(source), expected: { what: 'json' } }]);
  }
  return packFrom(raw);
}

/** @param raw any value, already bounded in size and depth */
export function packFrom(raw: unknown): Result<Pack, BadPlace[]> {
  const parsed = packSchema.safeParse(raw);
  if (parsed.success) return done(parsed.data);
  return refused(parsed.error.issues.slice(0, mostPlaces).flatMap((issue) => placesOf(issue, raw)));
}

/** `__proto__` in a file is a key like any other, and no pack has it. */
function withoutPrototype(this: unknown, key: string, held: unknown): unknown {
  return key === '__proto__' ? undefined : held;
}

export function excess(source: string, longest = longestPack): BadPlace | undefined {
  if (source.length > longest) {
    return { path: '', found: String(source.length), expected: { what: 'shorter', most: longest } };
  }
  let depth = 0;
  let isText = false;
  for (let index = 0; index < source.length; index++) {
    const sign = source[index];
    if (isText) {
      if (sign === '\\') index++;
      else if (sign === '"') isText = false;
    } else if (sign === '"') isText = true;
    else if (sign === '{' || sign === '[') {
      depth++;
      if (depth > deepestPack) {
        return { path: '', found: String(depth), expected: { what: 'shallower', most: deepestPack } };
      }
    } else if (sign === '}' || sign === ']') depth--;
  }
  return undefined;
}

type Issue = z.core.$ZodIssue;

function placesOf(issue: Issue, raw: unknown): BadPlace[] {
  const path = issue.path.map(String);
  const found = valueAt(raw, path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, mostPlaces).map((key) => ({
      path: [...path, key.slice(0, 60)].join('.'),
      found: shown(valueAt(raw, [...path, key])),
      expected: { what: 'absent' },
    }));
  }
  return [{ path: path.join('.'), found: shown(found), expected: expectedBy(issue, path, found, raw) }];
}

function expectedBy(issue: Issue, path: string[], found: unknown, raw: unknown): Expected {
  if (found === undefined) return { what: 'present' };
  const shape = shapeAt(packShape, raw, path);
  switch (issue.code) {
    case 'too_big':
      if (issue.origin === 'array') return { what: 'fewer', most: Number(issue.maximum) };
      if (issue.origin === 'string') return { what: 'shorter', most: Number(issue.maximum) };
      return boundsOf(shape);
    case 'too_small':
      return boundsOf(shape);
    case 'invalid_value':
      return { what: 'oneOf', of: issue.values.map(String) };
    case 'custom':
      return { what: shape?.kind === 'date' ? 'date' : 'id' };
    case 'invalid_type':
      return shape?.kind === 'number' && typeof found === 'number' ? boundsOf(shape) : { what: whatOf(issue.expected) };
    default: {
      const around = shapeAt(packShape, raw, path.slice(0, -1));
      if (around?.kind === 'variant') return { what: 'oneOf', of: Object.keys(around.of) };
      return { what: shape?.kind === 'values' || shape?.kind === 'value' ? 'answer' : 'record' };
    }
  }
}

const boundsOf = (shape: Shape | undefined): Expected =>
  shape?.kind === 'number'
    ? { what: 'between', least: shape.least, most: shape.most }
    : { what: 'between', least: 0, most: 100_000 };

const whats: Readonly<Record<string, Plain>> = {
  string: 'text',
  number: 'number',
  int: 'number',
  boolean: 'flag',
  array: 'list',
};
const whatOf = (expected: string): Plain => whats[expected] ?? 'record';

function valueAt(raw: unknown, path: readonly string[]): unknown {
  let held = raw;
  for (const key of path) {
    held = Array.isArray(held) ? held[Number(key)] : isRecord(held) && Object.hasOwn(held, key) ? held[key] : undefined;
  }
  return held;
}

const longestShown = 60;
function shown(found: unknown): string {
  if (Array.isArray(found)) return `[${found.length}]`;
  if (isRecord(found)) return '{…}';
  const said = typeof found === 'string' ? found : (JSON.stringify(found) ?? '');
  return said.length > longestShown ? `${said.slice(0, longestShown)}…` : said;
}

/** The pack as it is released: a word written in one language only stands for both, so that no page shows a blank. */
export function withAllWords(pack: Pack): Pack {
  const whole = structuredClone(pack);
  walk(packShape, whole, ({ shape, value: held }) => {
    if (shape.kind !== 'words' || !isRecord(held)) return;
    const words = held as Pack['title'];
    words.zh ||= words.en;
    words.en ||= words.zh;
  });
  return whole;
}
