import { describe, expect, it } from 'vitest';
import { addWorkingDays, addWorkingMs, isWorkingDay, isWorkingTime } from '../../../shared/calendar/arithmetic.ts';
import {
  mondayToFriday,
  weekdays,
  type Calendar,
  type CalendarException,
  type Window,
} from '../../../shared/calendar/calendar.ts';
import { chinaOfficeCalendar } from '../../../shared/calendar/china.ts';
import { compileCalendar, inheritCalendar } from '../../../shared/calendar/compile.ts';
import { publishYear, readDayList } from '../../../shared/calendar/importDays.ts';
import { instantOf } from '../../../shared/calendar/local.ts';
import { validateCalendar } from '../../../shared/calendar/validate.ts';
import { compiled, wall } from './support.ts';

const office: Calendar = {
  id: 'office',
  version: 1,
  title: 'office',
  timeZone: 'Asia/Shanghai',
  weekly: mondayToFriday(['09:00', '12:00'], ['13:00', '17:00']),
  exceptions: [],
  annual: [],
  years: [],
};
const problemOf = (more: Partial<Calendar>): unknown => {
  const result = compileCalendar({ ...office, ...more });
  return result.ok ? 'no problem' : result.problem;
};
const exception = (
  date: string,
  kind: CalendarException['kind'],
  more: Partial<CalendarException> = {},
): CalendarException => ({
  date,
  kind,
  name: 'x',
  ...more,
});
const nothing = mondayToFriday();
const monday = (...windows: Window[]): Partial<Calendar> => ({ weekly: { ...office.weekly, mon: windows } });
const findings = (more: Partial<Calendar>): unknown[] => validateCalendar({ ...office, ...more });

describe('calendars that cannot be used', () => {
  it('CAL-EMPTY: a week without hours is refused, because a clock could never end', () => {
    expect(problemOf({ weekly: nothing })).toEqual({ kind: 'EmptyWeek' });
    const annual = Array.from({ length: 366 }, (_, index) => ({
      monthDay: new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(5, 10),
      name: 'x',
    }));
    expect(problemOf({ annual })).toEqual({ kind: 'EmptyWeek' });
    expect(problemOf({ countedWeekdays: [] })).toEqual({ kind: 'EmptyWeek' });
    expect(problemOf({ annual: annual.slice(1) })).toBe('no problem');
  });

  it('CAL-CONTRADICTION: a day ordered off and ordered to work', () => {
    const exceptions = [exception('2026-10-10', 'holiday'), exception('2026-10-10', 'makeUp')];
    expect(problemOf({ exceptions })).toEqual({ kind: 'HolidayAndMakeUp', date: '2026-10-10' });
  });

  it('CAL-CONTRADICTION: hours that overlap, end before they begin, or cannot be read', () => {
    expect(problemOf(monday(['13:00', '17:00'], ['09:00', '13:01']))).toMatchObject({
      kind: 'OverlappingWindows',
      where: 'mon',
    });
    expect(problemOf(monday(['09:00', '13:00'], ['13:00', '17:00']))).toBe('no problem');
    for (const bad of [
      ['17:00', '09:00'],
      ['09:00', '09:00'],
      ['9', '17:00'],
      ['48:00', '49:00'],
      ['09:00', '48:01'],
    ] as const) {
      expect(problemOf(monday([...bad]))).toMatchObject({ kind: 'BadWindow', where: 'mon' });
    }
    expect(problemOf({ exceptions: [exception('2026-10-10', 'makeUp', { windows: [['9', '10']] })] })).toMatchObject({
      kind: 'BadWindow',
      where: '2026-10-10',
    });
  });

  it('unknown zones, dates that are none, short days without hours', () => {
    expect(problemOf({ timeZone: 'Asia/Peking' })).toEqual({ kind: 'UnknownZone', timeZone: 'Asia/Peking' });
    expect(problemOf({ exceptions: [exception('2026-02-30', 'holiday')] })).toEqual({
      kind: 'BadDate',
      date: '2026-02-30',
    });
    expect(problemOf({ annual: [{ monthDay: '02-30', name: 'x' }] })).toEqual({ kind: 'BadDate', date: '02-30' });
    expect(problemOf({ annual: [{ monthDay: '02-29', name: 'x' }] })).toBe('no problem');
    expect(problemOf({ exceptions: [exception('2026-02-03', 'shortDay')] })).toEqual({
      kind: 'WindowsMissing',
      date: '2026-02-03',
    });
  });
});

describe('exceptions', () => {
  const time = compiled({
    ...office,
    annual: [{ monthDay: '05-04', name: 'x' }],
    exceptions: [
      exception('2026-05-02', 'makeUp'),
      exception('2026-05-05', 'shortDay', { windows: [['09:00', '11:00']] }),
      exception('2026-05-06', 'closed'),
      exception('2026-05-07', 'windows', { windows: [['14:00', '20:00']] }),
      exception('2027-05-04', 'windows', { windows: [['10:00', '11:00']] }),
    ],
  });

  it('shape the days they name', () => {
    expect(
      ['2026-05-02', '2026-05-04', '2026-05-05', '2026-05-06', '2026-05-07'].map((date) => isWorkingDay(time, date)),
    ).toEqual([true, false, true, false, true]);
    expect(wall(addWorkingMs(time, instantOf(time, '2026-05-05', 10 * 60), 3 * 3_600_000) ?? 0, time)).toBe(
      '2026-05-07 16:00',
    );
  });

  it('a dated one is stronger than a yearly one', () => {
    expect(isWorkingDay(time, '2028-05-04')).toBe(false);
    expect(isWorkingDay(time, '2027-05-04')).toBe(true);
  });
});

describe('CAL-OUTLET: a unit on top of its parent', () => {
  const outlet = inheritCalendar(chinaOfficeCalendar, {
    id: 'outlet',
    version: 4,
    title: 'outlet',
    weekly: { sat: [['09:30', '15:30']], wed: [] },
    exceptions: [
      exception('2026-10-02', 'windows', { windows: [['10:00', '15:00']] }),
      exception('2026-10-09', 'closed'),
    ],
  });
  const time = compiled(outlet);

  it('its own opening hours do not make a day a working day', () => {
    expect(isWorkingTime(time, instantOf(time, '2026-09-12', 10 * 60))).toBe(true);
    expect(isWorkingDay(time, '2026-09-12')).toBe(false);
    expect(isWorkingTime(time, instantOf(time, '2026-10-02', 11 * 60))).toBe(true);
    expect(isWorkingDay(time, '2026-10-02')).toBe(false);
    expect(addWorkingDays(time, '2026-09-11', 1)).toBe('2026-09-14');
  });

  it('a weekday it keeps shut still counts; a day it closes by date does not', () => {
    expect(isWorkingDay(time, '2026-09-16')).toBe(true);
    expect(isWorkingTime(time, instantOf(time, '2026-09-16', 600))).toBe(false);
    expect(isWorkingDay(time, '2026-10-09')).toBe(false);
  });

  it('keeps what it does not name', () => {
    expect(isWorkingDay(time, '2026-10-10')).toBe(true);
    expect(outlet).toMatchObject({
      id: 'outlet',
      version: 4,
      parent: 'CN',
      timeZone: 'Asia/Shanghai',
      years: chinaOfficeCalendar.years,
    });
    expect(time.calendar).toEqual({ id: 'outlet', version: 4 });
  });

  it('a whole calendar can be the child, its empty weekdays shut', () => {
    const child = inheritCalendar(chinaOfficeCalendar, {
      ...office,
      weekly: { ...nothing, sun: [['10:00', '12:00']] },
    });
    expect(weekdays.filter((weekday) => child.weekly[weekday].length > 0)).toEqual(['sun']);
    expect(child.countedWeekdays).toEqual(['mon', 'tue', 'wed', 'thu', 'fri']);
  });
});

describe('validation', () => {
  it('CAL-YEAR: the working days of a year are its days less weekends less statutory days', () => {
    const exceptions = chinaOfficeCalendar.exceptions.filter(
      ({ date }) => date.startsWith('2026') && date !== '2026-10-10',
    );
    const years = [{ year: 2026, status: 'published' as const }];
    expect(findings({ exceptions, years })).toEqual([
      { refuses: false, kind: 'WorkingDaysOfYear', year: 2026, found: 247, expected: 248 },
    ]);
    expect(findings({ exceptions, years, timeZone: 'Asia/Tokyo' })).toEqual([]);
  });

  it('tells what refuses a calendar from what a person should look at', () => {
    expect(
      findings({
        timeZone: 'nowhere',
        years: [
          { year: 2026, status: 'published' },
          { year: 2026, status: 'provisional' },
        ],
        exceptions: [
          exception('2026-10-12', 'makeUp'),
          exception('2026-10-12', 'holiday'),
          exception('2025-12-31', 'holiday'),
          exception('2025-11-03', 'holiday'),
        ],
      }),
    ).toEqual([
      { refuses: true, kind: 'UnknownZone', timeZone: 'nowhere' },
      { refuses: true, kind: 'HolidayAndMakeUp', date: '2026-10-12' },
      { refuses: false, kind: 'MakeUpOnWorkday', date: '2026-10-12' },
      { refuses: false, kind: 'DateTwice', date: '2026-10-12' },
      { refuses: false, kind: 'YearNotListed', date: '2025-11-03' },
      { refuses: false, kind: 'YearTwice', year: 2026 },
    ]);
    expect(findings({ weekly: nothing })).toEqual([{ refuses: true, kind: 'EmptyWeek' }]);
    expect(findings({ countedWeekdays: [] })).toEqual([{ refuses: true, kind: 'EmptyWeek' }]);
  });
});

describe('a year from a file', () => {
  const rows: CalendarException[] = [
    { date: '2027-02-05', kind: 'holiday', name: '春节' },
    { date: '2027-02-20', kind: 'makeUp', name: '春节' },
    { date: '2027-10-01', kind: 'holiday', name: '国庆节' },
  ];

  it.each([
    ['CSV', '日期,类别,名称\r\n2027/02/05,休,春节\r\n2027-02-20,班,"春节"\r\n\r\n2027-10-01,holiday,国庆节\r\n'],
    ['rows', JSON.stringify(rows)],
    [
      'a list of days',
      JSON.stringify({
        year: 2027,
        days: rows.map(({ date, kind, name }) => ({ date, name, isOffDay: kind === 'holiday' })),
      }),
    ],
  ])('is read from %s', (_form, text) => {
    expect(readDayList(text)).toEqual({ ok: true, value: { year: 2027, exceptions: rows } });
  });

  it.each([
    ['[', 'NotReadable'],
    ['{"a":1}', 'NotReadable'],
    ['', 'NoDays'],
    ['2027-02-05,holiday,a\n2027-02-06,perhaps,b', 'BadRow'],
    ['2027-02-05,holiday,a\n2027-02-36,holiday,b', 'BadRow'],
    ['[1]', 'BadRow'],
  ])('%j is named %s', (text, kind) => {
    expect(readDayList(text)).toMatchObject({ ok: false, problem: { kind } });
  });

  it('CAL-HORIZON: published, it replaces what a provisional year had taken from the law alone', () => {
    const next = publishYear(chinaOfficeCalendar, { year: 2027, notice: 'n', exceptions: rows });
    expect(next.version).toBe(2);
    expect(next.exceptions.filter(({ date }) => date.startsWith('2027'))).toEqual(rows);
    expect(next.years.at(-1)).toEqual({ year: 2027, status: 'published', notice: 'n' });
    expect(next.exceptions.filter(({ date }) => date < '2027')).toHaveLength(
      chinaOfficeCalendar.exceptions.filter(({ date }) => date < '2027').length,
    );
  });

  it('a later notice for a published year changes its own dates only', () => {
    const next = publishYear(chinaOfficeCalendar, { year: 2026, exceptions: [exception('2026-10-10', 'holiday')] });
    expect(isWorkingDay(compiled(next), '2026-10-10')).toBe(false);
    expect(next.exceptions).toHaveLength(chinaOfficeCalendar.exceptions.length);
  });
});
