import { describe, expect, it } from 'vitest';
import type { WrittenAnswer } from '../../../shared/complaint/behalf.ts';
import { day } from '../../../shared/base/time.ts';
import { begin, replyOf } from '../contract/links.ts';
import { complaintAt, request, smallOffice } from '../people/office.ts';

const hour = 3_600_000;
type Form = Record<string, string | number | boolean | null>;

/** The association has forwarded a complaint to a bank in which nobody has an account. */
async function forwarded() {
  const office = await smallOffice();
  const { units, founder, wait } = office;
  await office.person('clerk', [units.association, 'intake', 'handler']);
  await office.person('chief', [units.association, 'approver']);
  await office.person('reader', [units.association, 'reader']);
  const clerk = (await office.as('clerk')).client;
  const chief = (await office.as('chief')).client;
  const id = await complaintAt(clerk, units.outlet);
  const act = (client: typeof clerk, action: string, form: Form = {}, onBehalf?: WrittenAnswer) =>
    replyOf(() => client.complaint.act({ request: request(), id, action, form, ...(onBehalf && { onBehalf }) }));
  const view = () => clerk.complaint.open({ id });
  await act(clerk, 'judgeValid', { opinion: '成立' });
  await act(chief, 'approve');
  const offeredBefore = (await view()).answers;
  await act(clerk, 'forward', { unit: units.bank });
  const forwardedAt = begin;
  wait(3 * hour);
  const letter = (signedBy: string, receivedAt = forwardedAt + 2 * hour): WrittenAnswer => ({
    signedBy,
    receivedAt,
    manner: 'post',
  });
  const enter = (action: string, form: Form, signedBy: string, receivedAt?: number) =>
    act(clerk, action, form, letter(signedBy, receivedAt));
  return { ...office, founder, clerk, chief, id, act, enter, letter, view, offeredBefore, forwardedAt };
}

const refusalOf = (reply: Awaited<ReturnType<typeof replyOf>>): unknown => ('value' in reply ? 'ok' : reply.error.data);

describe('EX-LETTER: the written answer of a bank without the program', { timeout: 60_000 }, () => {
  it('is entered under its name: whose it is, who signed, when it came, and the deadlines by that moment', async () => {
    const { units, enter, view, offeredBefore, wait, forwardedAt, clerk, id } = await forwarded();
    expect(offeredBefore).toEqual([]);
    expect((await view()).answers).toEqual([
      { action: 'memberAccept', unit: units.bank, refusal: null },
      { action: 'memberReturn', unit: units.bank, refusal: null },
    ]);
    expect((await view()).actions.map(({ action }) => action)).not.toContain('memberAccept');
    // The answer came within the two working days; it is copied after nine.
    const came = forwardedAt + day;
    wait(9 * day);
    expect(refusalOf(await enter('memberAccept', {}, '赵红', came))).toBe('ok');
    const verified = { founded: 'unfounded', facts: '窗口当日停电' };
    expect(refusalOf(await enter('verify', verified, '赵红', came))).toBe('ok');
    const after = await view();
    expect(after.clocks.find(({ rule }) => rule === 'P2-D2')).toMatchObject({
      state: 'met',
      late: false,
      broken: false,
      endedAt: came,
    });
    const clerkId = after.firstAsked.person;
    expect(after.timeline.find(({ body }) => body['action'] === 'verify')).toMatchObject({
      person: clerkId,
      unit: units.association,
      body: {
        at: came,
        form: verified,
        onBehalf: { unit: units.bank, signedBy: '赵红', receivedAt: came, manner: 'post' },
      },
    });

    // Passed down, the outlet's steps are entered too; the four eyes are those of the bank.
    expect(refusalOf(await enter('passDown', { unit: units.outlet }, '赵红', came))).toBe('ok');
    expect((await view()).answers.map(({ action, unit }) => [action, unit])).toContainEqual([
      'outletAccept',
      units.outlet,
    ]);
    await enter('outletAccept', {}, '钱程', came + hour);
    const result = { result: '已致歉', replyManner: 'phone', reply: '已说明', solved: true };
    expect(refusalOf(await enter('reportResult', result, '钱程', came + hour))).toBe('ok');
    expect(refusalOf(await enter('reportUp', { report: '已办结' }, '赵红', came + hour))).toBe('ok');
    expect((await view()).answers.some(({ action }) => action === 'reportUp')).toBe(false);
    // Who copied it did not take it: he reviews it like everybody at the association.
    expect((await view()).actions).toContainEqual({ action: 'passReview', refusal: null });
    expect(refusalOf(await replyOf(() => clerk.complaint.undo({ request: request(), id })))).toBe('ok');
    expect((await view()).answers.map(({ action }) => action)).toContain('reportUp');
  });

  it('is refused by who signed, by when it came, and to whoever may not enter it', async () => {
    const { enter, act, letter, view, forwardedAt, as, units } = await forwarded();
    const before = (await view()).version;
    const reader = (await as('reader')).client;
    expect(refusalOf(await act(reader, 'memberAccept', {}, letter('赵红')))).toMatchObject({
      code: 'NotPermitted',
      permission: 'enterAnswers',
    });
    expect(refusalOf(await enter('memberAccept', {}, '赵红', forwardedAt - hour))).toMatchObject({
      code: 'AnswerOutOfTime',
      earliest: forwardedAt,
    });
    expect(refusalOf(await enter('memberAccept', {}, '赵红', forwardedAt + day))).toMatchObject({
      code: 'AnswerOutOfTime',
    });
    // One's own step is no other's, and without a paper the bank's step is not the clerk's.
    expect(refusalOf(await enter('urge', { text: '请尽快' }, '赵红'))).toMatchObject({ code: 'NotYours' });
    expect(refusalOf(await act(reader, 'memberAccept'))).toMatchObject({ code: 'NotYours', unit: units.bank });
    expect((await view()).version).toBe(before);

    await enter('memberAccept', {}, '赵红');
    await enter('passDown', { unit: units.outlet }, '赵红');
    await enter('outletAccept', {}, '赵红');
    const result = { result: '已致歉', replyManner: 'phone', reply: '已说明', solved: true };
    await enter('reportResult', result, '赵红');
    const verified = { founded: 'unfounded', facts: '停电' };
    expect(refusalOf(await enter('verify', verified, '赵红'))).toEqual({
      code: 'SignerMayNot',
      signedBy: '赵红',
      why: 'fourEyes',
    });
    expect(refusalOf(await enter('verify', verified, '孙伟'))).toBe('ok');
  });

  it('is refused where somebody of the bank has an account, and says who could enter it', async () => {
    const { enter, view, person, units } = await forwarded();
    const theirs = await person('banker', [units.bank, 'intake', 'handler']);
    expect(refusalOf(await enter('memberAccept', {}, '赵红'))).toEqual({
      code: 'AnswersItself',
      unit: units.bank,
      persons: [theirs],
    });
    expect((await view()).answers).toEqual([]);
  });

  it('goes out with the letter and its reply form, once the bank has the complaint', async () => {
    const { clerk, id, units } = await forwarded();
    const make = (complaint: string) =>
      replyOf(() =>
        clerk.document.make({
          request: request(),
          complaint,
          form: 'transferLetter:member',
          format: 'print',
          language: 'zh',
          masked: true,
          purpose: '转办',
        }),
      );
    expect(refusalOf(await make(id))).toBe('ok');
    const fresh = await complaintAt(clerk, units.outlet);
    expect(refusalOf(await make(fresh))).toMatchObject({ code: 'UnknownDocument' });
  });
});
