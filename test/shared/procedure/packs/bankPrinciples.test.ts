import { describe, expect, it } from 'vitest';
import { nextDue, standingOf } from '../../../../shared/complaint/state.ts';
import type { Details } from '../../../../shared/complaint/details.ts';
import { shippedPacks } from '../../../../shared/procedure/packs/index.ts';
import { at, clockOf, stagesOf, story } from '../../complaint/office.ts';
import { walk } from '../../complaint/walking.ts';
import { bankOffice as office } from './operator.ts';

// As a main procedure: what it brings along beside another is not part of its course.
const pack = shippedPacks.running({ pack: shippedPacks.newest('P8')!, overlays: [] })!;
const severity = (kind: 'ordinary' | 'complex') => ({ extra: { severity: kind } });

/** Taken at the outlet on a Monday morning. */
function taken(more: Partial<Details> = {}) {
  const told = story(office, [], { pack, common: { complainedUnit: 'outlet', ...severity('ordinary'), ...more } });
  expect(told.register('2026-09-07T10:00', 'teller', 'outlet')).toBeUndefined();
  return told;
}
const answer = { result: '已更正', replyManner: 'phone', reply: '已致电', solved: true };
const request = { reason: 'authority', request: '客户要求赔偿' };

describe('P8-1: whoever is asked first takes it and answers for it, at any level', () => {
  it.each([
    ['teller', 'outlet', 'handling'],
    ['branchHead', 'branch', 'branchHandling'],
    ['head', 'bank', 'headHandling'],
  ])('%s', (who, seat, stage) => {
    const told = story(office, [], { pack, common: { complainedUnit: 'outlet', ...severity('ordinary') } });
    expect(told.register('2026-09-07T10:00', who, seat)).toBeUndefined();
    expect(stagesOf(told.state)).toEqual(['acknowledging', stage]);
    expect(clockOf(told.state, 'P8-D2')).toMatchObject({ owner: 'firstAsked' });
  });
});

describe('P8-D1: receipt is acknowledged at once, with the estimated time', () => {
  it('gives two working hours and asks for the estimate', () => {
    const told = taken();
    expect(clockOf(told.state, 'P8-D1')).toMatchObject({ due: at('2026-09-07T12:00'), state: 'running' });
    expect(told.act('2026-09-07T10:30', 'teller', 'outlet', 'acknowledge', { manner: 'phone' })).toEqual({
      code: 'BadForm',
      problems: [{ field: 'estimate', why: 'missing' }],
    });
    told.act('2026-09-07T10:30', 'teller', 'outlet', 'acknowledge', { manner: 'phone', estimate: '2026-09-08' });
    expect(clockOf(told.state, 'P8-D1')).toMatchObject({ state: 'met', late: false });
    expect(told.state.facts['estimate']).toBe('2026-09-08');
    expect(stagesOf(told.state)).toEqual(['handling']);
  });
  it('stands still over the weekend, and a late one is late', () => {
    const told = taken({ receivedAt: at('2026-09-04T17:00') });
    expect(clockOf(told.state, 'P8-D1')?.due).toBe(at('2026-09-07T10:30'));
    told.act('2026-09-07T10:40', 'teller', 'outlet', 'acknowledge', { manner: 'mail', estimate: '2026-09-08' });
    expect(clockOf(told.state, 'P8-D1')).toMatchObject({ state: 'met', late: true });
  });
  it('is given by the reply when that comes first', () => {
    const told = taken();
    told.act('2026-09-07T10:20', 'teller', 'outlet', 'reply', answer);
    expect(clockOf(told.state, 'P8-D1')).toMatchObject({ state: 'met', late: false });
    expect(stagesOf(told.state)).toEqual(['callingBack']);
  });
});

describe('P8-D2, P8-D3: ordinary complaints are replied to in one working day, complex ones in five', () => {
  it('by the kind asked at intake', () => {
    expect(clockOf(taken().state, 'P8-D2')).toMatchObject({ due: at('2026-09-08T17:30') });
    const complex = taken(severity('complex'));
    expect(clockOf(complex.state, 'P8-D2')).toBeUndefined();
    expect(clockOf(complex.state, 'P8-D3')).toMatchObject({ due: at('2026-09-14T17:30') });
    complex.act('2026-09-14T17:31', 'teller', 'outlet', 'reply', answer);
    expect(clockOf(complex.state, 'P8-D3')).toMatchObject({ state: 'met', late: true });
    expect(
      story(office, [], { pack, common: { complainedUnit: 'outlet' } }).register(
        '2026-09-07T10:00',
        'teller',
        'outlet',
      ),
    ).toEqual({ code: 'BadForm', problems: [{ field: 'severity', why: 'missing' }] });
  });
  it('is regraded with a reason, counting from the same receipt', () => {
    const told = taken({ receivedAt: at('2026-09-04T16:00') });
    expect(clockOf(told.state, 'P8-D2')?.due).toBe(at('2026-09-07T17:30'));
    told.act('2026-09-07T10:30', 'teller', 'outlet', 'regrade', { severity: 'complex', reason: '涉及保险公司' });
    expect(clockOf(told.state, 'P8-D2')).toMatchObject({ state: 'cancelled' });
    expect(clockOf(told.state, 'P8-D3')).toMatchObject({ state: 'running', due: at('2026-09-11T17:30') });
  });
});

describe('P8-D4: what cannot be settled on the spot is promised for a time, again until it is settled', () => {
  it('makes the promised date the live clock', () => {
    const told = taken();
    const open = { ...answer, solved: false };
    expect(told.act('2026-09-07T16:00', 'teller', 'outlet', 'reply', open)).toEqual({
      code: 'BadForm',
      problems: [{ field: 'promised', why: 'missing' }],
    });
    told.act('2026-09-07T16:00', 'teller', 'outlet', 'reply', { ...open, promised: '2026-09-10' });
    expect(stagesOf(told.state)).toEqual(['handling']);
    expect(standingOf(told.state)).toMatchObject({ replied: true, solved: false });
    expect(clockOf(told.state, 'P8-D2')).toMatchObject({ state: 'met', late: false });
    expect(clockOf(told.state, 'P8-D4')).toMatchObject({ state: 'running', due: at('2026-09-10T17:30') });
    const again = { replyManner: 'phone', progress: '仍在核实', promised: '2026-09-14' };
    told.act('2026-09-11T09:00', 'teller', 'outlet', 'promise', again);
    expect(told.state.clocks.filter(({ rule }) => rule === 'P8-D4').map(({ state, late }) => [state, late])).toEqual([
      ['met', true],
      ['running', false],
    ]);
    told.act('2026-09-14T10:00', 'teller', 'outlet', 'reply', answer);
    expect(clockOf(told.state, 'P8-D4')).toMatchObject({ state: 'met', late: false });
    expect(stagesOf(told.state)).toEqual(['callingBack']);
  });
  it('a promise is no reply: the reply clock runs on', () => {
    const told = taken();
    const form = { replyManner: 'phone', progress: '需查监控', promised: '2026-09-10' };
    told.act('2026-09-07T11:00', 'teller', 'outlet', 'promise', form);
    expect(clockOf(told.state, 'P8-D2')).toMatchObject({ state: 'running' });
    expect(standingOf(told.state).replied).toBe(false);
  });
});

describe('P8-2: level by level, outlet, branch department, head office', () => {
  it('goes up one level at a time, and comes back with an opinion', () => {
    const told = taken(severity('complex'));
    expect(
      told.act('2026-09-07T11:00', 'teller', 'outlet', 'escalateToHead', { unit: 'bank', ...request }),
    ).toMatchObject({
      code: 'NotNow',
    });
    told.act('2026-09-07T11:00', 'teller', 'outlet', 'escalateToBranch', { unit: 'branch', ...request });
    // The first-asked unit still owes the acknowledgement and the reply.
    expect(stagesOf(told.state)).toEqual(['acknowledging', 'branchHandling']);
    expect(clockOf(told.state, 'P8-H2')).toMatchObject({ due: at('2026-09-09T17:30') });
    expect(told.act('2026-09-07T12:00', 'teller', 'outlet', 'replyAtBranch', answer)).toMatchObject({
      code: 'NotYours',
    });
    told.act('2026-09-08T11:00', 'branchHead', 'branch', 'escalateToHead', { unit: 'bank', ...request });
    told.act('2026-09-09T11:00', 'head', 'bank', 'adviseFromHead', { opinion: '按制度解释' });
    told.act('2026-09-09T14:00', 'branchHead', 'branch', 'advise', { opinion: '请网点答复' });
    expect(stagesOf(told.state)).toEqual(['acknowledging', 'handling']);
    expect(clockOf(told.state, 'P8-D3')).toMatchObject({ state: 'running' });
    told.act('2026-09-10T09:00', 'teller', 'outlet', 'reply', answer);
    expect(clockOf(told.state, 'P8-D3')).toMatchObject({ state: 'met', late: false });
    expect(told.state.firstAsked).toMatchObject({ unit: 'outlet', person: 'teller' });
  });
  it('a higher level may answer the customer itself; no step leads to the regulator', () => {
    const told = taken();
    told.act('2026-09-07T11:00', 'teller', 'outlet', 'escalateToBranch', { unit: 'branch', ...request });
    expect(told.act('2026-09-07T15:00', 'branchHead', 'branch', 'replyAtBranch', answer)).toBeUndefined();
    expect(stagesOf(told.state)).toEqual(['callingBack']);
    expect(pack.parties.map(({ id }) => id)).toEqual(['headOffice', 'branch', 'outlet']);
  });
});

describe('P8-3: followed up by a call, registered and reported', () => {
  it('is called back by other eyes; a customer who is not satisfied starts the reply anew', () => {
    const told = taken();
    told.act('2026-09-07T11:00', 'teller', 'outlet', 'reply', answer);
    expect(told.act('2026-09-07T14:00', 'teller', 'outlet', 'recordCallBack', { result: 'satisfied' })).toMatchObject({
      code: 'FourEyes',
    });
    told.act('2026-09-07T14:00', 'caller', 'outlet', 'recordCallBack', { result: 'unsatisfied', text: '未道歉' });
    expect(stagesOf(told.state)).toEqual(['handling']);
    expect(clockOf(told.state, 'P8-D2')).toMatchObject({ state: 'running', due: at('2026-09-08T17:30') });
    told.act('2026-09-08T09:00', 'teller', 'outlet', 'reply', answer);
    told.act('2026-09-08T10:00', 'caller', 'outlet', 'recordCallBack', { result: 'satisfied' });
    told.act('2026-09-08T11:00', 'teller', 'outlet', 'reportUp', { summary: '已报分行和总行客服中心' });
    told.act('2026-09-08T11:10', 'teller', 'outlet', 'archive', { papersComplete: true });
    expect(told.state.ended).toBe('archived');
    expect(nextDue(told.state)).toBeUndefined();
  });
});

describe('P8-4: the ten don’ts are a checklist and the reasons of a breach', () => {
  it('has ten of them, in both places', () => {
    const action = pack.actions.find(({ id }) => id === 'recordConduct')!;
    expect(action.fields[0]?.options).toHaveLength(10);
    expect(pack.checklists.find(({ id }) => id === 'P8-C1')?.items).toHaveLength(10);
    const told = taken();
    told.act('2026-09-07T11:00', 'teller', 'outlet', 'recordConduct', { conduct: 'slighting', facts: '顶撞客户' });
    expect(told.state.facts).toMatchObject({ conduct: 'slighting', conductBreaches: 1 });
  });
  it('is not recorded, nor is the complaint answered, by the person complained of', () => {
    const told = taken({ complainedPersons: [{ name: '柜员', person: 'teller' }] });
    expect(told.act('2026-09-07T11:00', 'teller', 'outlet', 'reply', answer)).toEqual({
      code: 'Recused',
      why: 'complainedOf',
    });
    expect(told.act('2026-09-07T11:00', 'lobby', 'outlet', 'reply', answer)).toBeUndefined();
  });
});

describe('P8-NE1: whatever people do, an open complaint has a responsible unit, a due moment and a way on', () => {
  it('holds on random walks through every stage', () => {
    const common = { complainedUnit: 'outlet', ...severity('ordinary') };
    const met = walk({
      seed: 20070720,
      runs: 150,
      pack,
      office,
      entries: [
        { who: 'teller', seat: 'outlet', details: common },
        { who: 'branchHead', seat: 'branch', details: { ...common, ...severity('complex') } },
        { who: 'head', seat: 'bank', details: common },
      ],
      unitFor: (field) => (field.units?.kinds.includes('department') ? 'branch' : 'bank'),
    });
    expect(met.ended).toBeGreaterThan(10);
    expect(pack.stages.map(({ id }) => id).filter((id) => !met.stages.has(id))).toEqual([]);
    // Three calls nobody answers in a row are too rare for chance; P1-6 has them.
    const untaken = pack.actions.map(({ id }) => id).filter((id) => !met.actions.has(id));
    expect(untaken.filter((id) => id !== 'endCallBack')).toEqual([]);
  });
});
