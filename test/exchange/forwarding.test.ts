import { describe, expect, it } from 'vitest';
import { projections } from '../../desk/store/projections/index.ts';
import { differingProjections } from '../../desk/store/digest.ts';
import { openBankChain, request } from './chain.ts';
import { act, approve, details, forwarded, note, notesAt, stagesAt } from './work.ts';

describe('EX-HOME: a complaint that goes through the chain', () => {
  it(
    'association, bank, outlet and back: each sees its part, and the result returns into the same complaint',
    { timeout: 180_000 },
    async () => {
      const { association, bank, outlet, units, clock } = await openBankChain();
      const { id, number } = await association.client.complaint.register({
        request: request(),
        details: details(units.outlet),
      });
      await note(association, id, '内部：领导关注', true);
      expect(await association.exchange()).toBeUndefined();
      expect(await bank.exchange()).toBeUndefined();
      await expect(bank.client.complaint.open({ id })).rejects.toMatchObject({ data: { code: 'UnknownComplaint' } });

      await act(association, id, 'judgeValid', { opinion: '成立' });
      await approve(association, id);
      await act(association, id, 'forward', { unit: units.bank, request: '请核实' });
      expect(await association.exchange()).toBeUndefined();
      expect(await bank.exchange()).toBeUndefined();
      const atBank = await bank.client.complaint.open({ id });
      expect(atBank.number).toBe(number);
      expect(atBank.stages.map(({ stage }) => stage)).toEqual(['memberInbox']);
      expect(atBank.timeline.map(({ type }) => type)).not.toContain('NoteAdded');
      expect(JSON.stringify(atBank.timeline)).not.toContain('judgeValid');

      clock.now += 60_000;
      await act(bank, id, 'memberAccept');
      await act(bank, id, 'passDown', { unit: units.outlet });
      expect(await bank.exchange()).toBeUndefined();
      expect(await outlet.exchange()).toBeUndefined();
      expect(await stagesAt(outlet, id)).toEqual(['verifying', 'outletInbox']);
      await act(outlet, id, 'outletAccept');
      await act(outlet, id, 'reportResult', {
        result: '加开窗口',
        replyManner: 'phone',
        reply: '已致歉',
        solved: true,
      });
      expect(await outlet.exchange()).toBeUndefined();
      expect(await bank.exchange()).toBeUndefined();
      expect(await association.exchange()).toBeUndefined();
      for (const desk of [association, bank, outlet]) {
        expect([desk.name, await stagesAt(desk, id)]).toEqual([desk.name, ['verifying', 'answered']]);
        expect(await differingProjections(desk.parts.database, projections)).toEqual([]);
      }
    },
  );

  it('two who act at once: the hub decides who was first, and what both did counts', { timeout: 180_000 }, async () => {
    const chain = await openBankChain();
    const { association, bank } = chain;
    const { id } = await forwarded(chain);
    await association.exchange();
    await bank.exchange();
    await note(bank, id, '已联系网点');
    await act(bank, id, 'memberAccept');
    await note(association, id, '客户来电催办');
    await act(association, id, 'urge', { text: '请抓紧' });
    await bank.exchange();
    await association.exchange();
    await bank.exchange();
    for (const desk of [association, bank]) {
      expect(new Set(await notesAt(desk, id))).toEqual(new Set(['已联系网点', '客户来电催办']));
      expect(await stagesAt(desk, id)).toEqual(['verifying', 'passing']);
      expect((await desk.client.exchange.status()).conflicts).toBe(0);
      expect(await differingProjections(desk.parts.database, projections)).toEqual([]);
    }
  });
});
