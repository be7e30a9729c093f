// LN-12: what the facts of the log ask for, through the real desk; a person decides, and undoing the facts undoes the draft.
import { describe, expect, it } from 'vitest';
import { openSupervisedOffice, refusalOf, type SupervisedOffice } from './office.ts';

const triggers = async (office: SupervisedOffice, list?: 'undecided' | 'underway' | 'done') =>
  (await office.list(list)).map(({ trigger }) => trigger).toSorted();

/** Registered, judged, approved and sent to the bank. */
async function forwarded(office: SupervisedOffice, day: string, changes: object = {}): Promise<string> {
  const id = await office.complain(`${day}T09:00`, changes);
  await office.act(`${day}T10:00`, 'wang', id, 'judgeValid', { opinion: '成立' });
  await office.act(`${day}T11:00`, 'director', id, 'approve', { comment: '同意' });
  await office.act(`${day}T14:00`, 'wang', id, 'forward', { unit: office.units.bank, request: '请核实' });
  return id;
}

describe('P2-L1.1: nobody takes a forwarded complaint', () => {
  it('is drafted once a clock ran out in the inbox, with the entry that shows it, for the association alone', async () => {
    const office = await openSupervisedOffice();
    const id = await forwarded(office, '2026-09-01');
    office.pass('2026-09-02T17:00');
    expect(await triggers(office)).toEqual([]);
    office.pass('2026-09-03T09:00');
    const { proposal, facts, refusal } = await office.open('P2-L1.1');
    expect(proposal).toMatchObject({ level: 'talk', subject: office.units.bank, decider: office.units.association });
    expect(facts).toMatchObject([{ complaint: id, type: 'ClockBroken', complainedUnit: office.units.outlet }]);
    expect(facts[0]?.body).toMatchObject({ clock: 'P2-H2#1' });
    expect(refusal).toBeNull();
    const [event] = office.parts.store.read(`proposal/${proposal.id}`);
    expect(event).toMatchObject({ type: 'ProposalDrafted', audience: office.units.association, personId: null });
    const bank = await office.as('president');
    expect((await bank.supervision.proposals({ list: 'undecided', cursor: null, size: 10 })).lines).toEqual([]);
    expect(await refusalOf(() => bank.supervision.proposal({ id: proposal.id }))).toEqual({ code: 'UnknownProposal' });
  });
});

describe('P2-L1.2: stalling drove the customer to complain again', () => {
  it('counts the re-complaints of one matter, whichever of them they refer to', async () => {
    const office = await openSupervisedOffice();
    const first = await office.complain('2026-09-01T09:00');
    const again = (other: string) => ({ flags: ['repeat'], links: [{ other, kind: 'repeat' }] });
    const second = await office.complain('2026-09-08T09:00', again(first));
    expect(await triggers(office)).toEqual([]);
    await office.complain('2026-09-15T09:00', again(second));
    const { proposal, facts } = await office.open('P2-L1.2');
    expect(proposal).toMatchObject({ atLeast: 2, key: first, subject: office.units.bank });
    expect(facts.map(({ type }) => type)).toEqual(['ComplaintLinked', 'ComplaintLinked']);
  });
});

describe('P2-L1.3: the same kind three times at one outlet in half a year, without rectification', () => {
  const three = async (office: SupervisedOffice) => [
    await office.complain('2026-09-01T09:00'),
    await office.complain('2026-09-15T09:00'),
    await office.complain('2026-09-29T09:00'),
  ];
  it('is withdrawn by itself when a correction undoes a fact, and comes back when it was right after all', async () => {
    const office = await openSupervisedOffice();
    const [, second] = await three(office);
    const { proposal } = await office.open('P2-L1.3');
    expect(proposal).toMatchObject({ state: 'open', subject: office.units.outlet, key: 'C1 2026-H2' });
    expect(proposal.facts).toHaveLength(3);
    await office.correct(second!, { reason: 'C2' });
    expect(await triggers(office)).toEqual([]);
    expect(await office.open('P2-L1.3')).toMatchObject({
      proposal: { id: proposal.id, state: 'withdrawn' },
      history: [{ type: 'ProposalDrafted' }, { type: 'ProposalWithdrawn', person: null, body: { why: 'factsUndone' } }],
    });
    await office.correct(second!, { reason: 'C1' });
    const back = await office.open('P2-L1.3');
    expect(back.proposal).toMatchObject({ state: 'open' });
    expect(back.proposal.id).not.toBe(proposal.id);
  });
  it('leaves out what was judged not valid', async () => {
    const office = await openSupervisedOffice();
    const [first] = await three(office);
    const invalid = { reason: 'other', explanation: '非银行业务' };
    await office.act('2026-09-29T10:00', 'wang', first!, 'judgeInvalid', invalid);
    expect(await triggers(office)).toEqual([]);
  });
  it('does not count over the end of the half-year', async () => {
    const office = await openSupervisedOffice('2026-06-01T09:00');
    await office.complain('2026-06-01T09:00');
    await office.complain('2026-06-29T09:00');
    await office.complain('2026-07-01T09:00');
    expect(await triggers(office)).toEqual([]);
  });
  it('puts a sign on a confirmed one when its facts are corrected later, and takes nothing back', async () => {
    const office = await openSupervisedOffice();
    const [first] = await three(office);
    const director = await office.as('director');
    const { proposal } = await office.open('P2-L1.3');
    const confirmation = { id: proposal.id, text: '约见分管行长', due: '2026-10-20', base: null };
    await director.supervision.confirm({ request: office.request(), ...confirmation });
    await office.correct(first!, { reason: 'C2' });
    expect((await office.open('P2-L1.3')).proposal).toMatchObject({
      state: 'rectifying',
      undone: [{ complaint: first }],
    });
    expect(await office.list('underway')).toMatchObject([{ id: proposal.id, undone: 1 }]);
  });
});

describe('P2-L1.4: escalated to the media', () => {
  it('is drafted with the flag, and withdrawn when the flag was a mistake', async () => {
    const office = await openSupervisedOffice();
    const id = await office.complain('2026-09-01T09:00', { flags: ['media'] });
    expect(await triggers(office)).toEqual(['P2-L1.4']);
    await office.correct(id, { flags: [] });
    expect(await triggers(office)).toEqual([]);
    await office.correct(id, { flags: ['media'] });
    expect((await office.open('P2-L1.4')).facts).toMatchObject([{ type: 'DetailsCorrected' }]);
  });
  it('is held to the bank of the unit complained of: correcting the unit moves it', async () => {
    const office = await openSupervisedOffice();
    const wang = await office.as('wang');
    const other = await wang.office.saveUnit({
      request: office.request(),
      kind: 'member',
      name: '另一家银行',
      parent: office.units.association,
      contact: {},
    });
    const id = await office.complain('2026-09-01T09:00', { flags: ['media'] });
    await office.correct(id, { complainedUnit: other.id });
    expect((await office.list()).map(({ subject }) => subject)).toEqual([other.id]);
    expect((await office.list('done')).map(({ subject, state }) => [subject, state])).toEqual([
      [office.units.bank, 'withdrawn'],
    ]);
  });
});

describe('P2-W1, P2-W2, P2-W3: reminders below the ladder', () => {
  it('P2-W1: three written limits missed in one month by one unit', async () => {
    const office = await openSupervisedOffice();
    for (const day of ['2026-09-01', '2026-09-02', '2026-09-03']) {
      const id = await forwarded(office, day);
      await office.act(`${day}T15:00`, 'zhang', id, 'memberAccept');
    }
    office.pass('2026-09-08T09:00');
    const found = await office.open('P2-W1');
    expect(found.proposal).toMatchObject({ level: 'reminder', subject: office.units.bank, key: '2026-09' });
    // Two days to verify: the clock the measures name, not one of the office's own.
    expect(found.facts.map(({ body }) => body['clock'])).toEqual(['P2-D2#1', 'P2-D2#1', 'P2-D2#1']);
  });
  it('P2-W2: one complaint sent back twice', async () => {
    const office = await openSupervisedOffice();
    const id = await forwarded(office, '2026-09-01');
    const back = { reason: 'notOurs', explanation: '不属本行' };
    await office.act('2026-09-01T15:00', 'zhang', id, 'memberReturn', back);
    await office.act('2026-09-01T16:00', 'wang', id, 'forward', { unit: office.units.bank, request: '请再核' });
    expect(await triggers(office)).toEqual([]);
    await office.act('2026-09-01T17:00', 'zhang', id, 'memberReturn', back);
    expect(await triggers(office)).toEqual(['P2-W2']);
    const page = await (
      await office.as('director')
    ).supervision.complaints({ list: 'returned', cursor: null, size: 10 });
    expect(page.lines).toMatchObject([{ id, times: 2 }]);
  });
  it('P2-W3: three reports of the half-year incomplete', async () => {
    const office = await openSupervisedOffice();
    const reply = { result: '已致歉', replyManner: 'phone', reply: '已说明', solved: true };
    for (const day of ['2026-09-01', '2026-09-02', '2026-09-03']) {
      expect(await triggers(office)).toEqual([]);
      const id = await forwarded(office, day);
      await office.act(`${day}T14:10`, 'zhang', id, 'memberAccept');
      await office.act(`${day}T14:20`, 'zhang', id, 'verify', { founded: 'partly', facts: '排队属实' });
      await office.act(`${day}T14:30`, 'zhang', id, 'settle', reply);
      await office.act(`${day}T14:40`, 'zhang', id, 'reportUp', { report: '已办结' });
      const missing = { reason: 'incomplete', explanation: '缺答复记录' };
      await office.act(`${day}T15:00`, 'wang', id, 'returnReport', missing);
    }
    expect(await triggers(office)).toContain('P2-W3');
  });
});

describe('P2-L2.1, P2-L2.2, P2-L3.1, P2-L3.2: the rungs above', () => {
  /** A talk about the outlet, confirmed with a date. */
  async function talked() {
    const office = await openSupervisedOffice();
    for (const day of ['2026-09-01', '2026-09-02', '2026-09-03']) await office.complain(`${day}T09:00`);
    const { proposal } = await office.open('P2-L1.3');
    const director = await office.as('director');
    const confirmation = { id: proposal.id, text: '约见', due: '2026-09-18', base: null };
    await director.supervision.confirm({ request: office.request(), ...confirmation });
    return { office, director, talk: proposal.id };
  }
  it('P2-L2.1: not rectified by the date of the talk; two leaders must agree on a criticism', async () => {
    const { office, director, talk } = await talked();
    office.pass('2026-09-18T17:00');
    expect(await triggers(office)).toEqual([]);
    office.pass('2026-09-19T09:00');
    office.pass('2026-09-19T09:01');
    const { proposal, facts } = await office.open('P2-L2.1');
    expect(proposal).toMatchObject({ level: 'criticism', subject: office.units.outlet });
    expect(facts).toMatchObject([{ proposal: talk, type: 'ProposalOverdue' }]);
    const confirm = { id: proposal.id, text: '业内通报批评', due: null, base: null };
    const agree = () => director.supervision.confirm({ request: office.request(), ...confirm });
    expect(await agree()).toEqual({ id: proposal.id, state: 'open' });
    expect(await refusalOf(agree)).toEqual({ code: 'ProposalNeedsAnother' });
    const vice = await office.second();
    expect(await vice.supervision.confirm({ request: office.request(), ...confirm })).toMatchObject({
      state: 'closed',
    });
    office.pass('2026-09-21T09:00');
    expect(await triggers(office)).toEqual(['P2-L3.1', 'P2-L3.2']);
    const awards = await office.list();
    expect(Object.fromEntries(awards.map(({ trigger, subject }) => [trigger, subject]))).toEqual({
      'P2-L3.1': office.units.bank,
      'P2-L3.2': office.units.outlet,
    });
  });
  it('is not overdue once it was shown to be done; refused it gets another date', async () => {
    const { office, director, talk } = await talked();
    office.set('2026-09-17T10:00');
    const of = () => ({ request: office.request(), id: talk });
    await director.supervision.prove({ ...of(), text: '增开窗口' });
    office.pass('2026-09-21T09:00');
    expect(await triggers(office)).toEqual([]);
    await director.supervision.refuseProof({ ...of(), reason: '没有照片', due: '2026-09-25' });
    office.pass('2026-09-24T09:00');
    await director.supervision.prove({ ...of(), text: '附照片' });
    await director.supervision.acceptProof({ ...of(), text: '整改到位' });
    office.pass('2026-10-30T09:00');
    expect(await triggers(office, 'done')).toEqual(['P2-L1.3']);
    expect((await office.open('P2-L1.3')).proposal).toMatchObject({ state: 'closed', overdue: false });
  });
  it('P2-L2.2: the same again after the talk', async () => {
    const { office } = await talked();
    for (const day of ['2026-09-08', '2026-09-09']) await office.complain(`${day}T09:00`);
    expect(await triggers(office)).toEqual([]);
    const last = await office.complain('2026-09-10T09:00');
    office.pass('2026-09-10T09:10');
    expect(await triggers(office)).toEqual(['P2-L1.3', 'P2-L2.2']);
    // It was no recurrence: both fall together.
    await office.correct(last, { reason: 'C3' });
    office.pass('2026-09-10T09:20');
    expect(await triggers(office)).toEqual([]);
  });
});

describe('a person decides', () => {
  it('with a reason when it is dismissed; the same facts never ask again, new ones do', async () => {
    const office = await openSupervisedOffice();
    for (const day of ['2026-09-01', '2026-09-02', '2026-09-03']) await office.complain(`${day}T09:00`);
    const director = await office.as('director');
    const { proposal } = await office.open('P2-L1.3');
    const of = () => ({ request: office.request(), id: proposal.id });
    expect(await refusalOf(() => director.supervision.dismiss({ ...of(), reason: ' ' }))).toEqual({
      code: 'ProposalTextMissing',
    });
    await director.supervision.dismiss({ ...of(), reason: '系统升级所致，已说明' });
    expect(await refusalOf(() => director.supervision.dismiss({ ...of(), reason: '再次' }))).toEqual({
      code: 'ProposalInOtherState',
      state: 'dismissed',
    });
    for (const day of ['2026-09-08', '2026-09-09']) await office.complain(`${day}T09:00`);
    expect(await triggers(office)).toEqual([]);
    await office.complain('2026-09-10T09:00');
    expect(await triggers(office)).toEqual(['P2-L1.3']);
  });
  it('or lets it wait, while its facts are followed', async () => {
    const office = await openSupervisedOffice();
    for (const day of ['2026-09-01', '2026-09-02', '2026-09-03']) await office.complain(`${day}T09:00`);
    const director = await office.as('director');
    const { proposal } = await office.open('P2-L1.3');
    const wait = { id: proposal.id, until: '2026-09-20', reason: '等行里说明' };
    await director.supervision.postpone({ request: office.request(), ...wait });
    await office.complain('2026-09-08T09:00');
    const after = await office.open('P2-L1.3');
    expect(after.proposal).toMatchObject({ id: proposal.id, state: 'postponed', postponedUntil: '2026-09-20' });
    expect(after.facts).toHaveLength(4);
  });
  it('who is not the one concerned, at a seat that decides, by a date that lies ahead', async () => {
    const office = await openSupervisedOffice();
    const director = await office.as('director');
    const { persons } = await director.office.view();
    const own = persons.find(({ account }) => account === 'director')!;
    const about = { complainedPersons: [{ name: '主任', person: own.id }], flags: ['media'] };
    await office.complain('2026-09-01T09:00', about);
    const found = await office.open('P2-L1.4');
    expect(found.refusal).toEqual({ code: 'ProposalConcernsYou' });
    const confirm = { id: found.proposal.id, text: '约见', due: '2026-09-20', base: null };
    const send = (client: typeof director, changes: object = {}) =>
      refusalOf(() => client.supervision.confirm({ request: office.request(), ...confirm, ...changes }));
    expect(await send(director)).toEqual({ code: 'ProposalConcernsYou' });
    const vice = await office.second();
    expect(await send(vice, { due: null })).toEqual({ code: 'ProposalDueMissing' });
    expect(await send(vice, { due: '2026-08-20' })).toEqual({ code: 'ProposalDateInPast' });
    expect(await send(vice)).toMatchObject({ value: { state: 'rectifying' } });
  });
});

it('P2-NE5: what a bank settles by itself is not counted by the association', async () => {
  const office = await openSupervisedOffice();
  for (const day of ['2026-09-01', '2026-09-02', '2026-09-03']) await office.registerAtBank(`${day}T09:00`);
  office.pass('2026-09-03T09:10');
  expect(await triggers(office)).toEqual([]);
  for (const day of ['2026-09-08', '2026-09-09', '2026-09-10']) await office.complain(`${day}T09:00`);
  expect((await office.open('P2-L1.3')).facts).toHaveLength(3);
});

it('P2-NE7: what was prepared is the same after every table was filled again from the log', async () => {
  const office = await openSupervisedOffice();
  for (const day of ['2026-09-01', '2026-09-02', '2026-09-03']) await forwarded(office, day, { flags: ['media'] });
  office.pass('2026-09-10T09:00');
  const tables = () =>
    ['supervised', 'fact', 'fact_group', 'proposal'].map((table) =>
      office.parts.database.prepare(`select * from ${table}`).all(),
    );
  const before = tables();
  expect(before.map((rows) => rows.length > 0)).toEqual([true, true, true, true]);
  await office.parts.store.rebuild();
  expect(tables()).toEqual(before);
  office.pass('2026-09-10T09:01');
  expect(tables()).toEqual(before);
});
