import { describe, expect, it } from 'vitest';
import { differingProjections } from '../../desk/store/digest.ts';
import { projections } from '../../desk/store/projections/index.ts';
import { at, newYear2027 } from '../desk/calendar/office.ts';
import { request, type ChainDesk } from './chain.ts';
import { carry, openStickChain } from './sticks.ts';
import { act, details, forwarded, stagesAt } from './work.ts';

type Due = [rule: string, due: number, provisional: boolean];

/** Clocks that run, and when they end. */
const dues = async ({ client }: ChainDesk, id: string): Promise<Due[]> =>
  (await client.complaint.open({ id })).clocks.flatMap(({ rule, due, provisional, state }): Due[] =>
    state === 'running' ? [[rule, due, provisional]] : [],
  );

const recounts = async ({ client }: ChainDesk, id: string): Promise<unknown[]> =>
  (await client.complaint.open({ id })).timeline
    .filter(({ type }) => type === 'ClockRecounted')
    .map(({ body }) => [body['why'], body['clock']]);

const sound = async (...desks: ChainDesk[]): Promise<void> => {
  for (const desk of desks) expect(await differingProjections(desk.parts.database, projections)).toEqual([]);
};

describe('CAL-CHANGE, PACK-CHANGE: what another desk publishes', () => {
  it(
    'moves the clocks of every complaint, also of those the publisher has never seen, once',
    { timeout: 120_000 },
    async () => {
      const chain = await openStickChain();
      const { association, bank, outlet, units, clock } = chain;
      clock.now = at('2026-12-30T15:00');
      const shared = await forwarded(chain);
      await carry(association, bank);
      const own = await bank.client.complaint.register({
        request: request(),
        details: { ...details(units.bank), receivedAt: clock.now },
        overlays: ['C'],
      });
      const before = { shared: await dues(bank, shared.id), own: await dues(bank, own.id) };
      expect([...before.shared, ...before.own].filter(([, , provisional]) => provisional).length).toBeGreaterThan(1);

      await association.client.calendar.publish({
        request: request(),
        calendar: newYear2027,
        note: '示例〔2026〕1号',
        expectedVersion: 1,
      });
      await carry(association, bank);
      for (const desk of [association, bank]) {
        const now = await dues(desk, shared.id);
        expect([desk.name, now.map(([rule]) => rule)]).toEqual([desk.name, before.shared.map(([rule]) => rule)]);
        expect([desk.name, now.filter(([, , provisional]) => provisional)]).toEqual([desk.name, []]);
        expect(now).toEqual(await dues(association, shared.id));
      }
      // What the bank registers now ends at the same moments as what it had registered before.
      const same = await bank.client.complaint.register({
        request: request(),
        details: { ...details(units.bank), receivedAt: clock.now },
        overlays: ['C'],
      });
      expect(await dues(bank, own.id)).toEqual(await dues(bank, same.id));
      expect(await dues(bank, own.id)).not.toEqual(before.own);
      const moved = await recounts(bank, own.id);
      expect(moved.length).toBeGreaterThan(0);
      await carry(bank, association);
      await carry(association, bank);
      expect(await recounts(bank, own.id)).toEqual(moved);
      expect(await recounts(association, shared.id)).toEqual(await recounts(bank, shared.id));

      // A version of a procedure, published so that open clocks follow it.
      const source = bank.parts.packs().newest('C')!;
      const [rule] = (await dues(bank, own.id)).filter(([id]) => source.clocks.some((one) => one.id === id));
      const clocks = source.clocks.map((one) =>
        one.id === rule![0] ? { ...one, limit: { amount: 3, unit: 'workingDay' as const } } : one,
      );
      const { client } = association;
      const begun = await client.pack.begin({ draft: 'C-2', from: { id: 'C', version: source.version }, id: 'C' });
      await client.pack.save({
        draft: 'C-2',
        pack: { ...source, version: source.version + 1, clocks },
        seen: begun.savedAt,
      });
      const published = await client.pack.publish({
        request: request(),
        draft: 'C-2',
        note: '改为三日',
        recount: true,
      });
      expect(published.outcome).toBe('published');
      await carry(association, bank);
      const [, due] = (await dues(bank, own.id)).find(([id]) => id === rule![0])!;
      // The 31st, the 6th and the 7th; this regime counts to midnight.
      expect(due).toBe(at('2027-01-08T00:00'));
      expect(await recounts(bank, own.id)).toContainEqual(['pack', `${rule![0]}#1`]);
      await carry(bank, outlet);
      await carry(outlet, bank);
      await sound(association, bank, outlet);
    },
  );

  it(
    'a complaint put under another procedure, with a regime beside it, stands the same at the next desk, clocks and all',
    { timeout: 120_000 },
    async () => {
      const chain = await openStickChain();
      const { association, bank } = chain;
      const { id } = await forwarded(chain);
      await act(association, id, 'urge', { text: '请抓紧' });
      await carry(association, bank);
      const { pack } = await bank.client.complaint.open({ id });
      await association.client.complaint.changeProcedure({
        request: request(),
        id,
        pack: pack.id,
        overlays: ['C'],
        answers: {},
        from: 'receipt',
        reason: '同时按消保办法计时',
      });
      await carry(association, bank);
      const [there, here] = [await association.client.complaint.open({ id }), await bank.client.complaint.open({ id })];
      expect(here.overlays.map((one) => one.id)).toEqual(['C']);
      expect([here.pack, here.overlays, here.stages]).toEqual([there.pack, there.overlays, there.stages]);
      expect(await dues(bank, id)).toEqual(await dues(association, id));
      expect((await dues(bank, id)).some(([rule]) => rule.startsWith('C-'))).toBe(true);
      await act(bank, id, 'memberAccept');
      await carry(bank, association);
      expect(await stagesAt(association, id)).toEqual(await stagesAt(bank, id));
      expect(await dues(association, id)).toEqual(await dues(bank, id));
      await sound(association, bank);
    },
  );
});
