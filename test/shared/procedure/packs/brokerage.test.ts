import { describe, expect, it } from 'vitest';
import { brokerageV1 as pack } from '../../../../shared/procedure/packs/brokerage/v1.ts';
import { at, clockOf } from '../../complaint/office.ts';
import { walk } from '../../complaint/walking.ts';
import { company, companyStory, reply, unitFor } from './company.ts';

const begin = (severity: 'ordinary' | 'major', who: string, persons: { name: string; person?: string }[] = []) => {
  const told = companyStory(pack, { severity });
  expect(told.register('2026-09-21T09:00', who, { complainedPersons: persons })).toBeUndefined();
  return told;
};
const outcome = { founded: 'partly', facts: '已核实', result: '已更正', ...reply, solved: true };

/** A major complaint until it lies with vice-president and call centre. */
function sentOn() {
  const told = begin('major', 'desk1');
  told.steps([
    ['2026-09-21T10:00', 'desk1', 'reportInParallel', { unit: 'sales', audit: 'audit', summary: '账户被盗卖' }],
    ['2026-09-21T11:00', 'salesHead', 'readByHead'],
    ['2026-09-21T11:30', 'vicePresident', 'readByVicePresident'],
    ['2026-09-24T10:00', 'audit1', 'reportFindings', { founded: 'founded', facts: '属实', proposal: '赔偿' }],
    ['2026-09-24T15:00', 'salesHead', 'sign'],
    ['2026-09-24T16:00', 'audit1', 'sendOn', { unit: 'callCentre' }],
  ]);
  return told;
}

describe('P3-1: an ordinary complaint at a branch stays there', () => {
  it('goes to the head, is settled and archived in the branch’s own book', () => {
    const told = begin('ordinary', 'branch1');
    expect(told.stages()).toEqual(['branchDirecting']);
    told.steps([
      ['2026-09-21T10:00', 'branchHead', 'branchDirect', { instruction: '请核实' }],
      ['2026-09-22T10:00', 'branch1', 'branchRecordResult', outcome],
      ['2026-09-23T10:00', 'branch1', 'archive', { papersComplete: true }],
    ]);
    expect(told.state).toMatchObject({ ended: 'archived', firstAsked: { unit: 'branch', person: 'branch1' } });
    expect(told.state.facts['book']).toBe('branch');
  });
  it('is not directed by the head who is complained of, but by his superior', () => {
    const told = begin('ordinary', 'branch1', [{ name: '负责人', person: 'branchHead' }]);
    expect(told.act('2026-09-21T10:00', 'branchHead', 'branchDirect', { instruction: '无' })).toEqual({
      code: 'Recused',
      why: 'complainedOf',
    });
    expect(told.act('2026-09-21T10:00', 'generalManager', 'branchDirect', { instruction: '查' })).toBeUndefined();
  });
});

describe('P3-2: an ordinary complaint at headquarters is settled by the unit complained of and called back', () => {
  function calling() {
    const told = begin('ordinary', 'desk1');
    told.steps([
      ['2026-09-21T10:00', 'desk1', 'reportToHead', { unit: 'sales' }],
      ['2026-09-21T11:00', 'salesHead', 'deliver', { unit: 'branch', callCentre: 'callCentre' }],
      ['2026-09-23T10:00', 'branch1', 'recordReply', outcome],
    ]);
    return told;
  }
  it('is called back by the call centre alone', () => {
    const told = calling();
    expect(told.act('2026-09-23T11:00', 'branch2', 'recordCallBack', { result: 'satisfied' })).toMatchObject({
      code: 'NotYours',
      unit: 'callCentre',
    });
    told.steps([
      ['2026-09-23T11:00', 'callCentre1', 'recordCallBack', { result: 'satisfied' }],
      ['2026-09-24T11:00', 'desk1', 'archive', { papersComplete: true }],
    ]);
    expect(told.state.ended).toBe('archived');
  });
  it('goes back to the head when the customer is not satisfied', () => {
    const told = calling();
    told.steps([['2026-09-23T11:00', 'callCentre1', 'recordCallBack', { result: 'unsatisfied', text: '未道歉' }]]);
    expect(told.stages()).toEqual(['headDirecting']);
    expect(clockOf(told.state, 'P3-H5')).toMatchObject({ id: 'P3-H5#2', state: 'running' });
  });
  it('gives up calling after three attempts', () => {
    const told = calling();
    for (const hour of ['11', '14', '16']) {
      expect(told.act('2026-09-23T10:30', 'callCentre1', 'endCallBack', { text: '未接' })).toMatchObject({
        code: 'CallAttemptsTooFew',
      });
      told.steps([[`2026-09-23T${hour}:00`, 'callCentre1', 'recordCallBack', { result: 'unreachable' }]]);
    }
    told.steps([['2026-09-23T17:00', 'callCentre1', 'endCallBack', { text: '三次未接' }]]);
    expect(told.stages()).toEqual(['filing']);
  });
  it('is returned with a reason, twice at most', () => {
    const told = begin('ordinary', 'desk1');
    told.steps([['2026-09-21T10:00', 'desk1', 'reportToHead', { unit: 'sales' }]]);
    for (const day of ['22', '23']) {
      told.steps([
        [`2026-09-${day}T10:00`, 'salesHead', 'deliver', { unit: 'branch', callCentre: 'callCentre' }],
        [`2026-09-${day}T11:00`, 'branch1', 'returnDelivery', { explanation: '非本营业部' }],
      ]);
    }
    told.steps([['2026-09-24T10:00', 'salesHead', 'deliver', { unit: 'branch', callCentre: 'callCentre' }]]);
    expect(told.act('2026-09-24T11:00', 'branch1', 'returnDelivery', { explanation: '仍非本部' })).toEqual({
      code: 'ReturnedTooOften',
      times: 2,
    });
  });
});

describe('P3-3: a major complaint is reported in parallel, and answered only with signature and acknowledgement', () => {
  it('stands with head, vice-president and audit at once', () => {
    const told = begin('major', 'desk1');
    told.steps([['2026-09-21T10:00', 'desk1', 'reportInParallel', { unit: 'sales', audit: 'audit', summary: '情况' }]]);
    expect(told.stages()).toEqual(['auditInvestigating', 'headReading', 'vicePresidentReading']);
    expect(['P3-H8', 'P3-H9', 'P3-H10'].map((id) => clockOf(told.state, id)?.state)).toEqual(Array(3).fill('running'));
  });
  it('refuses the reply until the vice-president has acknowledged', () => {
    const told = sentOn();
    expect(told.stages()).toEqual(['acknowledging', 'replying']);
    const answer = { result: '赔偿', ...reply, solved: true, reaction: 'satisfied' };
    expect(told.act('2026-09-25T09:00', 'callCentre1', 'replyMajor', answer)).toMatchObject({
      code: 'NotYet',
      say: { zh: expect.stringContaining('分管总裁') },
    });
    told.steps([
      ['2026-09-25T10:00', 'vicePresident', 'acknowledge'],
      ['2026-09-25T11:00', 'callCentre1', 'replyMajor', answer],
      ['2026-09-28T11:00', 'desk1', 'archive', { papersComplete: true }],
    ]);
    expect(told.state.ended).toBe('archived');
    expect(told.state.facts['book']).toBe('major');
  });
  it('is signed and acknowledged by two persons', () => {
    const told = begin('major', 'desk1');
    told.steps([
      ['2026-09-21T10:00', 'desk1', 'reportInParallel', { unit: 'sales', audit: 'audit', summary: '情况' }],
      ['2026-09-21T11:00', 'salesHead', 'readByHead'],
      ['2026-09-21T11:30', 'vicePresident', 'readByVicePresident'],
      ['2026-09-22T10:00', 'audit1', 'reportFindings', { founded: 'founded', facts: '属实', proposal: '赔偿' }],
      // A vice-president may sign for the head below him, but then somebody else acknowledges.
      ['2026-09-22T15:00', 'vicePresident', 'sign'],
      ['2026-09-22T16:00', 'audit1', 'sendOn', { unit: 'callCentre' }],
    ]);
    expect(told.act('2026-09-23T10:00', 'vicePresident', 'acknowledge')).toMatchObject({ code: 'FourEyes' });
    expect(told.act('2026-09-23T10:00', 'generalManager', 'acknowledge')).toBeUndefined();
  });
  it('goes back to audit when the vice-president objects or the head returns it', () => {
    const told = sentOn();
    told.steps([['2026-09-25T10:00', 'vicePresident', 'object', { comment: '金额不清' }]]);
    expect(told.stages()).toEqual(['auditInvestigating']);
    expect(clockOf(told.state, 'P3-H14')).toMatchObject({ state: 'cancelled' });
    told.steps([
      ['2026-09-26T10:00', 'audit1', 'reportFindings', { founded: 'founded', facts: '补充', proposal: '赔偿' }],
      ['2026-09-28T10:00', 'salesHead', 'returnFindings', { comment: '仍不清' }],
    ]);
    expect(told.stages()).toEqual(['auditInvestigating']);
  });
  it('goes from a branch to headquarters, and the branch stays first asked', () => {
    const told = begin('major', 'branch1');
    expect(told.stages()).toEqual(['forwardingUp']);
    told.steps([['2026-09-21T10:00', 'branch1', 'forwardToHeadquarters', { unit: 'desk', summary: '重大' }]]);
    expect(told.stages()).toEqual(['majorReporting']);
    expect(told.state.firstAsked.unit).toBe('branch');
  });
  it('is raised on the way when it turns out to be major', () => {
    const branch = begin('ordinary', 'branch1');
    branch.steps([['2026-09-21T10:00', 'branch1', 'raiseToHeadquarters', { unit: 'desk', summary: '涉及多名客户' }]]);
    expect(branch.state.facts['severity']).toBe('major');
    const head = begin('ordinary', 'desk1');
    head.steps([
      ['2026-09-21T10:00', 'desk1', 'reportToHead', { unit: 'sales' }],
      ['2026-09-21T11:00', 'salesHead', 'raiseToMajor', { reason: '重大' }],
    ]);
    expect([branch.stages(), head.stages()]).toEqual([['majorReporting'], ['majorReporting']]);
  });
});

describe('P3-4: the regime names no limit: every clock is a custom, and three books are kept', () => {
  it('says so', () => {
    expect(pack.clocks.every((clock) => clock.source.confidence === 'house')).toBe(true);
    const books = pack.papers.flatMap((paper) => paper.when?.flatMap(({ is }) => is) ?? []);
    expect(books).toEqual(['branch', 'headquarters', 'major']);
  });
  it('tells a late step', () => {
    const told = begin('ordinary', 'branch1');
    told.steps([['2026-09-23T10:00', 'branchHead', 'branchDirect', { instruction: '请核实' }]]);
    expect(clockOf(told.state, 'P3-H1')).toMatchObject({ due: at('2026-09-22T17:30'), state: 'met', late: true });
  });
});

describe('P3-NE1: an unfinished complaint always has a responsible unit and a due moment', () => {
  const seed = 330921;
  it(`holds on random walks through every stage (seed ${seed})`, () => {
    const met = walk({
      seed,
      runs: 300,
      pack,
      office: company,
      entries: (['ordinary', 'major'] as const).flatMap((severity) =>
        [
          { who: 'branch1', seat: 'branch' },
          { who: 'desk1', seat: 'desk' },
        ].map((entry) => ({ ...entry, details: { complainedUnit: 'branch', extra: { severity } } })),
      ),
      unitFor,
    });
    expect(met.ended).toBeGreaterThan(10);
    expect(pack.stages.map(({ id }) => id).filter((id) => !met.stages.has(id))).toEqual([]);
  });
});
