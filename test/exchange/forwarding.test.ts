import { describe, expect, it } from 'vitest';
import { projections } from '../../desk/store/projections/index.ts';
import { differingProjections } from '../../desk/store/digest.ts';
import { begin } from '../desk/contract/links.ts';
import { openBankChain, request, type ChainDesk } from './chain.ts';

const details = (unit: string) => ({
  channel: 'phone' as const,
  receivedAt: begin,
  complainants: [{ kind: 'person' as const, name: '赵小雨', phone: '024-0000 0000' }],
  complainedPersons: [],
  complainedUnit: unit,
  reason: 'C1',
  narrative: '排队两小时，窗口只开一个。',
  demand: '说明原因并致歉',
  flags: [],
});

const act = (desk: ChainDesk, id: string, action: string, form: object = {}) =>
  desk.client.complaint.act({ request: request(), id, action, form: form as Record<string, string> });

const approve = async (desk: ChainDesk, id: string): Promise<void> => {
  await desk.sign('zhuren');
  await act(desk, id, 'approve');
  await desk.sign('wangmin');
};

const stagesAt = async (desk: ChainDesk, id: string): Promise<string[]> =>
  (await desk.client.complaint.open({ id })).stages.map(({ stage }) => stage);

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
      await association.client.complaint.note({ request: request(), id, text: '内部：领导关注', internal: true });
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

  it(
    'two who act at once: the hub decides who was first, the other is shown both sides and loses nothing',
    { timeout: 180_000 },
    async () => {
      const { association, bank, units } = await openBankChain();
      const { id } = await association.client.complaint.register({
        request: request(),
        details: details(units.outlet),
      });
      await act(association, id, 'judgeValid', { opinion: '成立' });
      await approve(association, id);
      await act(association, id, 'forward', { unit: units.bank });
      await association.exchange();
      await bank.exchange();
      await bank.client.complaint.note({ request: request(), id, text: '已联系网点', internal: false });
      await act(bank, id, 'memberAccept');
      await association.client.complaint.note({ request: request(), id, text: '客户来电催办', internal: false });
      await act(association, id, 'urge', { text: '请抓紧' });
      await bank.exchange();
      await association.exchange();
      await bank.exchange();
      const texts = (timeline: { type: string; body: Record<string, unknown> }[]) =>
        timeline.filter(({ type }) => type === 'NoteAdded').map(({ body }) => body['text']);
      for (const desk of [association, bank]) {
        const { timeline } = await desk.client.complaint.open({ id });
        expect(new Set(texts(timeline))).toEqual(new Set(['已联系网点', '客户来电催办']));
        expect(await stagesAt(desk, id)).toEqual(['verifying', 'passing']);
        expect((await desk.client.exchange.status()).conflicts).toBe(0);
        expect(await differingProjections(desk.parts.database, projections)).toEqual([]);
      }
    },
  );
});
