import type { Instant, LocalDate } from '../../../shared/base/time.ts';
import { weekdays, type Weekday } from '../../../shared/calendar/calendar.ts';
import { addDays, instantOf, localDate } from '../../../shared/calendar/local.ts';
import type { WeeklyWindow } from '../../../shared/duty/weekly.ts';

/** Part of the day somebody is away: all of it, until noon, from noon on. */
export type DayPart = 'whole' | 'morning' | 'afternoon';

/** An absence as it is filled in: whole or half days, or from this moment on, until a day or open, every day or on some
 *  weekdays only. */
export type AbsenceForm = {
  person: string | null;
  /** Nothing: from now on. */
  fromDate: LocalDate | null;
  startsNow: boolean;
  /** Last day away. */
  toDate: LocalDate | null;
  isOpen: boolean;
  part: DayPart;
  /** Weekdays on which it holds; none chosen means every day. */
  weekdays: Weekday[];
  reason: string;
};

export type AbsenceProblem = 'whoMissing' | 'dateMissing' | 'toBeforeFrom';
export type AbsenceSpan = { from: Instant; to: Instant | null; repeats?: WeeklyWindow[] };

const zone = 'Asia/Shanghai';
const noon = 12 * 60;
const midnight = 24 * 60;
const minutesOf: Record<DayPart, [from: number, to: number]> = {
  whole: [0, midnight],
  morning: [0, noon],
  afternoon: [noon, midnight],
};

/** The moments an absence lasts: it ends with its last day, so at midnight after it. Half days of one day are simply a shorter
 *  absence; over several days they come again every day. */
export function spanOf(
  form: AbsenceForm,
  now: Instant,
): ({ ok: true } & AbsenceSpan) | { ok: false; problem: AbsenceProblem } {
  if (form.person === null) return { ok: false, problem: 'whoMissing' };
  if (!form.startsNow && form.fromDate === null) return { ok: false, problem: 'dateMissing' };
  if (!form.isOpen && form.toDate === null) return { ok: false, problem: 'dateMissing' };
  const firstDay = form.startsNow || form.fromDate === null ? localDate(zone, now) : form.fromDate;
  if (!form.isOpen && form.toDate !== null && form.toDate < firstDay) return { ok: false, problem: 'toBeforeFrom' };
  const lastDay = form.isOpen ? null : form.toDate;
  const [opens, closes] = minutesOf[form.part];
  const isOneDay = lastDay === firstDay && form.weekdays.length === 0;
  const begin = instantOf(zone, firstDay, isOneDay ? opens : 0);
  // Today's whole day began in the past; an absence that starts today starts now.
  const from = Math.max(begin, firstDay <= localDate(zone, now) ? now : begin);
  if (isOneDay) return { ok: true, from, to: instantOf(zone, firstDay, closes) };
  const to = lastDay === null ? null : instantOf(zone, addDays(lastDay, 1), 0);
  if (form.part === 'whole' && form.weekdays.length === 0) return { ok: true, from, to };
  const on = form.weekdays.length > 0 ? form.weekdays : [...weekdays];
  return { ok: true, from, to, repeats: [{ weekdays: on, from: opens, to: closes }] };
}
