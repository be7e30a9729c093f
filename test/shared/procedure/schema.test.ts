import { describe, expect, it } from 'vitest';
import { blankPack } from '../../../shared/procedure/packs/blank.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import { deepestPack, longestPack, readPack, type BadPlace } from '../../../shared/procedure/schema.ts';
import { badPlaceText } from '../../../shared/words/packText.ts';

type Change = (pack: Record<string, unknown>) => void;

/** Puts a value at a place; undefined takes away what stands there. */
const put =
  (path: string, value: unknown): Change =>
  (pack) => {
    const keys = path.split('.');
    let place: object = pack;
    for (const key of keys.slice(0, -1)) place = Reflect.get(place, key) as object;
    if (value === undefined) Reflect.deleteProperty(place, keys.at(-1)!);
    else Reflect.set(place, keys.at(-1)!, value);
  };

const sound = (): Record<string, unknown> => JSON.parse(JSON.stringify(blankPack('W1', '2026-11-22')));

/** What is wrong with a file made from a sound one. */
function places(change: Change): BadPlace[] {
  const pack = sound();
  change(pack);
  const read = readPack(JSON.stringify(pack));
  return read.ok ? [] : read.problem;
}

describe('PACK-9: a procedure from outside is believed only after its shape has been read', () => {
  it.each(shippedPacks.all.map((pack) => [pack.id, pack] as const))(
    '%s goes out and comes back as it was',
    (_id, pack) => {
      expect(readPack(JSON.stringify(pack))).toEqual({ ok: true, value: pack });
    },
  );

  const damaged: [what: string, place: BadPlace, change: Change][] = [
    ['a part is missing', { path: 'stages', found: '', expected: { what: 'present' } }, put('stages', undefined)],
    [
      'a word is missing in one language',
      { path: 'stages.1.title.en', found: '', expected: { what: 'present' } },
      put('stages.1.title.en', undefined),
    ],
    ['a text is a number', { path: 'source', found: '7', expected: { what: 'text' } }, (p) => (p.source = 7)],
    ['a list is a text', { path: 'clocks', found: 'none', expected: { what: 'list' } }, (p) => (p.clocks = 'none')],
    [
      'a date does not exist',
      { path: 'effectiveFrom', found: '2026-02-30', expected: { what: 'date' } },
      put('effectiveFrom', '2026-02-30'),
    ],
    [
      'a version is not whole',
      { path: 'version', found: '1.5', expected: { what: 'between', least: 1, most: 1_000_000 } },
      put('version', 1.5),
    ],
    ['an id is a sentence', { path: 'stages.0.id', found: 'a b', expected: { what: 'id' } }, put('stages.0.id', 'a b')],
    [
      'an id is a name of the language',
      { path: 'actions.0.effects.0.fact', found: 'constructor', expected: { what: 'id' } },
      put('actions.0.effects.0.fact', 'constructor'),
    ],
    [
      'a role does not exist',
      {
        path: 'actions.0.by.roles.0',
        found: 'emperor',
        expected: {
          what: 'oneOf',
          of: ['intake', 'handler', 'approver', 'callBack', 'supervisor', 'auditor', 'administrator', 'reader'],
        },
      },
      put('actions.0.by.roles.0', 'emperor'),
    ],
    [
      'there is more than a procedure has',
      { path: 'settings.onOpen', found: 'rm', expected: { what: 'absent' } },
      put('settings.onOpen', 'rm'),
    ],
    [
      'a text is far too long',
      { path: 'stages.0.title.zh', found: `${'字'.repeat(60)}…`, expected: { what: 'shorter', most: 200 } },
      put('stages.0.title.zh', '字'.repeat(201)),
    ],
    [
      'there are far too many',
      { path: 'stages', found: '[121]', expected: { what: 'fewer', most: 120 } },
      put(
        'stages',
        Array.from({ length: 121 }, () => blankPack('W1', '2026-11-22').stages[0]),
      ),
    ],
    [
      'a limit is not a number of anything',
      { path: 'clocks.0.limit', found: '{…}', expected: { what: 'record' } },
      put('clocks.0.limit', { amount: 3, unit: 'fortnight' }),
    ],
  ];
  it.each(damaged)('%s', (_what, place, change) => {
    expect(places(change)).toEqual([place]);
  });

  it('an effect of an unknown kind is named with the kinds there are', () => {
    const [found] = places(put('actions.0.effects.0', { kind: 'shout' }));
    expect(found).toMatchObject({ path: 'actions.0.effects.0.kind', expected: { what: 'oneOf' } });
  });

  it('what is no JSON, too long or too deep is refused before it is parsed', () => {
    const refusals = ['{"id": "W1"', 'x'.repeat(longestPack + 1), '['.repeat(deepestPack + 1)].map((text) => {
      const read = readPack(text);
      return read.ok ? null : read.problem.map(({ path, expected }) => [path, expected.what]);
    });
    expect(refusals).toEqual([[['', 'json']], [['', 'shorter']], [['', 'shallower']]]);
  });

  it('brackets inside texts are no depth, and a name that reaches into objects is dropped', () => {
    const pack = sound();
    pack['source'] = `${'[{'.repeat(40)}\\"`;
    expect(readPack(JSON.stringify(pack)).ok).toBe(true);
    const read = readPack(JSON.stringify(pack).replace('{', '{"__proto__":{"isAdministrator":true},'));
    expect(read.ok).toBe(true);
    expect(Reflect.get({}, 'isAdministrator')).toBeUndefined();
  });

  it('is said in both languages with the way to the place', () => {
    const pack = sound();
    put('stages.0.duty', 'nap')(pack);
    const read = readPack(JSON.stringify(pack));
    const said = read.ok ? [] : read.problem.map((place) => badPlaceText(place, 'zh', pack));
    expect(said).toEqual([
      '环节“办理” › 工作性质：应为其中之一：judge、approve、forward、accept、handle、report、callBack、close，现为“nap”。',
    ]);
  });
});
