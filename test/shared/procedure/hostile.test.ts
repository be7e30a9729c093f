import { describe, expect, it } from 'vitest';
import { comparePacks } from '../../../shared/procedure/compare.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { readPack } from '../../../shared/procedure/schema.ts';
import { findingsIn } from '../../../shared/procedure/validate.ts';
import { badPlaceText, differenceText, findingText, pathOf, placeText } from '../../../shared/words/packText.ts';

/** Files somebody damaged, or meant harm with: whatever comes in is refused with its place, or is a pack like any other. */

const seed = 20_261_123;
const runs = 200;

/** Whole numbers below a bound, the same for the same seed. */
function dice(): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const poison: readonly unknown[] = [
  null,
  true,
  -1,
  1e300,
  0.5,
  '',
  '*',
  '..',
  '__proto__',
  'constructor',
  '=cmd|calc',
  '<img src=x onerror=1>',
  '\u202E\u0000\uFFFF',
  '{{ 编号',
  'a'.repeat(30_000),
  [],
  [[]],
  {},
  { kind: 'nap' },
  { zh: 1, en: null },
  { unit: 'named' },
  { unit: 'workingDay', amount: -3 },
];

/** One place of the file replaced, removed, doubled or given a part that no pack has. */
function damaged(pack: Pack, next: (below: number) => number): string {
  const copy = structuredClone(pack) as unknown;
  let held = copy as Record<string, unknown>;
  for (;;) {
    const keys = Object.keys(held);
    const key = keys[next(keys.length)];
    if (key === undefined) break;
    const inner = held[key];
    if (typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0 && next(4) > 0) {
      held = inner as Record<string, unknown>;
      continue;
    }
    const how = next(4);
    if (how === 0) Reflect.deleteProperty(held, key);
    else if (how === 1 && Array.isArray(held)) (held as unknown[]).push(structuredClone(inner));
    else if (how === 2 && !Array.isArray(held)) held[`x${next(9)}`] = poison[next(poison.length)];
    else held[key] = poison[next(poison.length)];
    break;
  }
  return JSON.stringify(copy);
}

describe('a damaged or hostile file of a procedure', () => {
  it('is refused with each wrong place in words, or read as a pack that everything can look at', () => {
    const next = dice();
    const { all } = shippedPacks;
    let refused = 0;
    for (let run = 0; run < runs; run++) {
      const before = all[next(all.length)]!;
      const text = damaged(before, next);
      const read = readPack(text);
      const named = `seed ${seed}, run ${run}, ${before.id}`;
      if (read.ok) {
        for (const finding of findingsIn(read.value, all)) {
          expect(findingText(finding, 'zh'), named).toMatch(/\S/);
          expect(placeText(read.value, pathOf(finding.path), 'zh'), named).not.toContain('undefined');
        }
        for (const difference of comparePacks(before, read.value)) {
          expect(differenceText(difference, before, read.value, 'en'), named).toMatch(/\S/);
        }
        continue;
      }
      refused += 1;
      expect(read.problem.length, named).toBeGreaterThan(0);
      for (const place of read.problem) {
        expect(badPlaceText(place, 'zh', JSON.parse(text)), named).not.toMatch(/undefined|\[object/);
      }
    }
    expect(refused).toBeGreaterThan(runs / 4);
    expect(refused).toBeLessThan(runs);
  });

  it('cut short anywhere is refused', () => {
    const next = dice();
    const text = JSON.stringify(shippedPacks.newest('P1'));
    for (let run = 0; run < 40; run++) {
      const cut = text.slice(0, next(text.length));
      expect(readPack(cut).ok, `seed ${seed}: ${cut.length} of ${text.length}`).toBe(false);
    }
  });
});
