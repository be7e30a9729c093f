// Properties on calendars nobody wrote by hand, with a pinned seed so that a failure can be run again.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  addWorkingMs,
  isWorkingDay,
  isWorkingTime,
  nextWorkingInstant,
  workingDaysBetween,
  workingMsBetween,
  workingWindows,
} from '../../../shared/calendar/arithmetic.ts';
import type { Calendar, CalendarException, Window } from '../../../shared/calendar/calendar.ts';
import { chinaOfficeCalendar } from '../../../shared/calendar/china.ts';
import { compileCalendar, type WorkingTime } from '../../../shared/calendar/compile.ts';
import { dueMoment, rememberingDues, type Limit } from '../../../shared/calendar/limit.ts';
import { addDays } from '../../../shared/calendar/local.ts';
import { compiled } from './support.ts';

const seed = 20_260_930;
const runs = 100;
let calendarsUsed = 0;

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Up to three windows a day, some past midnight. */
const windows: fc.Arbitrary<Window[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 40 * 12 }), { minLength: 0, maxLength: 6 })
  .map((marks) => marks.map((mark) => mark * 5).sort((a, b) => a - b))
  .map((marks) =>
    Array.from({ length: Math.floor(marks.length / 2) }, (_, index): Window => [
      clock(marks[index * 2] ?? 0),
      clock(marks[index * 2 + 1] ?? 0),
    ]),
  );

const dateNear2026: fc.Arbitrary<string> = fc
  .integer({ min: -800, max: 800 })
  .map((days) => addDays('2026-06-30', days));

const exceptions: fc.Arbitrary<CalendarException[]> = fc.uniqueArray(
  fc.record({
    date: dateNear2026,
    kind: fc.constantFrom('holiday', 'makeUp', 'closed', 'shortDay', 'windows'),
    windows,
    name: fc.constant('x'),
  }),
  { selector: ({ date }) => date, maxLength: 60 },
);

const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    weekly: fc.tuple(windows, windows, windows, windows, windows, windows, windows),
    exceptions,
    timeZone: fc.constantFrom(
      'Asia/Shanghai',
      'UTC',
      'America/New_York',
      'America/Santiago',
      'Australia/Lord_Howe',
      '+05:30',
    ),
    annual: fc.constantFrom<Calendar['annual']>(
      [],
      [
        { monthDay: '05-01', name: 'x' },
        { monthDay: '02-29', name: 'y' },
      ],
    ),
  })
  .map(({ weekly, ...rest }) => {
    const [mon, tue, wed, thu, fri, sat, sun] = weekly;
    return {
      id: 'any',
      version: 1,
      title: 'any',
      years: [],
      weekly: { mon, tue, wed, thu, fri, sat, sun },
      ...rest,
    };
  })
  .filter((calendar) => compileCalendar(calendar).ok);

const instant = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 1000, max: Date.UTC(2029, 0, 1) / 1000 })
  .map((seconds) => seconds * 1000);
const amount = fc.integer({ min: 1, max: 400 * 3600 }).map((seconds) => seconds * 1000);
const someDays = fc.integer({ min: 1, max: 900 });

function holds<Values extends [unknown, ...unknown[]]>(
  [calendar, ...arbitraries]: [fc.Arbitrary<Calendar>, ...{ [Index in keyof Values]: fc.Arbitrary<Values[Index]> }],
  check: (time: WorkingTime, ...values: Values) => void,
): void {
  fc.assert(
    fc.property(calendar, fc.tuple<Values>(...arbitraries), (one, values) => {
      calendarsUsed++;
      check(compiled(one), ...values);
    }),
    { seed, numRuns: runs },
  );
}

const sure = <Value>(value: Value | null): Value => {
  if (value === null) throw new Error('no value');
  return value;
};

describe(`properties of working time (seed ${seed})`, () => {
  it('adding, then taking the difference, gives the amount', () => {
    holds([anyCalendar, instant, amount], (time, from, milliseconds) => {
      expect(workingMsBetween(time, from, sure(addWorkingMs(time, from, milliseconds)))).toBe(milliseconds);
      expect(workingMsBetween(time, sure(addWorkingMs(time, from, -milliseconds)), from)).toBe(milliseconds);
    });
  });

  it('a later start never ends earlier, and more never ends earlier', () => {
    holds([anyCalendar, instant, instant, amount, amount], (time, a, b, less, more) => {
      const [early, late] = a < b ? [a, b] : [b, a];
      expect(sure(addWorkingMs(time, early, less))).toBeLessThanOrEqual(sure(addWorkingMs(time, late, less)));
      expect(sure(addWorkingMs(time, early, less))).toBeLessThanOrEqual(sure(addWorkingMs(time, early, less + more)));
    });
  });

  it('forward and back again loses no working time', () => {
    holds([anyCalendar, instant, amount], (time, from, milliseconds) => {
      const back = sure(addWorkingMs(time, sure(addWorkingMs(time, from, milliseconds)), -milliseconds));
      expect(workingMsBetween(time, back, from)).toBe(0);
    });
  });

  it('adding in two steps is adding at once', () => {
    holds([anyCalendar, instant, amount, amount], (time, from, first, second) => {
      const half = sure(addWorkingMs(time, from, first));
      expect(addWorkingMs(time, half, second)).toBe(addWorkingMs(time, from, first + second));
    });
  });

  it('the difference is the sum of the windows between', () => {
    holds([anyCalendar, instant, someDays], (time, from, hours) => {
      const to = from + hours * 3_600_000;
      const windowsAhead = workingWindows(time, from, 'forward', 400).filter((window) => window.from < to);
      const summed = windowsAhead.reduce((sum, window) => sum + Math.min(window.to, to) - window.from, 0);
      expect(workingMsBetween(time, from, to)).toBe(summed);
    });
  });

  it('a counter that remembers its answers gives the same ones', () => {
    const count = rememberingDues();
    const anyLimit: fc.Arbitrary<Limit> = fc.record(
      {
        amount: fc.integer({ min: 0, max: 40 }),
        unit: fc.constantFrom('workingDay', 'workingHour', 'calendarDay', 'calendarHour', 'month'),
        direction: fc.constantFrom('forward', 'backward'),
        end: fc.constantFrom('officeClose', 'midnight'),
        receiptOnRestDay: fc.constantFrom('actual', 'nextWorkday'),
        roll: fc.boolean(),
      },
      { requiredKeys: ['amount', 'unit'] },
    );
    const withinADay = fc.integer({ min: 0, max: 86_399 });
    holds([anyCalendar, anyLimit, instant, withinADay], (time, limit, from, seconds) => {
      for (const moment of [from, from + seconds * 1000]) {
        expect(count(time, limit, moment)).toEqual(dueMoment(time, limit, moment));
      }
    });
  });

  it('windows come in order, and backwards they are the same ones', () => {
    holds([anyCalendar, instant], (time, from) => {
      const ahead = workingWindows(time, from, 'forward', 40);
      expect(ahead).toHaveLength(40);
      for (const [index, window] of ahead.entries()) {
        expect(window.from).toBeLessThan(window.to);
        expect(window.from).toBeGreaterThanOrEqual(index === 0 ? from : (ahead[index - 1]?.to ?? from));
      }
      const behind = workingWindows(time, ahead[39]?.to ?? 0, 'backward', 39);
      expect(behind.toReversed()).toEqual(ahead.slice(1));
    });
  });

  it('the next working instant is working time, and none lies before it', () => {
    holds([anyCalendar, instant], (time, from) => {
      const next = sure(nextWorkingInstant(time, from));
      expect(isWorkingTime(time, next)).toBe(true);
      expect(workingMsBetween(time, from, next)).toBe(0);
    });
  });

  it('days: adding, taking the difference, and walking one by one agree', () => {
    holds(
      [anyCalendar, dateNear2026, fc.integer({ min: -200, max: 200 }).filter((days) => days !== 0)],
      (time, date, days) => {
        const found = sure(addWorkingDays(time, date, days));
        const step = Math.sign(days);
        let walked = date;
        for (let left = Math.abs(days); left > 0;) {
          walked = addDays(walked, step);
          if (isWorkingDay(time, walked)) left--;
        }
        expect(found).toBe(walked);
        expect(workingDaysBetween(time, date, found)).toBe(days);
        expect(workingDaysBetween(time, date, found, '[a,b]')).toBe(days + (isWorkingDay(time, date) ? step : 0));
      },
    );
  });

  it('the strip counts to the amount and ends on the due date', () => {
    holds(
      [fc.constant(chinaOfficeCalendar), instant, fc.integer({ min: 1, max: 300 }), fc.constantFrom(1, -1)],
      (time, from, days, sign) => {
        const direction = sign === 1 ? 'forward' : 'backward';
        const result = dueMoment(time, { amount: days, unit: 'workingDay', direction }, from);
        expect(result.ok).toBe(true);
        const strip = result.ok ? result.value.days : [];
        expect(strip.at(-1)).toMatchObject({ date: result.ok && result.value.date, counted: days });
        expect(strip.length).toBeLessThanOrEqual(70);
        const numbers = strip.map(({ counted }) => counted).filter((counted) => counted !== null);
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      },
    );
  });

  it('looked at several hundred calendars', () => {
    expect(calendarsUsed).toBeGreaterThanOrEqual(runs * 9);
  });
});
