import { day, minute, type Instant } from '../base/time.ts';
import type { Weekday } from '../calendar/calendar.ts';
import { weekdayOf } from '../calendar/dates.ts';
import { instantOfWallClock, shanghai, wallClockOf } from '../calendar/zone.ts';

/** The same hours in every week, on the office's wall: shifts, and absences that come again. Minutes after midnight; an end
 *  past 1440 reaches into the next day and belongs to the day it began (CAL-NIGHT). */
export type WeeklyWindow = { weekdays: Weekday[]; from: number; to: number };

const minutesOfDay = 24 * 60;
/** A window ends on the following day at the latest. */
export const latestEnd = 2 * minutesOfDay;

export const isSoundWindow = ({ weekdays, from, to }: WeeklyWindow): boolean =>
  weekdays.length > 0 && from >= 0 && from < minutesOfDay && to > from && to <= latestEnd && to - from <= minutesOfDay;

export function isWithinWeekly(windows: readonly WeeklyWindow[], at: Instant): boolean {
  const wall = wallClockOf(shanghai, at);
  const today = Math.floor(wall / day);
  const minutes = (wall - today * day) / minute;
  const covers = ({ weekdays, from, to }: WeeklyWindow, date: number, clock: number): boolean =>
    from <= clock && clock < to && weekdays.includes(weekdayOf(date));
  return windows.some((window) => covers(window, today, minutes) || covers(window, today - 1, minutes + minutesOfDay));
}

/** Moments strictly between `from` and `to` at which a window opens or closes. Unsorted; some may come twice. */
export function weeklyEdges(windows: readonly WeeklyWindow[], from: Instant, to: Instant): Instant[] {
  const edges: Instant[] = [];
  const first = Math.floor(wallClockOf(shanghai, from) / day) - 1;
  const last = Math.floor(wallClockOf(shanghai, to) / day);
  for (let date = first; date <= last; date++) {
    const weekday = weekdayOf(date);
    for (const window of windows) {
      if (!window.weekdays.includes(weekday)) continue;
      for (const minutes of [window.from, window.to]) {
        const edge = instantOfWallClock(shanghai, date * day + minutes * minute);
        if (edge > from && edge < to) edges.push(edge);
      }
    }
  }
  return edges;
}
