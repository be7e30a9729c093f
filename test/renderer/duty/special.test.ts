import { describe, expect, it } from 'vitest';
import { asPairs, emptySpecial, specialsOf } from '../../../renderer/screens/duty/special.ts';

describe('pairs for some work or some hours', () => {
  it('come back from the form as they went in, each stretch of hours on its own', () => {
    const shift = [
      { weekdays: ['mon' as const], from: 540, to: 720 },
      { weekdays: ['fri' as const], from: 1200, to: 1920 },
    ];
    const kept = [
      { id: 's1', pair: { a: 'zhang', b: 'zhao' }, works: ['accept' as const], shift },
      { id: 's2', pair: { a: 'sun' }, from: 100, to: 200 },
    ];
    expect(asPairs(specialsOf(kept))).toEqual([
      { pair: { a: 'zhang', b: 'zhao' }, works: ['accept'], shift: [shift[0]] },
      { pair: { a: 'zhang', b: 'zhao' }, works: ['accept'], shift: [shift[1]] },
      { pair: { a: 'sun' }, from: 100, to: 200 },
    ]);
  });

  it('leave out lines with nobody in them', () => {
    expect(asPairs([emptySpecial, { ...emptySpecial, a: 'chen', weekdays: ['sat'] }])).toEqual([
      { pair: { a: 'chen' }, shift: [{ weekdays: ['sat'], from: 540, to: 1020 }] },
    ]);
  });
});
