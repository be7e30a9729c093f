// CAL-CHANGE and CAL-PUBLISH through the real desk: shown first, then done in one piece, once.
import { describe, expect, it } from 'vitest';
import { replyOf } from '../contract/links.ts';
import { at, newYear2027, openCalendarOffice } from './office.ts';

const refusalOf = async (work: () => Promise<unknown>) => {
  const reply = await replyOf(work);
  return 'error' in reply ? reply.error.data : reply;
};

describe('CAL-CHANGE', () => {
  it('does exactly what the preview showed, in one command, once for each request', async () => {
    const office = await openCalendarOffice();
    const early = await office.register('2026-11-20T10:00');
    const open = [await office.register('2026-12-30T16:00'), await office.register('2026-12-31T10:00')];
    const client = await office.as('wang');
    expect((await client.calendar.view({})).provisionalClocks).toBe(2);
    expect((await client.calendar.provisional({ cursor: null, size: 10 })).lines.map(({ number }) => number)).toEqual(
      open.map(({ number }) => number),
    );
    const preview = await client.calendar.preview({ calendar: newYear2027 });
    expect(preview).toMatchObject({ problems: [], total: 2 });
    expect(preview.warnings.map(({ kind }) => kind)).toContain('WorkingDaysOfYear');

    const before = office.parts.store.head();
    const input = { request: 'request-publish', calendar: newYear2027, note: '示例〔2026〕1号', expectedVersion: 1 };
    const published = await client.calendar.publish(input);
    expect(published).toEqual({ version: 2, moved: 2 });
    expect(office.parts.store.head()).toMatchObject({ commands: before.commands + 1, events: before.events + 3 });
    for (const line of preview.affected) {
      const clock = await office.clock(line.complaint, line.rule);
      expect(clock).toMatchObject({ due: line.after, provisional: false, calendar: { id: 'CN', version: 2 } });
      expect(line.before).not.toBe(line.after);
    }
    expect((await office.clock(early.id, 'P2-D1')).calendar).toMatchObject({ version: 1 });
    // Again: the receipt of then, nothing more.
    expect(await client.calendar.publish(input)).toEqual(published);
    expect(office.parts.store.head().commands).toBe(before.commands + 1);
    expect(await client.calendar.view({})).toMatchObject({
      version: 2,
      provisionalClocks: 0,
      versions: [
        { version: 2, note: '示例〔2026〕1号' },
        { version: 1, at: null, person: null },
      ],
    });
    expect(await client.calendar.preview({ calendar: newYear2027 })).toMatchObject({ total: 0 });
    const view = await client.complaint.open({ id: open[0]!.id });
    expect(view.timeline.map(({ type }) => type)).toContain('ClockRecounted');
  });

  it('writes the same rows as reading the history would, and the same after a rebuild', async () => {
    const office = await openCalendarOffice();
    const { id } = await office.register('2026-12-31T10:00');
    const client = await office.as('wang');
    const input = { calendar: newYear2027, note: '示例', expectedVersion: 1 };
    await client.calendar.publish({ request: 'request-publish', ...input });
    const { database } = office.parts;
    const rows = () =>
      ['work', 'clock', 'complaint'].map((table) => database.prepare(`select * from ${table} order by 1, 2`).all());
    const quick = rows();
    // Any other entry has the rows written from the whole history.
    await client.complaint.note({ request: 'request-note', id, text: '备注', internal: false });
    expect(rows()).toEqual(quick);
    await office.parts.store.rebuild();
    expect(rows()).toEqual(quick);
    expect((await client.complaint.page({ filter: {}, cursor: null, size: 10 })).lines[0]?.nextDue).toMatchObject({
      due: (await office.clock(id, 'P2-D1')).due,
      provisional: false,
    });
  });

  it('never moves closed, broken or named clocks, nor those that stand still', async () => {
    const office = await openCalendarOffice();
    const met = await office.register('2026-12-31T09:00');
    const broken = await office.register('2026-12-31T09:10');
    const still = await office.registerAtBank('2026-12-20T09:20', ['C']);
    office.set('2026-12-31T11:00');
    const [clerk, director, bank] = [await office.as('wang'), await office.as('director'), await office.as('zhang')];
    await clerk.complaint.act({ request: 'request-valid', id: met.id, action: 'judgeValid', form: {} });
    await director.complaint.act({ request: 'request-approve', id: met.id, action: 'approve', form: {} });
    await clerk.complaint.act({
      request: 'request-forward',
      id: met.id,
      action: 'forward',
      form: { unit: office.units.bank },
    });
    await bank.clock.suspend({
      request: 'request-suspend',
      id: still.id,
      clock: 'C-D1#1',
      reason: 'mediation',
      text: '',
      notice: { manner: 'dialled', at: at('2026-12-31T10:00'), text: '' },
      reviewBy: '2027-01-20',
    });
    // Broken before the notice came: the breach is a fact.
    office.set('2027-01-05T18:00');
    const { writeMoments } = await import('../../../desk/watch/deadlines.ts');
    expect(writeMoments(office.parts, at('2027-01-05T18:00'))).toBeGreaterThan(0);
    const before = await Promise.all([
      office.clock(met.id, 'P2-D1'),
      office.clock(broken.id, 'P2-D1'),
      office.clock(still.id, 'C-D1', 'zhang'),
    ]);
    expect(before).toMatchObject([{ state: 'met' }, { broken: true }, { state: 'suspended' }]);
    await clerk.calendar.publish({
      request: 'request-publish',
      calendar: newYear2027,
      note: '示例',
      expectedVersion: 1,
    });
    expect(
      await Promise.all([
        office.clock(met.id, 'P2-D1'),
        office.clock(broken.id, 'P2-D1'),
        office.clock(still.id, 'C-D1', 'zhang'),
      ]),
    ).toEqual(before);
  });
});

describe('CAL-PUBLISH', () => {
  it('is refused without the role, on a stale version, and when unsound; then nothing is written', async () => {
    const office = await openCalendarOffice();
    await office.register('2026-12-31T10:00');
    const [clerk, bank] = [await office.as('wang'), await office.as('zhang')];
    const input = { request: 'request-publish', calendar: newYear2027, note: '示例', expectedVersion: 1 };
    const { events } = office.parts.store.head();
    expect(await refusalOf(() => bank.calendar.publish(input))).toMatchObject({ code: 'NotPermitted' });
    expect(await refusalOf(() => clerk.calendar.publish({ ...input, expectedVersion: 4 }))).toMatchObject({
      code: 'CalendarChangedMeanwhile',
      version: 1,
    });
    const contradictory = {
      ...newYear2027,
      exceptions: [...newYear2027.exceptions, { date: '2027-01-09', kind: 'holiday' as const, name: '' }],
    };
    expect(await clerk.calendar.preview({ calendar: contradictory })).toMatchObject({
      problems: [{ kind: 'HolidayAndMakeUp', date: '2027-01-09' }],
      total: 0,
    });
    expect(await refusalOf(() => clerk.calendar.publish({ ...input, calendar: contradictory }))).toMatchObject({
      code: 'CalendarNotSound',
      problems: [{ kind: 'HolidayAndMakeUp' }],
    });
    expect(office.parts.store.head().events).toBe(events);
  });

  it('reads the notice as it is pasted, and a file, into the next version of the calendar', async () => {
    const office = await openCalendarOffice();
    const client = await office.as('wang');
    const text =
      '国务院办公厅关于2027年部分节假日安排的通知 一、元旦：1月1日（周五）至3日（周日）放假，共4天。1月9日（周六）上班。';
    const notice = await client.calendar.readNotice({ text });
    expect(notice).toMatchObject({ year: 2027, doubts: [{ kind: 'DayCount', said: 4, found: 3 }] });
    expect(notice.calendar.years.find(({ year }) => year === 2027)).toMatchObject({ status: 'published' });
    expect(await refusalOf(() => client.calendar.readNotice({ text: '今年怎么放假' }))).toMatchObject({
      why: 'YearMissing',
    });
    const content = Buffer.from('2027-01-01,休,元旦\n2027-01-09,班,元旦\n').toString('base64');
    expect(await client.calendar.readFile({ name: 'a.csv', content })).toMatchObject({
      year: 2027,
      exceptions: [{}, {}],
    });
    const bad = Buffer.from('2027-01-01,休,元旦\n2027-13-09,班,元旦\n').toString('base64');
    expect(await refusalOf(() => client.calendar.readFile({ name: 'a.csv', content: bad }))).toMatchObject({
      code: 'DayListNotReadable',
      row: 2,
    });
  });

  it('gives a unit hours of its own, which count there at once and after a restart, and can be compared', async () => {
    const office = await openCalendarOffice();
    const client = await office.as('wang');
    const { bank, outlet } = office.units;
    const calendar = {
      id: `unit/${bank}`,
      version: 1,
      title: '某银行',
      exceptions: [{ date: '2026-03-03', kind: 'closed' as const, name: '搬迁' }],
    };
    const dueAt = async (unit?: string) =>
      (
        await client.calendar.due({
          pack: 'P2',
          clock: 'P2-D1',
          from: at('2026-03-02T10:00'),
          ...(unit ? { unit } : {}),
        })
      ).due;
    expect(await dueAt(outlet)).toBe(at('2026-03-04T17:30'));
    await client.calendar.publish({ request: 'request-unit', calendar, note: '搬迁', expectedVersion: 0 });
    expect(await dueAt(outlet)).toBe(at('2026-03-05T17:30'));
    expect(await dueAt()).toBe(at('2026-03-04T17:30'));
    expect((await client.calendar.compare({ unit: bank, from: 0, to: 1 })).difference.days).toMatchObject([
      { date: '2026-03-03', before: { counted: true }, after: { counted: false, name: '搬迁' } },
    ]);
    expect(await client.calendar.view({ unit: bank })).toMatchObject({
      own: { title: '某银行' },
      version: 1,
      above: { unit: null, calendar: { id: 'CN' } },
    });
    expect(await client.calendar.view({ unit: outlet })).toMatchObject({
      own: null,
      version: 0,
      above: { unit: bank, calendar: { id: `unit/${bank}` } },
    });
    expect(await client.calendar.view({})).toMatchObject({ above: null, ownUnits: [bank] });
    await office.desk.close();
    const reopened = await openCalendarOffice({ folder: office.folder });
    expect(reopened.parts.workingTimeOf(outlet).calendar).toEqual({ id: `unit/${bank}`, version: 1 });
  });

  it('P1-D13: counts a limit of one’s own, also before a planned date, and says why it cannot', async () => {
    const office = await openCalendarOffice();
    const client = await office.as('wang');
    const limit = { amount: 15, unit: 'workingDay' as const, direction: 'backward' as const, roll: false };
    const from = at('2026-10-20T10:00');
    // 20 October itself does not count; 10 October is worked, the first week is off.
    expect((await client.calendar.count({ limit, from })).date).toBe('2026-09-22');
    expect(await refusalOf(() => client.calendar.count({ limit: { ...limit, amount: 1.5 }, from }))).toMatchObject({
      code: 'LimitNotCountable',
      why: 'BadAmount',
    });
    const rolled = { amount: 15, unit: 'calendarDay' as const, direction: 'forward' as const, roll: true };
    expect(await client.calendar.count({ limit: rolled, from: at('2026-09-20T10:00') })).toMatchObject({
      due: at('2026-10-09T00:00'),
      strict: at('2026-10-06T00:00'),
    });
  });
});
