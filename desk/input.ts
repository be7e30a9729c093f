/** Input as it came, judged by the contract's schema: what is not understandable is named place by place, in our words. */
import type { z } from 'zod';
import type { BadInputReason } from '../shared/contract/links.ts';

export type BadPlace = { path: string; why: BadInputReason };

const mostPlaces = 20;
const longestPath = 200;

/** No input of the contract is deeper than its own shapes, except drafts of forms; beyond this only an attack is. */
const deepest = 64;
const mostValues = 500_000;

export type Parsed = { ok: true; value: unknown } | { ok: false; problems: BadPlace[] };

export const parseInput = (schema: z.ZodType | undefined, input: unknown): Parsed => {
  const excess = unkeepable(input);
  if (excess) return { ok: false, problems: [{ path: '', why: excess }] };
  if (!schema) return { ok: true, value: undefined };
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: parsed.error.issues.slice(0, mostPlaces).map((issue) => placeOf(issue, input)) };
};

/** Looked at without recursion: a thousand nested lists must not end the desk with an overflowing stack. Numbers beyond JSON,
 *  which the links can carry, cannot be kept in an entry. */
const unkeepable = (input: unknown): 'tooDeep' | 'tooLarge' | 'wrongType' | null => {
  let values = 0;
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return 'tooDeep';
    values += level.length;
    if (values > mostValues) return 'tooLarge';
    if (level.some((value) => typeof value === 'bigint')) return 'wrongType';
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return null;
};

type Issue = z.core.$ZodIssue;

const placeOf = (issue: Issue, input: unknown): BadPlace => ({
  path: issue.path.map(String).join('.').slice(0, longestPath),
  why: reasonOf(issue, input),
});

const reasonOf = (issue: Issue, input: unknown): BadInputReason => {
  switch (issue.code) {
    case 'invalid_type':
      return isMissing(issue.path, input) ? 'missing' : 'wrongType';
    case 'invalid_value':
      return isMissing(issue.path, input) ? 'missing' : 'notAllowed';
    case 'too_small':
      return isLength(issue.origin) ? 'tooShort' : 'tooSmall';
    case 'too_big':
      return isLength(issue.origin) ? 'tooLong' : 'tooGreat';
    case 'unrecognized_keys':
    case 'invalid_key':
      return 'unknownField';
    case 'invalid_format':
      return 'wrongForm';
    case 'invalid_union':
      return isMissing(issue.path, input) ? 'missing' : 'wrongType';
    default:
      return 'notAllowed';
  }
};

const isLength = (origin: string): boolean => !['number', 'int', 'bigint', 'date'].includes(origin);

const isMissing = (path: readonly PropertyKey[], input: unknown): boolean => {
  let value: unknown = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return true;
    value = Reflect.get(value, key);
  }
  return value === undefined;
};
