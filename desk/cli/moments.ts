/** Moments as people type and read them at the office: its own wall clock, Asia/Shanghai. */
import { addDays, instantOf, localDate, localMinutes } from '../../shared/calendar/local.ts';
import type { Instant } from '../../shared/base/time.ts';

const zone = 'Asia/Shanghai';
const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-09-30 17:30` */
export function momentText(instant: Instant): string {
  const minutes = Math.floor(localMinutes(zone, instant));
  return `${localDate(zone, instant)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A due moment at midnight is 24:00 of the day that ends, which is the day people mean. */
export const dueText = (due: Instant): string =>
  localMinutes(zone, due) === 0 ? `${addDays(localDate(zone, due), -1)} 24:00` : momentText(due);

/** `2026-09-30`, `2026-09-30 10:00` on the office's clock, or an ISO moment with its own zone. Undefined: no moment. */
export function readMoment(text: string): Instant | undefined {
  const local = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text.trim());
  if (local) {
    const [, date = '', hours = '0', minutes = '0', seconds = '0'] = local;
    if (Number(hours) > 24 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
    const instant = instantOf(zone, date, Number(hours) * 60 + Number(minutes));
    return Number.isNaN(instant) ? undefined : instant + Number(seconds) * 1000;
  }
  const isIso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(text.trim());
  const instant = isIso ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? undefined : instant;
}
