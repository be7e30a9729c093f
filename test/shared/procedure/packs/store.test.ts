import { describe, expect, it } from 'vitest';
import { storeV1 as pack } from '../../../../shared/procedure/packs/store/v1.ts';
import { at, clockOf } from '../../complaint/office.ts';
import { walk } from '../../complaint/walking.ts';
import { company, companyStory, reply, unitFor } from './company.ts';

const begin = (matter = 'service', persons: { name: string; person?: string }[] = []) => {
  const told = companyStory(pack, { matter });
  expect(told.register('2026-09-21T09:00', 'reception1', { complainedPersons: persons })).toBeUndefined();
  return told;
};

/** Founded, notified by phone and in writing, the cause found. */
function proposing(matter = 'service') {
  const told = begin(matter);
  told.steps([
    ['2026-09-21T09:30', 'reception1', 'judgeFounded', { grounds: '送错型号' }],
    ['2026-09-21T10:00', 'reception1', 'notifyByPhone', { unit: 'section', person: 'section1' }],
    ['2026-09-21T11:00', 'reception1', 'sendWrittenNotice', { notice: '请查明' }],
    ['2026-09-22T10:00', 'section1', 'findCause', { cause: '仓库发错', person: '李某' }],
  ]);
  return told;
}
const plan = { plan: '更换并致歉', unit: 'operations' };

/** The same, approved on Tuesday 22 September. */
function approved() {
  const told = proposing();
  told.steps([
    ['2026-09-22T11:00', 'section1', 'proposePlan', plan],
    ['2026-09-22T15:00', 'operationsHead', 'approvePlan'],
  ]);
  return told;
}
const tell = { result: '更换', ...reply, solved: true };

describe('P9-D1: the customer is told within five days of the approval', () => {
  it('counts calendar days, the stricter reading, and says that the source leaves the unit open', () => {
    const told = approved();
    expect(clockOf(told.state, 'P9-D1')).toMatchObject({ state: 'running', due: at('2026-09-28T00:00') });
    expect(pack.clocks.find(({ id }) => id === 'P9-D1')?.source.confidence).toBe('low');
  });
  it('is met in time or late', () => {
    const told = approved();
    told.steps([['2026-09-26T10:00', 'reception1', 'tellCustomer', tell]]);
    expect(clockOf(told.state, 'P9-D1')).toMatchObject({ state: 'met', late: false });
    const late = approved();
    late.steps([['2026-09-28T09:00', 'reception1', 'tellCustomer', tell]]);
    expect(clockOf(late.state, 'P9-D1')).toMatchObject({ state: 'met', late: true });
  });
});

describe('P9-1: founded or not', () => {
  it('an unfounded complaint is decided by the cashier-centre chief, answered and kept', () => {
    const told = begin();
    told.steps([['2026-09-21T09:30', 'reception1', 'judgeUnfounded', { grounds: '超过退货期', unit: 'cashier' }]]);
    expect(told.act('2026-09-21T09:40', 'cashier1', 'confirmUnfounded', { comment: '同意' })).toMatchObject({
      code: 'NotYours',
    });
    told.steps([
      ['2026-09-21T09:50', 'cashierHead', 'confirmUnfounded', { comment: '同意' }],
      ['2026-09-21T10:00', 'reception1', 'answerUnfounded', { ...reply, replyManner: 'visit' }],
      ['2026-09-22T10:00', 'reception1', 'archive', { papersComplete: true }],
    ]);
    expect(told.state).toMatchObject({ ended: 'archived', facts: { founded: 'unfounded' } });
  });
  it('goes on when the chief sees it otherwise', () => {
    const told = begin();
    told.steps([
      ['2026-09-21T09:30', 'reception1', 'judgeUnfounded', { grounds: '无票据', unit: 'cashier' }],
      ['2026-09-21T09:50', 'cashierHead', 'overruleUnfounded', { comment: '有记录' }],
    ]);
    expect(told.stages()).toEqual(['notifying']);
  });
});

describe('P9-2: the responsible unit is phoned first and then notified in writing', () => {
  it('takes both steps in their order', () => {
    const told = begin();
    told.steps([
      ['2026-09-21T09:30', 'reception1', 'judgeFounded', { grounds: '属实' }],
      ['2026-09-21T10:00', 'reception1', 'notifyByPhone', { unit: 'section', person: 'section1' }],
    ]);
    expect(told.act('2026-09-21T10:10', 'section1', 'findCause', { cause: '无', person: '无' })).toMatchObject({
      code: 'NotNow',
      stages: ['writing'],
    });
  });
});

describe('P9-3: price and quality inspection is told of goods and prices', () => {
  it('refuses the plan before, and lets inspection coordinate', () => {
    const told = proposing('goods');
    expect(told.act('2026-09-22T11:00', 'section1', 'proposePlan', plan)).toMatchObject({ code: 'NotYet' });
    told.steps([
      ['2026-09-22T11:10', 'reception1', 'tellInspection', { unit: 'inspection', text: '货不对版' }],
      ['2026-09-22T11:20', 'section1', 'askInspection', { request: '请鉴定' }],
    ]);
    expect(told.act('2026-09-22T11:30', 'section1', 'proposePlan', plan)).toMatchObject({ code: 'NotYet' });
    told.steps([
      ['2026-09-22T14:00', 'inspection1', 'coordinate', { result: '属实' }],
      ['2026-09-22T14:10', 'section1', 'proposePlan', plan],
    ]);
    expect(told.stages()).toEqual(['planDeciding']);
  });
  it('is not needed for service', () => {
    expect(proposing().act('2026-09-22T11:00', 'section1', 'proposePlan', plan)).toBeUndefined();
  });
});

describe('P9-4: follow-up, penalties and improvement', () => {
  it('asks the customer by other eyes, penalises, learns and archives', () => {
    const told = approved();
    told.steps([['2026-09-23T10:00', 'reception1', 'tellCustomer', tell]]);
    expect(told.act('2026-09-24T10:00', 'reception1', 'recordCallBack', { result: 'satisfied' })).toMatchObject({
      code: 'FourEyes',
    });
    told.steps([
      ['2026-09-24T10:00', 'reception2', 'recordCallBack', { result: 'satisfied' }],
      ['2026-09-25T10:00', 'operationsHead', 'penaliseOffender', { person: '李某', amount: 20_000, reason: '发错货' }],
      ['2026-09-25T10:10', 'operationsHead', 'penaliseChief', { person: '课长', amount: 10_000, reason: '管理' }],
      ['2026-09-25T10:20', 'operationsHead', 'finishPenalties', { penalties: 'given', comment: '已定' }],
      ['2026-09-26T10:00', 'reception1', 'recordImprovement', { summary: '发货核对', measures: '双人核对' }],
      ['2026-09-28T10:00', 'reception1', 'archive', { papersComplete: true }],
    ]);
    expect(told.state.money.map(({ rule, amount, deducted }) => [rule, amount, deducted])).toEqual([
      ['P9-M1', 20_000, true],
      ['P9-M2', 10_000, true],
    ]);
    expect(told.state.ended).toBe('archived');
  });
  it('goes back to the plan when the customer is not satisfied', () => {
    const told = approved();
    told.steps([
      ['2026-09-23T10:00', 'reception1', 'tellCustomer', tell],
      ['2026-09-24T10:00', 'reception2', 'recordCallBack', { result: 'unsatisfied', text: '要求退货' }],
      ['2026-09-24T11:00', 'section1', 'proposePlan', plan],
      ['2026-09-24T12:00', 'operationsHead', 'returnPlan', { comment: '再议' }],
    ]);
    expect(told.stages()).toEqual(['proposing']);
  });
  it('is not judged by the person complained of', () => {
    const told = begin('service', [{ name: '服务台', person: 'reception1' }]);
    expect(told.act('2026-09-21T09:30', 'reception1', 'judgeFounded', { grounds: '无' })).toEqual({
      code: 'Recused',
      why: 'complainedOf',
    });
  });
});

describe('P9-T1: a complaint over the store manager’s head', () => {
  it('is taken by the company, passed to the store, and counted by the month', () => {
    const told = companyStory(pack, { matter: 'service' });
    told.register('2026-09-21T09:00', 'desk1');
    expect(told.stages()).toEqual(['passingToStore']);
    told.steps([['2026-09-21T10:00', 'desk1', 'passToStore', { unit: 'branch' }]]);
    expect(told.stages()).toEqual(['judging']);
    expect(told.state.firstAsked.unit).toBe('desk');
    expect(pack.triggers).toMatchObject([{ id: 'P9-T1', counts: 'overTheHead', atLeast: 1, within: 'month' }]);
  });
});

describe('P9-D2 and P9-D3: the weekly reading and the monthly report', () => {
  it('stand in the pack', () => {
    expect(pack.reports?.map(({ id, every }) => [id, every])).toEqual([
      ['P9-D2', 'week'],
      ['P9-D3', 'month'],
    ]);
  });
});

describe('P9-NE1: an unfinished complaint always has a responsible unit and a due moment', () => {
  const seed = 990921;
  it(`holds on random walks through every stage (seed ${seed})`, () => {
    const met = walk({
      seed,
      runs: 150,
      pack,
      office: company,
      entries: ['goods', 'service'].flatMap((matter) =>
        [
          { who: 'reception1', seat: 'reception' },
          { who: 'desk1', seat: 'desk' },
        ].map((entry) => ({ ...entry, details: { complainedUnit: 'branch', extra: { matter } } })),
      ),
      unitFor,
    });
    expect(met.ended).toBeGreaterThan(5);
    expect(pack.stages.map(({ id }) => id).filter((id) => !met.stages.has(id))).toEqual([]);
  });
});
