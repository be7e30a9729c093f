import { getDayDetail } from 'chinese-days';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/calendar/local.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '../../../shared/calendar/arithmetic.ts';
import { chinaNotices, chinaOfficeCalendar } from '../../../shared/calendar/china.ts';
import { validateCalendar, workingDaysOfYear } from '../../../shared/calendar/validate.ts';
import { china } from './support.ts';

const everyDay = (from: string, to: string): string[] => {
  const days = [from];
  for (let day = from; day < to;) days.push((day = addDays(day, 1)));
  return days;
};

describe('CAL-WORKDAY: working days in China', () => {
  it('agree with the package chinese-days on every day from 2018 to 2026', () => {
    const days = everyDay('2018-01-01', '2026-12-31');
    expect(days).toHaveLength(3287);
    expect(days.filter((day) => isWorkingDay(china, day) !== getDayDetail(day).work)).toEqual([]);
  });

  it.each([
    [2018, 250],
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i of them', (year, count) => {
    expect(workingDaysOfYear(chinaOfficeCalendar, year)).toBe(count);
    expect(workingDaysBetween(china, `${year}-01-01`, `${year}-12-31`, '[a,b]')).toBe(count);
  });

  it('count a make-up Saturday and skip a weekday holiday', () => {
    expect(addWorkingDays(china, '2026-10-09', 1)).toBe('2026-10-10');
    expect(addWorkingDays(china, '2026-04-30', 1)).toBe('2026-05-06');
    expect(addWorkingDays(china, '2026-10-12', -1)).toBe('2026-10-10');
  });
});

describe('the table', () => {
  it('names the notice behind every day', () => {
    expect(chinaOfficeCalendar.exceptions.filter(({ name, notice }) => name === '' || notice === undefined)).toEqual(
      [],
    );
    const published = chinaNotices.filter(({ status }) => status === 'published');
    const told = published.map(({ number, address }) => `${number} ${address}`);
    expect(told.filter((one) => !/^国办发明电〔20\d\d〕\d+号 https?:\/\/www\.gov\.cn\//.test(one))).toEqual([]);
    expect(new Set(told).size).toBe(11);
  });

  it('is free of findings but for 2020, when the Spring Festival was lengthened by two working days', () => {
    expect(validateCalendar(chinaOfficeCalendar)).toEqual([
      { refuses: false, kind: 'WorkingDaysOfYear', year: 2020, found: 249, expected: 251 },
    ]);
  });

  it('CAL-HORIZON: holds 2027 provisional with the thirteen statutory days only', () => {
    const days = chinaOfficeCalendar.exceptions.filter(({ date }) => date.startsWith('2027'));
    expect(days.map(({ kind }) => kind)).toEqual(Array.from({ length: 13 }, () => 'holiday'));
    expect(chinaOfficeCalendar.years.at(-1)).toMatchObject({ year: 2027, status: 'provisional' });
  });
});
