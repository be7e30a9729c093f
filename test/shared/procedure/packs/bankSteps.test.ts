import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../../shared/complaint/state.ts';
import type { Details } from '../../../../shared/complaint/details.ts';
import { shippedPacks } from '../../../../shared/procedure/packs/index.ts';
import { at, clockOf, stagesOf, story } from '../../complaint/office.ts';
import { walk } from '../../complaint/walking.ts';
import { bankOffice as office } from './operator.ts';

const pack = shippedPacks.newest('P7')!;
const judged = { grounds: '有凭证', demand: '合理' };
const analysis = { cause: 'staff', facts: '未按规定引导', personAtFault: '柜员甲', loss: 100000 };
const executed = { result: '已退手续费', replyManner: 'phone', reply: '已致电致歉', solved: true };

function begun(more: Partial<Details> = {}) {
  const told = story(office, [], { pack, common: { complainedUnit: 'outlet', ...more } });
  expect(told.register('2026-09-07T10:00', 'teller', 'outlet')).toBeUndefined();
  return told;
}
function assigned(more: Partial<Details> = {}) {
  const told = begun(more);
  expect(told.act('2026-09-07T10:30', 'teller', 'outlet', 'judgeFounded', judged)).toBeUndefined();
  const form = { unit: 'quality', person: 'qualityTwo' };
  expect(told.act('2026-09-07T11:00', 'teller', 'outlet', 'assign', form)).toBeUndefined();
  return told;
}
function proposed() {
  const told = assigned();
  expect(told.act('2026-09-08T10:00', 'quality', 'quality', 'analyse', analysis)).toBeUndefined();
  expect(told.act('2026-09-08T15:00', 'quality', 'quality', 'propose', { plan: '退费并致歉' })).toBeUndefined();
  return told;
}
function carriedOut() {
  const told = proposed();
  expect(told.act('2026-09-09T10:00', 'president', 'bank', 'approvePlan')).toBeUndefined();
  expect(told.act('2026-09-09T15:00', 'quality', 'quality', 'execute', executed)).toBeUndefined();
  return told;
}

describe('P7-1: everything is recorded, in the words of this regime', () => {
  it('keeps content, degree and state of mind as facts, and the first-asked unit', () => {
    const told = begun({ extra: { content: 'service', degree: 'critical', psychology: 'respect' } });
    expect(told.state.facts).toMatchObject({ content: 'service', degree: 'critical', psychology: 'respect' });
    expect(told.state.firstAsked).toMatchObject({ unit: 'outlet', person: 'teller' });
    expect(told.state.parties['bank']?.unit).toBe('bank');
  });
  it('refuses words the regime does not know', () => {
    const told = story(office, [], { pack, common: { complainedUnit: 'outlet', extra: { degree: 'mild' } } });
    expect(told.register('2026-09-07T10:00', 'teller', 'outlet')).toEqual({
      code: 'BadForm',
      problems: [{ field: 'degree', why: 'unknownOption' }],
    });
  });
});

describe('P7-2: judged founded or not; an unfounded one is answered tactfully, never deleted', () => {
  it('goes to the summary when the customer understands, and is judged again when not', () => {
    const told = begun();
    told.act('2026-09-07T10:30', 'teller', 'outlet', 'judgeUnfounded', { reason: '误解了条款' });
    const answer = { replyManner: 'visit', reply: '解释条款' };
    told.act('2026-09-07T11:00', 'teller', 'outlet', 'answerUnfounded', { ...answer, understood: false });
    expect(stagesOf(told.state)).toEqual(['judging']);
    told.act('2026-09-07T14:00', 'teller', 'outlet', 'judgeUnfounded', { reason: '复核无误' });
    told.act('2026-09-07T15:00', 'teller', 'outlet', 'answerUnfounded', { ...answer, understood: true });
    expect(stagesOf(told.state)).toEqual(['summarising']);
    expect(told.state.facts['founded']).toBe('unfounded');
    expect(standingOf(told.state).replied).toBe(true);
  });
});

describe('P7-3: responsible unit and person are fixed', () => {
  it('asks for both; the unit may return what is not its own, up to the limit', () => {
    const told = begun();
    told.act('2026-09-07T10:30', 'teller', 'outlet', 'judgeFounded', judged);
    expect(told.act('2026-09-07T11:00', 'teller', 'outlet', 'assign', { unit: 'quality' })).toEqual({
      code: 'BadForm',
      problems: [{ field: 'person', why: 'missing' }],
    });
    const back = { reason: 'notOurs', explanation: '属于运营部' };
    for (let times = 0; times < 2; times++) {
      told.act('2026-09-07T11:00', 'teller', 'outlet', 'assign', { unit: 'quality', person: 'quality' });
      expect(told.act('2026-09-07T11:30', 'quality', 'quality', 'returnAssignment', back)).toBeUndefined();
    }
    told.act('2026-09-07T12:00', 'teller', 'outlet', 'assign', { unit: 'quality', person: 'quality' });
    expect(told.state.parties['responsible']?.handler).toEqual({ person: 'quality', slot: 'named' });
    expect(told.act('2026-09-07T13:30', 'quality', 'quality', 'returnAssignment', back)).toEqual({
      code: 'ReturnedTooOften',
      times: 2,
    });
  });
});

describe('P7-4, P7-5: the unit finds the cause and the person, then proposes a plan', () => {
  it('keeps both as facts, each step with a clock of the office', () => {
    const told = proposed();
    expect(told.state.facts).toMatchObject({ cause: 'staff', personAtFault: '柜员甲' });
    expect(clockOf(told.state, 'P7-H4')).toMatchObject({ state: 'met', late: false, due: at('2026-09-10T17:30') });
    expect(clockOf(told.state, 'P7-H5')).toMatchObject({ state: 'met' });
    expect(stagesOf(told.state)).toEqual(['deciding']);
  });
  it('is not analysed by the person complained of', () => {
    const told = assigned({ complainedPersons: [{ name: '某', person: 'quality' }] });
    expect(told.act('2026-09-08T10:00', 'quality', 'quality', 'analyse', analysis)).toEqual({
      code: 'Recused',
      why: 'complainedOf',
    });
  });
});

describe('P7-6: the leader reads every plan and decides', () => {
  it('is for approvers of the bank, who may send it back', () => {
    const told = proposed();
    expect(told.act('2026-09-08T16:00', 'quality', 'quality', 'approvePlan')).toMatchObject({ code: 'NotYours' });
    told.act('2026-09-08T16:00', 'president', 'bank', 'sendBackPlan', { comment: '补充整改措施' });
    expect(stagesOf(told.state)).toEqual(['proposing']);
    expect(clockOf(told.state, 'P7-H5')).toMatchObject({ state: 'running' });
  });
  it('late is late', () => {
    const told = proposed();
    told.act('2026-09-11T10:00', 'president', 'bank', 'approvePlan');
    expect(clockOf(told.state, 'P7-H6')).toMatchObject({ state: 'met', late: true, due: at('2026-09-09T17:30') });
  });
});

describe('P7-7: carried out, the customer told, penalties, feedback', () => {
  it('takes a share of the pay of whoever is at fault, of the head, and of whoever delayed', () => {
    const told = carriedOut();
    expect(stagesOf(told.state)).toEqual(['callingBack', 'penalising']);
    const form = { person: '柜员甲', base: 300_050, share: 10, reason: '损失1000元' };
    told.act('2026-09-10T09:00', 'president', 'bank', 'penalisePerson', form);
    told.act('2026-09-10T09:10', 'president', 'bank', 'penaliseHead', { ...form, person: '主管', share: 5 });
    told.act('2026-09-10T09:20', 'president', 'bank', 'penaliseDelay', { ...form, person: '经办乙', share: 2 });
    expect(told.state.money.map(({ rule, share, amount }) => [rule, share, amount])).toEqual([
      ['P7-M1', 10, 30_005],
      ['P7-M2', 5, 15_003],
      ['P7-M3', 2, 6_001],
    ]);
    expect(told.act('2026-09-10T09:30', 'president', 'bank', 'penalisePerson', { ...form, share: 101 })).toEqual({
      code: 'ShareOutOfRange',
      least: 0,
      most: 100,
    });
    expect(told.act('2026-09-10T09:30', 'quality', 'quality', 'penalisePerson', form)).toMatchObject({
      code: 'NotYours',
    });
  });
  it('collects feedback by other eyes; a customer who is not satisfied goes back to the unit', () => {
    const told = carriedOut();
    expect(told.act('2026-09-10T09:00', 'teller', 'outlet', 'recordCallBack', { result: 'satisfied' })).toMatchObject({
      code: 'FourEyes',
    });
    told.act('2026-09-10T09:00', 'caller', 'outlet', 'recordCallBack', { result: 'unsatisfied', text: '未说明原因' });
    expect(stagesOf(told.state)).toEqual(['analysing', 'penalising']);
    expect(clockOf(told.state, 'P7-H4')).toMatchObject({ state: 'running' });
  });
});

describe('P7-8: summary and measures end it', () => {
  it('waits for the penalties', () => {
    const told = carriedOut();
    told.act('2026-09-10T09:00', 'caller', 'outlet', 'recordCallBack', { result: 'satisfied' });
    const summary = { evaluation: '引导不足', measures: '增加大堂经理' };
    expect(told.act('2026-09-10T10:00', 'teller', 'outlet', 'summarise', summary)).toMatchObject({ code: 'NotYet' });
    told.act('2026-09-10T10:30', 'president', 'bank', 'endPenalties', { conclusion: '批评教育' });
    told.act('2026-09-10T11:00', 'teller', 'outlet', 'summarise', summary);
    told.act('2026-09-10T11:10', 'teller', 'outlet', 'archive', { papersComplete: true });
    expect(told.state.ended).toBe('archived');
  });
});

describe('P7-NE1: whatever people do, an open complaint has a responsible unit, a due moment and a way on', () => {
  it('holds on random walks through every stage', () => {
    const common = { complainedUnit: 'outlet' };
    const met = walk({
      seed: 20100101,
      runs: 400,
      pack,
      office,
      entries: [
        { who: 'teller', seat: 'outlet', details: common },
        { who: 'quality', seat: 'quality', details: common },
        { who: 'head', seat: 'bank', details: common },
      ],
      unitFor: (_field, pick) => ['quality', 'outlet', 'bank'][pick % 3]!,
    });
    expect(met.ended).toBeGreaterThan(10);
    expect(pack.stages.map(({ id }) => id).filter((id) => !met.stages.has(id))).toEqual([]);
    // Three calls nobody answers in a row are too rare for chance; P1-6 has them.
    const untaken = pack.actions.map(({ id }) => id).filter((id) => !met.actions.has(id));
    expect(untaken.filter((id) => id !== 'endCallBack')).toEqual([]);
  });
});
