import type { Instant, LocalDate } from '../../../shared/base/time.ts';
import { addDays, instantOf, localDate } from '../../../shared/calendar/local.ts';

/** An absence as it is filled in: whole days, or from this moment on, until a day or open. */
export type AbsenceForm = {
  person: string | null;
  /** Nothing: from now on. */
  fromDate: LocalDate | null;
  startsNow: boolean;
  /** Last day away. */
  toDate: LocalDate | null;
  isOpen: boolean;
  reason: string;
};

export type AbsenceProblem = 'whoMissing' | 'dateMissing' | 'toBeforeFrom';

const zone = 'Asia/Shanghai';

/** The moments an absence lasts: it ends with its last day, so at midnight after it. */
export function spanOf(
  form: AbsenceForm,
  now: Instant,
): { ok: true; from: Instant; to: Instant | null } | { ok: false; problem: AbsenceProblem } {
  if (form.person === null) return { ok: false, problem: 'whoMissing' };
  if (!form.startsNow && form.fromDate === null) return { ok: false, problem: 'dateMissing' };
  if (!form.isOpen && form.toDate === null) return { ok: false, problem: 'dateMissing' };
  const firstDay = form.startsNow || form.fromDate === null ? localDate(zone, now) : form.fromDate;
  // Today's whole day began in the past; an absence that starts today starts now.
  const from = firstDay <= localDate(zone, now) ? now : instantOf(zone, firstDay, 0);
  if (form.isOpen || form.toDate === null) return { ok: true, from, to: null };
  if (form.toDate < firstDay) return { ok: false, problem: 'toBeforeFrom' };
  return { ok: true, from, to: instantOf(zone, addDays(form.toDate, 1), 0) };
}
