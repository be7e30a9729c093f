// A year's days off from a file (JSON or CSV), and putting a year into a calendar.

import { done, refused, type Result } from '../base/result.ts';
import type { Calendar, CalendarException } from './calendar.ts';
import { dayNumber } from './dates.ts';

export type YearOfDays = { year: number; notice?: string; exceptions: CalendarException[] };

export type DayListProblem =
  | { kind: 'NotReadable' }
  | { kind: 'NoDays' }
  /** Line of a CSV or place in a JSON list, counted from 1. */
  | { kind: 'BadRow'; row: number };

/**
 * CSV with date, kind and name (2026-10-01,holiday,国庆节; also 休/班), or JSON: a list of such rows, or an object with `days`
 * whose rows say `isOffDay` as the open project holiday-cn does. The year is the one most days lie in.
 */
export function readDayList(text: string): Result<YearOfDays, DayListProblem> {
  const plain = text.replace(/^\uFEFF/, '').trim();
  const rows = /^[[{]/.test(plain) ? jsonRows(plain) : csvRows(plain);
  if (rows === null) return refused({ kind: 'NotReadable' });
  const exceptions: CalendarException[] = [];
  for (const [index, { date, kind, name }] of rows.entries()) {
    const known = kindByWord[kind.toLowerCase()];
    if (known === undefined || Number.isNaN(dayNumber(date))) return refused({ kind: 'BadRow', row: index + 1 });
    exceptions.push({ date, kind: known, name });
  }
  const years = exceptions.map(({ date }) => Number(date.slice(0, 4))).sort((a, b) => a - b);
  const year = years[Math.floor(years.length / 2)];
  return year === undefined ? refused({ kind: 'NoDays' }) : done({ year, exceptions });
}

/**
 * The next version of a calendar with a year put in: published, its dates replacing those the calendar had. What a provisional
 * year had taken from the law alone goes. Deadlines that rested on the year are counted again by whoever keeps them.
 */
export function publishYear(calendar: Calendar, { year, notice, exceptions }: YearOfDays): Calendar {
  const wasProvisional = calendar.years.some((one) => one.year === year && one.status === 'provisional');
  const newDates = new Set(exceptions.map(({ date }) => date));
  const kept = calendar.exceptions.filter(
    ({ date }) => !newDates.has(date) && !(wasProvisional && date.startsWith(`${year}-`)),
  );
  const entry = { year, status: 'published' as const, ...(notice === undefined ? {} : { notice }) };
  return {
    ...calendar,
    version: calendar.version + 1,
    exceptions: [...kept, ...exceptions].sort((a, b) => (a.date < b.date ? -1 : 1)),
    years: [...calendar.years.filter((one) => one.year !== year), entry].sort((a, b) => a.year - b.year),
  };
}

type Row = { date: string; kind: string; name: string };

const kindByWord: Record<string, CalendarException['kind']> = {
  holiday: 'holiday',
  off: 'holiday',
  true: 'holiday',
  休: 'holiday',
  放假: 'holiday',
  休息: 'holiday',
  makeup: 'makeUp',
  work: 'makeUp',
  false: 'makeUp',
  班: 'makeUp',
  上班: 'makeUp',
  调休上班: 'makeUp',
};

function csvRows(text: string): Row[] {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(/[,\t;]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1')))
    .map(([date = '', kind = '', name = '']): Row => ({ date: date.replaceAll('/', '-'), kind, name }));
  // A first line of headings has no digit where the date stands.
  return rows[0] !== undefined && !/\d/.test(rows[0].date) ? rows.slice(1) : rows;
}

function jsonRows(text: string): Row[] | null {
  const value = parsed(text);
  const list = isFields(value) ? (value['days'] ?? value['exceptions']) : value;
  if (!Array.isArray(list)) return null;
  return list.map((one: unknown): Row => {
    const row = isFields(one) ? one : {};
    return { date: word(row['date']), kind: word(row['kind'] ?? row['isOffDay']), name: word(row['name']) };
  });
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const word = (value: unknown): string => (typeof value === 'string' || typeof value === 'boolean' ? String(value) : '');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
