import { describe, expect, it } from 'vitest';
import { makerAV1, makerBV1 } from '../../../../shared/procedure/packs/maker/v1.ts';
import type { Pack } from '../../../../shared/procedure/pack.ts';
import { at, clockOf } from '../../complaint/office.ts';
import { walk } from '../../complaint/walking.ts';
import { company, companyStory, reply, unitFor } from './company.ts';
import {
  type Told,
  sheet,
  quality,
  taken,
  visit,
  reviewed,
  distribute,
  answered,
  order,
  testing,
  test,
} from './makerStories.ts';

/** The rules of both, by name: P4-1, P4-2, P4-6, P4-NE1; P5-1, P5-2, P5-6, P5-NE1. */
describe.each([
  ['P4', makerAV1],
  ['P5', makerBV1],
] as const)('%s', (id, pack) => {
  const clock = (told: Told, number: string) => clockOf(told.state, `${id}-${number}`);
  const tellers = { P4: 'afterSales2', P5: 'branch2' };
  /** The way of an approved opinion to whoever tells the customer. */
  const relay = (told: Told, moment: string) => {
    if (id === 'P5') told.steps([[moment, 'afterSales1', 'passToOffice']]);
  };

  describe(`${id}-1: the register is read back to the customer and confirmed`, () => {
    it('refuses a register nobody read back', () => {
      const told = companyStory(pack, { matter: 'service' });
      told.register('2026-09-21T09:00', 'branch1');
      const form = { ...sheet, readBack: false, dispatcher: 'afterSales' };
      expect(told.act('2026-09-21T09:10', 'branch1', 'confirmAtOffice', form)).toMatchObject({ code: 'NotYet' });
    });
    it('asks for model and batch of a quality complaint', () => {
      const told = companyStory(pack, { matter: 'quality' });
      expect(told.register('2026-09-21T09:00', 'branch1')).toMatchObject({
        code: 'BadForm',
        problems: [
          { field: 'model', why: 'missing' },
          { field: 'batch', why: 'missing' },
        ],
      });
    });
    it('is taken at the company as well, and passed to the area', () => {
      const told = companyStory(pack, { matter: 'service' });
      told.register('2026-09-21T09:00', 'afterSales1');
      told.steps([
        ['2026-09-21T09:10', 'afterSales1', 'confirmAtDesk', sheet],
        ['2026-09-21T09:30', 'afterSales1', 'assignFieldOwner', { unit: 'branch2' }],
      ]);
      expect(told.stages()).toEqual(['visiting']);
      expect(told.state.firstAsked.unit).toBe('afterSales');
    });
  });

  describe(`${id}-D1: visit, cause and liability within two working days`, () => {
    it('is met in time, late, or not needed after advice', () => {
      const told = taken(pack, 'service');
      expect(clock(told, 'D1')).toMatchObject({ state: 'running', due: at('2026-09-23T17:30') });
      told.steps([['2026-09-24T09:00', 'branch1', 'recordVisit', visit('within')]]);
      expect(clock(told, 'D1')).toMatchObject({ state: 'met', late: true });
      const advised = taken(pack, 'quality');
      advised.steps([['2026-09-21T09:30', 'branch1', 'solveByAdvice', { advice: '拧紧即可', ...reply }]]);
      expect(clock(advised, 'D1')).toMatchObject({ state: 'cancelled' });
    });
    it('asks for evidence where the company is at fault', () => {
      const form = { ...visit('within'), liability: 'company' };
      expect(taken(pack, 'service').act('2026-09-21T15:00', 'branch1', 'recordVisit', form)).toMatchObject({
        code: 'BadForm',
        problems: [{ field: 'evidence', why: 'missing' }],
      });
    });
  });

  describe(`${id}-D3 and ${id}-D4: to the approver in one working day, then a reply within 24 hours`, () => {
    it('counts D3 from the moment it is seen to be beyond authority', () => {
      const told = taken(pack, 'service');
      told.steps([['2026-09-21T15:00', 'branch1', 'recordVisit', visit('beyond')]]);
      expect(clock(told, 'D3')).toMatchObject({ state: 'running', due: at('2026-09-22T17:30') });
    });
    it('counts D4 from the review, through the night, and takes an interim reply', () => {
      const told = reviewed(pack);
      expect(clock(told, 'D3')).toMatchObject({ state: 'met', late: false });
      expect(clock(told, 'D4')).toMatchObject({ due: at('2026-09-23T11:00') });
      told.steps([['2026-09-23T11:01', 'branch1', 'replyInterim', reply]]);
      expect(clock(told, 'D4')).toMatchObject({ state: 'met', late: true });
    });
    it('sends an unclear slip back, and counts anew', () => {
      const told = taken(pack, 'service');
      const slip = { slip: '不清', requiredReply: at('2026-09-24T12:00'), approver: 'marketing' };
      told.steps([
        ['2026-09-21T15:00', 'branch1', 'recordVisit', visit('across')],
        ['2026-09-21T16:00', 'branch1', 'submitSlip', slip],
        ['2026-09-21T16:30', 'marketingHead', 'returnSlip', { comment: '请写明' }],
        ['2026-09-22T09:00', 'branch1', 'submitSlip', slip],
        ['2026-09-22T10:00', 'marketingHead', 'decideSlip', { decision: '补偿' }],
      ]);
      expect(told.stages()).toEqual([id === 'P5' ? 'relaying' : 'telling']);
    });
  });

  describe(`${id}-D5 and ${id}-D6: the slip is distributed in two working hours and answered by the time written on it`, () => {
    it('counts two working hours over lunch', () => {
      const told = reviewed(pack);
      expect(clock(told, 'D5')).toMatchObject({ due: at('2026-09-22T14:00') });
      told.steps([['2026-09-22T15:00', 'afterSales1', 'distribute', distribute]]);
      expect(clock(told, 'D5')).toMatchObject({ state: 'met', late: true });
    });
    it('refuses to pass on an incomplete slip; it goes back instead', () => {
      const told = reviewed(pack);
      expect(
        told.act('2026-09-22T11:30', 'afterSales1', 'distribute', { ...distribute, complete: false }),
      ).toMatchObject({ code: 'NotYet' });
      told.steps([['2026-09-22T11:40', 'afterSales1', 'sendSlipBack', { comment: '无型号' }]]);
      expect(told.stages()).toEqual(['submitting']);
      expect(clock(told, 'D4')).toMatchObject({ state: 'cancelled' });
    });
    it('takes the very moment from the slip, and is met by the signed answer alone', () => {
      const told = reviewed(pack);
      told.steps([['2026-09-22T11:30', 'afterSales1', 'distribute', distribute]]);
      expect(clock(told, 'D6')).toMatchObject({ due: at('2026-09-24T12:00'), owner: 'responsible' });
      told.steps([['2026-09-23T09:00', 'operations1', 'answerSlip', { facts: '属实', opinion: '补送' }]]);
      expect(clock(told, 'D6')).toMatchObject({ state: 'running' });
      expect(told.act('2026-09-23T10:00', 'operations1', 'signAnswer')).toMatchObject({ code: 'NotYours' });
      told.steps([['2026-09-24T13:00', 'operationsHead', 'signAnswer']]);
      expect(clock(told, 'D6')).toMatchObject({ state: 'met', late: true });
    });
  });

  describe(`${id}-D7: the approved opinion is told within one working hour`, () => {
    it('counts from its receipt by whoever tells the customer', () => {
      const told = answered(pack);
      told.steps([['2026-09-23T15:00', 'marketingHead', 'approveAnswer', { improvement: false }]]);
      relay(told, '2026-09-23T15:10');
      expect(clock(told, 'D7')).toMatchObject({
        due: at(id === 'P5' ? '2026-09-23T16:10' : '2026-09-23T16:00'),
        owner: id === 'P5' ? 'fieldOwner' : 'dispatcher',
      });
      told.steps([['2026-09-23T16:30', tellers[id], 'tell', { result: '补送', ...reply, solved: true }]]);
      expect(clock(told, 'D7')).toMatchObject({ state: 'met', late: true });
      expect(told.act('2026-09-23T17:00', 'branch1', 'recordCallBack', { result: 'satisfied' })).toMatchObject({
        code: 'FourEyes',
      });
      told.steps([
        ['2026-09-24T09:00', 'caller', 'recordCallBack', { result: 'satisfied' }],
        ['2026-09-24T10:00', 'afterSales1', 'archive', { papersComplete: true }],
      ]);
      expect(told.state).toMatchObject({ ended: 'archived', firstAsked: { unit: 'branch' } });
    });
    it('goes round again when the approver does not agree', () => {
      const told = answered(pack);
      told.steps([['2026-09-23T15:00', 'marketingHead', 'returnAnswer', { comment: '不足' }]]);
      expect(told.stages()).toEqual(['answering']);
      expect(clock(told, 'H9')).toMatchObject({ state: 'running' });
    });
  });

  describe(`${id}-D8: what is settled in the area goes into the monthly summary`, () => {
    it('stays out of the archive until it was reported', () => {
      const told = taken(pack, 'service');
      told.steps([
        ['2026-09-21T15:00', 'branch1', 'recordVisit', visit('within')],
        ['2026-09-21T16:00', 'branch1', 'settleInArea', { result: '补送', ...reply, solved: true }],
      ]);
      expect(clock(told, 'D8')).toMatchObject({ due: at('2026-10-22T00:00') });
      told.steps([['2026-09-22T10:00', 'branch2', 'recordCallBack', { result: 'accepted' }]]);
      const archive = () => told.act('2026-09-23T10:00', 'afterSales1', 'archive', { papersComplete: true });
      expect(archive()).toMatchObject({ code: 'NotYet' });
      told.steps([['2026-09-22T11:00', 'branch1', 'summarise', { summary: '九月' }]]);
      expect(archive()).toBeUndefined();
    });
  });

  describe(`${id}-D9: the department improves by the set date`, () => {
    it('is checked, and given a new date when it is not enough', () => {
      const told = answered(pack);
      told.steps([
        ['2026-09-23T15:00', 'marketingHead', 'approveAnswer', { improvement: true, improveBy: '2026-10-15' }],
        ['2026-10-16T10:00', 'operations1', 'reportImprovement', { measures: '增设复核' }],
      ]);
      expect(clock(told, 'D9')).toMatchObject({ due: at('2026-10-15T17:30'), state: 'met', late: true });
      told.steps([
        ['2026-10-16T11:00', 'afterSales1', 'returnImprovement', { comment: '未见记录', improveBy: '2026-10-20' }],
      ]);
      expect(clock(told, 'D9')).toMatchObject({ id: `${id}-D9#2`, state: 'running' });
    });
  });

  describe(`${id}-2: a staff case goes to the superior, never to the person`, () => {
    const complained = [{ name: '营业员', person: 'branch1' }];
    const passed = () => {
      const told = companyStory(pack, { matter: 'staff' });
      told.register('2026-09-21T09:00', 'branch2', { complainedPersons: complained });
      told.steps([['2026-09-21T09:10', 'branch2', 'confirmAtOffice', { ...sheet, dispatcher: 'afterSales' }]]);
      if (id === 'P5') told.steps([['2026-09-21T09:20', 'branchHead', 'reviewStaffSlip']]);
      told.steps([['2026-09-21T10:00', 'branch2', 'passToSuperior', order('branch')]]);
      return told;
    };
    const propose = (scope: string) => ({ founded: 'founded', facts: '属实', opinion: '批评', scope });
    it('names somebody else as handler where the person complained of would be first', () => {
      expect(passed().state.parties['superior']?.handler).toEqual({
        person: 'branch2',
        slot: 'B',
        actingFor: 'branch1',
      });
    });
    it('refuses the person complained of at every step', () => {
      const told = passed();
      expect(told.act('2026-09-21T11:00', 'branch1', 'proposeForStaff', propose('within'))).toEqual({
        code: 'Recused',
        why: 'complainedOf',
      });
    });
    it('is answered within the superior’s authority, by the time on the slip', () => {
      const told = passed();
      expect(clock(told, 'D6')).toMatchObject({ due: at('2026-09-22T12:00') });
      told.steps([
        ['2026-09-21T15:00', 'branchHead', 'proposeForStaff', propose('within')],
        [
          '2026-09-21T16:00',
          id === 'P5' ? 'afterSales1' : 'branchHead',
          'replyForStaff',
          { result: '批评教育', ...reply, solved: true },
        ],
      ]);
      expect(clock(told, 'D6')).toMatchObject({ state: 'met', late: false });
      expect(told.stages()).toEqual(['callingBack']);
      expect(told.state.clocks.some(({ rule }) => rule === `${id}-D1`)).toBe(false);
    });
    it('goes to the approver beyond it, and the direct superior is told', () => {
      const told = passed();
      told.steps([
        ['2026-09-21T15:00', 'branchHead', 'proposeForStaff', propose('beyond')],
        ['2026-09-21T16:00', 'afterSales1', 'submitForStaff', { approver: 'marketing' }],
        ['2026-09-21T16:30', 'marketingHead', 'returnForStaff', { comment: '再查' }],
        ['2026-09-22T10:00', 'branchHead', 'proposeForStaff', propose('beyond')],
        ['2026-09-22T11:00', 'afterSales1', 'submitForStaff', { approver: 'marketing' }],
        ['2026-09-22T14:00', 'marketingHead', 'approveForStaff'],
      ]);
      expect(told.stages()).toEqual([id === 'P5' ? 'relaying' : 'telling', 'tellingSuperior'].sort());
      told.steps([['2026-09-22T14:10', 'afterSales1', 'tellSuperior', { text: '已告知' }]]);
    });
  });

  describe(`${id}-6: objections`, () => {
    it('to service: the company rules, finally', () => {
      const told = taken(pack, 'service');
      told.steps([
        ['2026-09-21T15:00', 'branch1', 'recordVisit', visit('within')],
        ['2026-09-21T16:00', 'branch1', 'settleInArea', { result: '补送', ...reply, solved: true }],
        ['2026-09-22T10:00', 'branch2', 'recordCallBack', { result: 'unsatisfied', text: '要求赔偿' }],
        ['2026-09-23T10:00', 'generalManager', 'rule', { ruling: '不予赔偿', ...reply, solved: false }],
      ]);
      expect(told.stages()).toEqual(['filing', 'summarising']);
    });
    it('to the determination: the state bodies are named', () => {
      const told = taken(pack, 'quality');
      told.steps([
        ['2026-09-21T09:30', 'branch1', 'solveByAdvice', { advice: '拧紧', ...reply }],
        ['2026-09-22T10:00', 'branch2', 'recordCallBack', { result: 'unsatisfied', text: '仍漏水' }],
        ['2026-09-22T11:00', 'branch1', 'referToState', { body: '市场监管部门', ...reply }],
      ]);
      expect(told.stages()).toEqual(['filing']);
    });
  });

  describe(`${id}-NE1: an unfinished complaint always has a responsible unit and a due moment`, () => {
    const seed = 440921;
    it(`holds on random walks (seed ${seed})`, () => {
      const met = walk({
        seed,
        runs: 150,
        pack,
        office: company,
        entries: (['service', 'staff', 'quality'] as const).flatMap((matter) =>
          [
            { who: 'branch1', seat: 'branch' },
            { who: 'afterSales1', seat: 'afterSales' },
          ].map((entry) => ({ ...entry, details: { complainedUnit: 'branch', extra: { matter, ...quality } } })),
        ),
        unitFor,
      });
      expect(met.ended).toBeGreaterThan(5);
      expect(pack.stages.map(({ id: stage }) => stage).filter((stage) => !met.stages.has(stage))).toEqual([]);
    });
  });
});

const numbersOf = (pack: Pack): string[] => pack.clocks.map(({ id }) => id).filter((id) => id.includes('-D'));

describe('P5 differs from P4 in its actors alone', () => {
  it('P5-7: the regional manager approves twice; P4 has no second approval', () => {
    const ids = (pack: Pack) => pack.actions.map(({ id }) => id);
    expect(ids(makerBV1).filter((id) => !ids(makerAV1).includes(id))).toEqual([
      'reviewStaffSlip',
      'approveSecond',
      'returnSecond',
      'passToOffice',
    ]);
    const told = testing(makerBV1);
    told.steps([
      ['2026-09-24T09:00', 'quality1', 'recordGoods', { freight: 30_000 }],
      ['2026-09-25T09:00', 'quality1', 'recordTest', test('quality')],
    ]);
    expect(told.stages()).toEqual(['secondApproving']);
    told.steps([['2026-09-25T10:00', 'branchHead', 'returnSecond', { comment: '不符合服务承诺' }]]);
    expect(told.stages()).toEqual(['testing']);
  });
  it('has every number of the procedure, the same ones', () => {
    expect(numbersOf(makerAV1)).toEqual([
      'P4-D1',
      'P4-D2',
      'P4-D2A',
      'P4-D3',
      'P4-D4',
      'P4-D5',
      'P4-D6',
      'P4-D7',
      'P4-D8',
      'P4-D9',
    ]);
    expect(numbersOf(makerBV1)).toEqual([
      'P5-D1',
      'P5-D2',
      'P5-D2A',
      'P5-D3',
      'P5-D4',
      'P5-D5',
      'P5-D6',
      'P5-D7',
      'P5-D8',
      'P5-D9',
    ]);
    const limits = (pack: Pack) =>
      pack.clocks.filter(({ id }) => /-D/.test(id)).map(({ id, limit, warn }) => [id.slice(2), limit, warn]);
    expect(limits(makerBV1)).toEqual(limits(makerAV1));
  });
});
