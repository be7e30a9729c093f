import { describe, expect, it } from 'vitest';
import { makerShortV1 as pack } from '../../../../shared/procedure/packs/makerShort/v1.ts';
import { at, clockOf } from '../../complaint/office.ts';
import { walk } from '../../complaint/walking.ts';
import { company, companyStory, reply, unitFor } from './company.ts';

const begin = (severity: 'light' | 'serious', persons: { name: string; person?: string }[] = []) => {
  const told = companyStory(pack, { matter: 'transport', severity });
  expect(told.register('2026-09-21T09:00', 'branch1', { complainedPersons: persons })).toBeUndefined();
  return told;
};
const onTheSpot = { result: '换新包装', compensation: false, ...reply, solved: true };

/** A serious complaint until the appointed handler negotiates with the customer. */
function negotiating() {
  const told = begin('serious');
  told.steps([
    ['2026-09-21T09:30', 'branch1', 'passToSales', { unit: 'sales' }],
    ['2026-09-21T10:00', 'salesHead', 'review', { opinion: '请质检查明', unit: 'quality' }],
    ['2026-09-22T10:00', 'quality1', 'investigate', { facts: '破损', opinion: '赔付' }],
    ['2026-09-22T14:00', 'generalManager', 'appoint', { unit: 'sales', person: 'salesHead' }],
    [
      '2026-09-23T10:00',
      'sales1',
      'draftOpinion',
      { participants: '质检、物流', analysis: '包装不足', opinion: '赔付' },
    ],
    ['2026-09-23T14:00', 'generalManager', 'comment', { comment: '同意协商' }],
  ]);
  return told;
}
const talk = (result: string) => ({ result, plan: '赔付半价', replyManner: 'phone' });

describe('P6-1: a light complaint is settled on the spot, outside the procedure', () => {
  it('is kept on record and archived', () => {
    const told = begin('light');
    expect(told.stages()).toEqual(['onTheSpot']);
    told.steps([
      ['2026-09-21T09:20', 'branch1', 'settleOnTheSpot', onTheSpot],
      ['2026-09-22T09:20', 'branch1', 'archive', { papersComplete: true }],
    ]);
    expect(told.state.ended).toBe('archived');
  });
  it('is not light with compensation, nor when it was not settled', () => {
    const told = begin('light');
    for (const change of [{ compensation: true }, { solved: false }]) {
      expect(told.act('2026-09-21T09:20', 'branch1', 'settleOnTheSpot', { ...onTheSpot, ...change })).toMatchObject({
        code: 'NotYet',
      });
    }
    told.steps([['2026-09-21T09:30', 'branch1', 'turnSerious', { reason: '要求赔偿' }]]);
    expect(told.stages()).toEqual(['managerReviewing']);
    expect(told.state.facts['severity']).toBe('serious');
  });
});

describe('P6-2: a serious complaint goes through the whole procedure, with an appointed handler', () => {
  it('is negotiated until the customer accepts, approved, carried out, and its effect looked at by somebody else', () => {
    const told = negotiating();
    expect(told.state.parties['responsible']?.unit).toBe('sales');
    told.steps([
      ['2026-09-24T09:00', 'sales1', 'negotiate', talk('notYet')],
      ['2026-09-24T15:00', 'sales1', 'negotiate', talk('accepted')],
      ['2026-09-25T09:00', 'generalManager', 'approvePlan'],
      ['2026-09-28T09:00', 'sales1', 'carryOut', { result: '已赔付', ...reply, solved: true }],
      ['2026-09-29T09:00', 'branch2', 'analyseEffect', { satisfaction: 'satisfied', effect: '客户续订' }],
      ['2026-09-30T09:00', 'branch1', 'archive', { papersComplete: true }],
    ]);
    expect(told.state).toMatchObject({ ended: 'archived', firstAsked: { unit: 'branch' } });
    expect(told.state.facts['negotiations']).toBe(2);
  });
  it('goes back where the general manager does not agree or the customer wants another plan', () => {
    const told = negotiating();
    told.steps([
      ['2026-09-24T09:00', 'sales1', 'negotiate', talk('accepted')],
      ['2026-09-24T10:00', 'generalManager', 'returnPlan', { comment: '金额过高' }],
    ]);
    expect(told.stages()).toEqual(['negotiating']);
    told.steps([['2026-09-24T11:00', 'sales1', 'negotiate', talk('newOpinion')]]);
    expect(told.stages()).toEqual(['analysing']);
    expect(clockOf(told.state, 'P6-H5')).toMatchObject({ id: 'P6-H5#2', state: 'running' });
  });
  it('is appointed from the people of the company, and never to whoever it is about', () => {
    const told = begin('serious', [{ name: '销售经理', person: 'salesHead' }]);
    told.steps([
      ['2026-09-21T09:30', 'branch1', 'passToSales', { unit: 'sales' }],
      ['2026-09-21T10:00', 'generalManager', 'review', { opinion: '请质检查明', unit: 'quality' }],
      ['2026-09-22T10:00', 'quality1', 'investigate', { facts: '破损', opinion: '赔付' }],
    ]);
    const appoint = (person: string) =>
      told.act('2026-09-22T14:00', 'generalManager', 'appoint', { unit: 'sales', person });
    expect(appoint('销售经理')).toMatchObject({ problems: [{ field: 'person', why: 'unknownPerson' }] });
    expect(appoint('salesHead')).toMatchObject({ problems: [{ field: 'person', why: 'personNotAllowed' }] });
    expect(appoint('sales1')).toBeUndefined();
    expect(told.state.parties['responsible']?.handler).toEqual({ person: 'sales1', slot: 'named' });
  });
  it('is neither reviewed nor handled by the person complained of', () => {
    const told = begin('serious', [{ name: '销售经理', person: 'salesHead' }]);
    told.steps([['2026-09-21T09:30', 'branch1', 'passToSales', { unit: 'sales' }]]);
    const review = { opinion: '查', unit: 'quality' };
    expect(told.act('2026-09-21T10:00', 'salesHead', 'review', review)).toEqual({
      code: 'Recused',
      why: 'complainedOf',
    });
    expect(told.act('2026-09-21T10:00', 'generalManager', 'review', review)).toBeUndefined();
  });
  it('tells a late review', () => {
    const told = begin('serious');
    told.steps([
      ['2026-09-21T09:30', 'branch1', 'passToSales', { unit: 'sales' }],
      ['2026-09-23T10:00', 'salesHead', 'review', { opinion: '查', unit: 'quality' }],
    ]);
    expect(clockOf(told.state, 'P6-H2')).toMatchObject({ due: at('2026-09-22T17:30'), late: true });
  });
});

describe('P6-NE1: an unfinished complaint always has a responsible unit and a due moment', () => {
  const seed = 660921;
  it(`holds on random walks through every stage (seed ${seed})`, () => {
    const met = walk({
      seed,
      runs: 100,
      pack,
      office: company,
      entries: (['light', 'serious'] as const).flatMap((severity) =>
        [
          { who: 'branch1', seat: 'branch' },
          { who: 'desk1', seat: 'desk' },
        ].map((entry) => ({ ...entry, details: { complainedUnit: 'branch', extra: { matter: 'service', severity } } })),
      ),
      unitFor,
    });
    expect(met.ended).toBeGreaterThan(10);
    expect(pack.stages.map(({ id }) => id).filter((id) => !met.stages.has(id))).toEqual([]);
  });
});
