import { describe, expect, it } from 'vitest';
import { day } from '../../../shared/base/time.ts';
import type { FormValues } from '../../../shared/procedure/pack.ts';
import { begin, type Link } from '../contract/links.ts';
import { outcomeOf, request, smallOffice } from '../people/office.ts';

type Client = Link['client'];
const told = { replyManner: 'phone', reply: '已致电说明' };

/** A brokerage under P3: the company, and departments of it that sign. */
async function brokerage() {
  const office = await smallOffice();
  const { founder, units } = office;
  await founder.client.procedure.choose({ request: request(), main: ['P2', 'P3'], overlays: [] });
  const department = async (name: string) => {
    const input = { request: request(), kind: 'department' as const, name, parent: units.bank, contact: {} };
    return (await founder.client.office.saveUnit(input)).id;
  };
  const [sales, audit, callCentre] = [
    await department('零售部'),
    await department('稽核考核部'),
    await department('呼叫中心'),
  ];
  const seats = {
    clerk: [units.bank, 'intake', 'handler'],
    salesHead: [sales, 'approver'],
    vicePresident: [units.bank, 'approver'],
    deputy: [units.bank, 'reader'],
    auditor1: [audit, 'intake', 'handler'],
    caller: [callCentre, 'callBack', 'handler'],
  } as const;
  const ids: Record<string, string> = {};
  const clients: Record<string, Client> = {};
  for (const [name, [unit, ...roles]] of Object.entries(seats)) {
    ids[name] = await office.person(name, [unit, ...roles]);
    clients[name] = (await office.as(name)).client;
  }
  /** Highest amount in fen the head of the department may sign for. */
  const limitHead = (upTo: number) =>
    founder.client.office.savePerson({
      request: request(),
      id: ids['salesHead']!,
      name: 'salesHead',
      account: 'salesHead',
      contact: {},
      seats: [{ unit: sales, roles: ['approver'], upTo }],
    });
  const { id } = await clients['clerk']!.complaint.register({
    request: request(),
    pack: 'P3',
    details: {
      channel: 'phone',
      receivedAt: begin - 3_600_000,
      complainants: [{ kind: 'person', name: '赵小雨' }],
      complainedPersons: [],
      reason: 'C1',
      narrative: '账户被他人操作，亏损五百元。',
      demand: '赔偿',
      amount: 50_000,
      flags: [],
      extra: { severity: 'major' },
    },
  });
  const act = (who: keyof typeof seats, action: string, form: FormValues = {}) =>
    outcomeOf(() => clients[who]!.complaint.act({ request: request(), id, action, form }));
  const waiting = async (who: keyof typeof seats) =>
    (await clients[who]!.approval.page({ cursor: null, size: 20 })).lines.map(({ stage, refusal, actingFor }) => [
      stage,
      refusal?.code ?? 'mine',
      actingFor,
    ]);
  return { ...office, ids, clients, act, waiting, limitHead, id, parties: { sales, audit, callCentre } };
}

describe('P3-3, PPL-AUTHORITY, PPL-DELEGATE: a major complaint is signed and acknowledged through the desk', () => {
  it(
    'by the department within its amount, and by the vice-president or whom he named',
    { timeout: 90_000 },
    async () => {
      const { act, waiting, limitHead, clients, ids, units, parties, id, wait } = await brokerage();
      const findings = { founded: 'founded', facts: '属实', proposal: '赔偿' };
      await limitHead(10_000);
      const report = { unit: parties.sales, audit: parties.audit, summary: '账户被他人操作' };
      expect(await act('clerk', 'reportInParallel', report)).toBe('ok');
      // The three of them work side by side; reading is no decision about the amount.
      expect(await act('auditor1', 'reportFindings', findings)).toBe('ok');
      expect(await act('salesHead', 'readByHead')).toBe('ok');
      expect(await act('vicePresident', 'readByVicePresident')).toBe('ok');

      expect(await waiting('salesHead')).toEqual([['signing', 'AboveAuthority', null]]);
      expect(await act('salesHead', 'sign')).toBe('AboveAuthority');
      expect(await act('salesHead', 'returnFindings', { comment: '依据不足' })).toBe('ok');
      expect(await act('auditor1', 'reportFindings', findings)).toBe('ok');
      await limitHead(50_000);
      expect(await waiting('salesHead')).toEqual([['signing', 'mine', null]]);
      const { lines } = await clients['salesHead']!.reminder.view();
      expect(lines.filter(({ kind }) => kind === 'approval')).toMatchObject([
        { complaint: { id }, stage: 'signing', unit: parties.sales },
      ]);
      expect(await act('salesHead', 'sign')).toBe('ok');
      expect(await act('auditor1', 'sendOn', { unit: parties.callCentre })).toBe('ok');

      // Joined: the answer waits until both have spoken.
      const answer = { result: '赔偿', ...told, solved: true, reaction: 'satisfied' };
      expect(await act('caller', 'replyMajor', answer)).toBe('NotYet');

      const order = {
        person: ids['vicePresident']!,
        unit: units.bank,
        from: begin,
        until: begin + 3 * day,
        reason: '出差',
      };
      const vice = clients['vicePresident']!;
      const first = await vice.approval.delegate({ request: request(), ...order, to: ids['salesHead']! });
      // Who signed cannot acknowledge as well, for whomever he stands in.
      expect(await waiting('salesHead')).toEqual([['acknowledging', 'FourEyes', null]]);
      expect(await act('salesHead', 'acknowledge')).toBe('FourEyes');
      await vice.approval.endDelegation({ request: request(), person: order.person, delegation: first.id });
      expect(await waiting('salesHead')).toEqual([]);
      expect(await act('salesHead', 'acknowledge')).toBe('NotYours');

      wait(1000);
      await vice.approval.delegate({ request: request(), ...order, to: ids['deputy']! });
      expect(await waiting('deputy')).toEqual([['acknowledging', 'mine', ids['vicePresident']]]);
      expect(await act('deputy', 'acknowledge')).toBe('ok');
      const { timeline } = await clients['deputy']!.complaint.open({ id });
      expect(timeline.find(({ body }) => body['action'] === 'acknowledge')).toMatchObject({
        person: ids['deputy'],
        actingFor: ids['vicePresident'],
      });
      expect(await act('caller', 'replyMajor', answer)).toBe('ok');
      expect((await vice.approval.delegations()).map(({ to }) => to)).toEqual([ids['deputy']]);
    },
  );
});
