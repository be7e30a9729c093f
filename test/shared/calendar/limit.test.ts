import { describe, expect, it } from 'vitest';
import { mondayToFriday, type Calendar } from '../../../shared/calendar/calendar.ts';
import { dueMoment, namedDue, type Due, type Limit } from '../../../shared/calendar/limit.ts';
import { instantOf } from '../../../shared/calendar/local.ts';
import { china, compiled, wall } from './support.ts';

const due = (limit: Limit, from: string, calendar = china): Due => {
  const [date = '', clock = '10:00'] = from.split(' ');
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  const result = dueMoment(calendar, limit, instantOf(calendar, date, hours * 60 + minutes));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

const problemOf = (limit: Limit, from: number): unknown => {
  const result = dueMoment(china, limit, from);
  return result.ok ? 'no problem' : result.problem;
};

const workingDays = (amount: number, more: Partial<Limit> = {}): Limit => ({ amount, unit: 'workingDay', ...more });
const calendarDays = (amount: number, more: Partial<Limit> = {}): Limit => ({ amount, unit: 'calendarDay', ...more });

describe('working days', () => {
  it.each([
    ['CAL-VECTOR-01', '2026-09-30', 2, '2026-10-09'],
    ['CAL-VECTOR-02', '2026-09-30', 5, '2026-10-13'],
    ['CAL-VECTOR-03', '2026-10-03', 2, '2026-10-09'],
    ['CAL-VECTOR-04', '2026-02-13', 2, '2026-02-24'],
    ['CAL-VECTOR-05', '2026-02-14', 2, '2026-02-25'],
    ['CAL-VECTOR-05', '2026-02-14', 5, '2026-02-28'],
    ['CAL-VECTOR-06', '2026-09-18', 2, '2026-09-21'],
    ['CAL-VECTOR-07', '2026-04-30', 3, '2026-05-08'],
    ['CAL-VECTOR-07', '2026-04-30', 5, '2026-05-11'],
    ['CAL-VECTOR-08', '2025-01-24', 2, '2025-01-27'],
    ['CAL-VECTOR-09', '2024-09-13', 2, '2024-09-18'],
    ['CAL-VECTOR-10', '2023-04-28', 3, '2023-05-06'],
    ['CAL-VECTOR-11', '2025-12-31', 2, '2026-01-05'],
  ])('%s: from %s, %i working days end on %s at office close', (_rule, from, amount, date) => {
    const end = due(workingDays(amount), from);
    expect(end).toMatchObject({ date, provisional: false, calendar: { id: 'CN', version: 1 } });
    expect(wall(end.due)).toBe(`${date} 17:30`);
  });

  it('CAL-VECTOR-12 CAL-HORIZON: a limit that reaches into 2027 is provisional', () => {
    expect(due(workingDays(2), '2026-12-31')).toMatchObject({ date: '2027-01-05', provisional: true });
    expect(due(workingDays(2), '2026-12-28')).toMatchObject({ date: '2026-12-30', provisional: false });
  });

  it('CAL-RECEIPT: a receipt on a rest day keeps its date, or is deemed made on the next working day', () => {
    expect(due(workingDays(2, { receiptOnRestDay: 'actual' }), '2026-10-03').date).toBe('2026-10-09');
    const deemed = due(workingDays(2, { receiptOnRestDay: 'nextWorkday' }), '2026-10-03');
    expect(deemed.date).toBe('2026-10-10');
    expect(deemed.days.filter(({ why }) => why === 'start').map(({ date }) => date)).toEqual([
      '2026-10-03',
      '2026-10-08',
    ]);
    expect(due(workingDays(2, { receiptOnRestDay: 'nextWorkday' }), '2026-09-30').date).toBe('2026-10-09');
  });

  it('CAL-BACKWARD: fifteen working days before a planned date, which does not count', () => {
    const end = due(workingDays(15, { direction: 'backward' }), '2026-10-30');
    expect(end.date).toBe('2026-10-10');
    expect(end.days.at(-1)).toMatchObject({ date: '2026-10-10', counted: 15, why: 'makeUp' });
    expect(end.days[0]).toMatchObject({ date: '2026-10-30', counted: null, why: 'start' });
  });

  it('CAL-203-END: a working-day limit ends with the office, or at 24:00 where the pack says so', () => {
    const close = due(workingDays(2), '2026-09-30');
    expect([wall(close.due), wall(close.legalEnd)]).toEqual(['2026-10-09 17:30', '2026-10-10 00:00']);
    expect(wall(due(workingDays(2, { end: 'midnight' }), '2026-09-30').due)).toBe('2026-10-10 00:00');
  });

  it('ends on the day of receipt when the limit is none, or on the next working day once the desk has closed', () => {
    expect(due(workingDays(0), '2026-09-30 10:00').date).toBe('2026-09-30');
    expect(due(workingDays(0), '2026-09-30 18:00').date).toBe('2026-10-08');
    expect(due(workingDays(0), '2026-10-03').date).toBe('2026-10-08');
  });
});

const months = (amount: number, from: string, more: Partial<Limit> = {}): string =>
  due({ amount, unit: 'month', ...more }, from).date;

describe('calendar days and months', () => {
  it.each([
    ['CAL-VECTOR-13', '2026-09-20', 15, '2026-10-05', '2026-10-08'],
    ['CAL-VECTOR-14', '2026-01-31', 15, '2026-02-15', '2026-02-24'],
    ['CAL-VECTOR-15', '2026-04-20', 15, '2026-05-05', '2026-05-06'],
    ['CAL-VECTOR-16', '2026-09-10', 30, '2026-10-10', '2026-10-10'],
    ['CAL-VECTOR-17', '2026-08-05', 60, '2026-10-04', '2026-10-08'],
  ])(
    '%s CAL-203 CAL-204: from %s, %i calendar days: %s strict, %s rolled, both told',
    (_rule, from, amount, strict, rolled) => {
      const unrolled = due(calendarDays(amount), from);
      const moved = due(calendarDays(amount, { roll: true }), from);
      expect([unrolled.date, moved.date]).toEqual([strict, rolled]);
      for (const end of [unrolled, moved]) {
        expect([end.strict, end.rolled].map((at) => wall((at ?? 0) - 1).slice(0, 10))).toEqual([strict, rolled]);
      }
      expect([unrolled.due, moved.due]).toEqual([unrolled.strict, moved.rolled]);
    },
  );

  it('CAL-ORDER3-43: fifteen natural days include the fifteenth, to its last moment', () => {
    const end = due(calendarDays(15), '2026-03-02');
    expect(wall(end.due)).toBe('2026-03-18 00:00');
    expect(end.days.map(({ counted }) => counted)).toEqual([
      null,
      ...Array.from({ length: 15 }, (_, index) => index + 1),
    ]);
  });

  it('CAL-202: a month ends on the same number, or at the end of a month that has none', () => {
    expect(months(1, '2026-03-15')).toBe('2026-04-15');
    expect(months(1, '2026-01-31')).toBe('2026-02-28');
    expect(months(1, '2024-01-31')).toBe('2024-02-29');
    expect(months(14, '2025-12-31')).toBe('2027-02-28');
    expect(months(1, '2026-03-31', { direction: 'backward' })).toBe('2026-02-28');
  });

  it('CAL-HORIZON: rests on no table unless it is rolled or ends with the office', () => {
    expect(due(calendarDays(30), '2026-12-20').provisional).toBe(false);
    expect(due(calendarDays(30, { roll: true }), '2026-12-20').provisional).toBe(true);
    expect(due(calendarDays(30, { end: 'officeClose' }), '2026-12-20').provisional).toBe(true);
    expect(due({ amount: 2000, unit: 'calendarHour' }, '2026-12-20').provisional).toBe(false);
  });

  it('CAL-203-END: with office hours it ends when the office closes, and at 24:00 on a day it does not open', () => {
    const end = { end: 'officeClose' } as const;
    expect(wall(due(calendarDays(15, end), '2026-03-02').due)).toBe('2026-03-17 17:30');
    expect(wall(due(calendarDays(15, end), '2026-09-20').due)).toBe('2026-10-06 00:00');
  });

  it('backwards rolls to the working day before, never later', () => {
    const end = due(calendarDays(10, { direction: 'backward', roll: true }), '2026-10-15');
    expect(end.date).toBe('2026-09-30');
    expect(wall((end.strict ?? 0) - 1).slice(0, 10)).toBe('2026-10-05');
  });
});

describe('hours', () => {
  it('CAL-VECTOR-18 CAL-200 CAL-201-HOUR: calendar hours run from the moment, through nights and holidays', () => {
    const end = due({ amount: 24, unit: 'calendarHour' }, '2026-09-30 17:00');
    expect(wall(end.due)).toBe('2026-10-01 17:00');
    expect(end.days.map(({ windows }) => windows)).toEqual([[['17:00', '24:00']], [['00:00', '17:00']]]);
  });

  it('CAL-VECTOR-19: working hours run only while the desk works', () => {
    const end = due({ amount: 2, unit: 'workingHour' }, '2026-09-30 16:30');
    expect(wall(end.due)).toBe('2026-10-08 10:00');
    expect(end.days.filter(({ windows }) => windows).map(({ date, windows }) => [date, windows])).toEqual([
      ['2026-09-30', [['16:30', '17:30']]],
      ['2026-10-08', [['09:00', '10:00']]],
    ]);
    expect(end.days[1]).toMatchObject({ date: '2026-10-01', why: 'holiday', name: '国庆节' });
  });

  it('CAL-LANDING: a result on closing time stays at closing', () => {
    expect(wall(due({ amount: 1, unit: 'workingHour' }, '2026-09-30 16:30').due)).toBe('2026-09-30 17:30');
    expect(wall(due({ amount: 60, unit: 'workingMinute' }, '2026-09-30 11:00').due)).toBe('2026-09-30 12:00');
  });

  it('CAL-RANGE: warns at the lower number and is due at the upper', () => {
    const end = due({ from: 2, amount: 3, unit: 'workingHour' }, '2026-09-28 10:30');
    expect([wall(end.warnFrom ?? 0), wall(end.due)]).toEqual(['2026-09-28 13:30', '2026-09-28 14:30']);
    expect(wall(due(workingDays(5, { from: 3 }), '2026-04-30').warnFrom ?? 0)).toBe('2026-05-08 17:30');
  });

  it('CAL-BACKWARD: hours before a planned moment', () => {
    const end = due({ amount: 2, unit: 'workingHour', direction: 'backward' }, '2026-10-08 10:00');
    expect(wall(end.due)).toBe('2026-09-30 16:30');
    expect(end.days.flatMap(({ windows }) => windows ?? [])).toEqual([
      ['16:30', '17:30'],
      ['09:00', '10:00'],
    ]);
  });
});

describe('CAL-STRIP: the days behind a moment', () => {
  it('says of each day what it was and whether it counted', () => {
    const strip = due(workingDays(2), '2026-09-30').days.map(
      ({ date, why, counted }) => `${date.slice(5)} ${why} ${counted}`,
    );
    expect(strip).toEqual([
      '09-30 start null',
      '10-01 holiday null',
      '10-02 holiday null',
      '10-03 holiday null',
      '10-04 holiday null',
      '10-05 holiday null',
      '10-06 holiday null',
      '10-07 holiday null',
      '10-08 working 1',
      '10-09 working 2',
    ]);
  });

  it('goes on past the strict day of a rolled limit without counting', () => {
    const strip = due(calendarDays(15, { roll: true }), '2026-09-20').days.slice(-4);
    expect(strip.map(({ date, why, counted }) => `${date.slice(5)} ${why} ${counted}`)).toEqual([
      '10-05 calendar 15',
      '10-06 holiday null',
      '10-07 holiday null',
      '10-08 working null',
    ]);
  });

  it('marks days no published calendar answers for', () => {
    const strip = due(workingDays(2), '2026-12-31').days;
    expect(strip.map(({ why, provisional = false }) => [why, provisional])).toEqual([
      ['start', false],
      ['holiday', true],
      ['weekend', true],
      ['weekend', true],
      ['provisional', true],
      ['provisional', true],
    ]);
  });

  it('folds the middle of a long walk into one row that says how much it stands for', () => {
    const { days } = due(workingDays(200), '2025-03-03');
    expect(days).toHaveLength(70);
    const gap = days.findIndex(({ skipped }) => skipped !== undefined);
    const [before, row] = days.slice(gap - 1, gap + 1);
    const after = days.slice(gap + 1).find(({ counted }) => counted !== null);
    expect(days.reduce((sum, { skipped = 1 }) => sum + skipped, 0)).toBe(291);
    expect(days.at(-1)).toMatchObject({ date: '2025-12-18', counted: 200 });
    expect([before?.date, row?.date]).toEqual(['2025-04-06', '2025-04-07']);
    expect(after?.counted).toBe((row?.counted ?? 0) + 1);
  });
});

describe('limits that make no sense', () => {
  it('are named', () => {
    const now = instantOf(china, '2026-09-30', 600);
    expect(problemOf(workingDays(-1), now)).toEqual({ kind: 'BadAmount', amount: -1, unit: 'workingDay' });
    expect(problemOf(calendarDays(1.5), now)).toEqual({ kind: 'BadAmount', amount: 1.5, unit: 'calendarDay' });
    expect(problemOf({ amount: Number.NaN, unit: 'workingHour' }, now)).toMatchObject({ kind: 'BadAmount' });
    expect(problemOf({ amount: 2, from: 3, unit: 'workingHour' }, now)).toEqual({
      kind: 'BadRange',
      from: 3,
      amount: 2,
    });
    expect(problemOf(workingDays(1), Number.NaN)).toMatchObject({ kind: 'BadInstant' });
    for (const unit of [
      'workingDay',
      'workingHour',
      'workingMinute',
      'calendarDay',
      'calendarHour',
      'month',
    ] as const) {
      const amount = unit === 'workingMinute' ? 1e12 : 1e9;
      expect(problemOf({ amount, unit }, now)).toEqual({ kind: 'BeyondCalendar', amount, unit });
      expect(problemOf({ amount, unit, direction: 'backward' }, now)).toEqual({ kind: 'BeyondCalendar', amount, unit });
    }
  });
});

describe('named days', () => {
  it('end with the office, or at 24:00 when it does not open', () => {
    expect(wall(namedDue(china, '2026-10-10'))).toBe('2026-10-10 17:30');
    expect(wall(namedDue(china, '2026-10-04'))).toBe('2026-10-05 00:00');
    expect(wall(namedDue(china, '2026-10-10', 'midnight'))).toBe('2026-10-11 00:00');
    expect(namedDue(china, '2026-02-30')).toBeNaN();
  });
});

describe('a calendar without horizon', () => {
  it('is never provisional', () => {
    const plain: Calendar = {
      id: 'plain',
      version: 3,
      title: 'plain',
      timeZone: 'Asia/Shanghai',
      weekly: mondayToFriday(['09:00', '17:00']),
      exceptions: [],
      annual: [],
      years: [],
    };
    expect(due(workingDays(1), '2040-01-02', compiled(plain))).toMatchObject({
      provisional: false,
      calendar: { id: 'plain', version: 3 },
    });
  });
});
