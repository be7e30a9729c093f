/** Inputs nobody types by mistake, and some that people do. */
import fc from 'fast-check';

const strings = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\uD800',
  '\uFEFF',
  '\u202Eesrever',
  '👩‍👩‍👧‍👦',
  '𠀀䶮㛃',
  'ﷺ',
  'Z͑ͫ̓a̴̡l̢͞go',
  "'; drop table event; --",
  '" or 1=1 --',
  '%_%',
  'NEAR("投诉" "银行", 5) AND *',
  '"',
  "=cmd|' /C calc'!A0",
  '+86 (024) 0000',
  '<script>alert(1)</script>',
  '../../../../nowhere',
  'C:\\nowhere\\nul',
  '${7*7}{{7*7}}',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '1e309',
  '\r\nSet-Cookie: a=b',
];

const nested = (depth: number, list: boolean): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level++) value = list ? [value] : { a: value };
  return value;
};

/** Named, and made when they are used: a failing run prints what it was given, and these would drown everything else. */
const large = {
  'a million characters': () => '长'.repeat(1_000_000),
  '300 characters': () => 'x'.repeat(300),
  '800 lists in one another': () => nested(800, true),
  '800 objects in one another': () => nested(800, false),
  '66 lists in one another': () => nested(66, true),
  'a list of 50000': () => Array.from({ length: 50_000 }, () => 0),
  '2000 fields': () => Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`key${index}`, index])),
  'a poisoned prototype': () =>
    JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown,
};
const largeNames = Object.keys(large) as (keyof typeof large)[];

const plain = [null, true, false, 0, -0, -1, 1.5, 1e21, Number.MAX_SAFE_INTEGER, 8.64e15 + 1, [], {}, [[]]];

export const naughty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...strings),
  fc.constantFrom<unknown>(...plain),
  fc.constantFrom(...largeNames).map((name) => ({ large: name })),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer(),
  fc.double(),
  fc.bigInt(),
  fc.date(),
  fc.jsonValue({ maxDepth: 3 }),
);

export type Mutation = { how: 'keep' | 'whole' | 'replace' | 'drop' | 'add'; where: number[]; value: unknown };

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  how: fc.constantFrom(
    'keep' as const,
    'whole' as const,
    'replace' as const,
    'replace' as const,
    'drop' as const,
    'add' as const,
  ),
  where: fc.array(fc.nat(1000), { minLength: 1, maxLength: 9 }),
  value: naughty,
});

const madeOf = (value: unknown): unknown => {
  const name = typeof value === 'object' && value !== null && 'large' in value ? value.large : undefined;
  return largeNames.includes(name as keyof typeof large) ? large[name as keyof typeof large]() : value;
};

/** The sample with one place changed. `where` picks a way down into it. */
export const mutated = (sample: unknown, { how, where, value: named }: Mutation): unknown => {
  const value = madeOf(named);
  if (how === 'keep') return structuredClone(sample);
  if (how === 'whole' || typeof sample !== 'object' || sample === null) return value;
  const copy = structuredClone(sample) as Record<string, unknown>;
  let place = copy;
  for (const [depth, step] of where.entries()) {
    const keys = Object.keys(place);
    const key = keys[step % Math.max(keys.length, 1)];
    const next = key === undefined ? undefined : place[key];
    if (depth < where.length - 1 && typeof next === 'object' && next !== null) {
      place = next as Record<string, unknown>;
      continue;
    }
    if (how === 'add' || key === undefined) place['another field'] = value;
    else if (how === 'drop') delete place[key];
    else place[key] = value;
    break;
  }
  return copy;
};
