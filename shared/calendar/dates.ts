// Calendar dates as day numbers (days since 1970-01-01): plain arithmetic, no Date object, no time zone.

import type { LocalDate } from '../base/time.ts';
import { weekdays, type Weekday } from './calendar.ts';

export type DayNumber = number;

/** Working-time tables exist between these days. A walk that leaves them ends in a named problem, never in a loop. */
export const firstDay: DayNumber = fromParts(1600, 1, 1);
export const lastDay: DayNumber = fromParts(2599, 12, 31);

/** Day number of year, month (1-12), day; the parts must form a real date. */
export function fromParts(year: number, month: number, dayOfMonth: number): DayNumber {
  // Years begin in March here, so the leap day is the last day of a year and needs no special case.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function toParts(day: DayNumber): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** Day number of 'YYYY-MM-DD'; NaN when the text is no such date or lies outside the tables. */
export function dayNumber(date: LocalDate): DayNumber {
  if (date.length !== 10 || date.charCodeAt(4) !== 45 || date.charCodeAt(7) !== 45) return Number.NaN;
  const year = digits(date, 0, 4);
  const month = digits(date, 5, 7);
  const dayOfMonth = digits(date, 8, 10);
  // Written so that NaN fails too.
  if (!(year >= 1600 && year <= 2599 && month >= 1 && month <= 12 && dayOfMonth >= 1)) return Number.NaN;
  return dayOfMonth <= monthLength(year, month) ? fromParts(year, month, dayOfMonth) : Number.NaN;
}

export function toLocalDate(day: DayNumber): LocalDate {
  const { year, month, dayOfMonth } = toParts(day);
  return `${year}-${month < 10 ? '0' : ''}${month}-${dayOfMonth < 10 ? '0' : ''}${dayOfMonth}`;
}

/** 0 is Monday, as in `weekdays`. */
export const weekdayIndex = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7;

export const weekdayOf = (day: DayNumber): Weekday => weekdays[weekdayIndex(day)] ?? 'mon';

export function monthLength(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day with the same number `months` later (or earlier), or the end of that month when there is none (CAL-202). */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const { year, month, dayOfMonth } = toParts(day);
  const total = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(total / 12);
  const targetMonth = total - targetYear * 12 + 1;
  return fromParts(targetYear, targetMonth, Math.min(dayOfMonth, monthLength(targetYear, targetMonth)));
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}
