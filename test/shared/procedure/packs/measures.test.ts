import { describe, expect, it } from 'vitest';
import { decideMoments } from '../../../../shared/complaint/decide/record.ts';
import { decideChangeProcedure } from '../../../../shared/complaint/decide/procedure.ts';
import { runningClocks } from '../../../../shared/complaint/state.ts';
import { shippedPacks } from '../../../../shared/procedure/packs/index.ts';
import { bankOffice } from './operator.ts';
import { at, clockOf, contextFor, officeOf, pack as p2, stagesOf, story } from '../../complaint/office.ts';

const [c, p8] = ['C', 'P8'].map((id) => shippedPacks.newest(id)!) as [typeof p2, typeof p2];
const answer = { result: '已更正', replyManner: 'phone', reply: '已致电', solved: true };
const application = {
  decidedBy: 'outlet',
  unit: 'bank',
  decisionReceived: '2026-09-07',
  appliedOn: '2026-09-18',
  grounds: '没有核实录像',
};
const upheld = {
  processRight: true,
  limitsKept: true,
  facts: '录像显示等候两小时',
  outcome: 'upheld',
  reasons: '处理决定适当',
};
const again = { ...upheld, outcome: 'again', order: '核实录像后重新答复', carryOutBy: '2026-10-30' };
const told = { replyManner: 'letter', reply: '核查决定书已寄出', remediesTold: true };
const carriedOut = { result: '已按录像更正', replyManner: 'phone', reply: '已致电致歉', solved: true };

/** By the bank's principles, the measures beside them: answered, called back, reported, archived by the outlet on 9 September. */
function archived(until = 5) {
  const one = story(officeOf(), [c], { pack: p8, common: { extra: { severity: 'ordinary' } } });
  const steps = [
    () => one.register('2026-09-07T09:00', 'chen', 'outlet'),
    () => one.act('2026-09-07T15:00', 'chen', 'outlet', 'reply', answer),
    () => one.act('2026-09-08T10:00', 'sun', 'outlet', 'recordCallBack', { result: 'satisfied' }),
    () => one.act('2026-09-08T11:00', 'chen', 'outlet', 'reportUp', { summary: '已答复' }),
    () => one.act('2026-09-09T10:00', 'chen', 'outlet', 'archive', { papersComplete: true }),
  ];
  for (const step of steps.slice(0, until)) expect(step()).toBeUndefined();
  return one;
}

describe('C-D6: somebody without authority may be declined, and is told', () => {
  it('is judged with the reason, and the clock of the measures runs until he was told', () => {
    const p7 = shippedPacks.newest('P7')!;
    const one = story(bankOffice, [c], { pack: p7, common: { complainedUnit: 'outlet' } });
    expect(one.register('2026-09-07T10:00', 'teller', 'outlet')).toBeUndefined();
    const declined = { reason: '不是投诉人本人、法定代表人或代理人提出，请本人来电或出具委托书' };
    expect(one.act('2026-09-07T10:30', 'teller', 'outlet', 'judgeUnfounded', declined)).toBeUndefined();
    expect(clockOf(one.state, 'C-D1')).toMatchObject({ state: 'running', due: at('2026-09-23T00:00') });
    const answered = { replyManner: 'phone', reply: '已致电说明理由和怎样补办委托', understood: true };
    expect(one.act('2026-09-07T11:00', 'teller', 'outlet', 'answerUnfounded', answered)).toBeUndefined();
    expect(clockOf(one.state, 'C-D1')).toMatchObject({ state: 'met', late: false });
    expect(stagesOf(one.state)).toEqual(['summarising']);
  });
});

describe('C-D8: the institution above reviews what a branch decided, within thirty days, also after the end', () => {
  it('begins on an archived complaint, has a clock and somebody who answers for it, and leaves the end where it was', () => {
    const one = archived();
    expect(one.state.ended).toBe('archived');
    expect(one.act('2026-09-21T10:00', 'chen', 'outlet', 'askReview', application)).toBeUndefined();
    expect(stagesOf(one.state)).toEqual(['reviewing']);
    expect(one.state.parties['reviewer']).toMatchObject({ unit: 'bank', handler: { person: 'zhang' } });
    // Thirty natural days from the receipt of the application, not from when somebody entered it; 1 to 8 October count.
    expect(clockOf(one.state, 'C-D8')).toMatchObject({ state: 'running', due: at('2026-10-19T00:00') });
    expect(one.state.ended).toBe('archived');

    expect(one.act('2026-10-12T10:00', 'zhang', 'bank', 'decideReview', upheld)).toBeUndefined();
    // Decided is not told: the clock runs until both are.
    expect(clockOf(one.state, 'C-D8')).toMatchObject({ state: 'running' });
    expect(one.act('2026-10-12T11:00', 'zhang', 'bank', 'tellReview', { ...told, remediesTold: false })).toMatchObject({
      code: 'NotYet',
    });
    expect(one.act('2026-10-13T10:00', 'zhang', 'bank', 'tellReview', told)).toBeUndefined();
    expect(clockOf(one.state, 'C-D8')).toMatchObject({ state: 'met', late: false });
    expect(stagesOf(one.state)).toEqual([]);
    expect(one.events.filter(({ type }) => type === 'ComplaintEnded')).toHaveLength(1);
    expect(one.state.facts['reviewOutcome']).toBe('upheld');
  });

  it('is broken after the thirtieth day', () => {
    const one = archived();
    one.act('2026-09-21T10:00', 'chen', 'outlet', 'askReview', application);
    const broken = (moment: string) =>
      decideMoments(one.state, at(moment), () => null).filter(({ type }) => type === 'ClockBroken');
    expect(broken('2026-10-19T00:00')).toEqual([]);
    expect(broken('2026-10-19T00:01')).toMatchObject([{ clock: 'C-D8#1', due: at('2026-10-19T00:00') }]);
  });

  it('is applied for within thirty days of receiving the decision, the thirtieth included', () => {
    const ask = (appliedOn: string) =>
      archived().act('2026-10-12T10:00', 'chen', 'outlet', 'askReview', { ...application, appliedOn });
    expect(ask('2026-10-07')).toBeUndefined();
    expect(ask('2026-10-08')).toMatchObject({ code: 'NotYet' });
    expect(ask('2026-09-06')).toMatchObject({ code: 'NotYet' });
  });

  it('is for the institution above the one that decided, and for somebody who did not handle the complaint', () => {
    expect(
      archived().act('2026-09-21T10:00', 'chen', 'outlet', 'askReview', { ...application, decidedBy: 'bank' }),
    ).toMatchObject({ code: 'NotYet' });
    expect(
      archived().act('2026-09-21T10:00', 'chen', 'outlet', 'askReview', { ...application, unit: 'otherBank' }),
    ).toMatchObject({ code: 'NotYet' });
    const one = story(officeOf(), [c], { pack: p8, common: { extra: { severity: 'ordinary' } } });
    one.register('2026-09-07T09:00', 'zhao', 'bank');
    one.act('2026-09-07T15:00', 'zhang', 'bank', 'replyAtHead', answer);
    expect(one.act('2026-09-21T10:00', 'zhao', 'bank', 'askReview', application)).toBeUndefined();
    expect(one.act('2026-09-22T10:00', 'zhang', 'bank', 'decideReview', upheld)).toEqual({
      code: 'FourEyes',
      person: 'zhang',
      action: 'replyAtHead',
    });
  });

  it('sends it back to whoever decided, with a date of its own, when the decision does not stand', () => {
    const one = archived();
    one.act('2026-09-21T10:00', 'chen', 'outlet', 'askReview', application);
    expect(one.act('2026-10-12T10:00', 'zhang', 'bank', 'decideReview', again)).toBeUndefined();
    expect(stagesOf(one.state)).toEqual(['carryingOutReview', 'tellingReview']);
    expect(clockOf(one.state, 'C-D8C')).toMatchObject({ state: 'running', due: at('2026-10-30T17:30') });
    one.act('2026-10-13T10:00', 'zhang', 'bank', 'tellReview', told);
    expect(one.act('2026-10-20T10:00', 'chen', 'outlet', 'carryOutReview', carriedOut)).toBeUndefined();
    expect(clockOf(one.state, 'C-D8C')).toMatchObject({ state: 'met', late: false });
    expect(stagesOf(one.state)).toEqual([]);
  });

  it('runs on beside a complaint that is archived meanwhile, one at a time', () => {
    const one = archived(4);
    expect(
      one.act('2026-09-09T09:00', 'chen', 'outlet', 'askReview', { ...application, appliedOn: '2026-09-08' }),
    ).toBeUndefined();
    expect(
      one.act('2026-09-09T09:30', 'chen', 'outlet', 'askReview', { ...application, appliedOn: '2026-09-08' }),
    ).toMatchObject({
      code: 'NotYet',
    });
    expect(one.act('2026-09-09T10:00', 'chen', 'outlet', 'archive', { papersComplete: true })).toBeUndefined();
    expect(one.state.ended).toBe('archived');
    expect(runningClocks(one.state).map(({ rule }) => rule)).toEqual(['C-D8']);
    expect(one.act('2026-09-10T10:00', 'zhang', 'bank', 'withdrawReview', { reason: '已谅解' })).toBeUndefined();
    expect(clockOf(one.state, 'C-D8')).toMatchObject({ state: 'cancelled' });
    expect(stagesOf(one.state)).toEqual([]);
  });

  it('keeps the complaint under its procedures while it lasts', () => {
    const one = archived(4);
    one.act('2026-09-09T09:00', 'chen', 'outlet', 'askReview', { ...application, appliedOn: '2026-09-08' });
    const change = { pack: p2, overlays: [], answers: {}, from: 'receipt' as const, reason: '登记时选错' };
    const context = contextFor('2026-09-09T10:00', 'zhao', 'bank');
    expect(decideChangeProcedure(change, p8, one.state, context)).toEqual({
      ok: false,
      problem: { code: 'BesideUnderWay' },
    });
  });

  it('is not in question before a decision was told, nor after a withdrawal', () => {
    const open = archived(1);
    expect(open.act('2026-09-08T10:00', 'chen', 'outlet', 'askReview', application)).toMatchObject({ code: 'NotYet' });
    open.act('2026-09-08T10:00', 'chen', 'outlet', 'withdraw', { manner: 'phone', reason: '已解决' });
    open.act('2026-09-08T11:00', 'chen', 'outlet', 'archive', { papersComplete: true });
    expect(open.state.ended).toBe('withdrawn');
    expect(open.act('2026-09-09T10:00', 'chen', 'outlet', 'askReview', application)).toMatchObject({ code: 'NotYet' });
  });
});

describe('P8-D1 beside another procedure', () => {
  it('is met by an acknowledgement of its own, which is open until there is one or an answer', () => {
    const one = story(officeOf(), [p8]);
    one.register('2026-09-07T10:00', 'chen', 'outlet', { extra: { severity: 'complex' } });
    const acknowledgement = { manner: 'phone', estimate: '2026-09-10' };
    expect(one.act('2026-09-07T10:20', 'chen', 'outlet', 'acknowledgeBeside', acknowledgement)).toBeUndefined();
    expect(clockOf(one.state, 'P8-D1')).toMatchObject({ state: 'met', late: false });
    expect(clockOf(one.state, 'P8-D3')).toMatchObject({ state: 'running' });
    expect(one.act('2026-09-07T10:30', 'chen', 'outlet', 'acknowledgeBeside', acknowledgement)).toMatchObject({
      code: 'NotYet',
    });
  });

  it('leaves the step out where these principles are the main procedure: they have a stage for it', () => {
    const main = shippedPacks.running({ pack: { id: 'P8', version: p8.version }, overlays: [] });
    expect(main?.actions.map(({ id }) => id)).not.toContain('acknowledgeBeside');
    expect(main?.actions.map(({ id }) => id)).toContain('acknowledge');
  });
});
