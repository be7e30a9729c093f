import type { Instant, LocalDate } from '../../shared/base/time.ts';
import { day, hour, minute } from '../../shared/base/time.ts';
import { addDays, localDate, localMinutes } from '../../shared/calendar/local.ts';
import { workingDaysBetween } from '../../shared/calendar/arithmetic.ts';
import type { Weekday } from '../../shared/calendar/calendar.ts';
import type { PartsWords } from '../../shared/words/parts.ts';
import { workingTime } from '../state/calendar.ts';

const zone = 'Asia/Shanghai';
const order: Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export function weekdayOfDate(date: LocalDate): Weekday {
  return order[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'mon';
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `11-24 周二`, with the year only when it is not the present one. */
export function formatDate(date: LocalDate, now: Instant, words: PartsWords): string {
  const year = date.slice(0, 4);
  const short = year === localDate(zone, now).slice(0, 4) ? date.slice(5) : date;
  return `${short} ${words.weekdays[weekdayOfDate(date)]}`;
}

/** `11-24 周二 17:30` on the office's wall clock. */
export function formatMoment(instant: Instant, now: Instant, words: PartsWords): string {
  const minutes = Math.floor(localMinutes(zone, instant));
  return `${formatDate(localDate(zone, instant), now, words)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A due moment at midnight is said as 24:00 of the day that ends, which is the day people mean. */
export function formatDue(due: Instant, now: Instant, words: PartsWords): string {
  if (localMinutes(zone, due) !== 0) return formatMoment(due, now, words);
  return `${formatDate(addDays(localDate(zone, due), -1), now, words)} 24:00`;
}

/** The date a due moment belongs to: midnight belongs to the day that ends. */
export const dueDate = (due: Instant): LocalDate => localDate(zone, due - 1);

export const today = (now: Instant): LocalDate => localDate(zone, now);

export type Urgency = 'overdue' | 'today' | 'later';

export function urgencyOf(due: Instant, now: Instant): Urgency {
  if (due < now) return 'overdue';
  return dueDate(due) === today(now) ? 'today' : 'later';
}

/** "还剩1个工作日": working days where at least one lies between, else hours or minutes. `short`: for narrow columns. */
export function relativeDue(due: Instant, now: Instant, words: PartsWords, short = false): string {
  const overdue = due < now;
  const say = words.due;
  const from = overdue ? dueDate(due) : today(now);
  const to = overdue ? today(now) : dueDate(due);
  const days = workingDaysBetween(workingTime(), from, to) ?? Math.floor(Math.abs(due - now) / day);
  if (from !== to && days > 0) return overdue ? (short ? say.overdueShort : say.overdueDays)(days) : say.leftDays(days);
  const distance = Math.abs(due - now);
  const hours = Math.floor(distance / hour);
  if (hours > 0) return overdue ? say.overdueHours(hours) : say.leftHours(hours);
  const minutes = Math.max(1, Math.floor(distance / minute));
  return overdue ? say.overdueMinutes(minutes) : say.leftMinutes(minutes);
}

/** What somebody typed as yuan, in fen; null when it is no amount, or finer than fen. Thousands commas are understood. */
export function parseYuan(text: string): number | null {
  const plain = text.replace(/[,，\s¥￥]/g, '');
  const found = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!found) return null;
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
}
