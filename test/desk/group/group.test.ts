// P10 through the real desk: a matter that begins with one complaint and ends with twenty-one people.
import { describe, expect, it } from 'vitest';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { replyOf } from '../contract/links.ts';
import { at, openCalendarOffice, type CalendarOffice } from '../calendar/office.ts';

const morning = '2026-11-18T10:00';
const refusalOf = async (work: () => Promise<unknown>) => {
  const reply = await replyOf(work);
  return 'error' in reply ? reply.error.data : reply;
};
let requests = 0;
const request = (): string => `request-group-${++requests}`;

const say = '理财产品到期没有兑付，当时客户经理承诺保本。';
async function register(office: CalendarOffice, client: DeskClient, more: object = {}, names = ['刘女士']) {
  return client.complaint.register({
    request: request(),
    details: {
      channel: 'phone',
      receivedAt: at(morning),
      complainants: names.map((name) => ({ kind: 'person' as const, name })),
      complainedPersons: [],
      complainedUnit: office.units.outlet,
      reason: 'C5',
      narrative: say,
      demand: '兑付',
      flags: [],
    },
    ...more,
  });
}

const begin = (client: DeskClient, complaint: string) =>
  client.group.begin({
    request: request(),
    complaint,
    title: '理财到期未兑付',
    kind: 'P10-T3',
    matter: '承诺保本，到期未兑付',
  });

describe('P10: a group of complaints', () => {
  it('P10-M7: opens around a complaint, takes others in with their number, and keeps each in one group only', async () => {
    const office = await openCalendarOffice({ begin: morning });
    const wang = await office.as('wang');
    const first = await register(office, wang);
    const second = await register(office, wang);
    const group = await begin(wang, first.number);
    expect(group.number).toBe('LN-QS-2026-001');
    await wang.group.join({ request: request(), id: group.id, complaints: [second.number] });
    const view = await wang.group.open({ id: group.id });
    expect(view.members.map(({ number, how }) => [number, how])).toEqual([
      [first.number, 'master'],
      [second.number, 'later'],
    ]);
    expect(view).toMatchObject({ people: 2, open: 2, hidden: 0 });
    // The master stands in the timeline of the one that joined.
    const joined = await wang.complaint.open({ id: second.id });
    expect(joined.links).toMatchObject([{ other: first.id, kind: 'sameMatter' }]);
    expect(await wang.group.ofComplaint({ complaint: second.id })).toMatchObject({
      number: group.number,
      master: first.id,
    });
    const other = await register(office, wang);
    const again = await begin(wang, other.id);
    expect(again.number).toBe('LN-QS-2026-002');
    expect(
      await refusalOf(() => wang.group.join({ request: request(), id: again.id, complaints: [second.id] })),
    ).toEqual({ code: 'MemberOfAnotherGroup', number: group.number });
    // The same request again is the same receipt, not another group.
    const once = {
      request: 'request-once',
      complaint: (await register(office, wang)).id,
      title: 'x',
      kind: 'P10-T0',
      matter: 'y',
    };
    expect(await wang.group.begin(once)).toEqual(await wang.group.begin(once));
  });

  it('P10-M1: intake asks when three like it stand alone, offers the open group, and joins it in the same command', async () => {
    const office = await openCalendarOffice({ begin: morning });
    const wang = await office.as('wang');
    const zhang = await office.as('zhang');
    const typed = { unit: office.units.outlet, reason: 'C5' };
    const first = await register(office, wang);
    await register(office, wang);
    expect(await wang.group.hint(typed)).toEqual({ groups: [], like: 2, asks: false });
    await register(office, wang);
    expect(await wang.group.hint(typed)).toEqual({ groups: [], like: 3, asks: true });
    expect(await wang.group.hint({ reason: 'C5' })).toMatchObject({ asks: false });
    const group = await begin(wang, first.id);
    expect((await wang.group.hint(typed)).groups).toMatchObject([{ number: group.number, members: 1, people: 1 }]);
    expect((await wang.group.hint({ ...typed, reason: 'C1' })).groups).toEqual([]);
    // The bank may join a group its association leads, without seeing who else is in it.
    expect((await zhang.group.hint(typed)).groups).toMatchObject([{ number: group.number }]);
    const registered = await register(office, zhang, { group: group.id }, ['甲', '乙']);
    // What a bank settles by itself its association does not see; it is counted all the same.
    const view = await wang.group.open({ id: group.id });
    expect(view).toMatchObject({ people: 3, open: 2, hidden: 1 });
    const own = await zhang.group.open({ id: group.id });
    expect(own.members).toMatchObject([{ number: registered.number, how: 'intake', people: 2 }]);
    expect(await refusalOf(() => register(office, wang, { group: 'no-such-group' }))).toEqual({ code: 'UnknownGroup' });
    expect(own.hidden).toBe(1);
  });

  it('P10-M2: the sweep finds the earlier ones of the matter, the likest first, and not what was set aside', async () => {
    const office = await openCalendarOffice({ begin: morning });
    const wang = await office.as('wang');
    const first = await register(office, wang);
    const like = await register(office, wang);
    const other = await register(office, wang, {
      details: {
        channel: 'phone',
        receivedAt: at('2026-11-18T09:00'),
        complainants: [{ kind: 'person', name: '何先生' }],
        complainedPersons: [],
        complainedUnit: office.units.outlet,
        reason: 'C5',
        narrative: '基金赎回延迟到账。',
        demand: '尽快到账',
        flags: [],
      },
    });
    await office.registerAtBank(morning);
    const group = await begin(wang, first.id);
    const found = await wang.group.sweepFor({ id: group.id });
    expect(found.map(({ number }) => number)).toEqual([like.number, other.number]);
    expect(found[0]!.likeness).toBeGreaterThan(found[1]!.likeness);
    await wang.group.sweep({
      request: request(),
      id: group.id,
      taken: [like.id],
      dismissed: [{ complaint: other.id, why: '另一产品' }],
    });
    expect(await wang.group.sweepFor({ id: group.id })).toEqual([]);
    const view = await wang.group.open({ id: group.id });
    expect(view.group.measures.sweep).toBeDefined();
    expect(view.group.dismissed).toEqual([{ complaint: other.id, why: '另一产品' }]);
  });

  it('P10-M5: one wording, published by an approver, and every handler of a member’s complaint reads it', async () => {
    const office = await openCalendarOffice({ begin: morning });
    const [wang, director, zhang] = [await office.as('wang'), await office.as('director'), await office.as('zhang')];
    const first = await register(office, wang);
    const group = await begin(wang, first.id);
    const word = (client: DeskClient, wording: string) =>
      client.group.word({ request: request(), id: group.id, title: '理财口径', wording, background: '内部情况' });
    expect(await refusalOf(() => word(zhang, '……'))).toEqual({ code: 'UnknownGroup' });
    const one = await word(director, '正在核实，三个工作日内答复您。');
    expect(one.version).toBe(1);
    await wang.notice.read({ request: request(), id: one.notice });
    expect(await wang.group.ofComplaint({ complaint: first.id })).toMatchObject({
      wording: { wording: '正在核实，三个工作日内答复您。', read: true },
    });
    // A new version is read anew.
    const two = await word(director, '已核实，方案明日告知。');
    expect(two).toEqual({ id: group.id, notice: one.notice, version: 2 });
    expect(await wang.group.ofComplaint({ complaint: first.id })).toMatchObject({ wording: { read: false } });
    expect(
      (await wang.notice.list({ all: false })).map(({ id, version, groupNumber }) => [id, version, groupNumber]),
    ).toEqual([[one.notice, 2, group.number]]);
    expect(await wang.notice.forComplaint({ unit: office.units.outlet, reason: 'C5' })).toHaveLength(1);
    expect(await wang.notice.forComplaint({ unit: office.units.outlet, reason: 'C1' })).toHaveLength(0);
    expect(await refusalOf(() => word(director, '已核实，方案明日告知。'))).toEqual({ code: 'NothingChanged' });
    expect(
      await refusalOf(() => zhang.notice.withdraw({ request: request(), id: one.notice, reason: '过时' })),
    ).toEqual({ code: 'NotPermitted', permission: 'publishNotices' });
    await director.notice.withdraw({ request: request(), id: one.notice, reason: '已答复完毕' });
    expect(await wang.notice.forComplaint({ unit: office.units.outlet, reason: 'C5' })).toEqual([]);
  });

  it('C-M1, C-I3, P10-M15, P10-M11 and P10-CLOSE: from twenty people to the end', async () => {
    const office = await openCalendarOffice({ begin: morning });
    const [wang, director] = [await office.as('wang'), await office.as('director')];
    const first = await register(
      office,
      wang,
      {},
      Array.from({ length: 19 }, (_, index) => `业主${index}`),
    );
    const group = await begin(wang, first.id);
    const { id } = group;
    const last = await register(office, wang, { group: id }, ['业主甲', '业主乙']);
    const [line] = await wang.group.list({ state: 'open' });
    expect(line).toMatchObject({ number: group.number, people: 21, members: 2, open: 2, alarm: true, major: false });
    const named = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: `业主${index}`, phone: '', complaint: first.id }));
    expect(await refusalOf(() => wang.group.elect({ request: request(), id, representatives: named(6) }))).toEqual({
      code: 'TooManyRepresentatives',
      most: 5,
    });
    await wang.group.elect({ request: request(), id, representatives: named(5) });
    await wang.group.decideMajor({
      request: request(),
      id,
      major: true,
      basis: 'jointVisit',
      text: '二十一人同到网点',
    });
    expect((await wang.group.list({ state: 'open' }))[0]).toMatchObject({ alarm: false, major: true });
    const pair = await wang.group.datePair({
      request: request(),
      id,
      title: '卫生间防水',
      promised: { from: '2024-06-30', months: 60 },
      held: { from: '2024-06-30', months: 24 },
    });
    expect(pair).toEqual({ id, promisedUntil: '2029-06-30', heldUntil: '2026-06-30', gapDays: 1096 });

    for (const measure of ['commonness', 'opinion', 'earlyReport', 'repairPlan'] as const) {
      const common = measure === 'commonness' ? true : null;
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as somebody would write them down
      await wang.group.measure({ request: request(), id, measure, text: '已办', common });
    }
    await wang.group.sweep({ request: request(), id, taken: [], dismissed: [] });
    await director.group.word({
      request: request(),
      id,
      title: '口径',
      wording: '请您放心，正在逐户处理。',
      background: '',
    });
    expect((await wang.group.open({ id })).obstacles.map(({ code }) => code)).toEqual([
      'GroupMembersOpen',
      'GroupDefectMissing',
    ]);
    const close = () => wang.group.close({ request: request(), id, summary: '逐户整改完毕' });
    expect(await refusalOf(close)).toEqual({ code: 'GroupMembersOpen', open: 2 });
    const { defect } = await wang.group.saveDefect({
      request: request(),
      id,
      title: '防水层开裂',
      kind: 'P10-T9',
      signs: '渗漏',
      cause: '基层处理',
      remedy: '重做',
      material: '某牌涂料',
      blacklisted: true,
    });
    expect(await wang.group.defects()).toMatchObject([
      { id: defect, title: '防水层开裂', blacklisted: true, groups: [{ number: group.number }] },
    ]);
    for (const complaint of [first, last]) {
      // oxlint-disable-next-line no-await-in-loop -- each step needs the one before it
      await wang.complaint.act({
        request: request(),
        id: complaint.id,
        action: 'withdraw',
        form: { manner: 'phone', reason: '已解决' },
      });
      // oxlint-disable-next-line no-await-in-loop -- each step needs the one before it
      await wang.complaint.act({
        request: request(),
        id: complaint.id,
        action: 'archive',
        form: { papersComplete: true, shelf: null },
      });
    }
    const still = await wang.group.open({ id });
    expect([still.open, still.members.map(({ ended }) => ended)]).toEqual([0, ['withdrawn', 'withdrawn']]);
    await close();
    expect(await wang.group.list({ state: 'open' })).toEqual([]);
    expect((await wang.group.list({ state: 'closed' }))[0]).toMatchObject({ number: group.number, closed: true });
    expect(await refusalOf(close)).toEqual({ code: 'GroupIsClosed', number: group.number });
    // Nothing is lost: the tables can be made again from the log.
    const before = await wang.group.open({ id });
    await office.parts.store.rebuild();
    expect(await wang.group.open({ id })).toEqual(before);
  });

  it('every list is read by an index', async () => {
    const office = await openCalendarOffice({ begin: morning });
    const { database } = office.parts;
    const planOf = (sql: string, ...bound: unknown[]): string =>
      database
        .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
        .all(...bound)
        .map(({ detail }) => detail)
        .join('\n');
    const open = planOf('select body from complaint_group where closed = 0 order by opened_at desc limit 5');
    expect(open).toContain('complaint_group_state');
    expect(open).not.toContain('TEMP B-TREE');
    expect(planOf('select body from complaint_group where reason = ? and closed = 0', 'C5')).toContain(
      'complaint_group_reason',
    );
    expect(planOf('select complaint from group_member where group_id = ?', 'g')).toContain('group_member_group');
    expect(planOf('select group_id from group_member where complaint = ?', 'c')).toContain('PRIMARY KEY');
    const counted = planOf('select count(*) from complaint_group where number >= ? and number < ?', 'a', 'b');
    expect(counted).toContain('complaint_group_number');
  });
});
