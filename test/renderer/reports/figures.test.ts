import { describe, expect, it } from 'vitest';
import { lastDay, monthsAfter } from '../../../renderer/screens/reports/address.ts';
import { percentOf, rateByUnit, reasonShares, vitalFew } from '../../../renderer/screens/reports/figures/arithmetic.ts';

const unit = (id: string, judged: number, late: number) => ({
  unit: id,
  byMonth: [],
  received: judged,
  judged,
  late,
  asked: 0,
  satisfied: 0,
  repeated: 0,
});

describe('figures', () => {
  it('put the unit with the lowest rate first and leave out those with nothing to judge', () => {
    const units = [unit('a', 10, 1), unit('b', 2, 1), unit('c', 0, 0)];
    expect(rateByUnit(units, (id) => id.toUpperCase())).toMatchObject([
      { name: 'B', rate: 0.5 },
      { name: 'A', rate: 0.9 },
    ]);
  });

  it('gather the rare reasons in one line at the end, and say how many make up four fifths', () => {
    const reasons = [
      { reason: 'x', count: 1 },
      { reason: 'y', count: 6 },
      { reason: 'z', count: 3 },
    ];
    expect(reasonShares(reasons, (id) => id, 'other', 1)).toEqual([
      { reason: 'y', name: 'y', count: 6, share: 0.6, upTo: 0.6 },
      { reason: null, name: 'other', count: 4, share: 0.4, upTo: 1 },
    ]);
    expect(vitalFew(reasonShares(reasons, (id) => id, 'other'))).toBe(2);
    expect(reasonShares([], (id) => id, 'other')).toEqual([]);
    expect(vitalFew([])).toBe(0);
  });

  it('know where months end', () => {
    expect([monthsAfter('2026-11', 2), monthsAfter('2026-01', -1), monthsAfter('2026-03', -15)]).toEqual([
      '2027-01',
      '2025-12',
      '2024-12',
    ]);
    expect([lastDay('2028-02'), lastDay('2026-12')]).toEqual(['2028-02-29', '2026-12-31']);
  });

  it.each([
    [1, '100%'],
    [0.9999, '99.9%'],
    [0.934, '93.4%'],
    [0, '0%'],
    [0.0001, '0.1%'],
  ])('say %d as %s: not quite everything is never 100 %%', (rate, text) => {
    expect(percentOf(rate)).toBe(text);
  });
});
