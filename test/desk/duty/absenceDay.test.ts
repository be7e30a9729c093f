import { describe, expect, it } from 'vitest';
import type { HandOverView } from '../../../shared/contract/dutyViews.ts';
import { at, openDutyOffice } from './office.ts';
import { replyOf } from '../contract/links.ts';

/** A complaint may stand in several stages: each is a piece of work. */
const complaintsIn = ({ items }: HandOverView): string[] =>
  [...new Set(items.map(({ complaint }) => complaint))].toSorted();

describe('LN-7: a day on which A leaves at noon', () => {
  it('moves twelve complaints to B, alarms when both are away, and gives them back, each step on record', async () => {
    const office = await openDutyOffice('2026-10-12T09:00');
    const { units, people, request } = office;
    const zhang = await office.as('zhang');
    const zhao = await office.as('zhao');
    const qian = await office.as('qian');
    const ids = await office.register(12);

    office.set('2026-10-12T12:00');
    const absence = {
      request: request(),
      person: people.zhang,
      from: at('2026-10-12T12:00'),
      to: null,
      reason: '病假',
    };
    await zhang.duty.recordAbsence(absence);
    const taken = await zhao.duty.handOvers({ open: true, cursor: null, size: 10 });
    expect(taken.lists).toHaveLength(1);
    expect(taken.lists[0]).toMatchObject({ kind: 'leave', person: people.zhang, reason: '病假', maySign: true });
    expect(complaintsIn(taken.lists[0]!)).toEqual(ids.toSorted());
    for (const { from, to, due } of taken.lists[0]!.items) {
      expect({ from, to }).toEqual({ from: people.zhang, to: people.zhao });
      expect(due).toBeGreaterThan(at('2026-10-12T12:00'));
    }
    expect((await zhao.today.view()).toSign).toBe(1);
    await zhao.duty.signHandOver({ request: request(), id: taken.lists[0]!.id, note: '已逐件接收' });
    expect((await zhao.today.view()).toSign).toBe(0);
    const again = await replyOf(() => zhao.duty.signHandOver({ request: request(), id: taken.lists[0]!.id, note: '' }));
    expect(again).toMatchObject({ error: { data: { code: 'AlreadySigned' } } });

    const { lines } = await zhao.today.page({ section: 'mine', cursor: null, size: 20 });
    expect(new Set(lines.map(({ handler }) => JSON.stringify(handler)))).toEqual(
      new Set([JSON.stringify({ person: people.zhao, slot: 'B', actingFor: people.zhang })]),
    );
    const form = { founded: 'founded', facts: '调取监控，排队属实。' };
    await zhao.complaint.act({ request: request(), id: ids[0]!, action: 'verify', form });
    const { timeline } = await zhao.complaint.open({ id: ids[0]! });
    expect(timeline.find(({ body }) => body['action'] === 'verify')).toMatchObject({
      person: people.zhao,
      actingFor: people.zhang,
    });

    office.set('2026-10-12T17:00');
    await zhao.duty.recordAbsence({
      request: request(),
      person: people.zhao,
      from: at('2026-10-13T00:00'),
      to: at('2026-10-14T00:00'),
      reason: '公出',
    });
    expect((await qian.duty.alarms()).ringing).toEqual([]);
    const ahead = (await qian.duty.board()).units.find(({ unit }) => unit === units.bank)!;
    expect(ahead.gaps).toEqual([{ from: at('2026-10-13T00:00'), to: at('2026-10-14T00:00') }]);

    office.wake('2026-10-13T08:00');
    const { ringing } = await qian.duty.alarms();
    expect(ringing).toHaveLength(1);
    expect(ringing[0]).toMatchObject({
      kind: 'nobodyOnDuty',
      unit: units.bank,
      why: 'bothAway',
      from: at('2026-10-13T00:00'),
      open: 23,
      told: [{ level: 0, unit: units.bank, leader: people.qian }],
    });
    const today = await qian.today.view();
    expect(today.alarms).toMatchObject([{ unit: units.bank, why: 'bothAway', open: 23 }]);
    const alone = await qian.today.page({ section: 'unattended', cursor: null, size: 50 });
    expect(alone.lines.map(({ handler }) => handler)).toEqual(Array(23).fill(null));
    const early = await replyOf(() => qian.duty.signAlarm({ request: request(), id: ringing[0]!.id, note: '知道了' }));
    expect(early).toMatchObject({ error: { data: { code: 'AlarmStillRings' } } });

    office.wake('2026-10-13T09:30');
    const told = (await qian.duty.alarms()).ringing[0]!.told;
    expect(told.map(({ unit }) => unit)).toEqual([units.bank, units.association]);
    office.wake('2026-10-13T09:40');
    expect((await qian.duty.alarms()).ringing[0]!.told).toEqual(told);

    await qian.duty.setPair({ request: request(), unit: units.bank, a: people.zhang, b: people.qian });
    const after = await qian.duty.alarms();
    expect(after.ringing).toEqual([]);
    expect(after.toSign).toMatchObject([{ ended: { how: 'assigned', by: people.qian, answering: people.qian } }]);
    await qian.duty.signAlarm({ request: request(), id: after.toSign[0]!.id, note: '由我代班一天' });
    expect((await qian.duty.alarms()).signed).toMatchObject([{ signed: { by: people.qian, note: '由我代班一天' } }]);

    office.set('2026-10-14T08:30');
    const open = (await zhang.office.view()).persons.find(({ id }) => id === people.zhang)!.absences[0]!;
    await zhang.duty.endAbsence({ request: request(), person: people.zhang, absence: open.id });
    const back = (await zhang.duty.handOvers({ open: true, cursor: null, size: 10 })).lists;
    const returned = back.find(({ kind }) => kind === 'return')!;
    expect(returned).toMatchObject({ person: people.zhang, at: at('2026-10-14T08:30') });
    expect(complaintsIn(returned)).toEqual(ids.toSorted());
    for (const { from, to } of returned.items) expect({ from, to }).toEqual({ from: people.qian, to: people.zhang });

    const past = (moment: string) => qian.duty.answeredAt({ unit: units.bank, at: at(moment) });
    expect((await past('2026-10-12T11:59')).answering).toMatchObject({ person: people.zhang, slot: 'A' });
    expect((await past('2026-10-12T12:01')).answering).toMatchObject({ person: people.zhao, actingFor: people.zhang });
    expect((await past('2026-10-13T08:59')).answering).toEqual({ kind: 'unattended', why: 'bothAway' });
    expect((await past('2026-10-13T12:00')).answering).toMatchObject({ person: people.qian, actingFor: people.zhang });
    const told2 = await past('2026-10-12T12:01');
    expect(told2.evidence).toHaveLength(2);
    const { spans } = await qian.duty.history({
      unit: units.bank,
      from: at('2026-10-12T09:30'),
      to: at('2026-10-14T08:30'),
    });
    expect(
      spans.map(({ from, answering }) => [from, answering.kind === 'answered' ? answering.person : answering.why]),
    ).toEqual([
      [at('2026-10-12T09:30'), people.zhang],
      [at('2026-10-12T12:00'), people.zhao],
      [at('2026-10-13T00:00'), 'bothAway'],
      [at('2026-10-13T09:40'), people.qian],
    ]);
  });

  it('lets nobody go who still counts: first the duty, then the lists', async () => {
    const office = await openDutyOffice();
    const { units, people, request } = office;
    const wang = await office.as('wang');
    await office.register(1);
    const leave = () => replyOf(() => wang.office.personLeaves({ request: request(), id: people.zhang }));
    expect(await leave()).toMatchObject({ error: { data: { code: 'PersonStillOnDuty', units: [units.bank] } } });
    await wang.duty.setPair({ request: request(), unit: units.bank, a: people.zhao, b: people.qian });
    expect(await leave()).toMatchObject({ error: { data: { code: 'HandOverUnsigned', count: 1 } } });
    const { lists } = await (await office.as('zhao')).duty.handOvers({ open: true, cursor: null, size: 5 });
    expect(lists).toMatchObject([{ kind: 'reassign', person: people.zhang }]);
    for (const item of lists[0]!.items) expect(item).toMatchObject({ from: people.zhang, to: people.zhao });
    await (await office.as('zhao')).duty.signHandOver({ request: request(), id: lists[0]!.id, note: '' });
    expect(await leave()).toMatchObject({ value: { id: people.zhang } });
  });
});

describe('LN-6, P2-D7: a change of contacts', () => {
  it('is told to the association in the same moment, and seen by it', async () => {
    const office = await openDutyOffice();
    const { units, people, request } = office;
    const wang = await office.as('wang');
    const qian = await office.as('qian');
    const before = (await wang.duty.notices({ cursor: null, size: 50 })).notices.length;
    await qian.duty.setPair({ request: request(), unit: units.bank, a: people.zhao, b: people.zhang });
    const { notices } = await wang.duty.notices({ cursor: null, size: 50 });
    expect(notices).toHaveLength(before + 1);
    expect(notices[0]).toMatchObject({
      unit: units.bank,
      to: units.association,
      by: people.qian,
      inTime: null,
      maySee: true,
      changes: [
        { slot: 'a', before: { name: '张伟' }, after: { name: '赵欣' } },
        { slot: 'b', before: { name: '赵欣' }, after: { name: '张伟' } },
      ],
    });
    const own = await replyOf(() => qian.duty.seeNotice({ request: request(), id: notices[0]!.id }));
    expect(own).toMatchObject({ error: { data: { code: 'NotYoursToSign' } } });
    await wang.duty.seeNotice({ request: request(), id: notices[0]!.id });
    expect((await wang.duty.notices({ cursor: null, size: 1 })).notices[0]).toMatchObject({
      seen: { by: people.wang },
    });
  });

  it('P1-D13: told beforehand says whether fifteen working days lie between, and takes effect by itself', async () => {
    const office = await openDutyOffice('2026-10-12T09:00');
    const { units, people, request } = office;
    const qian = await office.as('qian');
    const tell = (from: string) =>
      qian.duty.announceChange({ request: request(), unit: units.bank, from: at(from), pair: { a: people.zhao } });
    // The fifteenth working day before 30 October is Saturday the 10th, worked in lieu; before 2 November it is the 12th.
    const late = await tell('2026-10-30T00:00');
    expect(late.inTime).toBe(false);
    await qian.duty.dropChange({ request: request(), unit: units.bank, change: late.change });
    expect(await tell('2026-11-02T00:00')).toMatchObject({ inTime: true });
    await office.register(2);
    office.wake('2026-11-03T10:00');
    const { lists } = await qian.duty.handOvers({ open: true, cursor: null, size: 5 });
    expect(lists).toMatchObject([{ kind: 'reassign', person: people.zhang, at: at('2026-11-02T00:00') }]);
    expect(complaintsIn(lists[0]!)).toHaveLength(2);
  });
});

describe('LN-3, LN-7: a complaint about the only one who is there', () => {
  it('stands among those nobody answers for, although somebody answers for the unit', async () => {
    const office = await openDutyOffice();
    const { units, people, request } = office;
    const qian = await office.as('qian');
    await qian.duty.setPair({ request: request(), unit: units.bank, a: people.zhang, b: null });
    const details = {
      channel: 'phone' as const,
      receivedAt: at('2026-10-12T09:00'),
      complainants: [{ kind: 'person' as const, name: '刘女士' }],
      complainedPersons: [{ name: '张伟', person: people.zhang }],
      complainedUnit: units.outlet,
      reason: 'C1',
      narrative: '张伟态度生硬。',
      demand: '致歉',
      flags: [],
    };
    const { id } = await qian.complaint.register({ request: request(), details });
    const { alarms } = await qian.today.view();
    expect(alarms).toMatchObject([{ unit: units.bank, why: 'recused' }]);
    const page = () => qian.today.page({ section: 'unattended', cursor: null, size: 10 });
    expect(new Set((await page()).lines.map((line) => line.id))).toEqual(new Set([id]));
    await qian.duty.setPair({ request: request(), unit: units.bank, a: people.zhang, b: people.zhao });
    expect((await qian.today.view()).alarms).toEqual([]);
    expect((await page()).lines).toEqual([]);
  });
});
