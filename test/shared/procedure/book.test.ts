import { describe, expect, it } from 'vitest';
import { packBook } from '../../../shared/procedure/book.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';

const [first] = shippedPacks.all;
const version = (id: string, number: number, effectiveFrom: string): Pack => ({
  ...first!,
  id,
  version: number,
  effectiveFrom,
});

describe('the packs an office knows', () => {
  const book = packBook([
    version('W1', 1, '2026-01-01'),
    version('W1', 2, '2026-07-01'),
    version('W1', 3, '2027-01-01'),
    version('W2', 1, '2027-01-01'),
  ]);

  it('PACK-6: new complaints begin under the newest version in force on the day', () => {
    expect(book.current('W1', '2025-12-31')).toBeUndefined();
    expect(book.current('W1', '2026-06-30')?.version).toBe(1);
    expect(book.current('W1', '2026-07-01')?.version).toBe(2);
    expect(book.newest('W1')?.version).toBe(3);
    expect(book.inForce('2026-12-31').map(({ id, version: number }) => [id, number])).toEqual([['W1', 2]]);
  });

  it('PACK-6: every version stays to be found by the complaints that began under it', () => {
    expect(book.of('W1', 1)?.effectiveFrom).toBe('2026-01-01');
    expect(book.of('W1', 4)).toBeUndefined();
  });

  it('PACK-7: a released version never changes, whoever brings another one of the same number', () => {
    const changed = { ...first!, title: { zh: '改过', en: 'changed' } };
    expect(packBook([...shippedPacks.all, changed]).of(first!.id, first!.version)).toBe(first);
  });
});
