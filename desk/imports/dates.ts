// Dates and times as people write them into registers. One reading or none: what can be read in two ways is not guessed.
import type { Instant } from '../../shared/base/time.ts';
import { addDays, instantOf } from '../../shared/calendar/local.ts';

/** Which part stands first where the year stands last (5/3/2024). */
export type PartOrder = 'dayFirst' | 'monthFirst';

export type DateRules = {
  is1904: boolean;
  order: PartOrder | undefined;
  /** Year of the present: two digits of a year never lie far behind it. */
  year: number;
};

/** @returns what is wrong with it: `unclear` has two readings */
export type DateReading = { date: string; minutes: number | null } | 'unreadable' | 'unclear';

/** @param text one cell, trimmed   @returns local date 'YYYY-MM-DD' and minutes of the day, where a time was given */
export function readDate(text: string, rules: DateRules): DateReading {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[〇○零一二三四五六七八九十廿卅元]+/gu, numberOfChinese)
    .replaceAll(/[(（]?(星期|周|礼拜)[一二三四五六日天\d][)）]?/gu, ' ')
    .replaceAll(/\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?(?=\s)/giu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/ ?([年月]) ?/gu, '$1')
    .trim();
  if (/^\d+([.,]\d+)?$/.test(plain)) return ofDigits(plain.replace(',', '.'), rules);
  const zoned = /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)$/i.test(plain) ? Date.parse(plain) : Number.NaN;
  if (!Number.isNaN(zoned)) return ofInstant(zoned);
  const [day, rest] = split(plain);
  const date = dateIn(day, rules);
  if (date === 'unreadable' || date === 'unclear') return date;
  const minutes = rest === '' ? null : minutesIn(rest);
  if (minutes === 'unreadable') return 'unreadable';
  return { date, minutes };
}

/** Time of day alone, for registers that keep it in a column of its own.
 *  @returns minutes of the day */
export function readTime(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim();
  if (/^0?\.\d+$/.test(plain)) return Math.round(Number(plain) * 1440) % 1440;
  const minutes = minutesIn(plain);
  return minutes === 'unreadable' || minutes === null ? undefined : minutes;
}

export const momentOf = (date: string, minutes: number): Instant => instantOf('Asia/Shanghai', date, minutes);

/** What a column says about the order of its parts: 25/3/2024 can only be read in one way, and its neighbours are written alike. */
export function orderIn(cells: Iterable<string>): PartOrder | undefined {
  let found: PartOrder | undefined;
  for (const cell of cells) {
    const parts = /^(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{4}\b/.exec(cell.trim());
    if (!parts) continue;
    const here = Number(parts[1]) > 12 ? 'dayFirst' : Number(parts[2]) > 12 ? 'monthFirst' : undefined;
    if (here && found && here !== found) return undefined;
    found ??= here;
  }
  return found;
}

const dateShapes: readonly RegExp[] = [
  /^(?<year>\d{4}|\d{2})年(?<month>\d{1,2})月(?<day>\d{1,2})[日号]?/,
  /^(?<year>\d{4})(?<sign>[-/.\\])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})(?!\d)/,
  /^(?<year>\d{4}) (?<month>\d{1,2}) (?<day>\d{1,2})(?![\d:])/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?!\d)/,
  /^(?<one>\d{1,2})(?<sign>[-/.])(?<two>\d{1,2})\k<sign>(?<year>\d{4})(?!\d)/,
  /^(?<short>\d{2})(?<sign>[-/.])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})(?!\d)/,
  /^(?<day>\d{1,2})[- ](?<name>[A-Za-z]{3,9})\.?,?[- ](?<year>\d{4}|\d{2})(?!\d)/,
  /^(?<name>[A-Za-z]{3,9})\.? (?<day>\d{1,2}),? (?<year>\d{4})(?!\d)/,
];

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function split(text: string): [string, string] {
  for (const shape of dateShapes) {
    const found = shape.exec(text);
    if (found) return [found[0], text.slice(found[0].length).replace(/^[T,， ]+/, '')];
  }
  return [text, ''];
}

function dateIn(text: string, rules: DateRules): string {
  const parts = dateShapes.map((shape) => shape.exec(text)?.groups).find((groups) => groups !== undefined);
  if (!parts) return 'unreadable';
  const { year, short, month, day, one, two, name } = parts;
  const whole = fullYear(short ?? year ?? '', rules.year);
  if (name !== undefined) return valid(whole, months.indexOf(name.slice(0, 3).toLowerCase()) + 1, Number(day));
  if (one === undefined) return valid(whole, Number(month), Number(day));
  const [left, right] = [Number(one), Number(two)];
  const order = left > 12 ? 'dayFirst' : right > 12 ? 'monthFirst' : left === right ? 'dayFirst' : rules.order;
  if (order === undefined) return 'unclear';
  return order === 'dayFirst' ? valid(whole, right, left) : valid(whole, left, right);
}

function fullYear(text: string, present: number): number {
  if (text.length === 4) return Number(text);
  const year = Math.floor(present / 100) * 100 + Number(text);
  return year > present + 1 ? year - 100 : year;
}

function valid(year: number, month: number, day: number): string {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isSame = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isSame && year >= 1900 && year <= 2200 ? date.toISOString().slice(0, 10) : 'unreadable';
}

/** 20240305, 202403051430, 20240305143000, or days since the beginning of a spreadsheet's calendar. */
function ofDigits(text: string, { is1904, year: present }: DateRules): DateReading {
  const whole = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(?:\d\d)?)?$/.exec(text);
  if (whole) {
    const date = valid(Number(whole[1]), Number(whole[2]), Number(whole[3]));
    const [hours, minutes] = [Number(whole[4] ?? 0), Number(whole[5] ?? 0)];
    if (date !== 'unreadable' && hours < 24 && minutes < 60) {
      return { date, minutes: whole[4] === undefined ? null : hours * 60 + minutes };
    }
  }
  const serial = Number(text);
  // 240305: a year of two digits, which as a serial would be the year 2557.
  const short = /^(\d\d)(\d\d)(\d\d)$/.exec(text);
  if (short) {
    const date = valid(fullYear(short[1] ?? '', present), Number(short[2]), Number(short[3]));
    return date === 'unreadable' ? date : { date, minutes: null };
  }
  // Between 1954 and 2119: smaller numbers are counts and amounts, not days.
  if (serial < 20_000 || serial >= 80_500) return 'unreadable';
  const days = Math.floor(serial);
  const minutes = Math.round((serial - days) * 1440);
  const date = addDays(is1904 ? '1904-01-01' : '1899-12-30', days + (minutes === 1440 ? 1 : 0));
  return { date, minutes: serial === days ? null : minutes % 1440 };
}

function ofInstant(instant: number): DateReading {
  const local = new Date(instant + 8 * 3_600_000).toISOString();
  const minutes = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  return { date: local.slice(0, 10), minutes };
}

const afternoon = /^(下午|午后|傍晚|晚上|晚|夜里|pm|p\.m\.)/i;
const morning = /^(上午|早上|早晨|早|凌晨|中午|午|am|a\.m\.)/i;

/** @returns nothing where only the half of the day is named */
function minutesIn(text: string): number | null | 'unreadable' {
  const plain = text
    .replaceAll(/[〇○零一二三四五六七八九十廿卅]+/gu, numberOfChinese)
    .replace('半', '30分')
    .replace(/(\d)刻/, (_, quarters: string) => `${Number(quarters) * 15}分`)
    .trim();
  const isLate = afternoon.test(plain) || /(pm|p\.m\.)$/i.test(plain);
  const isNoon = /^(中午|午)/.test(plain);
  const isEarly = morning.test(plain) || /(am|a\.m\.)$/i.test(plain);
  const clock = plain
    .replace(afternoon, '')
    .replace(morning, '')
    .replace(/\s*(am|pm|a\.m\.|p\.m\.)$/i, '')
    .trim();
  const found =
    /^(\d{1,2})[:：.](\d{1,2})(?:[:：.]\d{1,2}(?:\.\d+)?)?$/.exec(clock) ??
    /^(\d{1,2})[时点](?:(\d{1,2})分?(?:\d{1,2}秒)?)?整?$/.exec(clock) ??
    ((isLate || isEarly) && /^(\d{1,2})$/.exec(clock)) ??
    null;
  if (!found) return clock === '' && (isLate || isEarly) ? null : 'unreadable';
  let hours = Number(found[1]);
  const minutes = Number(found[2] ?? 0);
  if ((isLate && hours < 12) || (isNoon && hours < 3)) hours += 12;
  if (isEarly && !isNoon && hours === 12) hours = 0;
  if (hours === 24 && minutes === 0) return 1439;
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : 'unreadable';
}

const digits: readonly (readonly [signs: string, digit: number])[] = [
  ['〇○零', 0],
  ['元一', 1],
  ['二', 2],
  ['三', 3],
  ['四', 4],
  ['五', 5],
  ['六', 6],
  ['七', 7],
  ['八', 8],
  ['九', 9],
];
const digitByChinese = new Map(digits.flatMap(([signs, digit]) => Array.from(signs, (sign) => [sign, digit] as const)));

/** 二〇二四 digit by digit; 十五, 二十三, 廿三, 三十 as numbers. */
function numberOfChinese(text: string): string {
  const spelled = text.replace('廿', '二十').replace('卅', '三十');
  if (!spelled.includes('十')) return Array.from(spelled, (sign) => digitByChinese.get(sign) ?? '').join('');
  const [tens = '', ones = ''] = spelled.split('十');
  const value = (tens === '' ? 1 : (digitByChinese.get(tens.at(-1) ?? '') ?? 0)) * 10 + (digitByChinese.get(ones) ?? 0);
  return String(value);
}
