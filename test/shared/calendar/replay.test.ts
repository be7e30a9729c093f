import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replay } from '../../../shared/calendar/replay.ts';

const root = join(import.meta.dirname, '..', '..', '..');

type Case = Record<string, unknown>;

const calendars = {
  office: {
    timezone: 'Asia/Shanghai',
    weekly: Object.fromEntries(
      ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [
        day,
        [
          ['09:00', '12:00'],
          ['13:00', '17:30'],
        ],
      ]),
    ),
    holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
    annualHolidays: ['01-01'],
    extraWorkingDays: {
      '2026-10-10': [['09:00', '12:00']],
      '2026-10-07': [['09:00', '12:00']],
      '2027-01-01': [['10:00', '11:00']],
    },
    breaks: {
      '2026-09-28': [
        ['10:00', '10:30'],
        ['16:00', '17:30'],
      ],
    },
  },
  night: {
    timezone: 'America/New_York',
    weekly: { sat: [['20:00', '30:00']], sun: [['22:00', '02:00']] },
    breaks: { '2026-03-08': [['01:00', '04:00']] },
  },
  overlapping: {
    weekly: {
      mon: [
        ['09:00', '12:00'],
        ['11:00', '15:00'],
        ['16:00', '16:00'],
      ],
    },
  },
  broken: { timezone: 'Nowhere/City', weekly: { mon: [['09:00', '12:00']] } },
  empty: { timezone: 'UTC', weekly: {} },
  unreadable: { weekly: { monday: [['09:00', '12:00']] } },
};

const answer = (one: Case): unknown => {
  const result = replay({ calendars, cases: [{ id: 1, calendar: 'office', ...one }] });
  if (!result.ok) return result.problem;
  const [first] = result.value;
  return first !== undefined && 'actual' in first ? first.actual : first;
};

describe('replayed cases', () => {
  it.each<[Case, unknown]>([
    [{ op: 'addWorkingDays', date: '2026-09-30', days: 2 }, '2026-10-09'],
    [{ op: 'addWorkingDays', date: '2026-10-12', days: -1 }, '2026-10-10'],
    [{ op: 'addWorkingDays', date: '2026-10-03', days: 1, semantics: 'roll-then-count' }, '2026-10-08'],
    [{ op: 'addWorkingSeconds', start: '2026-09-28T09:30:00', seconds: 3600 }, '2026-09-28T11:00:00'],
    [{ op: 'addWorkingSeconds', start: '2026-09-28T15:00:00', seconds: 3600, landing: 'open' }, '2026-09-28T16:00:00'],
    [
      { op: 'addWorkingSeconds', start: 'ignored', startUtc: '2026-09-28T01:30:00.250Z', seconds: 1 },
      '2026-09-28T09:30:01.250',
    ],
    [{ op: 'addWorkingSeconds', start: '2026-09-28T09:30:00+08:00', seconds: -60 }, '2026-09-28T09:29:00'],
    [{ op: 'workingSecondsBetween', from: '2026-09-28T09:00:00', to: '2026-09-28T24:00:00' }, 5.5 * 3600],
    [{ op: 'workingSecondsBetween', from: '2026-09-28T10:00:00', to: '2026-09-28T09:00:00' }, -3600],
    [{ op: 'workingSecondsBetween', from: '2026-09-28T10:00:00', to: '2026-09-28T09:00:00', sign: 'absolute' }, 3600],
    [{ op: 'workingDaysBetween', from: '2026-09-30', to: '2026-10-10' }, 3],
    [{ op: 'workingDaysBetween', from: '2026-09-30', to: '2026-10-10', rangeSemantics: ['[a,b]', '(a,b]'] }, 4],
    [{ op: 'isWorkingDay', date: '2026-10-07' }, false],
    [{ op: 'isWorkingDay', date: '2027-01-01' }, true],
    [{ op: 'isWorkingDay', date: '2028-01-01' }, false],
    [{ op: 'isWorkingTime', at: '2026-09-28T10:15:00' }, false],
    [{ op: 'isWorkingTime', at: '2026-09-29T17:30:00' }, false],
    [{ op: 'isWorkingTime', at: '2026-09-29T17:30:00', boundary: 'end-inclusive' }, true],
    [{ op: 'nextWorkingInstant', at: '2026-09-28T16:00:00' }, '2026-09-29T09:00:00'],
    [{ op: 'prevWorkingInstant', at: '2026-10-10T08:00:00' }, '2026-10-09T17:30:00'],
    [
      { op: 'workingWindows', at: '2026-09-28T09:30:00', direction: 'forward', count: 2 },
      [
        ['2026-09-28T01:30:00Z', '2026-09-28T02:00:00Z'],
        ['2026-09-28T02:30:00Z', '2026-09-28T04:00:00Z'],
      ],
    ],
    [
      { op: 'workingWindows', atUtc: '2026-03-08T14:00:00Z', direction: 'backward', count: 2, calendar: 'night' },
      [
        ['2026-03-08T08:00:00Z', '2026-03-08T10:00:00Z'],
        ['2026-03-08T01:00:00Z', '2026-03-08T06:00:00Z'],
      ],
    ],
    [{ op: 'workingSecondsBetween', from: '2026-03-09T01:00:00', to: '2026-03-09T05:00:00', calendar: 'night' }, 3600],
    [{ op: 'workingSecondsBetween', from: '2026-03-02', to: '2026-03-03', calendar: 'overlapping' }, 6 * 3600],
  ])('%j → %j', (one, expected) => {
    expect(answer(one)).toEqual(expected);
  });

  it.each<[Case, string]>([
    [{ op: 'divide' }, 'unknown operation "divide"'],
    [{}, 'unknown operation undefined'],
    [{ op: 'addWorkingDays', date: '2026-02-30', days: 1 }, 'date is not a date'],
    [{ op: 'addWorkingDays', date: '2026-02-03', days: '1' }, 'days is not a number'],
    [
      { op: 'addWorkingDays', date: '2026-02-03', days: 1e9 },
      'beyond the years 1600 to 2599, or not a whole number of days',
    ],
    [{ op: 'addWorkingSeconds', start: 'today', seconds: 1 }, 'start is not a time'],
    [{ op: 'isWorkingDay', date: '2026-02-03', calendar: 'none' }, 'no calendar none'],
    [{ op: 'isWorkingDay', date: '2026-02-03', calendar: 'toString' }, 'no calendar toString'],
    [
      { op: 'isWorkingDay', date: '2026-02-03', calendar: 'broken' },
      'calendar broken: {"kind":"UnknownZone","timeZone":"Nowhere/City"}',
    ],
    [{ op: 'isWorkingDay', date: '2026-02-03', calendar: 'empty' }, 'calendar empty: {"kind":"EmptyWeek"}'],
    [{ op: 'isWorkingDay', date: '2026-02-03', calendar: 'unreadable' }, 'calendar unreadable: unknown weekday'],
  ])('%j is answered with the error %j', (one, error) => {
    expect(answer(one)).toEqual({ id: 1, error });
  });

  it('go on after one that is no case at all, and stop only where there are none', () => {
    expect(
      replay({ calendars, cases: [7, { id: 'b', calendar: 'office', op: 'isWorkingDay', date: '2026-10-08' }] }),
    ).toEqual({
      ok: true,
      value: [
        { id: null, error: 'not a case' },
        { id: 'b', actual: true },
      ],
    });
    expect(replay({ calendars })).toEqual({ ok: false, problem: 'no list of cases' });
    expect(replay([])).toMatchObject({ ok: false });
  });
});

function run(...args: string[]): { code: number | null; lines: string[] } {
  const { status, stdout } = spawnSync(process.execPath, ['build/timeReplay.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { code: status, lines: stdout.trimEnd().split('\n') };
}

describe('the command', () => {
  it('prints one line per case; only an unreadable file ends badly', () => {
    const folder = mkdtempSync(join(tmpdir(), 'replay-'));
    try {
      const file = join(folder, 'cases.json');
      const cases = [
        { id: 'a', calendar: 'office', op: 'isWorkingDay', date: '2026-10-10' },
        { id: 'b', calendar: 'office', op: 'divide' },
      ];
      writeFileSync(file, `\uFEFF${JSON.stringify({ calendars, cases })}`);
      expect(run(file)).toEqual({
        code: 0,
        lines: ['{"id":"a","actual":true}', '{"id":"b","error":"unknown operation \\"divide\\""}'],
      });
      writeFileSync(file, 'not json');
      expect([run(file).code, run(join(folder, 'absent.json')).code, run().code]).toEqual([1, 1, 1]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** Cases recorded with the other convention of landing or counting are no yardstick: ours is told on top of replay.ts. */
function wrongIn(file: string): Case[] {
  const document: { cases: Case[] } = JSON.parse(readFileSync(file, 'utf8'));
  const answers = replay(document);
  return document.cases.filter((one, index) => {
    if (one['landing'] === 'open' || one['semantics'] === 'roll-then-count') return false;
    const found = answers.ok ? answers.value[index] : undefined;
    const expected = one['expected'] ?? one['expectedSeconds'] ?? one['expectedUtc'];
    return JSON.stringify(found) !== JSON.stringify({ id: one['id'], actual: expected });
  });
}

describe('recorded cases of other systems', () => {
  it('come out as recorded, from a folder named by SHOUWEN_WORKING_TIME_CASES', () => {
    const folder = process.env['SHOUWEN_WORKING_TIME_CASES'] ?? join('absent', 'working-time');
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
    if (files.length === 0) process.stdout.write(`not replayed, because it is absent: ${folder}\n`);
    expect(files.flatMap((name) => wrongIn(join(folder, name)))).toEqual([]);
    expect(answer({ op: 'isWorkingDay', date: '2026-10-10' })).toBe(true);
  });
});
