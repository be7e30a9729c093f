import type { Calendar } from '../../../shared/calendar/calendar.ts';
import { describe, expect, it } from 'vitest';
import { builtInBook, calendarOf, withCalendar, workingTimes } from '../../../shared/calendar/book.ts';
import type { CalendarException } from '../../../shared/calendar/calendar.ts';
import { chinaOfficeCalendar } from '../../../shared/calendar/china.ts';
import { compareCalendars } from '../../../shared/calendar/compare.ts';
import type { ChildCalendar } from '../../../shared/calendar/compile.ts';
import { decidePublish, draftOf, versionIn } from '../../../shared/calendar/decide.ts';
import { publishYear } from '../../../shared/calendar/importDays.ts';
import { addWorkingDays, nextWorkingInstant } from '../../../shared/calendar/arithmetic.ts';
import type { Office } from '../../../shared/people/office.ts';
import { at, officeOf, persons } from '../complaint/office.ts';

const office: Office = officeOf([
  ...persons,
  {
    ...persons[0]!,
    id: 'admin',
    name: 'admin',
    account: 'admin',
    seats: [{ unit: 'association', roles: ['administrator'] }],
  },
  {
    ...persons[0]!,
    id: 'bankAdmin',
    name: 'bankAdmin',
    account: 'bankAdmin',
    seats: [{ unit: 'bank', roles: ['administrator'] }],
  },
]);
const context = {
  now: at('2026-11-22T10:00'),
  actor: { person: 'admin', unit: 'association' },
  office,
  book: builtInBook,
};
const sound: ChildCalendar = publishYear(chinaOfficeCalendar, {
  year: 2027,
  exceptions: [{ date: '2027-01-01', kind: 'holiday', name: '元旦' }],
});
const publish = (calendar: ChildCalendar, more: object = {}) =>
  decidePublish({ calendar, note: '国办发明电', expectedVersion: 1, ...more }, context);
const problemOf = (calendar: ChildCalendar) => {
  const decided = publish(calendar);
  return decided.ok ? undefined : decided.problem;
};
const exceptions = (...more: CalendarException[]) => ({
  ...sound,
  exceptions: [...chinaOfficeCalendar.exceptions, ...more],
});

describe('CAL-PUBLISH: the next version of a calendar', () => {
  it('is one entry with the whole calendar, the note and the next version', () => {
    const decided = publish({ ...sound, version: 77 }, { note: ' 国办发明电〔2026〕1号 ' });
    expect(decided).toMatchObject({
      ok: true,
      value: {
        events: [
          {
            type: 'CalendarPublished',
            note: '国办发明电〔2026〕1号',
            at: context.now,
            calendar: { id: 'CN', version: 2 },
          },
        ],
      },
    });
  });
  it('is published by an administrator, with a note, on the version in force', () => {
    const actor = { person: 'wang', unit: 'desk' };
    const asClerk = decidePublish({ calendar: sound, note: '', expectedVersion: 1 }, { ...context, actor });
    expect(asClerk).toEqual({ ok: false, problem: { code: 'NotPermitted', permission: 'manageCalendar' } });
    expect(publish(sound, { expectedVersion: 3 })).toMatchObject({
      problem: { code: 'CalendarChangedMeanwhile', version: 1 },
    });
    expect(publish(sound, { note: '  ' })).toMatchObject({ problem: { code: 'CalendarNoteMissing' } });
    expect(problemOf({ ...sound, id: 'US' })).toEqual({ code: 'UnknownCalendar', calendar: 'US' });
    expect(problemOf({ ...sound, id: 'unit/nowhere' })).toEqual({ code: 'UnknownCalendar', calendar: 'unit/nowhere' });
  });
  it('is published where the administrator reaches: a bank’s own for the bank, the office’s on top', () => {
    const actor = { person: 'bankAdmin', unit: 'bank' };
    const asBank = (id: string) =>
      decidePublish(
        { calendar: { id, version: 0, title: 'x' }, note: 'x', expectedVersion: id === 'CN' ? 1 : 0 },
        { ...context, actor },
      );
    expect(asBank('CN')).toMatchObject({ problem: { code: 'DecidedOnTop' } });
    expect(asBank('unit/otherBank')).toMatchObject({ problem: { code: 'OutOfReach', unit: 'otherBank' } });
    expect(asBank('unit/outlet').ok).toBe(true);
  });
  it('is refused by name when it is contradictory, empty, or of no known zone', () => {
    const named = (calendar: ChildCalendar) => {
      const problem = problemOf(calendar);
      return problem?.code === 'CalendarNotSound' ? problem.problems.map(({ kind }) => kind) : problem;
    };
    const off: CalendarException = { date: '2027-03-06', kind: 'holiday', name: '休' };
    expect(named(exceptions(off, { ...off, kind: 'makeUp' }))).toEqual(['HolidayAndMakeUp']);
    expect(
      named({
        ...sound,
        weekly: {
          mon: [
            ['09:00', '12:00'],
            ['11:00', '17:30'],
          ],
        },
      }),
    ).toEqual(['OverlappingWindows']);
    expect(named({ ...sound, weekly: { mon: [['17:00', '09:00']] } })).toEqual(['BadWindow']);
    expect(named({ ...sound, timeZone: 'Asia/Nowhere' })).toEqual(['UnknownZone']);
    expect(named({ ...sound, weekly: { mon: [], tue: [], wed: [], thu: [], fri: [] } })).toEqual(['EmptyWeek']);
    expect(named(exceptions({ ...off, date: '2027-02-30' }))).toEqual(['BadDate']);
  });
  it('warns of what has happened before and can be right', () => {
    const draft = draftOf(exceptions({ date: '2027-03-08', kind: 'makeUp', name: '补班' }), context);
    expect(draft.ok && draft.value.findings.map(({ kind }) => kind)).toContain('MakeUpOnWorkday');
  });
});

describe('CAL-UNIT: a unit keeps the calendar of the nearest unit above it that has one', () => {
  const bank: ChildCalendar = { id: 'unit/bank', version: 1, title: '某银行', weekly: { sat: [['09:00', '12:00']] } };
  const book = withCalendar(builtInBook, bank);
  const times = workingTimes(book, () => office);
  const saturday = at('2026-11-21T08:00');
  it('with its hours, and what it leaves out as in the office', () => {
    expect(nextWorkingInstant(times.of('outlet'), saturday)).toBe(at('2026-11-21T09:00'));
    expect(nextWorkingInstant(times.of('otherBank'), saturday)).toBe(at('2026-11-23T09:00'));
    expect(times.of('outlet')).toBe(times.of('bank'));
    expect(times.of('desk')).toBe(times.office());
    // Open on Saturday does not make it a working day.
    expect(addWorkingDays(times.of('outlet'), '2026-11-20', 1)).toBe('2026-11-23');
    expect([versionIn(book, 'unit/bank'), versionIn(book, 'unit/outlet'), versionIn(book, 'CN')]).toEqual([1, 0, 1]);
  });
  it('and takes over what the office changes later', () => {
    const later = withCalendar(book, {
      ...chinaOfficeCalendar,
      version: 2,
      weekly: { ...chinaOfficeCalendar.weekly, mon: [['10:00', '12:00']] },
    });
    expect(calendarOf(later, office, 'outlet').weekly).toMatchObject({
      mon: [['10:00', '12:00']],
      sat: [['09:00', '12:00']],
    });
  });
  it('follows a unit that moves below another one', () => {
    let present = office;
    const moving = workingTimes(book, () => present);
    expect(nextWorkingInstant(moving.of('outlet2'), saturday)).toBe(at('2026-11-21T09:00'));
    const outlet2 = { ...office.unitById.get('outlet2')!, parent: 'otherBank' };
    present = { ...office, unitById: new Map(office.unitById).set('outlet2', outlet2) };
    expect(nextWorkingInstant(moving.of('outlet2'), saturday)).toBe(at('2026-11-23T09:00'));
  });
});

describe('two versions beside each other', () => {
  it('tell the days that count differently, the hours and the years', () => {
    const changed = { ...chinaOfficeCalendar, ...sound, weekly: { ...chinaOfficeCalendar.weekly, fri: [] } };
    const difference = compareCalendars(chinaOfficeCalendar, changed);
    expect(difference.years).toEqual([{ year: 2027, before: 'provisional', after: 'published' }]);
    expect(difference.weekly.map(({ weekday }) => weekday)).toEqual(['fri']);
    expect(difference.days.find(({ date }) => date === '2027-02-08')).toMatchObject({
      before: { counted: false, why: 'holiday', name: '春节' },
      after: { counted: true, why: 'working', name: '' },
    });
    expect(difference.days.some(({ date }) => date === '2026-10-01')).toBe(false);
    const nothing = { weekly: [], days: [], annual: [], timeZone: null, years: [] };
    expect(compareCalendars(chinaOfficeCalendar, chinaOfficeCalendar)).toEqual(nothing);
  });

  it('tell yearly days, another zone, weekdays that count otherwise, and other hours of single days', () => {
    const changed: Calendar = {
      ...chinaOfficeCalendar,
      timeZone: 'Asia/Urumqi',
      annual: [{ monthDay: '05-04', name: '行庆' }],
      countedWeekdays: ['mon', 'tue', 'wed', 'thu'],
      exceptions: [
        ...chinaOfficeCalendar.exceptions,
        { date: '2026-12-31', kind: 'shortDay', name: '盘点', windows: [['09:00', '12:00']] },
      ],
    };
    expect(compareCalendars(chinaOfficeCalendar, changed)).toEqual({
      timeZone: { before: 'Asia/Shanghai', after: 'Asia/Urumqi' },
      annual: [{ monthDay: '05-04', before: null, after: '行庆' }],
      weekly: [{ weekday: 'fri', before: changed.weekly.fri, after: changed.weekly.fri, counted: [true, false] }],
      days: [
        {
          date: '2026-12-31',
          before: { counted: true, why: 'working', name: '', windows: [] },
          after: { counted: true, why: 'shortDay', name: '盘点', windows: [['09:00', '12:00']] },
        },
      ],
      years: [],
    });
  });
});
