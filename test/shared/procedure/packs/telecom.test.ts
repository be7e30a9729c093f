import { describe, expect, it } from 'vitest';
import { dueMoment } from '../../../../shared/calendar/limit.ts';
import { standingOf } from '../../../../shared/complaint/state.ts';
import { limitUnder } from '../../../../shared/procedure/counting.ts';
import { clockRuleOf } from '../../../../shared/procedure/pack.ts';
import { at, clockOf, stagesOf, time } from '../../complaint/office.ts';
import { walk } from '../../complaint/walking.ts';
import { operatorOffice as office } from './operator.ts';
import { answered, begin, direct, dispatched, done, extraOf, judged, pack } from './telecomStory.ts';

describe('P1-1: everything is handed in to one service centre; whoever was asked first stays responsible', () => {
  it('goes from a hall to the centre, which judges the cause', () => {
    const told = begin();
    told.register('2026-09-07T10:00', 'clerk', 'hall');
    expect(stagesOf(told.state)).toEqual(['handingIn']);
    expect(told.act('2026-09-07T10:10', 'clerk', 'hall', 'handIn', { unit: 'centre' })).toBeUndefined();
    expect(stagesOf(told.state)).toEqual(['sorting']);
    expect(told.state.firstAsked).toMatchObject({ unit: 'hall', person: 'clerk' });
    expect(told.act('2026-09-07T10:30', 'clerk', 'hall', 'judgeCause', { cause: 'si', basis: '日志' })).toMatchObject({
      code: 'NotYours',
      unit: 'centre',
    });
  });
});

describe('P1-2: the cause decides who handles it', () => {
  it.each([
    ['operator', ['explaining']],
    ['systemFailure', ['checkingNotice']],
    ['platform', ['forwarding']],
    ['si', ['forwarding']],
    ['joint', ['forwarding', 'jointHandling']],
  ])('%s', (cause, stages) => {
    expect(stagesOf(judged(cause).state)).toEqual(stages);
  });
  it('a partner cannot hand it back; the centre may take it back and judge again', () => {
    const told = dispatched('urgent');
    expect(pack.actions.some((action) => action.by.party === 'partner' && action.enters.includes('sorting'))).toBe(
      false,
    );
    expect(told.act('2026-09-07T12:00', 'si', 'si', 'recall', { reason: '不是我方' })).toMatchObject({
      code: 'NotYours',
    });
    told.act('2026-09-07T12:00', 'agent', 'centre', 'recall', { reason: '实为网络问题' });
    expect(stagesOf(told.state)).toEqual(['sorting']);
    expect(clockOf(told.state, 'P1-D1')).toMatchObject({ state: 'cancelled' });
  });
  it('waits for both parts of a joint problem, in either order', () => {
    for (const order of ['partner first', 'operator first']) {
      const told = dispatched('urgent', 'joint');
      const partner = () => told.act('2026-09-07T15:00', 'si', 'si', 'solve', done);
      const operator = () => told.act('2026-09-07T15:00', 'agent', 'centre', 'finishJoint', { result: '链路已修复' });
      if (order === 'partner first') partner();
      else operator();
      expect(stagesOf(told.state)).toEqual([order === 'partner first' ? 'jointHandling' : 'solving']);
      if (order === 'partner first') operator();
      else partner();
      expect(stagesOf(told.state)).toEqual(['callingBack']);
    }
  });
  it('lets the partner ask the operator in, once, without passing the responsibility', () => {
    const told = direct();
    told.act('2026-09-07T11:00', 'si', 'si', 'askJoint', { request: '请查网关' });
    expect(stagesOf(told.state)).toEqual(['jointHandling', 'solving']);
    expect(told.act('2026-09-07T11:10', 'si', 'si', 'askJoint', { request: '再查' })).toMatchObject({ code: 'NotYet' });
    expect(told.state.firstAsked.unit).toBe('si');
  });
});

describe('P1-D1, P1-D2: reply to a dispatched ticket: urgent in 24 hours, difficult in 72 at most', () => {
  it('urgent: 24 hours from the dispatch, met by the reply, late after it', () => {
    const told = dispatched('urgent');
    expect(clockOf(told.state, 'P1-D1')).toMatchObject({ due: at('2026-09-08T11:00'), state: 'running' });
    expect(clockOf(told.state, 'P1-D2')).toBeUndefined();
    told.act('2026-09-08T11:00', 'si', 'si', 'replyTicket', answered);
    expect(clockOf(told.state, 'P1-D1')).toMatchObject({ state: 'met', late: false });
    const late = dispatched('urgent');
    late.act('2026-09-08T11:01', 'si', 'si', 'replyTicket', answered);
    expect(clockOf(late.state, 'P1-D1')).toMatchObject({ state: 'met', late: true });
  });
  it('the grade is asked for; regrading needs a reason and counts the total from the same dispatch', () => {
    const told = judged('si');
    const form = { unit: 'si', request: 'complaint', description: '无法订购' };
    expect(told.act('2026-09-07T11:00', 'agent', 'centre', 'dispatchSupport', form)).toEqual({
      code: 'BadForm',
      problems: [{ field: 'grade', why: 'missing' }],
    });
    told.act('2026-09-07T11:00', 'agent', 'centre', 'dispatchSupport', { ...form, grade: 'urgent' });
    expect(told.act('2026-09-08T09:00', 'lead', 'centre', 'regrade', { grade: 'difficult' })).toMatchObject({
      code: 'BadForm',
    });
    told.act('2026-09-08T09:00', 'lead', 'centre', 'regrade', { grade: 'difficult', reason: '需厂家定位' });
    expect(clockOf(told.state, 'P1-D1')).toMatchObject({ state: 'cancelled' });
    expect(clockOf(told.state, 'P1-D2')).toMatchObject({ state: 'running', due: at('2026-09-10T11:00') });
    expect(told.events.findLast((event) => event.type === 'ActionTaken')).toMatchObject({
      action: 'regrade',
      form: { grade: 'difficult', reason: '需厂家定位' },
      by: 'lead',
    });
  });
  it('is the reply time of the SI alone: the contractor has a house clock', () => {
    const told = dispatched('urgent', 'platform');
    expect(clockOf(told.state, 'P1-D1')).toBeUndefined();
    expect(clockOf(told.state, 'P1-H8')).toMatchObject({ due: at('2026-09-08T11:00') });
    expect(
      direct().act('2026-09-07T12:00', 'manager', 'operator', 'regrade', { grade: 'urgent', reason: '急' }),
    ).toMatchObject({
      code: 'NotYet',
    });
  });
});

describe('P1-D3, P1-D4: what the SI can solve itself: reply in 12, solved in 24 hours', () => {
  it('counts both from the same receipt; replied is not solved', () => {
    const told = dispatched('direct');
    expect(clockOf(told.state, 'P1-D3')?.due).toBe(at('2026-09-07T23:00'));
    expect(clockOf(told.state, 'P1-D4')?.due).toBe(at('2026-09-08T11:00'));
    told.act('2026-09-07T18:00', 'si', 'si', 'replyTicket', answered);
    expect(clockOf(told.state, 'P1-D3')).toMatchObject({ state: 'met', late: false });
    expect(clockOf(told.state, 'P1-D4')).toMatchObject({ state: 'running' });
    expect(standingOf(told.state)).toMatchObject({ replied: true, solved: false });
    told.act('2026-09-08T12:00', 'si', 'si', 'solve', done);
    expect(clockOf(told.state, 'P1-D4')).toMatchObject({ state: 'met', late: true });
    expect(standingOf(told.state)).toMatchObject({ solved: true, closed: false });
  });
});

describe('P1-D5: a complaint made to the SI directly: reply in 12, solved in 24 hours', () => {
  it('counts from the receipt, and the operator above calls back', () => {
    const told = direct();
    expect(clockOf(told.state, 'P1-D5.1')?.due).toBe(at('2026-09-07T22:00'));
    expect(clockOf(told.state, 'P1-D5.2')?.due).toBe(at('2026-09-08T10:00'));
    told.act('2026-09-07T16:00', 'si', 'si', 'solve', done);
    expect(told.state.parties['centre']?.unit).toBe('operator');
    expect(told.act('2026-09-07T17:00', 'si', 'si', 'recordCallBack', { result: 'satisfied' })).toMatchObject({
      code: 'NotYours',
      unit: 'operator',
    });
    expect(
      told.act('2026-09-07T17:00', 'manager', 'operator', 'recordCallBack', { result: 'satisfied' }),
    ).toBeUndefined();
    // The SI was asked first: it closes and archives.
    expect(told.act('2026-09-07T18:00', 'si', 'si', 'close')).toBeUndefined();
    expect(told.act('2026-09-07T18:10', 'si', 'si', 'archive', { papersComplete: true })).toBeUndefined();
    expect(told.state.ended).toBe('archived');
  });
  it('is the same for a desk of the SI', () => {
    const told = begin(extraOf('partner'));
    expect(told.register('2026-09-07T10:00', 'hotline', 'siHotline')).toBeUndefined();
    expect(told.state.parties).toMatchObject({ partner: { unit: 'siHotline' }, centre: { unit: 'operator' } });
  });
});

describe('P1-D6, P1-D7, P1-D8: faults are solved in 12, 4 or 2 hours of being found', () => {
  const fault = (faultGrade: string, foundAt: string) => ({
    unit: 'si',
    grade: 'urgent',
    faultGrade,
    foundAt: at(foundAt),
    symptom: '服务中断',
  });
  it.each([
    ['P1-D6', 'general', '2026-09-07T21:30'],
    ['P1-D7', 'important', '2026-09-07T13:30'],
    ['P1-D8', 'severe', '2026-09-07T11:30'],
  ])('%s: %s', (rule, faultGrade, due) => {
    const told = judged('si');
    expect(
      told.act('2026-09-07T11:00', 'agent', 'centre', 'dispatchFault', fault(faultGrade, '2026-09-07T09:30')),
    ).toBeUndefined();
    expect(clockOf(told.state, rule)).toMatchObject({ due: at(due), state: 'running' });
    // The reply to the ticket runs beside it.
    expect(clockOf(told.state, 'P1-D1')).toMatchObject({ due: at('2026-09-08T11:00') });
    told.act('2026-09-07T11:20', 'si', 'si', 'solve', done);
    expect(clockOf(told.state, rule)).toMatchObject({ state: 'met', late: false });
  });
  it('is late from the start when it was found long ago, and holds for the contractor too', () => {
    const told = judged('platform');
    const form = { ...fault('severe', '2026-09-07T08:00'), unit: 'contractor' };
    told.act('2026-09-07T11:00', 'agent', 'centre', 'dispatchFault', form);
    expect(clockOf(told.state, 'P1-D8')?.due).toBe(at('2026-09-07T10:00'));
    told.act('2026-09-07T11:05', 'contractor', 'contractor', 'solve', done);
    expect(clockOf(told.state, 'P1-D8')).toMatchObject({ state: 'met', late: true });
  });
  it('follows the grade when it changes', () => {
    const told = judged('si');
    told.act('2026-09-07T11:00', 'agent', 'centre', 'dispatchFault', fault('general', '2026-09-07T10:00'));
    const { unit: _unit, grade: _grade, ...severe } = fault('severe', '2026-09-07T10:30');
    told.act('2026-09-07T11:10', 'si', 'si', 'reportFault', severe);
    expect(clockOf(told.state, 'P1-D6')).toMatchObject({ state: 'cancelled' });
    expect(clockOf(told.state, 'P1-D8')).toMatchObject({ state: 'running', due: at('2026-09-07T12:30') });
    expect(
      told.act('2026-09-07T11:20', 'si', 'si', 'reportFault', { ...severe, foundAt: at('2026-09-09T10:00') }),
    ).toMatchObject({
      code: 'BadForm',
    });
  });
});

describe('P1-D9: a failure of the own system: notice within one hour of the confirmation (P1-3 a, b, c)', () => {
  const slip = { leader: '班长', toldAt: at('2026-09-07T10:25'), unit: 'it', symptom: '无法查询' };
  it('a: no notice, own system: shift leader, IT slip, confirmation, notice, explanation', () => {
    const told = judged('systemFailure');
    told.act('2026-09-07T10:30', 'agent', 'centre', 'raiseSlip', slip);
    expect(stagesOf(told.state)).toEqual(['confirmingFailure']);
    expect(clockOf(told.state, 'P1-D9')).toBeUndefined();
    told.act('2026-09-07T11:00', 'engineer', 'it', 'confirmFailure', { finding: '数据库故障' });
    expect(clockOf(told.state, 'P1-D9')).toMatchObject({ due: at('2026-09-07T12:00'), state: 'running' });
    const notice = { notice: 'GG-1', wording: '系统升级中', drafter: '资讯班' };
    told.act('2026-09-07T12:30', 'engineer', 'it', 'publishNotice', notice);
    expect(clockOf(told.state, 'P1-D9')).toMatchObject({ state: 'met', late: true });
    expect(stagesOf(told.state)).toEqual(['explaining']);
  });
  it('a: IT finds it is another system; back to the agent', () => {
    const told = judged('systemFailure');
    told.act('2026-09-07T10:30', 'agent', 'centre', 'raiseSlip', slip);
    told.act('2026-09-07T11:00', 'engineer', 'it', 'denyFailure', { finding: '系统正常' });
    expect(stagesOf(told.state)).toEqual(['checkingNotice']);
    expect(clockOf(told.state, 'P1-H3')).toMatchObject({ state: 'running' });
  });
  it('b: no notice, another system: a complaint ticket during the same call', () => {
    const told = judged('systemFailure');
    const ticket = { service: 'ADC', facts: '计费错误', wanted: '更正', sameCall: true };
    expect(told.act('2026-09-07T10:30', 'agent', 'centre', 'fileFailureTicket', ticket)).toBeUndefined();
    expect(told.state.facts['ticket']).toBe('complaint');
    expect(stagesOf(told.state)).toEqual(['difficult']);
  });
  it('c: notice exists: accepted makes a dissatisfaction ticket, not accepted a complaint ticket', () => {
    const explained = () => {
      const told = judged('systemFailure');
      told.act('2026-09-07T10:30', 'agent', 'centre', 'noticeExists', { notice: 'GG-1', wording: '升级中' });
      return told;
    };
    const accepted = explained();
    const words = { lookedUp: '公告GG-1', explanation: '升级中' };
    accepted.act('2026-09-07T10:40', 'agent', 'centre', 'fileDissatisfaction', { ...words, replyManner: 'phone' });
    expect(accepted.state.facts['ticket']).toBe('dissatisfaction');
    expect(stagesOf(accepted.state)).toEqual(['callingBack']);
    const refused = explained();
    const ticket = { ...words, service: 'ADC', facts: '无法使用', wanted: '恢复' };
    refused.act('2026-09-07T10:40', 'agent', 'centre', 'fileComplaintTicket', ticket);
    expect(refused.state.facts['ticket']).toBe('complaint');
    expect(stagesOf(refused.state)).toEqual(['difficult']);
  });
});

describe('P1-4: the operator’s own matters: explained, else the difficult-problem flow', () => {
  it('is settled by the department it was assigned to, and called back by another', () => {
    const told = judged('operator');
    told.act('2026-09-07T10:30', 'agent', 'centre', 'assignOperator', { unit: 'voice' });
    const ticket = { lookedUp: '知识库', explanation: '资费规则', service: '套餐', facts: '多扣', wanted: '退费' };
    expect(told.act('2026-09-07T11:00', 'agent', 'centre', 'fileComplaintTicket', ticket)).toMatchObject({
      code: 'NotYours',
      unit: 'voice',
    });
    told.act('2026-09-07T11:00', 'voice', 'voice', 'fileComplaintTicket', ticket);
    expect(clockOf(told.state, 'P1-H6')?.due).toBe(at('2026-09-10T11:00'));
    told.act('2026-09-08T11:00', 'voice', 'voice', 'settleDifficult', { ...done, solved: true });
    expect(stagesOf(told.state)).toEqual(['callingBack']);
    told.act('2026-09-08T12:00', 'caller', 'centre', 'recordCallBack', { result: 'unsatisfied', text: '不同意' });
    expect(stagesOf(told.state)).toEqual(['difficult']);
  });
});

describe('P1-D10: mail and website requests are replied to in one working day', () => {
  it('runs beside the hours, for mail and web only', () => {
    const told = direct({ channel: 'mail' });
    expect(clockOf(told.state, 'P1-D10')).toMatchObject({ due: at('2026-09-08T17:30') });
    expect(clockOf(direct({ channel: 'web' }).state, 'P1-D10')).toBeDefined();
    expect(clockOf(direct().state, 'P1-D10')).toBeUndefined();
    told.act('2026-09-08T17:31', 'si', 'si', 'replyTicket', answered);
    expect(clockOf(told.state, 'P1-D10')).toMatchObject({ state: 'met', late: true });
  });
});

describe('P1-D11, P1-D12: on site in one working day, a second visit in three', () => {
  it('escalates what could not be settled, again and again', () => {
    const told = dispatched('difficult');
    told.act('2026-09-07T12:00', 'si', 'si', 'needOnSite', { reason: 'remoteFailed' });
    expect(clockOf(told.state, 'P1-D11')).toMatchObject({ due: at('2026-09-08T17:30') });
    told.act('2026-09-08T15:00', 'si', 'si', 'arrive', { arrivedAt: at('2026-09-08T14:00'), settled: false });
    expect(clockOf(told.state, 'P1-D11')).toMatchObject({ state: 'met', late: false });
    expect(clockOf(told.state, 'P1-D12')).toMatchObject({ due: at('2026-09-11T17:30'), state: 'running' });
    told.act('2026-09-14T10:00', 'si', 'si', 'visitAgain', { arrivedAt: at('2026-09-14T09:30'), settled: false });
    expect(
      told.state.clocks.filter((clock) => clock.rule === 'P1-D12').map(({ state, late }) => [state, late]),
    ).toEqual([
      ['met', true],
      ['running', false],
    ]);
    told.act('2026-09-15T10:00', 'si', 'si', 'visitAgain', { arrivedAt: at('2026-09-15T09:30'), settled: true });
    expect(stagesOf(told.state)).toEqual(['solving']);
  });
});

describe('P1-D13: a change of SI contacts is told 15 working days before it', () => {
  const change = { what: 'serviceContact', planned: '2026-10-23', change: '王五改为赵六' };
  it('counts backwards from the planned day, over the holiday', () => {
    const told = dispatched('difficult');
    expect(told.act('2026-09-07T12:00', 'si', 'si', 'announceChange', change)).toBeUndefined();
    expect(clockOf(told.state, 'P1-D13')).toMatchObject({ due: at('2026-09-28T17:30'), state: 'running' });
    told.act('2026-09-28T17:00', 'si', 'si', 'tellDepartment', { told: '集团客户部，邮件' });
    expect(clockOf(told.state, 'P1-D13')).toMatchObject({ state: 'met', late: false });
    expect(stagesOf(told.state)).toEqual(['solving', 'tellingCentre']);
    told.act('2026-09-29T09:00', 'agent', 'centre', 'tellCentre', { told: '客服中心' });
    expect(stagesOf(told.state)).toEqual(['solving']);
  });
  it('is late when told too close to the change, and needs the planned day', () => {
    const told = dispatched('difficult');
    told.act('2026-09-07T12:00', 'si', 'si', 'announceChange', { ...change, planned: '2026-09-16' });
    told.act('2026-09-07T12:05', 'si', 'si', 'tellDepartment', { told: '电话' });
    expect(clockOf(told.state, 'P1-D13')).toMatchObject({ state: 'met', late: true });
    expect(
      dispatched('difficult').act('2026-09-07T12:00', 'si', 'si', 'announceChange', {
        what: 'company',
        change: '更名',
      }),
    ).toEqual({ code: 'BadForm', problems: [{ field: 'planned', why: 'missing' }] });
  });
  it('is a limit the calculator can count without a complaint', () => {
    const rule = clockRuleOf(pack, 'P1-D13')!;
    if (rule.limit.unit === 'named') throw new Error('P1-D13 is counted');
    const due = dueMoment(time, limitUnder(pack.settings, rule.limit), at('2026-10-23T00:00'));
    expect(due.ok && due.value.date).toBe('2026-09-28');
  });
});

describe('P1-D14: other liaison changes are told at once', () => {
  it('gives the office’s own working day', () => {
    const told = dispatched('difficult');
    told.act('2026-09-07T12:00', 'si', 'si', 'announceChange', { what: 'liaison', change: '邮箱' });
    expect(clockOf(told.state, 'P1-D14')).toMatchObject({ due: at('2026-09-08T17:30') });
    expect(clockOf(told.state, 'P1-D13')).toBeUndefined();
  });
});

describe('P1-6: the operator calls back; a customer who is not satisfied sends the ticket back, until he is', () => {
  it('loops to the SI with fresh clocks, a fault as well', () => {
    const told = dispatched('urgent');
    const fault = { faultGrade: 'important', foundAt: at('2026-09-07T12:00'), symptom: '缓慢' };
    told.act('2026-09-07T12:10', 'si', 'si', 'reportFault', fault);
    for (const day of ['08', '09']) {
      told.act(`2026-09-${day}T10:00`, 'si', 'si', 'solve', done);
      expect(
        told.act(`2026-09-${day}T11:00`, 'agent', 'centre', 'recordCallBack', { result: 'satisfied' }),
      ).toMatchObject({
        code: 'FourEyes',
      });
      told.act(`2026-09-${day}T14:00`, 'caller', 'centre', 'recordCallBack', { result: 'unsatisfied', text: '仍慢' });
      expect(stagesOf(told.state)).toEqual(['solving']);
    }
    expect(clockOf(told.state, 'P1-D1')?.due).toBe(at('2026-09-10T14:00'));
    expect(clockOf(told.state, 'P1-D7')?.due).toBe(at('2026-09-09T18:00'));
    told.act('2026-09-10T10:00', 'si', 'si', 'solve', done);
    told.act('2026-09-10T11:00', 'caller', 'centre', 'recordCallBack', { result: 'satisfied', inTime: '4' });
    expect(standingOf(told.state)).toMatchObject({ solved: true, satisfied: true, closed: false });
  });
  it('goes on after three calls nobody answered, counted anew in each round', () => {
    const told = dispatched('urgent');
    const unreached = (day: number, times: number) => {
      for (let hour = 10; hour < 10 + times; hour++)
        told.act(`2026-09-${day}T${hour}:00`, 'caller', 'centre', 'recordCallBack', { result: 'unreachable' });
    };
    told.act('2026-09-08T09:00', 'si', 'si', 'solve', done);
    unreached(10, 2);
    expect(told.act('2026-09-10T15:00', 'caller', 'centre', 'endCallBack', { text: '未接' })).toEqual({
      code: 'CallAttemptsTooFew',
    });
    told.act('2026-09-10T16:00', 'caller', 'centre', 'recordCallBack', { result: 'unsatisfied', text: '没修好' });
    told.act('2026-09-11T09:00', 'si', 'si', 'solve', done);
    unreached(11, 1);
    expect(told.act('2026-09-11T15:00', 'caller', 'centre', 'endCallBack', { text: '未接' })).toEqual({
      code: 'CallAttemptsTooFew',
    });
    unreached(14, 2);
    expect(told.act('2026-09-14T15:00', 'caller', 'centre', 'endCallBack', { text: '未接' })).toBeUndefined();
    expect(stagesOf(told.state)).toEqual(['closing']);
  });
});

describe('P1-7: a major complaint is analysed by whoever took it before it is closed', () => {
  it('refuses to close until the analysis is there', () => {
    const told = dispatched('urgent', 'si', extraOf('operator', { major: 'weakness' }));
    told.act('2026-09-07T15:00', 'si', 'si', 'solve', done);
    told.act('2026-09-08T10:00', 'caller', 'centre', 'recordCallBack', { result: 'satisfied' });
    expect(told.act('2026-09-08T11:00', 'agent', 'centre', 'close')).toMatchObject({ code: 'NotYet' });
    told.act('2026-09-08T11:30', 'agent', 'centre', 'analyse', { analysis: '流程缺口' });
    expect(told.act('2026-09-08T11:40', 'agent', 'centre', 'close')).toBeUndefined();
  });
});

describe('recusal and withdrawal', () => {
  it('the person complained of neither judges nor solves', () => {
    const told = dispatched('urgent', 'si', { complainedPersons: [{ name: '某', person: 'si' }] });
    expect(told.act('2026-09-07T12:00', 'si', 'si', 'solve', done)).toEqual({ code: 'Recused', why: 'complainedOf' });
    expect(told.act('2026-09-07T12:00', 'siTwo', 'si', 'solve', done)).toBeUndefined();
  });
  it('a withdrawal ends every clock but the archiving', () => {
    const told = dispatched('urgent');
    told.act('2026-09-07T12:00', 'agent', 'centre', 'withdraw', { manner: 'phone', reason: '已解决' });
    expect(told.state.clocks.filter(({ state }) => state === 'running').map(({ rule }) => rule)).toEqual(['P1-H15']);
  });
});

describe('P1-NE1: whatever people do, an open complaint has a responsible unit, a due moment and a way on', () => {
  it('holds on random walks through every stage', () => {
    const met = walk({
      seed: 20091123,
      runs: 150,
      pack,
      office,
      entries: [
        { who: 'clerk', seat: 'hall', details: { complainedUnit: 'si', ...extraOf('operator') } },
        { who: 'agent', seat: 'centre', details: { complainedUnit: 'si', ...extraOf('operator', { mode: 'emp' }) } },
        { who: 'si', seat: 'si', details: { complainedUnit: 'si', channel: 'web', ...extraOf('partner') } },
      ],
      unitFor: (field, pick, complaint) => {
        if (complaint.stages.some(({ stage }) => stage === 'handingIn')) return 'centre';
        if (complaint.stages.some(({ stage }) => stage === 'checkingNotice') && field.units?.kinds.length === 1)
          return 'it';
        if (complaint.stages.some(({ stage }) => stage === 'forwarding')) return ['si', 'contractor'][pick % 2]!;
        return 'voice';
      },
    });
    expect(met.ended).toBeGreaterThan(5);
    expect(pack.stages.map(({ id }) => id).filter((id) => !met.stages.has(id))).toEqual([]);
    // Three calls nobody answers in a row are too rare for chance; P1-6 has them.
    const untaken = pack.actions.map(({ id }) => id).filter((id) => !met.actions.has(id));
    expect(untaken.filter((id) => id !== 'endCallBack')).toEqual([]);
  });
});
