import { expect, it } from 'vitest';
import { differingProjections } from '../../desk/store/digest.ts';
import { projections } from '../../desk/store/projections/index.ts';
import { begin } from '../desk/contract/links.ts';
import { openBankChain, request, revokeDesk, type ChainDesk } from './chain.ts';
import { carry, packageFor } from './sticks.ts';
import { act, forwarded, stagesAt } from './work.ts';

/** Both trust the card of the other. */
const meet = async (one: ChainDesk, other: ChainDesk): Promise<void> => {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    const { content } = await from.client.exchange.card();
    const { fingerprint } = await to.client.exchange.look({ content });
    await to.client.exchange.takePackage({ content, trust: fingerprint });
  }
};

it(
  'EX-PACKAGE: beside a hub the same entries come by network and by stick once; what a newer program wrote is shown and not worked on',
  { timeout: 180_000 },
  async () => {
    const chain = await openBankChain();
    const { association, bank, outlet, units } = chain;
    await association.exchange();
    await meet(association, bank);
    await meet(bank, outlet);
    const { id } = await forwarded(chain);
    await association.exchange();
    // The bank and its outlet have no network for a while.
    await carry(association, bank);
    expect(await stagesAt(bank, id)).toEqual(['memberInbox']);
    await act(bank, id, 'memberAccept');
    await act(bank, id, 'passDown', { unit: units.outlet });
    await carry(bank, outlet);
    await act(outlet, id, 'outletAccept');
    await carry(outlet, bank);
    expect(await stagesAt(bank, id)).toEqual(await stagesAt(outlet, id));
    // The bank has a network again, and brings along what it carries for its outlet.
    expect(await bank.exchange()).toBeUndefined();
    expect((await bank.client.exchange.status()).waiting).toBe(0);
    expect(await association.exchange()).toBeUndefined();
    expect(await stagesAt(association, id)).toEqual(await stagesAt(outlet, id));
    expect(await outlet.exchange()).toBeUndefined();
    await carry(association, bank);
    for (const desk of [association, bank, outlet]) {
      const counted = desk.parts.database
        .prepare(
          `select count(*) = count(distinct hub_version) from event e
           where stream = ? and not exists (select 1 from set_aside s where s.sequence = e.sequence)`,
        )
        .pluck()
        .get(`complaint/${id}`);
      expect([desk.name, counted]).toEqual([desk.name, 1]);
      expect((await desk.client.exchange.status()).waiting).toBe(0);
      expect(await differingProjections(desk.parts.database, projections)).toEqual([]);
    }

    // A desk of tomorrow writes what this one does not know.
    const stream = `complaint/${id}`;
    const version = Number(
      bank.parts.database.prepare('select max(hub_version) from event where stream = ?').pluck().get(stream),
    );
    const entry = {
      stream,
      version: version + 1,
      type: 'RobotConsulted',
      audience: 'parties',
      at: begin,
      deskId: 'tomorrow',
    };
    const said = { deskSequence: 1, requestId: 'tomorrow-1', command: 'complaint.robot', personId: null, unitId: null };
    bank.parts.exchange.receive({ entries: [{ ...entry, ...said, body: { model: 'x' } }] }, () => ({ events: [] }));
    const opened = await bank.client.complaint.open({ id });
    expect(opened.newer).toBe(true);
    expect(opened.timeline.map(({ type }) => type)).toContain('RobotConsulted');
    await expect(
      bank.client.complaint.note({ request: request(), id, text: '…', internal: false }),
    ).rejects.toMatchObject({ data: { code: 'WrittenByNewerVersion' } });

    // A lost laptop: ended at the hub it neither sends nor fetches, ended at a desk its files are not taken in.
    await revokeDesk(chain, outlet.parts.deskId);
    expect(await outlet.exchange()).toBe('deskRevoked');
    await bank.client.exchange.revoke({ desk: outlet.parts.deskId, revoked: true });
    const { content } = { content: await packageFor(outlet, bank) };
    await expect(bank.client.exchange.takePackage({ content })).rejects.toMatchObject({ data: { kind: 'revoked' } });
  },
);
