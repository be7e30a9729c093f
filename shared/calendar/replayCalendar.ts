// A calendar of the format working-time-cases/1 as one of ours: holidays, yearly holidays, days with other hours, breaks.

import { day as dayLength, hour, minute, second } from '../base/time.ts';
import { done, refused, type Result } from '../base/result.ts';
import { weekdays, type Calendar, type CalendarException, type Weekday, type Window } from './calendar.ts';
import { dayNumber, toLocalDate, weekdayOf } from './dates.ts';

export type Fields = Record<string, unknown>;

export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Milliseconds after midnight. */
type Span = [from: number, to: number];

export function readReplayCalendar(id: string, value: unknown): Result<Calendar, string> {
  if (!isRecord(value)) return refused('not a calendar');
  const weekly = spansByKey(value['weekly']);
  const extra = spansByKey(value['extraWorkingDays']);
  const breaks = spansByKey(value['breaks']);
  const holidays = texts(value['holidays']);
  const annual = texts(value['annualHolidays']);
  if (weekly === null || extra === null || breaks === null) return refused('hours that cannot be read');
  if (holidays === null || annual === null) return refused('holidays that cannot be read');
  if (Object.keys(weekly).some((key) => !weekdays.some((weekday) => weekday === key)))
    return refused('unknown weekday');
  const bad = [...holidays, ...Object.keys(extra), ...Object.keys(breaks)].find((date) =>
    Number.isNaN(dayNumber(date)),
  );
  if (bad !== undefined) return refused(`${bad} is not a date`);
  const monthDays = annual.map((date) => date.slice(-5));
  const timeZone = value['timezone'] ?? value['timeZone'] ?? 'UTC';
  if (typeof timeZone !== 'string') return refused('timezone is not a name');
  return done({
    id,
    version: 1,
    title: id,
    timeZone,
    weekly: hoursByWeekday((weekday) => (weekly[weekday] ?? []).map(toWindow)),
    exceptions: exceptionsOf({ weekly, extra, breaks, holidays: new Set(holidays), monthDays: new Set(monthDays) }),
    annual: monthDays.map((monthDay) => ({ monthDay, name: monthDay })),
    years: [],
  });
}

type Days = {
  weekly: Record<string, Span[]>;
  extra: Record<string, Span[]>;
  breaks: Record<string, Span[]>;
  holidays: Set<string>;
  monthDays: Set<string>;
};

/** A dated holiday is stronger than other hours for the same date; those are stronger than a yearly holiday. */
function exceptionsOf(days: Days): CalendarException[] {
  const { holidays, extra, breaks } = days;
  // A break also cuts the night window of the day before, and one past midnight the day after.
  const nearBreaks = Object.keys(breaks).flatMap((date) =>
    [-1, 0, 1].map((step) => toLocalDate(dayNumber(date) + step)),
  );
  const dates = new Set([...Object.keys(extra), ...nearBreaks].filter((date) => !holidays.has(date)));
  return [
    ...[...holidays].map((date): CalendarException => ({ date, kind: 'holiday', name: date })),
    ...[...dates].flatMap((date): CalendarException[] => {
      const own = extra[date];
      if (own === undefined && days.monthDays.has(date.slice(5))) return [];
      const usual = own ?? days.weekly[weekdayOf(dayNumber(date))] ?? [];
      const cut = cutOut(usual, breaksAround(breaks, date));
      if (own === undefined && cut.length === usual.length && cut.every((span, at) => sameSpan(span, usual[at])))
        return [];
      return [{ date, kind: 'windows', name: date, windows: cut.map(toWindow) }];
    }),
  ];
}

function breaksAround(breaks: Record<string, Span[]>, date: string): Span[] {
  return [-1, 0, 1].flatMap((step) =>
    (breaks[toLocalDate(dayNumber(date) + step)] ?? []).map(([from, to]): Span => [
      from + step * dayLength,
      to + step * dayLength,
    ]),
  );
}

function cutOut(spans: Span[], cuts: Span[]): Span[] {
  return cuts.reduce<Span[]>(
    (left, [from, to]) =>
      left.flatMap(([start, end]): Span[] =>
        [[start, Math.min(end, from)] satisfies Span, [Math.max(start, to), end] satisfies Span].filter(
          ([low, high]) => low < high,
        ),
      ),
    spans,
  );
}

const sameSpan = (a: Span, b: Span | undefined): boolean => b !== undefined && a[0] === b[0] && a[1] === b[1];

function hoursByWeekday(hours: (weekday: Weekday) => Window[]): Record<Weekday, Window[]> {
  const [mon, tue, wed, thu, fri, sat, sun] = weekdays.map(hours);
  return {
    mon: mon ?? [],
    tue: tue ?? [],
    wed: wed ?? [],
    thu: thu ?? [],
    fri: fri ?? [],
    sat: sat ?? [],
    sun: sun ?? [],
  };
}

/** Absent is empty; null when something cannot be read. Hours that overlap within a day are joined. */
function spansByKey(value: unknown): Record<string, Span[]> | null {
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) return null;
  const entries = Object.entries(value).map(([key, windows]) => [key, joinedSpans(windows)] as const);
  if (entries.some(([, spans]) => spans === null)) return null;
  return Object.fromEntries(entries.map(([key, spans]) => [key, spans ?? []]));
}

function joinedSpans(value: unknown): Span[] | null {
  if (value === null) return [];
  if (!Array.isArray(value)) return null;
  const spans = value.map(readSpan);
  if (spans.includes(null)) return null;
  const joined: Span[] = [];
  for (const span of spans.filter((one) => one !== null).sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1);
    if (span[0] === span[1]) continue;
    if (last === undefined || span[0] >= last[1]) joined.push(span);
    else last[1] = Math.max(last[1], span[1]);
  }
  return joined;
}

function readSpan(value: unknown): Span | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const from = readTime(value[0]);
  const to = readTime(value[1]);
  if (Number.isNaN(from) || Number.isNaN(to)) return null;
  return to < from ? [from, to + dayLength] : [from, to];
}

function readTime(value: unknown): number {
  const parts = typeof value === 'string' ? /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(value) : null;
  if (parts === null) return Number.NaN;
  return Number(parts[1]) * hour + Number(parts[2]) * minute + Number(parts[3] ?? 0) * second;
}

const toWindow = ([from, to]: Span): Window => [timeText(from), timeText(to)];

function timeText(sinceMidnight: number): string {
  const seconds = sinceMidnight / second;
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((value) => String(value).padStart(2, '0'))
    .join(':');
}

function texts(value: unknown): string[] | null {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return null;
  const found = value.filter((one) => typeof one === 'string');
  return found.length === value.length ? found : null;
}
