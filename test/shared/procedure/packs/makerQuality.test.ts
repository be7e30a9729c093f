import { describe, expect, it } from 'vitest';
import { makerAV1, makerBV1 } from '../../../../shared/procedure/packs/maker/v1.ts';
import { at, clockOf } from '../../complaint/office.ts';
import { reply } from './company.ts';
import { type Told, ordered, arrived, testing, test, determined, decided, paid } from './makerStories.ts';

/** The rules of both, by name: P4-3, P4-4, P4-5; P5-3, P5-4, P5-5. */
describe.each([
  ['P4', makerAV1],
  ['P5', makerBV1],
] as const)('%s', (id, pack) => {
  const clock = (told: Told, number: string) => clockOf(told.state, `${id}-${number}`);
  describe(`${id}-D2: on site for the sample in two to three working hours, or at a time agreed first`, () => {
    it('warns at two and is due at three working hours', () => {
      expect(clock(ordered(pack), 'D2')).toMatchObject({
        warnAt: [at('2026-09-21T11:30')],
        due: at('2026-09-21T13:30'),
      });
    });
    it('is met by the arrival, late after three', () => {
      expect(clock(arrived(pack), 'D2')).toMatchObject({ state: 'met', late: false });
      const late = ordered(pack);
      late.steps([['2026-09-21T16:00', 'branch1', 'arrive', { sample: '一件' }]]);
      expect(clock(late, 'D2')).toMatchObject({ state: 'met', late: true });
    });
    it(`${id}-D2A: gives way to the moment agreed with the customer, once`, () => {
      const told = ordered(pack);
      const form = { agreedTime: at('2026-09-22T10:00'), customerAgrees: true, reason: '路远' };
      expect(told.act('2026-09-21T10:00', 'branch1', 'agreeVisit', { ...form, customerAgrees: false })).toMatchObject({
        code: 'NotYet',
      });
      told.steps([['2026-09-21T10:00', 'branch1', 'agreeVisit', form]]);
      expect(clock(told, 'D2')).toMatchObject({ state: 'met', late: false });
      expect(clock(told, 'D2A')).toMatchObject({ due: at('2026-09-22T10:00'), namedDate: '2026-09-22' });
      expect(told.act('2026-09-21T10:30', 'branch1', 'agreeVisit', form)).toMatchObject({ code: 'NotYet' });
      told.steps([['2026-09-22T10:05', 'branch1', 'arrive', { sample: '一件' }]]);
      expect(clock(told, 'D2A')).toMatchObject({ state: 'met', late: true });
    });
  });

  describe(`${id}-3: three outcomes on site, each with its costs`, () => {
    it('asks for photographs', () => {
      const form = { facts: '破损', photos: false, agreed: true };
      expect(arrived(pack).act('2026-09-21T11:30', 'branch1', 'findFault', form)).toMatchObject({ code: 'NotYet' });
    });
    it('a clear fault goes to the defect document', () => {
      const told = arrived(pack);
      told.steps([['2026-09-21T11:30', 'branch1', 'findFault', { facts: '破损', photos: true, agreed: true }]]);
      expect(told.stages()).toEqual(['documenting']);
    });
    it('misuse with a simple part: the customer pays the part; on site nothing', () => {
      const form = { facts: '误用', photos: true, opinion: '认可', ...reply, solved: true };
      const part = arrived(pack);
      part.steps([['2026-09-21T11:30', 'branch1', 'settleMisuse', { ...form, how: 'simplePart', parts: 5_000 }]]);
      expect(part.state.money).toMatchObject([{ rule: `${id}-M3`, base: 5_000, amount: 5_000 }]);
      const onSite = arrived(pack);
      onSite.steps([['2026-09-21T11:30', 'branch1', 'settleMisuse', { ...form, how: 'onSite' }]]);
      expect(onSite.state.money).toEqual([]);
      expect(onSite.stages()).toEqual(['callingBack']);
    });
    it('misuse, complex: labour is free, the customer pays parts and freight', () => {
      const told = arrived(pack);
      told.steps([
        ['2026-09-21T11:30', 'branch1', 'orderRepair', { facts: '误用', photos: true, unit: 'quality', agreed: true }],
        [
          '2026-09-25T10:00',
          'quality1',
          'finishRepair',
          { result: '修复', parts: 8_000, freight: 2_500, labour: 6_000, ...reply, solved: true },
        ],
      ]);
      expect(told.state.money.map(({ rule, amount }) => [rule, amount])).toEqual([
        [`${id}-M3`, 8_000],
        [`${id}-M4`, 2_500],
        [`${id}-M5`, 0],
      ]);
    });
    it('undeterminable: the company pays the return in every case, and the goods must be back first', () => {
      const told = testing(pack);
      expect(told.act('2026-09-24T08:50', 'quality1', 'recordTest', test('quality'))).toMatchObject({ code: 'NotYet' });
      const misuse = decided(determined(pack, test('misuse', { parts: 4_000, freight: 1_500, labour: 2_000 })));
      expect(paid(misuse, 'M5')).toEqual([0]);
      expect([paid(misuse, 'M1'), paid(misuse, 'M2'), paid(misuse, 'M3'), paid(misuse, 'M4')]).toEqual([
        [30_000],
        [],
        [4_000],
        [1_500],
      ]);
      const fault = decided(determined(pack, test('quality', { freight: 1_500 })));
      expect([paid(fault, 'M1'), paid(fault, 'M2'), paid(fault, 'M4')]).toEqual([[30_000], [1_500], []]);
    });
  });

  describe(`${id}-4: sent back what could have been judged: the field owner bears 30 to 60 percent of the freight`, () => {
    const charge = (share: number) => ({
      measure: 'freight',
      person: '销售员',
      freight: 30_000,
      share,
      reason: '现场可以界定',
    });
    it('computes the share, within the range, once', () => {
      const told = determined(pack, test('misuse', { parts: 0 }));
      for (const share of [29, 61]) {
        expect(told.act('2026-09-25T11:00', 'marketingHead', 'chargeFieldOwner', charge(share))).toEqual({
          code: 'ShareOutOfRange',
          least: 30,
          most: 60,
        });
      }
      told.steps([['2026-09-25T11:00', 'marketingHead', 'chargeFieldOwner', charge(45)]]);
      expect(paid(told, 'M6')).toEqual([13_500]);
      expect(told.act('2026-09-25T11:10', 'marketingHead', 'chargeFieldOwner', charge(30))).toMatchObject({
        code: 'NotYet',
      });
    });
    it('or other discipline, without money', () => {
      const told = determined(pack, test('misuse', { parts: 0 }));
      const discipline = { measure: 'discipline', person: '销售员', reason: '失职' };
      told.steps([['2026-09-25T11:00', 'marketingHead', 'chargeFieldOwner', discipline]]);
      expect(paid(told, 'M6')).toEqual([]);
    });
  });

  describe(`${id}-5: quality decisions need the management representative and the general manager, two persons`, () => {
    it('waits for both before the customer is told', () => {
      const told = determined(pack, test('quality'));
      told.steps([['2026-09-25T11:00', 'representative', 'approveByRepresentative']]);
      expect(told.act('2026-09-25T11:10', 'afterSales1', 'informDecision', { decision: '更换' })).toMatchObject({
        code: 'NotYet',
      });
      const improve = { improvement: true, improveBy: '2026-10-30', unit: 'operations' };
      expect(told.act('2026-09-25T11:20', 'representative', 'approveByGeneralManager', improve)).toMatchObject({
        code: 'FourEyes',
      });
      told.steps([
        ['2026-09-25T11:30', 'generalManager', 'approveByGeneralManager', improve],
        ['2026-09-25T14:00', 'afterSales1', 'informDecision', { decision: '更换' }],
      ]);
      if (id === 'P5') told.steps([['2026-09-25T14:10', 'afterSales1', 'passToOffice']]);
      expect(clock(told, 'D9')).toMatchObject({ due: at('2026-10-30T17:30') });
      expect(told.stages()).toEqual(['improving', 'telling']);
    });
    it('goes back to the quality department when one of them does not agree', () => {
      const told = determined(pack, test('quality'));
      told.steps([['2026-09-25T11:00', 'generalManager', 'returnByGeneralManager', { comment: '数据不足' }]]);
      expect(told.stages()).toEqual(['testing']);
      // The determination made again replaces the first: nobody is charged twice.
      told.steps([['2026-09-26T09:00', 'quality1', 'recordTest', test('misuse', { parts: 4_000 })]]);
      if (id === 'P5') told.steps([['2026-09-26T10:00', 'branchHead', 'approveSecond']]);
      told.steps([
        ['2026-09-27T10:00', 'representative', 'approveByRepresentative'],
        ['2026-09-27T10:30', 'generalManager', 'approveByGeneralManager', { improvement: false }],
        ['2026-09-27T14:00', 'afterSales1', 'informDecision', { decision: '收取零部件费' }],
      ]);
      expect([paid(told, 'M1'), paid(told, 'M2'), paid(told, 'M3')]).toEqual([[30_000], [], [4_000]]);
    });
  });
});
