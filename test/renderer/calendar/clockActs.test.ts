import { describe, expect, it } from 'vitest';
import { actAction, sendAct } from '../../../renderer/parts/clockActForms.ts';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import type { Clock } from '../../../shared/complaint/state.ts';
import { measures2020V1 } from '../../../shared/procedure/packs/measures2020/v1.ts';

const rule = measures2020V1.clocks[0]!;
const clock = (more: Partial<Clock> = {}): Clock => ({
  id: 'C-D1#1',
  rule: 'C-D1',
  owner: 'member',
  from: 0,
  startOrder: 0,
  due: 0,
  provisional: false,
  calendar: null,
  days: [],
  namedDate: null,
  whole: null,
  strict: null,
  rolled: null,
  limit: null,
  warnAt: [],
  warned: [],
  exceeds: null,
  suspended: null,
  extension: null,
  extended: [],
  state: 'running',
  late: false,
  broken: false,
  endedAt: null,
  ...more,
});
const fieldsOf = (act: Parameters<typeof actAction>[0], more: Partial<Clock> = {}): string[] =>
  actAction(act, rule, clock(more)).fields.map(({ id }) => id);

describe('the forms of acts on a clock', () => {
  it('ask for what the rule asks for: reason, proof of notice, date of the next look', () => {
    expect(fieldsOf('suspend')).toEqual(['reason', 'text', 'manner', 'noticeAt', 'noticeText', 'reviewBy']);
    expect(fieldsOf('extend')).toEqual(['reason', 'manner', 'noticeAt', 'noticeText']);
    const granted = { extended: ['C-D2'], extension: { step: 'C-D3', reason: '鉴定', by: 'zhang', granted: true } };
    expect(fieldsOf('extend', granted)).toEqual(['manner', 'noticeAt', 'noticeText']);
    expect(actAction('restart', rule, clock()).fields).toMatchObject([{ id: 'facts', required: true }]);
  });

  it('send what was typed to the call of the act', async () => {
    const calls: unknown[] = [];
    const take = (name: string) => (input: object) => {
      calls.push({ name, ...input });
      return Promise.resolve({ id: 'c1', stages: [] });
    };
    const client = {
      suspend: take('suspend'),
      decideExtension: take('decideExtension'),
    } as unknown as DeskClient['clock'];
    const on = { request: 'request-1', id: 'c1', clock: 'C-D1#1' };
    const typed = {
      reason: 'mediation',
      text: null,
      manner: 'posted',
      noticeAt: 5,
      noticeText: '挂号',
      reviewBy: '2026-10-20',
    };
    await sendAct(client, 'suspend', on, typed);
    await sendAct(client, 'decideExtension', on, { granted: false, comment: '不同意' });
    expect(calls).toEqual([
      {
        name: 'suspend',
        ...on,
        reason: 'mediation',
        text: '',
        notice: { manner: 'posted', at: 5, text: '挂号' },
        reviewBy: '2026-10-20',
      },
      { name: 'decideExtension', ...on, granted: false, comment: '不同意' },
    ]);
  });
});
