// Instants and the office's own clock on the wall.

import { day, minute, type Instant, type LocalDate } from '../base/time.ts';
import type { WorkingTime } from './compile.ts';
import { dayNumber, toLocalDate } from './dates.ts';
import { instantOfWallClock, localDay, shanghai, wallClockOf, type Zone } from './zone.ts';

export { zoneOf, type Zone } from './zone.ts';

/** Whose wall clock: a compiled calendar, a zone (`zoneOf(name)`), or China's. */
export type Zoned = WorkingTime | Zone | 'Asia/Shanghai';

/** The date on the office wall at an instant. */
export const localDate = (zoned: Zoned, instant: Instant): LocalDate => toLocalDate(localDay(zoneIn(zoned), instant));

/** Minutes after local midnight shown by the office clock; seconds are a fraction of a minute. */
export function localMinutes(zoned: Zoned, instant: Instant): number {
  const wall = wallClockOf(zoneIn(zoned), instant);
  return (wall - Math.floor(wall / day) * day) / minute;
}

/** Instant of a local date and minutes after its midnight (1440 is 24:00); NaN when the date is none. */
export const instantOf = (zoned: Zoned, date: LocalDate, minutes: number): Instant =>
  instantOfWallClock(zoneIn(zoned), dayNumber(date) * day + minutes * minute);

/** The date `days` later, or earlier when negative; a plain calendar step. */
export const addDays = (date: LocalDate, days: number): LocalDate => toLocalDate(dayNumber(date) + days);

/** Calendar days from one date to another. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

function zoneIn(zoned: Zoned): Zone {
  if (zoned === 'Asia/Shanghai') return shanghai;
  return 'zone' in zoned ? zoned.zone : zoned;
}
