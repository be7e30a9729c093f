// A review (C-D8) through the real desk: open work on a complaint that has ended, while everything counted of its end stays.
import { expect, it } from 'vitest';
import type { DeskParts } from '../../../desk/parts.ts';
import { connect } from '../contract/links.ts';
import { at, openCalendarOffice, password } from '../calendar/office.ts';

let requests = 0;
const request = (): string => `request-review-${++requests}`;

const rows = ({ database }: DeskParts) => ({
  complaint: database.prepare('select stages, unit, next_rule, next_due, ended, ended_at from complaint').all(),
  work: database.prepare('select stage, unit, duty, due, rule, action from work').all(),
  fact: database.prepare('select ended, ended_at, ended_month, closed_at from complaint_fact').all(),
  clock: database.prepare(`select rule, unit, due, state from clock where rule like 'C-%' order by rule`).all(),
});

it('C-D8: after the end it waits at the institution above, with its due moment; the end and its figures stay', async () => {
  const office = await openCalendarOffice({ begin: '2026-09-07T09:00' });
  const { units } = office;
  const wang = await office.as('wang');
  await wang.procedure.choose({ request: request(), main: ['P8'], overlays: ['C'] });
  const seats = [{ unit: units.bank, roles: ['callBack' as const] }];
  const caller = {
    request: request(),
    name: 'caller',
    account: 'caller',
    contact: {},
    seats,
    password: 'first-pass-1',
  };
  await wang.office.savePerson(caller);
  const link = await connect('direct', office.desk);
  link.session.token = (await link.client.session.signIn({ account: 'caller', password: 'first-pass-1' })).token;
  const changed = { request: request(), old: 'first-pass-1', fresh: password };
  link.session.token = (await link.client.session.changePassword(changed)).token ?? link.session.token;

  const zhang = await office.as('zhang');
  const details = {
    channel: 'phone' as const,
    receivedAt: at('2026-09-07T09:00'),
    complainants: [{ kind: 'person' as const, name: '刘女士' }],
    complainedPersons: [],
    complainedUnit: units.outlet,
    reason: 'C1',
    narrative: '排队两小时，窗口只开一个。',
    demand: '致歉',
    flags: [],
    extra: { severity: 'ordinary' },
  };
  const { id } = await zhang.complaint.register({ request: request(), pack: 'P8', details });
  const act = (client: typeof zhang, action: string, form: object) =>
    client.complaint.act({ request: request(), id, action, form: { ...form } });
  const actions = async () => (await zhang.complaint.open({ id })).actions.map(({ action }) => action);
  expect(await actions()).not.toContain('askReview');
  await act(zhang, 'replyAtHead', { result: '已更正', replyManner: 'phone', reply: '已致电', solved: true });
  await act(link.client, 'recordCallBack', { result: 'satisfied' });
  await act(zhang, 'reportUp', { summary: '已答复' });
  office.set('2026-09-09T10:00');
  await act(zhang, 'archive', { papersComplete: true });
  const before = rows(office.parts);
  expect(before.complaint).toMatchObject([{ stages: '', ended: 'archived', ended_at: at('2026-09-09T10:00') }]);
  expect(await actions()).toEqual(['askReview']);

  office.set('2026-09-21T10:00');
  await act(zhang, 'askReview', {
    decidedBy: units.outlet,
    unit: units.bank,
    decisionReceived: '2026-09-07',
    appliedOn: '2026-09-18',
    grounds: '没有核实录像',
  });
  const during = rows(office.parts);
  const due = at('2026-10-19T00:00');
  expect(during.complaint).toMatchObject([{ stages: 'reviewing', unit: units.bank, next_rule: 'C-D8', next_due: due }]);
  expect(during.work).toEqual([
    { stage: 'reviewing', unit: units.bank, duty: 'handle', due, rule: 'C-D8', action: 'decideReview' },
  ]);
  expect(during.fact).toEqual(before.fact);
  const ended = await zhang.complaint.page({ filter: { state: 'ended' }, cursor: null, size: 10 });
  expect(ended.lines).toMatchObject([{ id, ended: 'archived', stages: ['reviewing'] }]);
  await office.parts.store.rebuild();
  expect(rows(office.parts)).toEqual(during);

  const president = await office.as('president');
  const decision = { processRight: true, limitsKept: true, facts: '属实', outcome: 'upheld', reasons: '处理适当' };
  await act(president, 'decideReview', decision);
  await act(president, 'tellReview', { replyManner: 'letter', reply: '已寄出', remediesTold: true });
  expect(rows(office.parts)).toMatchObject({
    complaint: [{ stages: '', next_rule: null, ended: 'archived', ended_at: at('2026-09-09T10:00') }],
    work: [],
    fact: before.fact,
    clock: [
      { rule: 'C-D1', state: 'met' },
      { rule: 'C-D8', state: 'met' },
    ],
  });
});
