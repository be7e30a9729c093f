import { describe, expect, it } from 'vitest';
import { officeOf, pack } from './office.ts';
import { walk } from './walking.ts';

const seed = 20260930;

describe('P2-NE1: an unfinished complaint always has a responsible unit and a next due moment (never-event 1)', () => {
  it(`holds on random walks (seed ${seed})`, () => {
    const met = walk({
      seed,
      runs: 400,
      pack,
      office: officeOf(),
      entries: [
        { who: 'wang', seat: 'desk' },
        { who: 'zhang', seat: 'bank' },
        { who: 'chen', seat: 'outlet' },
      ],
      unitFor: (field, pick, complaint) => {
        if (field.kind !== 'unit') return null;
        if (field.units!.kinds.includes('member')) return ['bank', 'otherBank'][pick % 2]!;
        return complaint.parties['member']?.unit === 'bank' ? 'outlet' : null;
      },
    });
    expect(met.ended).toBeGreaterThan(10);
    expect(met.longest).toBeGreaterThan(30);
  });
});
