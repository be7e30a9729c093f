import { describe, expect, it } from 'vitest';
import { monthsOf, workingDaysIn } from '../../../renderer/screens/calendar/calendarYear.ts';
import { chinaOfficeCalendar } from '../../../shared/calendar/china.ts';

const year2026 = monthsOf(chinaOfficeCalendar, 2026);
const day = (month: number, of: number) => year2026[month - 1]?.days[of - 1];

describe('a year of the office calendar', () => {
  it('has its days where the week has them', () => {
    expect(year2026.map(({ days }) => days.length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    // 1 January 2026 is a Thursday.
    expect(year2026[0]?.lead).toBe(3);
  });

  it('names holidays and make-up days as the notice orders them', () => {
    expect(day(2, 16)).toMatchObject({ kind: 'holiday', name: '春节' });
    expect(day(2, 28)).toMatchObject({ kind: 'makeUp', name: '春节' });
    expect(day(2, 24)).toMatchObject({ kind: 'working', name: '' });
    expect(day(3, 7)).toMatchObject({ kind: 'weekend' });
  });

  it('counts the working days', () => {
    expect(workingDaysIn(year2026)).toBe(248);
  });
});
