import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  addWorkingMs,
  addWorkingSeconds,
  isWorkingDay,
  isWorkingTime,
  nextWorkingInstant,
  previousWorkingInstant,
  workingDaysBetween,
  workingMsBetween,
  workingWindows,
} from '../../../shared/calendar/arithmetic.ts';
import { mondayToFriday, type Calendar } from '../../../shared/calendar/calendar.ts';
import type { WorkingTime } from '../../../shared/calendar/compile.ts';
import { addDays, daysBetween, instantOf, localDate, localMinutes, zoneOf } from '../../../shared/calendar/local.ts';
import { china, compiled, wall } from './support.ts';

const at = (text: string, time: WorkingTime = china): number => {
  const [date = '', clock = '00:00'] = text.split(' ');
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return instantOf(time, date, hours * 60 + minutes);
};
const shown = (instant: number | null, time: WorkingTime = china): string | null =>
  instant === null ? null : wall(instant, time);
const hours = (count: number): number => count * 3_600_000;

const calendar = (more: Partial<Calendar>): WorkingTime =>
  compiled({
    id: 'test',
    version: 1,
    title: 'test',
    timeZone: 'UTC',
    weekly: mondayToFriday(['09:00', '17:00']),
    exceptions: [],
    annual: [],
    years: [],
    ...more,
  });

const threeWindows = (direction: 'forward' | 'backward', from: string): string[] =>
  workingWindows(china, at(from), direction, 3).map((window) => `${wall(window.from)} ${wall(window.to).slice(11)}`);

describe('CAL-LANDING: where a result on a border lies', () => {
  it('forwards at closing, backwards at opening', () => {
    expect(shown(addWorkingMs(china, at('2026-09-28 09:00'), hours(3)))).toBe('2026-09-28 12:00');
    expect(shown(addWorkingMs(china, at('2026-09-28 14:00'), -hours(1)))).toBe('2026-09-28 13:00');
    expect(shown(addWorkingMs(china, at('2026-09-28 12:00'), -hours(3)))).toBe('2026-09-28 09:00');
  });

  it('nothing to add: stays while open or at closing, otherwise the next opening', () => {
    expect(shown(addWorkingMs(china, at('2026-09-28 10:00'), 0))).toBe('2026-09-28 10:00');
    expect(shown(addWorkingMs(china, at('2026-09-28 17:30'), 0))).toBe('2026-09-28 17:30');
    expect(shown(addWorkingMs(china, at('2026-10-03 10:00'), 0))).toBe('2026-10-08 09:00');
  });
});

describe('questions about a moment', () => {
  it('opening is working time, closing is not', () => {
    expect(isWorkingTime(china, at('2026-09-28 09:00'))).toBe(true);
    expect(isWorkingTime(china, at('2026-09-28 12:30'))).toBe(false);
    expect(isWorkingTime(china, at('2026-09-28 17:30'))).toBe(false);
    expect(isWorkingTime(china, at('2026-10-10 10:00'))).toBe(true);
  });

  it('next and previous working instant', () => {
    expect(shown(nextWorkingInstant(china, at('2026-09-30 17:30')))).toBe('2026-10-08 09:00');
    expect(shown(nextWorkingInstant(china, at('2026-09-30 10:01')))).toBe('2026-09-30 10:01');
    expect(shown(previousWorkingInstant(china, at('2026-10-08 08:00')))).toBe('2026-09-30 17:30');
    expect(shown(previousWorkingInstant(china, at('2026-09-30 17:30')))).toBe('2026-09-30 17:30');
    expect(shown(previousWorkingInstant(china, at('2026-09-30 09:00')))).toBe('2026-09-30 09:00');
  });

  it('windows from a moment, cut there, nearest first', () => {
    expect(threeWindows('forward', '2026-09-30 10:00')).toEqual([
      '2026-09-30 10:00 12:00',
      '2026-09-30 13:00 17:30',
      '2026-10-08 09:00 12:00',
    ]);
    expect(threeWindows('backward', '2026-10-08 14:00')).toEqual([
      '2026-10-08 13:00 14:00',
      '2026-10-08 09:00 12:00',
      '2026-09-30 13:00 17:30',
    ]);
  });
});

describe('CAL-201: days', () => {
  it('the date itself never counts, whichever way', () => {
    expect(addWorkingDays(china, '2026-10-03', 1)).toBe('2026-10-08');
    expect(addWorkingDays(china, '2026-10-03', -1)).toBe('2026-09-30');
    expect(addWorkingDays(china, '2026-10-03', 0)).toBe('2026-10-03');
  });

  it('differences count the end and not the start, unless asked otherwise', () => {
    expect(workingDaysBetween(china, '2026-09-30', '2026-10-10')).toBe(3);
    expect(workingDaysBetween(china, '2026-09-30', '2026-10-10', '[a,b]')).toBe(4);
    expect(workingDaysBetween(china, '2026-09-30', '2026-10-10', '[a,b)')).toBe(3);
    expect(workingDaysBetween(china, '2026-09-30', '2026-10-10', '(a,b)')).toBe(2);
    expect(workingDaysBetween(china, '2026-10-10', '2026-09-30', '[a,b)')).toBe(-3);
    expect(workingDaysBetween(china, '2026-10-04', '2026-10-04')).toBe(0);
    expect(workingDaysBetween(china, '2026-10-04', '2026-10-04', '(a,b)')).toBe(0);
  });

  it('a text that is no date, and a walk out of the tables, have no answer', () => {
    for (const text of [
      '',
      '2026-02-30',
      '2026-2-3',
      '20260203',
      '1599-12-31',
      '2600-01-01',
      '2026-13-01',
      '２０２６-01-01',
    ]) {
      expect(addWorkingDays(china, text, 1)).toBeNull();
      expect(workingDaysBetween(china, text, '2026-01-01')).toBeNull();
      expect(isWorkingDay(china, text)).toBe(false);
    }
    expect(addWorkingDays(china, '2026-01-01', 200_000)).toBeNull();
    expect(addWorkingDays(china, '2026-01-01', -400_000)).toBeNull();
    expect(addWorkingDays(china, '2026-01-01', 1.5)).toBeNull();
    expect(addWorkingMs(china, 0, 1e18)).toBeNull();
    expect(addWorkingMs(china, 1e18, 1)).toBeNull();
    expect(addWorkingMs(china, Number.NaN, 1)).toBeNull();
    expect(nextWorkingInstant(china, -1e18)).toBeNull();
    expect(workingMsBetween(china, 0, Number.NaN)).toBeNull();
  });
});

const newYork = calendar({
  timeZone: 'America/New_York',
  weekly: { ...mondayToFriday(['09:00', '17:00']), sun: [['00:00', '24:00']] },
});
const hoursInNewYork = (from: string, to: string): number =>
  (workingMsBetween(newYork, at(from, newYork), at(to, newYork)) ?? 0) / hours(1);

describe('CAL-ZONE: other time zones', () => {
  it('a Sunday on which clocks change has 23 or 25 hours', () => {
    expect(hoursInNewYork('2026-03-08', '2026-03-09')).toBe(23);
    expect(hoursInNewYork('2026-11-01', '2026-11-02')).toBe(25);
    expect(hoursInNewYork('2026-11-08', '2026-11-09')).toBe(24);
  });

  it('adding hours runs through the change in true time', () => {
    expect(shown(addWorkingMs(newYork, at('2026-03-08 01:00', newYork), hours(2)), newYork)).toBe('2026-03-08 04:00');
    expect(shown(addWorkingMs(newYork, at('2026-03-08 04:00', newYork), -hours(2)), newYork)).toBe('2026-03-08 01:00');
  });

  it('a reading that never occurs moves on by the gap, one that occurs twice is the first', () => {
    expect(wall(at('2026-03-08 02:30', newYork), newYork)).toBe('2026-03-08 03:30');
    expect(at('2026-11-01 01:30', newYork)).toBe(Date.UTC(2026, 10, 1, 5, 30));
  });

  it('a window that vanishes in the gap is left out', () => {
    const early = calendar({
      timeZone: 'America/Los_Angeles',
      weekly: { ...mondayToFriday(['09:00', '17:00']), sun: [['02:30', '03:15']] },
    });
    const [first] = workingWindows(early, at('2006-04-02', early), 'forward', 1);
    expect(first).toEqual({ from: Date.UTC(2006, 3, 3, 16), to: Date.UTC(2006, 3, 4, 0) });
  });

  it('knows midnight changes, fixed offsets and the summer times China had', () => {
    const santiago = zoneOf('America/Santiago');
    const fixed = zoneOf('+05:30');
    if (santiago === null || fixed === null) throw new Error('zone missing');
    expect(localDate(santiago, instantOf(santiago, '2022-09-11', 0))).toBe('2022-09-11');
    expect(localMinutes(santiago, instantOf(santiago, '2022-09-11', 0))).toBe(60);
    expect(instantOf(fixed, '2026-01-01', 0)).toBe(Date.UTC(2025, 11, 31, 18, 30));
    expect(localMinutes('Asia/Shanghai', Date.UTC(1988, 6, 1, 0))).toBe(9 * 60);
    expect(localMinutes('Asia/Shanghai', Date.UTC(1992, 6, 1, 0))).toBe(8 * 60);
    expect(localMinutes('Asia/Shanghai', Date.UTC(2026, 6, 1, 0))).toBe(8 * 60);
    expect(zoneOf('Mars/Olympus')).toBeNull();
  });
});

describe('CAL-NIGHT: windows past midnight', () => {
  const night = calendar({
    weekly: { ...mondayToFriday(['19:00', '29:00']), sat: [['04:00', '06:00']] },
    exceptions: [{ date: '2026-03-04', kind: 'holiday', name: 'x' }],
  });

  it('belong to the day they began', () => {
    expect(isWorkingTime(night, at('2026-03-04 03:00', night))).toBe(true);
    expect(isWorkingTime(night, at('2026-03-04 20:00', night))).toBe(false);
    expect(shown(addWorkingMs(night, at('2026-03-03 23:00', night), hours(7)), night)).toBe('2026-03-05 20:00');
  });

  it('what a break leaves after midnight stays with its day, and comes in order', () => {
    const cut = calendar({
      weekly: mondayToFriday(['00:30', '01:00'], ['19:00', '24:10'], ['25:30', '26:00']),
    });
    expect(workingWindows(cut, at('2026-03-03 20:00', cut), 'forward', 3).map(({ from }) => wall(from, cut))).toEqual([
      '2026-03-03 20:00',
      '2026-03-04 00:30',
      '2026-03-04 01:30',
    ]);
    expect(isWorkingTime(cut, at('2026-03-07 01:45', cut))).toBe(true);
    expect(isWorkingTime(cut, at('2026-03-02 01:45', cut))).toBe(false);
  });

  it('an hour two windows share is worked once', () => {
    expect(workingMsBetween(night, at('2026-03-07 00:00', night), at('2026-03-07 12:00', night))).toBe(hours(6));
  });
});

describe('plain dates', () => {
  it('step and subtract', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
    expect(localDate(china, Date.UTC(2026, 0, 1, 16))).toBe('2026-01-02');
  });

  it('seconds are enough for the smallest limit', () => {
    expect(addWorkingSeconds(china, at('2026-09-28 11:59'), 90)).toBe(at('2026-09-28 13:00') + 30_000);
  });
});
