/** Offices without any hub: real desks, files between them that are lost, late, repeated or cross each other, and clocks that are
 *  wrong. Once files have gone round, every desk shows the same of each complaint, nothing waits, and nothing is gone.
 *
 *  SHOUWEN_STICK_SEEDS=400 runs more; a seed that failed is added to `pinned`. */
import { expect, it } from 'vitest';
import { differingProjections } from '../../desk/store/digest.ts';
import { projections } from '../../desk/store/projections/index.ts';
import { seededRandom } from '../desk/store/support.ts';
import type { ChainDesk } from './chain.ts';
import { carry, openStickChain, packageFor } from './sticks.ts';
import { act, forwarded, note, notesAt, stagesAt } from './work.ts';

const pinned: number[] = [];
const seeds = [
  ...pinned,
  ...Array.from({ length: Number(process.env['SHOUWEN_STICK_SEEDS'] ?? 8) }, (_, place) => 5_000_000 + place),
];
const sums = { lost: 0, repeated: 0, late: 0, behind: 0, steps: 0, refused: 0 };

/** Refused as named in the words of the trade; anything else is a fault. */
const tried = async (work: () => Promise<unknown>): Promise<boolean> => {
  try {
    await work();
    return true;
  } catch (error) {
    if ((error as { data?: { code?: string } }).data?.code === undefined) throw error;
    sums.refused += 1;
    return false;
  }
};

const take = async (desk: ChainDesk, content: string): Promise<void> => {
  const { behind } = await desk.client.exchange.takePackage({ content });
  sums.behind += behind;
};

it(
  'EX-PACKAGE, EX-AGAIN: whatever becomes of the files, the desks agree in the end',
  { timeout: 600_000 },
  async () => {
    const chain = await openStickChain();
    const { association, bank, outlet, units, clock } = chain;
    const ways: [ChainDesk, ChainDesk][] = [
      [association, bank],
      [bank, association],
      [bank, outlet],
      [outlet, bank],
    ];
    const desks = [association, bank, outlet];
    for (const seed of seeds) {
      const random = seededRandom(seed);
      const below = (most: number): number => Math.floor(random() * most);
      for (const desk of desks) desk.skew.by = 0;
      try {
        const { id } = await forwarded(chain);
        await carry(association, bank);
        await act(bank, id, 'memberAccept');
        await act(bank, id, 'passDown', { unit: units.outlet });
        await carry(bank, outlet);
        const written: string[] = [];
        const onTheirWay: { to: ChainDesk; content: string }[] = [];
        for (let step = 0; step < 14; step++) {
          clock.now += 60_000;
          const desk = desks[below(3)]!;
          desk.skew.by = (below(5) - 2) * 86_400_000;
          const turn = below(9);
          if (turn < 3) {
            const text = `${seed} ${step} ${desk.name}`;
            await note(desk, id, text);
            written.push(text);
          } else if (turn === 3) {
            if (await tried(() => act(outlet, id, 'outletAccept'))) sums.steps += 1;
          } else if (turn === 4) {
            if (await tried(() => act(association, id, 'urge', { text: '请抓紧' }))) sums.steps += 1;
          } else if (turn === 8) {
            // Two files that cross: neither of them knows of the other.
            const [one, other] = ways[below(2) * 2]!;
            for (const each of [one, other]) {
              const text = `${seed} ${step} ${each.name} crossing`;
              await note(each, id, text);
              written.push(text);
            }
            const [there, back] = [await packageFor(one, other), await packageFor(other, one)];
            await take(other, there);
            await take(one, back);
          } else {
            const [from, to] = ways[below(4)]!;
            const content = await packageFor(from, to);
            const fate = below(4);
            if (fate === 0) sums.lost += 1;
            else if (fate === 1) onTheirWay.push({ to, content });
            else {
              await take(to, content);
              if (fate === 2 && !(await tried(() => to.client.exchange.takePackage({ content })))) sums.repeated += 1;
            }
          }
          const [late] = onTheirWay;
          if (late && below(3) === 0) {
            onTheirWay.shift();
            if (await tried(() => take(late.to, late.content))) sums.late += 1;
          }
        }
        for (let turn = 0; turn < 4; turn++) for (const [from, to] of ways) await carry(from, to);
        const conflicts = await Promise.all(
          desks.map(async (desk) =>
            (await desk.client.exchange.view()).conflicts.map(({ name, refusal, input }) => [name, refusal, input]),
          ),
        );
        expect(conflicts).toEqual([[], [], []]);
        const stages = await stagesAt(association, id);
        const notes = await notesAt(association, id);
        expect([notes.length, new Set(notes)]).toEqual([written.length, new Set(written)]);
        for (const desk of desks) {
          expect([desk.name, await stagesAt(desk, id)]).toEqual([desk.name, stages]);
          expect([desk.name, await notesAt(desk, id)]).toEqual([desk.name, notes]);
          expect([desk.name, (await desk.client.exchange.status()).waiting]).toEqual([desk.name, 0]);
        }
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error });
      }
    }
    for (const desk of desks) expect(await differingProjections(desk.parts.database, projections)).toEqual([]);
    for (const [name, count] of Object.entries(sums)) expect(count, name).toBeGreaterThan(0);
  },
);
