import { describe, expect, it } from 'vitest';
import { at, clockOf, stagesOf } from '../../complaint/office.ts';
import { dispatched, done, extraOf, judged, pack } from './telecomStory.ts';

describe('P1-M1, P1-M2, P1-M3: refunds', () => {
  it('doubles what was wrongly charged: 12.34 yuan make 24.68, deducted from the settlement of the month', () => {
    const told = dispatched('urgent');
    told.act('2026-09-07T12:00', 'si', 'si', 'reportRefund', { kind: 'wrongCharge', base: 1234, verified: '重复扣费' });
    expect(stagesOf(told.state)).toEqual(['refunding', 'solving']);
    expect(told.state.money).toEqual([]);
    expect(told.act('2026-09-07T13:00', 'si', 'si', 'recharge')).toMatchObject({ code: 'NotYours' });
    told.act('2026-09-07T14:00', 'agent', 'centre', 'recharge', { receipt: 'CZ-1' });
    expect(told.state.money).toEqual([
      {
        rule: 'P1-M1',
        base: 1234,
        multiplier: 2,
        share: null,
        amount: 2468,
        deducted: true,
        month: '2026-09',
        by: 'agent',
      },
    ]);
    expect(clockOf(told.state, 'P1-H11')).toMatchObject({ state: 'met', late: false });
  });
  it('returns a group function fee once, the operator first, deducted later', () => {
    const told = dispatched('urgent');
    const form = { kind: 'functionFee', base: 5000, verified: '错收功能费' };
    told.act('2026-09-07T12:00', 'agent', 'centre', 'refundFirst', form);
    expect(told.state.money).toMatchObject([{ rule: 'P1-M2', amount: 5000, deducted: true }]);
  });
  it('doubles the operator’s own wrong charge without deducting it', () => {
    const told = judged('operator');
    const form = { kind: 'operatorCharge', base: 101, verified: '计费错误' };
    told.act('2026-09-07T12:00', 'agent', 'centre', 'refundFirst', form);
    expect(told.state.money).toMatchObject([{ rule: 'P1-M3', amount: 202, deducted: false }]);
  });
  it('does not archive while a refund is open', () => {
    const told = dispatched('urgent');
    told.act('2026-09-07T12:00', 'si', 'si', 'reportRefund', { kind: 'functionFee', base: 100, verified: '错收' });
    told.act('2026-09-07T15:00', 'si', 'si', 'solve', done);
    told.act('2026-09-08T10:00', 'caller', 'centre', 'recordCallBack', { result: 'satisfied' });
    told.act('2026-09-08T11:00', 'agent', 'centre', 'close');
    expect(told.act('2026-09-08T11:10', 'agent', 'centre', 'archive', { papersComplete: true })).toMatchObject({
      code: 'NotYet',
    });
    told.act('2026-09-08T11:20', 'lead', 'centre', 'recharge');
    expect(told.act('2026-09-08T11:30', 'agent', 'centre', 'archive', { papersComplete: true })).toBeUndefined();
    expect(told.state.ended).toBe('archived');
  });
});

describe('P1-K1, P1-K4, P1-K5: figures with consequences over consecutive months', () => {
  const thresholds = (id: string) =>
    pack.kpis.find((kpi) => kpi.id === id)!.thresholds.map(({ atLeast, below, months }) => [atLeast ?? below, months]);
  it('five complaints suspend the settlement, three months of it end the cooperation', () => {
    expect(thresholds('P1-K1')).toEqual([
      [5, 1],
      [5, 3],
    ]);
    expect(thresholds('P1-K4')).toEqual([
      [5, 1],
      [5, 3],
    ]);
    expect(pack.kpis.find((kpi) => kpi.id === 'P1-K4')).toMatchObject({ per: 'payingUsers', factor: 10_000 });
  });
  it('below 75 % in time suspends it for one month; in time means 24 hours, in mode C', () => {
    expect(thresholds('P1-K5')).toEqual([[75, 1]]);
    expect(clockOf(dispatched('difficult').state, 'P1-D15')).toMatchObject({ due: at('2026-09-08T11:00') });
    expect(
      clockOf(dispatched('difficult', 'si', extraOf('operator', { mode: 'emp' })).state, 'P1-D15'),
    ).toBeUndefined();
  });
  it('knows the ten items of the regular report', () => {
    expect(pack.reports?.[0]?.contents).toHaveLength(10);
  });
});
