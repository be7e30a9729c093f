// Reads the State Council's yearly holiday notice as it is pasted: which days are off, which weekend days are worked.
//
//   二、春节：2月15日（农历腊月二十八、周日）至23日（周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
//   └ name ─┘└──────── dates of a clause ────────────┘└ what it orders ┘ └ checked ┘
//
// A clause orders what its verb says: 放假 / 补休 / 公休 off, 上班 worked, A调至B: B off and A worked unless A lies in the holiday.

import type { LocalDate } from '../base/time.ts';
import { done, refused, type Result } from '../base/result.ts';
import type { CalendarException } from './calendar.ts';
import { dayNumber, fromParts, monthLength, toLocalDate, toParts, weekdayIndex, type DayNumber } from './dates.ts';

export type Notice = {
  year: number;
  /** Such as 国办发明电〔2025〕7号; undefined when the text does not tell it. */
  number?: string;
  exceptions: CalendarException[];
  /** What a person should look at before the table is used. */
  doubts: NoticeDoubt[];
};

export type NoticeDoubt =
  /** The text says 共9天, the dates make another number. */
  | { kind: 'DayCount'; name: string; said: number; found: number }
  /** The text says 周六, the date is none. */
  | { kind: 'Weekday'; name: string; date: LocalDate }
  /** The same date is off and worked; it was taken as worked. */
  | { kind: 'OffAndWorked'; name: string; date: LocalDate }
  /** The text lengthens a holiday whose first days it does not tell; only the last day was taken. */
  | { kind: 'ExtensionStart'; name: string; date: LocalDate };

export type NoticeProblem =
  /** Neither the text nor the caller says which year. */
  { kind: 'YearMissing' } | { kind: 'NoDays' };

export type NoticeOptions = {
  /** For a text without 关于2026年部分节假日安排. */
  year?: number;
  /** Days already known, so that 延长春节假期至 knows where to go on from. */
  known?: readonly CalendarException[];
};

/** Exceptions in the order of their dates. */
export function readNotice(text: string, options: NoticeOptions = {}): Result<Notice, NoticeProblem> {
  const plain = text.normalize('NFKC').replaceAll(/[ \t\r\n]+/g, '');
  const year = yearOfNotice(plain) ?? options.year;
  if (year === undefined) return refused({ kind: 'YearMissing' });
  const number = /国办发明电\S?(\d{4})\S?(\d+)号/.exec(plain);
  const sections = sectionsOf(plain).map((section) => readSection(section, year, options.known ?? []));
  const notice = number === null ? {} : { number: `国办发明电〔${number[1]}〕${number[2]}号` };
  const exceptions = sections.flatMap((section) => section.exceptions);
  if (exceptions.length === 0) return refused({ kind: 'NoDays' });
  return done({
    year,
    ...notice,
    exceptions: exceptions
      .map((exception) => (notice.number === undefined ? exception : { ...exception, notice: notice.number }))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
    doubts: sections.flatMap((section) => section.doubts),
  });
}

type Section = { name: string; text: string };

function yearOfNotice(plain: string): number | undefined {
  const found = /关于(?:做好|延长)?(\d{4})年\S{0,12}?(?:节假日|假期|放假)/.exec(plain) ?? /现将(\d{4})年/.exec(plain);
  return found === null ? undefined : Number(found[1]);
}

/** 一、元旦:... 二、春节:... ; a text without such headings is one section. */
function sectionsOf(plain: string): Section[] {
  const heading = /[一二三四五六七八九十]+、([^:。,;]{1,12}):/g;
  const heads = [...plain.matchAll(heading)];
  if (heads.length === 0) return [{ name: festivalIn(plain), text: plain }];
  return heads.map((head, index) => ({
    name: head[1] ?? '',
    text: plain.slice(head.index + head[0].length, heads[index + 1]?.index ?? plain.length),
  }));
}

const festivalIn = (text: string): string => /元旦|春节|清明节|劳动节|端午节|中秋节|国庆节/.exec(text)?.[0] ?? '节假日';

/** Dates of one clause; `anchor` and `month` carry over from clause to clause: 「4月28日、29日」, 「17日、25日上班」. */
type Reading = { year: number; anchor: DayNumber | null; month: number; doubts: NoticeDoubt[]; name: string };

function readSection(
  { name, text }: Section,
  year: number,
  known: readonly CalendarException[],
): { exceptions: CalendarException[]; doubts: NoticeDoubt[] } {
  const reading: Reading = { year, anchor: null, month: 1, doubts: [], name };
  const off = new Set<DayNumber>();
  const swapped = new Set<DayNumber>();
  const worked = new Set<DayNumber>();
  let waiting: DayNumber[] = [];
  let holidayLength = 0;
  for (const clause of weekdayMarks(text).split(/[。,;]/)) {
    const said = /共(\d+)天/.exec(clause);
    if (said !== null && holidayLength > 0 && Number(said[1]) !== holidayLength) {
      reading.doubts.push({ kind: 'DayCount', name, said: Number(said[1]), found: holidayLength });
    }
    const [before = '', after] = clause.split('调至', 2);
    const days = [...waiting, ...readDates(before, reading)];
    waiting = [];
    if (after !== undefined) {
      addAll(swapped, days);
      addAll(off, readDates(after, reading));
    } else if (/延长.*假期/.test(clause)) {
      addAll(off, extension(days, known, reading));
    } else if (clause.includes('上班')) {
      addAll(worked, days);
    } else if (/放假|补休|公休|法定/.test(clause)) {
      if (clause.includes('放假')) holidayLength = days.length;
      addAll(off, days);
    } else {
      waiting = days;
    }
  }
  for (const day of off) {
    if (!worked.has(day)) continue;
    off.delete(day);
    reading.doubts.push({ kind: 'OffAndWorked', name, date: toLocalDate(day) });
  }
  addAll(
    worked,
    [...swapped].filter((day) => !off.has(day)),
  );
  return {
    exceptions: [
      ...[...off].map((day): CalendarException => ({ date: toLocalDate(day), kind: 'holiday', name })),
      ...[...worked].map((day): CalendarException => ({ date: toLocalDate(day), kind: 'makeUp', name })),
    ],
    doubts: reading.doubts,
  };
}

const addAll = (days: Set<DayNumber>, more: DayNumber[]): void => more.forEach((day) => days.add(day));

/** What stands in brackets is dropped but for its weekday, which becomes a mark behind the date: 12日(星期六) → 12日<六>. */
const weekdayMarks = (text: string): string =>
  text.replaceAll(/\([^()]*\)/g, (bracket) => {
    const weekday = /(?:星期|周|礼拜)([一二三四五六日天])/.exec(bracket);
    return weekday === null ? '' : `<${weekday[1]}>`;
  });

const datePattern = /([至到—–\-~－]*)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:<(.)>)?/g;

/** A range longer than this is a slip of the pen, not a holiday. */
const longestHoliday = 60;

/** All dates of a piece of text; two joined by 至 or a dash are a range. */
function readDates(text: string, reading: Reading): DayNumber[] {
  const days: DayNumber[] = [];
  for (const [, joint = '', year, month, dayOfMonth = '', weekday] of text.matchAll(datePattern)) {
    reading.month = month === undefined ? reading.month : Number(month);
    const day = resolve(reading, year === undefined ? undefined : Number(year), Number(dayOfMonth));
    if (day === null) continue;
    const isWrong =
      weekday !== undefined && '一二三四五六日'.indexOf(weekday.replace('天', '日')) !== weekdayIndex(day);
    if (isWrong) reading.doubts.push({ kind: 'Weekday', name: reading.name, date: toLocalDate(day) });
    const last = days.at(-1);
    const isRange = joint !== '' && last !== undefined && day > last && day - last < longestHoliday;
    if (isRange) days.push(...Array.from({ length: day - last - 1 }, (_, index) => last + 1 + index));
    days.push(day);
    reading.anchor ??= day;
  }
  return days;
}

/** A date without a year lies nearest to the first date of its section: 12月29日 beside 1月1日 is the December before. */
function resolve(reading: Reading, year: number | undefined, dayOfMonth: number): DayNumber | null {
  const { anchor, month } = reading;
  const years = year !== undefined ? [year] : anchor === null ? [reading.year] : around(toParts(anchor).year);
  const days = years
    .filter((one) => month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= monthLength(one, month))
    .map((one) => fromParts(one, month, dayOfMonth));
  const distance = (day: DayNumber): number => Math.abs(day - (anchor ?? day));
  return days.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

const around = (year: number): number[] => [year, year - 1, year + 1];

/** 延长2020年春节假期至2月2日: goes on from the last day off already known shortly before. */
function extension(days: DayNumber[], known: readonly CalendarException[], reading: Reading): DayNumber[] {
  const last = days.at(-1);
  if (last === undefined) return days;
  const before = known
    .filter(({ kind }) => kind === 'holiday')
    .map(({ date }) => dayNumber(date))
    .filter((day) => day < last && last - day <= 15);
  if (before.length === 0) {
    reading.doubts.push({ kind: 'ExtensionStart', name: reading.name, date: toLocalDate(last) });
    return days;
  }
  const from = Math.max(...before) + 1;
  return Array.from({ length: last - from + 1 }, (_, index) => from + index);
}
