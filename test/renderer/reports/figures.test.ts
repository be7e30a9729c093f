import { describe, expect, it } from 'vitest';
import { percentOf, rateByUnit, reasonShares } from '../../../renderer/screens/reports/figures.ts';

describe('figures', () => {
  it('put the unit with the lowest rate first and leave out those with nothing finished', () => {
    const units = [
      { unit: 'a', met: 9, late: 1, running: 0, overdue: 0 },
      { unit: 'b', met: 1, late: 1, running: 2, overdue: 1 },
      { unit: 'c', met: 0, late: 0, running: 3, overdue: 0 },
    ];
    expect(rateByUnit(units, (id) => id.toUpperCase())).toMatchObject([
      { name: 'B', rate: 0.5 },
      { name: 'A', rate: 0.9 },
    ]);
  });

  it('gather the rare reasons in one line at the end', () => {
    const reasons = [
      { reason: 'x', count: 1 },
      { reason: 'y', count: 6 },
      { reason: 'z', count: 3 },
    ];
    expect(reasonShares(reasons, (id) => id, 'other', 1)).toEqual([
      { reason: 'y', name: 'y', count: 6, share: 0.6 },
      { reason: null, name: 'other', count: 4, share: 0.4 },
    ]);
    expect(reasonShares([], (id) => id, 'other')).toEqual([]);
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
