import { describe, expect, it } from 'vitest';
import { openBankChain, request } from './chain.ts';

describe('LN-6, P2-D7: a change of contacts reaches the association', () => {
  it('as it was told, and the bank learns that it was seen', { timeout: 60_000 }, async () => {
    const { association, bank, outlet, units, hub } = await openBankChain();
    const outletNow = (await outlet.client.office.view()).units.find(({ id }) => id === units.outlet)!;
    await outlet.client.office.saveUnit({
      request: request(),
      id: units.outlet,
      kind: outletNow.kind,
      name: outletNow.name,
      ...(outletNow.parent !== undefined && { parent: outletNow.parent }),
      contact: { ...outletNow.contact, phone: '024-22223333' },
    });
    const told = async ({ client }: typeof bank) => (await client.duty.notices({ cursor: null, size: 10 })).notices;
    expect(await outlet.exchange()).toBeUndefined();
    expect(await bank.exchange()).toBeUndefined();
    expect(await association.exchange()).toBeUndefined();

    const here = (await told(association)).filter(({ changes }) => JSON.stringify(changes).includes('024-22223333'));
    expect(here.map(({ unit, to, seen }) => ({ unit, to, seen }))).toEqual([
      { unit: units.outlet, to: units.association, seen: null },
    ]);

    await association.client.duty.seeNotice({ request: request(), id: here[0]!.id });
    expect(await association.exchange()).toBeUndefined();
    for (const desk of [bank, outlet]) {
      // oxlint-disable-next-line no-await-in-loop -- one desk after the other
      expect(await desk.exchange()).toBeUndefined();
      // oxlint-disable-next-line no-await-in-loop -- one desk after the other
      const notice = (await told(desk)).find(({ id }) => id === here[0]!.id);
      expect([desk.name, notice?.seen?.at]).toEqual([desk.name, hub.parts.clock()]);
    }
  });
});
