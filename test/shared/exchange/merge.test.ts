import { describe, expect, it } from 'vitest';
import { mergeStream, type Arrived } from '../../../shared/exchange/merge.ts';
import { seededRandom } from '../../desk/store/support.ts';

const me = 'me';
const mine = (version: number, requestId: string): Arrived => ({ version, requestId, deskId: me });
const theirs = (version: number, requestId: string): Arrived => ({ version, requestId, deskId: 'other' });
const waits = (...ids: string[]) => ids.map((requestId) => ({ requestId }));
const known = (...versions: number[]) => new Set(versions);
const ids = (list: readonly { requestId: string }[]) => list.map(({ requestId }) => requestId);

describe('merging one stream', () => {
  it('nothing new changes nothing, however often the page comes', () => {
    const merge = mergeStream({
      deskId: me,
      known: known(1, 2),
      waiting: waits('a'),
      arrived: [theirs(1, 'x'), theirs(2, 'y')],
    });
    expect(merge).toEqual({ outcome: 'known', confirm: [], setAside: [], append: [], again: [] });
  });

  it('my own come back: they are confirmed where they stand', () => {
    const merge = mergeStream({
      deskId: me,
      known: known(1),
      waiting: waits('a', 'b'),
      arrived: [mine(2, 'a'), mine(3, 'a')],
    });
    expect(merge.outcome).toBe('confirmed');
    expect(merge.confirm.map((one) => [one.mine.requestId, one.entries.map(({ version }) => version)])).toEqual([
      ['a', [2, 3]],
    ]);
    expect(merge.setAside).toEqual([]);
  });

  it('theirs simply follow where nothing of mine waits', () => {
    const merge = mergeStream({ deskId: me, known: known(1), waiting: [], arrived: [theirs(2, 'x')] });
    expect([merge.outcome, ids(merge.append)]).toEqual(['appended', ['x']]);
  });

  it('theirs go first, mine are decided again behind them', () => {
    const arrived = [mine(2, 'a'), theirs(3, 'x')];
    const merge = mergeStream({ deskId: me, known: known(1), waiting: waits('a', 'b', 'c'), arrived });
    expect([merge.outcome, ids(merge.append), ids(merge.setAside), ids(merge.again)]).toEqual([
      'decidedAgain',
      ['x'],
      ['b', 'c'],
      ['b', 'c'],
    ]);
  });

  it('a command that stands among theirs is answered and not decided again', () => {
    const merge = mergeStream({
      deskId: me,
      known: known(),
      waiting: waits('a', 'b'),
      arrived: [theirs(1, 'x'), mine(2, 'b')],
    });
    expect([ids(merge.setAside), ids(merge.again)]).toEqual([['a', 'b'], ['a']]);
  });

  it('the same request of another desk is not taken for mine', () => {
    const merge = mergeStream({ deskId: me, known: known(), waiting: waits('a'), arrived: [theirs(1, 'a')] });
    expect([merge.outcome, ids(merge.confirm.map((one) => one.mine)), ids(merge.again)]).toEqual([
      'decidedAgain',
      [],
      [],
    ]);
  });

  it('keeps its invariants whatever arrives (seed 20261122)', () => {
    const random = seededRandom(20_261_122);
    const below = (most: number): number => Math.floor(random() * most);
    const outcomes = new Set<string>();
    for (let turn = 0; turn < 5000; turn++) {
      const waiting = waits(...Array.from({ length: below(4) }, (_, place) => `m${place}`));
      let version = 0;
      const arrived = Array.from({ length: below(6) }, (): Arrived => {
        version += 1 + below(2);
        return below(2) === 0 ? mine(version, `m${below(4)}`) : theirs(version, `t${below(3)}`);
      });
      const held = known(...Array.from({ length: below(4) }, (_, place) => place + 1));
      const merge = mergeStream({ deskId: me, known: held, waiting, arrived });
      outcomes.add(merge.outcome);
      const confirmed = merge.confirm.map((one) => one.mine.requestId);
      const answered = ids(merge.setAside).filter((id) => !ids(merge.again).includes(id));
      const still = merge.append.length === 0 ? ids(waiting).slice(confirmed.length) : [];
      expect([...confirmed, ...answered, ...ids(merge.again), ...still].sort()).toEqual(ids(waiting).sort());
      expect(answered.every((id) => ids(merge.append).includes(id))).toBe(true);
      if (merge.append.length === 0) expect(merge.setAside).toEqual([]);
      const order = [
        ...merge.confirm.flatMap(({ entries }) => entries),
        ...merge.append.flatMap(({ entries }) => entries),
      ];
      expect(order).toEqual(arrived.filter((entry) => !held.has(entry.version)));
      const after = known(...held, ...order.map((entry) => entry.version));
      expect(mergeStream({ deskId: me, known: after, waiting: merge.again, arrived }).outcome).toBe('known');
    }
    expect([...outcomes].sort()).toEqual(['appended', 'confirmed', 'decidedAgain', 'known']);
  });
});
