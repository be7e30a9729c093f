import { describe, expect, it } from 'vitest';
import { nextDue, standingOf } from '../../../shared/complaint/state.ts';
import { at, clockOf, officeOf, persons, stagesOf, story } from './office.ts';

const reply = { replyManner: 'phone', reply: '已致电说明并致歉' };

/** The desk's part up to the transfer, on Wednesday before the National Day holiday. */
function forwarded() {
  const told = story();
  expect(told.register('2026-09-30T10:00', 'wang', 'desk')).toBeUndefined();
  expect(told.act('2026-09-30T10:10', 'wang', 'desk', 'judgeValid')).toBeUndefined();
  expect(told.act('2026-09-30T10:20', 'director', 'association', 'approve')).toBeUndefined();
  expect(told.act('2026-09-30T11:00', 'wang', 'desk', 'forward', { unit: 'bank' })).toBeUndefined();
  return told;
}

/** The same, until the outlet has it. */
function passedDown() {
  const told = forwarded();
  expect(told.act('2026-09-30T14:00', 'zhang', 'bank', 'memberAccept')).toBeUndefined();
  expect(told.act('2026-09-30T15:00', 'zhang', 'bank', 'passDown', { unit: 'outlet' })).toBeUndefined();
  expect(told.act('2026-09-30T16:00', 'chen', 'outlet', 'outletAccept')).toBeUndefined();
  return told;
}

/** The same, until the report lies with the association. */
function reported() {
  const told = passedDown();
  expect(
    told.act('2026-10-08T10:00', 'chen', 'outlet', 'reportResult', { result: '已调整排班', ...reply, solved: true }),
  ).toBeUndefined();
  expect(
    told.act('2026-10-08T11:00', 'zhang', 'bank', 'verify', { founded: 'unfounded', facts: '监控核实' }),
  ).toBeUndefined();
  expect(told.act('2026-10-09T09:30', 'zhang', 'bank', 'reportUp', { report: '处理完毕' })).toBeUndefined();
  return told;
}

describe('P2-D1: the association forwards within two working days of receipt (LN-11.1)', () => {
  it('counts from the moment of receipt, over the holiday', () => {
    const told = story();
    told.register('2026-09-30T10:00', 'wang', 'desk');
    expect(clockOf(told.state, 'P2-D1')).toMatchObject({ state: 'running', due: at('2026-10-09T17:30') });
  });
  it('is met by the transfer, and late when the transfer is late', () => {
    expect(clockOf(forwarded().state, 'P2-D1')).toMatchObject({ state: 'met', late: false });
    const late = story();
    late.register('2026-09-30T10:00', 'wang', 'desk');
    late.act('2026-09-30T10:10', 'wang', 'desk', 'judgeValid');
    late.act('2026-10-12T09:00', 'director', 'association', 'approve');
    late.act('2026-10-12T09:10', 'wang', 'desk', 'forward', { unit: 'bank' });
    expect(clockOf(late.state, 'P2-D1')).toMatchObject({ state: 'met', late: true });
  });
  it('keeps the day-by-day explanation and the calendar it was counted with', () => {
    const told = story();
    told.register('2026-09-30T10:00', 'wang', 'desk');
    const clock = clockOf(told.state, 'P2-D1')!;
    expect(clock.calendar).toEqual({ id: 'CN', version: expect.any(Number) });
    expect(clock.days.filter((day) => day.counted !== null).map((day) => day.date)).toEqual([
      '2026-10-08',
      '2026-10-09',
    ]);
  });
});

describe('P2-D2 and P2-D3: the member verifies in two and reports in five working days of the same receipt (LN-11.2)', () => {
  it('starts both at the transfer, even when nobody has signed for it', () => {
    const told = forwarded();
    expect(stagesOf(told.state)).toEqual(['memberInbox']);
    expect(clockOf(told.state, 'P2-D2')).toMatchObject({ state: 'running', due: at('2026-10-09T17:30') });
    expect(clockOf(told.state, 'P2-D3')).toMatchObject({ state: 'running', due: at('2026-10-13T17:30') });
  });
  it('ends them at verification and at the report', () => {
    const told = reported();
    expect(clockOf(told.state, 'P2-D2')).toMatchObject({ state: 'met', late: false });
    expect(clockOf(told.state, 'P2-D3')).toMatchObject({ state: 'met', late: false });
  });
  it('does not let the report go up before the verification', () => {
    const told = passedDown();
    told.act('2026-10-08T10:00', 'chen', 'outlet', 'reportResult', { result: '已处理', ...reply, solved: true });
    expect(told.act('2026-10-08T11:00', 'zhang', 'bank', 'reportUp', { report: '完毕' })).toEqual({
      code: 'StillVerifying',
    });
  });
});

describe('P2-D4: the outlet issues the result and answers the customer within three working days (LN-11.3)', () => {
  it('starts when the outlet receives it and is met by result and reply together', () => {
    const told = passedDown();
    expect(clockOf(told.state, 'P2-D4')).toMatchObject({ state: 'running', due: at('2026-10-10T17:30') });
    told.act('2026-10-09T10:00', 'chen', 'outlet', 'reportResult', { result: '已处理', ...reply, solved: true });
    expect(clockOf(told.state, 'P2-D4')).toMatchObject({ state: 'met', late: false });
    expect(standingOf(told.state)).toEqual({ replied: true, solved: true, closed: false, satisfied: null });
  });
});

describe('P2-D5 and P2-D6: progress, reply and a promised date are the other end of D4; the promise is the live clock (LN-11.3)', () => {
  it('turns the promised date into the due moment', () => {
    const told = passedDown();
    const refusal = told.act('2026-10-09T16:00', 'chen', 'outlet', 'reportProgress', {
      progress: '等待总行核查',
      ...reply,
    });
    expect(refusal).toEqual({ code: 'BadForm', problems: [{ field: 'promised', why: 'missing' }] });
    expect(
      told.act('2026-10-09T16:00', 'chen', 'outlet', 'reportProgress', {
        progress: '等待总行核查',
        ...reply,
        promised: '2026-10-15',
      }),
    ).toBeUndefined();
    expect(clockOf(told.state, 'P2-D4')).toMatchObject({ state: 'met' });
    expect(clockOf(told.state, 'P2-D6')).toMatchObject({
      state: 'running',
      due: at('2026-10-15T17:30'),
      namedDate: '2026-10-15',
    });
  });
  it('is kept by the next reply, which may promise again', () => {
    const told = passedDown();
    told.act('2026-10-09T16:00', 'chen', 'outlet', 'reportProgress', {
      progress: '一',
      ...reply,
      promised: '2026-10-15',
    });
    told.act('2026-10-15T16:00', 'chen', 'outlet', 'reportProgress', {
      progress: '二',
      ...reply,
      promised: '2026-10-20',
    });
    expect(told.state.clocks.filter((clock) => clock.rule === 'P2-D6').map((clock) => clock.state)).toEqual([
      'met',
      'running',
    ]);
    told.act('2026-10-20T18:00', 'chen', 'outlet', 'reportResult', { result: '完', ...reply, solved: true });
    expect(clockOf(told.state, 'P2-D6')).toMatchObject({ state: 'met', late: true });
  });
});

describe('LN-8.3: only valid complaints are forwarded; an invalid one is answered and closed, never deleted', () => {
  it('asks for the reason, then for the answer to the customer', () => {
    const told = story();
    told.register('2026-09-30T10:00', 'wang', 'desk');
    expect(told.act('2026-09-30T11:00', 'wang', 'desk', 'judgeInvalid', { reason: 'notBank' })).toMatchObject({
      code: 'BadForm',
    });
    told.act('2026-09-30T11:00', 'wang', 'desk', 'judgeInvalid', { reason: 'notBank', explanation: '属于物业纠纷' });
    expect(clockOf(told.state, 'P2-D1')).toMatchObject({ state: 'cancelled' });
    expect(clockOf(told.state, 'P2-H1')).toMatchObject({ state: 'running' });
    told.act('2026-09-30T14:00', 'wang', 'desk', 'answerInvalid', reply);
    told.act('2026-09-30T14:10', 'wang', 'desk', 'close');
    told.act('2026-09-30T14:20', 'wang', 'desk', 'archive', { papersComplete: true });
    expect(told.state.ended).toBe('archived');
    expect(clockOf(told.state, 'P2-H12')).toMatchObject({ state: 'met', late: false });
    expect(told.state.facts['valid']).toBe(false);
  });
});

describe('LN-8.2: internal approval', () => {
  it('is for approvers, who may send back', () => {
    const told = story();
    told.register('2026-09-30T10:00', 'wang', 'desk');
    told.act('2026-09-30T10:10', 'wang', 'desk', 'judgeValid');
    expect(told.act('2026-09-30T10:20', 'wang', 'desk', 'approve')).toMatchObject({ code: 'NotYours' });
    told.act('2026-09-30T10:30', 'director', 'association', 'sendBack', { comment: '请补充网点名称' });
    expect(stagesOf(told.state)).toEqual(['judging']);
  });
});

describe('LN-9.1: returns carry a reason, are counted and end', () => {
  it('goes back to the association, which forwards elsewhere', () => {
    const told = forwarded();
    told.act('2026-09-30T15:00', 'zhang', 'bank', 'memberReturn', { reason: 'notOurs', explanation: '非我行网点' });
    expect(told.state.returns['member']).toBe(1);
    expect(clockOf(told.state, 'P2-D3')).toMatchObject({ state: 'cancelled' });
    told.act('2026-09-30T16:00', 'wang', 'desk', 'forward', { unit: 'otherBank' });
    expect(told.state.parties['member']?.unit).toBe('otherBank');
    expect(clockOf(told.state, 'P2-D3')).toMatchObject({ state: 'running', due: at('2026-10-13T17:30') });
  });
  it('is refused after the limit of the pack: the sender has decided', () => {
    const told = forwarded();
    for (const moment of ['2026-09-30T14:00', '2026-09-30T15:00']) {
      expect(
        told.act(moment, 'zhang', 'bank', 'memberReturn', { reason: 'notOurs', explanation: '非我行' }),
      ).toBeUndefined();
      told.act(moment, 'wang', 'desk', 'forward', { unit: 'bank' });
    }
    expect(
      told.act('2026-09-30T16:00', 'zhang', 'bank', 'memberReturn', { reason: 'notOurs', explanation: '非我行' }),
    ).toEqual({
      code: 'ReturnedTooOften',
      times: 2,
    });
  });
  it('another bank may not act on it', () => {
    expect(forwarded().act('2026-09-30T15:00', 'zhou', 'otherBank', 'memberAccept')).toMatchObject({
      code: 'NotYours',
      unit: 'bank',
    });
  });
});

describe('LN-9.2: a founded complaint needs a rectification opinion and an opinion on the staff, followed to its end', () => {
  function founded() {
    const told = passedDown();
    told.act('2026-10-08T09:00', 'zhang', 'bank', 'verify', { founded: 'founded', facts: '属实' });
    told.act('2026-10-08T10:00', 'chen', 'outlet', 'reportResult', { result: '已处理', ...reply, solved: true });
    return told;
  }
  const order = { opinion: '增设弹性窗口', staffOpinion: '批评教育', due: '2026-10-20' };

  it('blocks the report until it is ordered', () => {
    const told = founded();
    expect(told.act('2026-10-08T11:00', 'zhang', 'bank', 'reportUp', { report: '完毕' })).toEqual({
      code: 'RectificationMissing',
    });
    told.act('2026-10-08T11:10', 'zhang', 'bank', 'orderRectification', order);
    expect(told.act('2026-10-08T11:20', 'zhang', 'bank', 'reportUp', { report: '完毕' })).toBeUndefined();
    expect(clockOf(told.state, 'P2-H13')).toMatchObject({ state: 'running', due: at('2026-10-20T17:30') });
  });
  it('is refused for what was not found true', () => {
    const told = passedDown();
    told.act('2026-10-08T09:00', 'zhang', 'bank', 'verify', { founded: 'unfounded', facts: '不属实' });
    expect(told.act('2026-10-08T11:10', 'zhang', 'bank', 'orderRectification', order)).toEqual({ code: 'NotFounded' });
  });
  it('keeps the file open until the rectification is accepted', () => {
    const told = founded();
    told.act('2026-10-08T11:10', 'zhang', 'bank', 'orderRectification', order);
    told.act('2026-10-08T11:20', 'zhang', 'bank', 'reportUp', { report: '完毕' });
    told.act('2026-10-09T09:00', 'wang', 'desk', 'passReview');
    told.act('2026-10-09T10:00', 'caller', 'desk', 'recordCallBack', { result: 'satisfied' });
    told.act('2026-10-09T11:00', 'wang', 'desk', 'close');
    expect(told.act('2026-10-09T11:10', 'wang', 'desk', 'archive', { papersComplete: true })).toEqual({
      code: 'RectificationOpen',
    });
    told.act('2026-10-12T09:00', 'chen', 'outlet', 'reportRectification', { measures: '已增设窗口' });
    told.act('2026-10-12T10:00', 'zhao', 'bank', 'returnRectification', { comment: '未见排班表', due: '2026-10-22' });
    told.act('2026-10-13T09:00', 'chen', 'outlet', 'reportRectification', { measures: '附排班表' });
    told.act('2026-10-13T10:00', 'zhao', 'bank', 'passRectification', { comment: '到位' });
    expect(told.act('2026-10-13T11:00', 'wang', 'desk', 'archive', { papersComplete: false })).toEqual({
      code: 'PapersIncomplete',
    });
    expect(told.act('2026-10-13T11:00', 'wang', 'desk', 'archive', { papersComplete: true })).toBeUndefined();
    expect(told.state.ended).toBe('archived');
  });
});

describe('LN-10.1: a demand above the outlet head is put to the superior at once', () => {
  it('waits for the decision before the report', () => {
    const told = passedDown();
    told.act('2026-10-08T09:00', 'chen', 'outlet', 'askSuperior', { request: '客户要求赔偿5000元' });
    expect(stagesOf(told.state)).toEqual(['deciding', 'handling', 'verifying']);
    told.act('2026-10-08T09:30', 'zhang', 'bank', 'verify', { founded: 'unfounded', facts: '核实' });
    told.act('2026-10-08T10:00', 'chen', 'outlet', 'reportResult', { result: '完', ...reply, solved: true });
    expect(told.act('2026-10-08T10:10', 'zhang', 'bank', 'reportUp', { report: '完' })).toEqual({
      code: 'DemandUndecided',
    });
    told.act('2026-10-08T10:20', 'zhang', 'bank', 'decideDemand', { granted: false, decision: '按规定不予赔偿' });
    expect(told.act('2026-10-08T10:30', 'zhang', 'bank', 'reportUp', { report: '完' })).toBeUndefined();
  });
});

describe('P2-CB: the call-back is made by somebody who did not handle it, and an unsatisfied customer goes back', () => {
  function calling() {
    const told = reported();
    expect(told.act('2026-10-09T14:00', 'wang', 'desk', 'passReview')).toBeUndefined();
    return told;
  }
  it('refuses the handler', () => {
    expect(calling().act('2026-10-09T15:00', 'wang', 'desk', 'recordCallBack', { result: 'satisfied' })).toMatchObject({
      code: 'FourEyes',
    });
  });
  it('goes back to the member with fresh clocks when unsatisfied, and on when satisfied', () => {
    const told = calling();
    expect(told.act('2026-10-09T15:00', 'caller', 'desk', 'recordCallBack', { result: 'unsatisfied' })).toMatchObject({
      code: 'BadForm',
    });
    told.act('2026-10-09T15:00', 'caller', 'desk', 'recordCallBack', { result: 'unsatisfied', text: '未道歉' });
    expect(stagesOf(told.state)).toEqual(['memberInbox']);
    expect(clockOf(told.state, 'P2-D3')).toMatchObject({ state: 'running', due: at('2026-10-15T17:30') });
    expect(standingOf(told.state)).toMatchObject({ replied: true, closed: false, satisfied: false });
  });
  it('tries three times before giving up', () => {
    const told = calling();
    for (const moment of ['2026-10-09T15:00', '2026-10-09T16:00']) {
      told.act(moment, 'caller', 'desk', 'recordCallBack', { result: 'unreachable' });
    }
    expect(told.act('2026-10-10T09:00', 'caller', 'desk', 'endCallBack', { text: '三次未接' })).toEqual({
      code: 'CallAttemptsTooFew',
    });
    told.act('2026-10-10T10:00', 'caller', 'desk', 'recordCallBack', { result: 'unreachable' });
    expect(told.act('2026-10-10T11:00', 'caller', 'desk', 'endCallBack', { text: '三次未接' })).toBeUndefined();
    expect(standingOf(told.state).satisfied).toBeNull();
  });
});

describe('LN-7: B takes over while A is away, recorded as "B for A"', () => {
  const away = { id: 'x', from: at('2026-09-30T12:00'), to: at('2026-10-09T12:00'), reason: '外出' };
  it('names B as handler of what arrives, and for whom he acts', () => {
    const office = officeOf(
      persons.map((person) => (person.id === 'zhang' ? { ...person, absences: [away] } : person)),
    );
    const told = story(office);
    told.register('2026-09-30T10:00', 'wang', 'desk');
    told.act('2026-09-30T10:10', 'wang', 'desk', 'judgeValid');
    told.act('2026-09-30T10:20', 'director', 'association', 'approve');
    told.act('2026-09-30T14:00', 'wang', 'desk', 'forward', { unit: 'bank' });
    expect(told.state.parties['member']?.handler).toEqual({ person: 'zhao', slot: 'B', actingFor: 'zhang' });
    told.act('2026-09-30T14:30', 'zhao', 'bank', 'memberAccept');
    expect(told.events.findLast((event) => event.type === 'ActionTaken')).toMatchObject({
      by: 'zhao',
      actingFor: 'zhang',
    });
  });
});

describe('withdrawal, recusal and complaints of their own', () => {
  it('P2-W: a withdrawal ends every clock that day and leaves the archiving', () => {
    const told = passedDown();
    told.act('2026-10-08T09:00', 'wang', 'desk', 'withdraw', { manner: 'phone', reason: '已和解' });
    expect(stagesOf(told.state)).toEqual(['filing']);
    expect(told.state.clocks.filter((clock) => clock.state === 'running').map((clock) => clock.rule)).toEqual([
      'P2-H12',
    ]);
    told.act('2026-10-08T10:00', 'wang', 'desk', 'archive', { papersComplete: true });
    expect(told.state.ended).toBe('withdrawn');
  });
  it('LN-3: the person complained of may not verify it', () => {
    const told = story();
    told.register('2026-09-30T10:00', 'wang', 'desk', { complainedPersons: [{ name: '张', person: 'zhang' }] });
    told.act('2026-09-30T10:10', 'wang', 'desk', 'judgeValid');
    told.act('2026-09-30T10:20', 'director', 'association', 'approve');
    told.act('2026-09-30T11:00', 'wang', 'desk', 'forward', { unit: 'bank' });
    told.act('2026-09-30T14:00', 'zhang', 'bank', 'memberAccept');
    expect(told.act('2026-10-08T09:00', 'zhang', 'bank', 'verify', { founded: 'unfounded', facts: '没有' })).toEqual({
      code: 'Recused',
      why: 'complainedOf',
    });
  });
  it('LN-8.1: an outlet that was asked first answers, its bank confirms, another person calls back', () => {
    const told = story();
    told.register('2026-09-30T10:00', 'chen', 'outlet', { channel: 'visit' });
    expect(clockOf(told.state, 'P2-D4')).toMatchObject({ state: 'running' });
    told.act('2026-09-30T11:00', 'chen', 'outlet', 'reportResult', { result: '当场致歉', ...reply, solved: true });
    told.act('2026-09-30T14:00', 'zhang', 'bank', 'confirmResult', { founded: 'partly' });
    expect(stagesOf(told.state)).toEqual(['callingBack']);
    expect(told.act('2026-09-30T15:00', 'chen', 'outlet', 'recordCallBack', { result: 'satisfied' })).toMatchObject({
      code: 'FourEyes',
    });
    told.act('2026-09-30T15:00', 'sun', 'outlet', 'recordCallBack', { result: 'satisfied' });
    told.act('2026-09-30T15:30', 'chen', 'outlet', 'close');
    told.act('2026-09-30T15:40', 'chen', 'outlet', 'archive', { papersComplete: true });
    expect(told.state.ended).toBe('archived');
    expect(told.state.firstAsked).toMatchObject({ unit: 'outlet', person: 'chen' });
  });
});

describe('actions out of turn', () => {
  it('says what the complaint waits for instead', () => {
    expect(forwarded().act('2026-09-30T15:00', 'wang', 'desk', 'close')).toEqual({
      code: 'NotNow',
      action: 'close',
      stages: ['memberInbox'],
    });
  });
  it('refuses a complaint from the future and unknown places', () => {
    expect(story().register('2026-09-30T10:00', 'wang', 'desk', { receivedAt: at('2026-10-01T10:00') })).toEqual({
      code: 'ReceivedInFuture',
    });
    expect(story().register('2026-09-30T10:00', 'wang', 'desk', { complainedUnit: 'nowhere' })).toEqual({
      code: 'UnknownUnit',
      unit: 'nowhere',
    });
  });
  it('never leaves an open complaint without a next due moment', () => {
    for (const told of [forwarded(), passedDown(), reported()]) expect(nextDue(told.state)).toBeDefined();
  });
});
