// The only file that knows time zones. China since 1992 and fixed offsets are plain arithmetic; every other zone asks the
// language's own table (Intl), once per zone and UTC day.

import { day, hour, minute, second, type Instant } from '../base/time.ts';
import { firstDay, fromParts, lastDay, type DayNumber } from './dates.ts';

export type Zone = {
  readonly name: string;
  /** Local wall clock minus UTC at an instant, in milliseconds. */
  readonly offsetAt: (instant: Instant) => number;
};

/** A wall clock reading as if it were UTC, in milliseconds: local midnight of day n is n × 24 h. */
export type WallClock = number;

const zoneByName = new Map<string, Zone | null>();

/** Null when the name is no time zone. */
export function zoneOf(name: string): Zone | null {
  const known = zoneByName.get(name);
  if (known !== undefined) return known;
  const zone = makeZone(name);
  zoneByName.set(name, zone);
  return zone;
}

export const shanghai: Zone = chinaZone('Asia/Shanghai');

export const localDay = (zone: Zone, instant: Instant): DayNumber =>
  Math.floor((instant + zone.offsetAt(instant)) / day);

export const wallClockOf = (zone: Zone, instant: Instant): WallClock => instant + zone.offsetAt(instant);

/**
 * Instant at which the clock on the wall shows `wall`. A reading that occurs twice (clocks set back) means the first time; one
 * that never occurs (clocks set forward) moves forward by the length of the gap, so 02:30 becomes 03:30.
 */
export function instantOfWallClock(zone: Zone, wall: WallClock): Instant {
  const before = zone.offsetAt(wall - day);
  const after = zone.offsetAt(wall + day);
  const early = wall - before;
  if (before === after || zone.offsetAt(early) === before) return early;
  const late = wall - after;
  return zone.offsetAt(late) === after ? late : early;
}

function makeZone(name: string): Zone | null {
  if (name === 'Asia/Shanghai') return shanghai;
  if (name === 'UTC' || name === 'Etc/UTC' || name === 'Z') return { name, offsetAt: () => 0 };
  const fixed = /^([+-])(\d\d):(\d\d)$/.exec(name);
  if (fixed !== null) {
    const size = Number(fixed[2]) * hour + Number(fixed[3]) * minute;
    const offset = fixed[1] === '-' ? -size : size;
    return { name, offsetAt: () => offset };
  }
  return tableZone(name);
}

/** China had summer time from 1986 to 1991 and other local times before 1949; since 1992 it is eight hours ahead of UTC. */
function chinaZone(name: string): Zone {
  const fixedSince = fromParts(1992, 1, 1) * day;
  let older: Zone | null = null;
  return {
    name,
    offsetAt: (instant) => {
      if (instant >= fixedSince) return 8 * hour;
      older ??= tableZone(name);
      return older === null ? 8 * hour : older.offsetAt(instant);
    },
  };
}

function tableZone(name: string): Zone | null {
  const format = formatFor(name);
  if (format === null) return null;
  const offsetByUtcDay = new Map<number, number>();
  const offsetAtStart = (utcDay: number): number => {
    const known = offsetByUtcDay.get(utcDay);
    if (known !== undefined) return known;
    const offset = readOffset(format, utcDay * day);
    offsetByUtcDay.set(utcDay, offset);
    return offset;
  };
  return {
    name,
    offsetAt: (instant) => {
      const utcDay = Math.floor(instant / day);
      // Intl throws on what is no instant; such a moment lies outside every table anyway.
      if (!(utcDay >= firstDay - 2 && utcDay <= lastDay + 2)) return 0;
      const offset = offsetAtStart(utcDay);
      // No zone changes its clocks twice within a day, so equal ends mean an unchanged day.
      return offset === offsetAtStart(utcDay + 1) ? offset : readOffset(format, instant);
    },
  };
}

function formatFor(name: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    // Intl has no question "is this a zone?"; its RangeError is the answer no.
    return null;
  }
}

function readOffset(format: Intl.DateTimeFormat, instant: Instant): number {
  const whole = Math.floor(instant / second) * second;
  const value: Record<string, number> = {};
  for (const part of format.formatToParts(whole)) value[part.type] = Number(part.value);
  const { year = 0, month = 1, day: dayOfMonth = 1, hour: hours = 0, minute: minutes = 0, second: seconds = 0 } = value;
  return fromParts(year, month, dayOfMonth) * day + hours * hour + minutes * minute + seconds * second - whole;
}
