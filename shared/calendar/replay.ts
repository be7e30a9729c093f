// Answers recorded working-time cases (format working-time-cases/1) with this office's own arithmetic, so that its answers can be
// laid beside those of other systems. Where systems differ, ours: a result on closing time stays at closing (CAL-LANDING), and the
// day of receipt never counts (CAL-201).

import { day as dayLength, second, type Instant, type LocalDate } from '../base/time.ts';
import { done, refused, type Result } from '../base/result.ts';
import {
  addWorkingDays,
  addWorkingSeconds,
  isWorkingDay,
  isWorkingTime,
  nextWorkingInstant,
  previousWorkingInstant,
  workingDaysBetween,
  workingMsBetween,
  workingWindows,
  type DayRange,
} from './arithmetic.ts';
import { compileCalendar, type WorkingTime } from './compile.ts';
import { dayNumber, toLocalDate } from './dates.ts';
import { isRecord, readReplayCalendar, type Fields } from './replayCalendar.ts';
import { instantOfWallClock, wallClockOf } from './zone.ts';

export type ReplayAnswer = { id: unknown; actual: unknown } | { id: unknown; error: string };

/** A document without cases cannot be read at all; a case that makes no sense is answered with an error, and the rest go on. */
export function replay(document: unknown): Result<ReplayAnswer[], string> {
  if (!isRecord(document)) return refused('not a document of calendars and cases');
  const { cases } = document;
  if (!Array.isArray(cases)) return refused('no list of cases');
  const calendars = isRecord(document['calendars']) ? document['calendars'] : {};
  const compiled = new Map<string, Result<WorkingTime, string>>();
  const timeOf = (name: string): Result<WorkingTime, string> => {
    const known = compiled.get(name) ?? compileNamed(calendars, name);
    compiled.set(name, known);
    return known;
  };
  return done(cases.map((one) => answerCase(one, timeOf)));
}

function compileNamed(calendars: Fields, name: string): Result<WorkingTime, string> {
  if (!Object.hasOwn(calendars, name)) return refused(`no calendar ${name}`);
  const calendar = readReplayCalendar(name, calendars[name]);
  if (!calendar.ok) return refused(`calendar ${name}: ${calendar.problem}`);
  const time = compileCalendar(calendar.value);
  return time.ok ? time : refused(`calendar ${name}: ${JSON.stringify(time.problem)}`);
}

function answerCase(one: unknown, timeOf: (name: string) => Result<WorkingTime, string>): ReplayAnswer {
  if (!isRecord(one)) return { id: null, error: 'not a case' };
  const id = one['id'] ?? null;
  const time = timeOf(typeof one['calendar'] === 'string' ? one['calendar'] : '');
  if (!time.ok) return { id, error: time.problem };
  const answer = answerOperation(one, time.value);
  return answer.ok ? { id, actual: answer.value } : { id, error: answer.problem };
}

function answerOperation(one: Fields, time: WorkingTime): Result<unknown, string> {
  switch (one['op']) {
    case 'addWorkingDays':
      return both(dateIn(one, 'date'), numberIn(one, 'days'), (date, days) => addWorkingDays(time, date, days));
    case 'addWorkingSeconds':
      return both(instantIn(one, 'start', time), numberIn(one, 'seconds'), (start, seconds) =>
        wallText(time, addWorkingSeconds(time, start, seconds)),
      );
    case 'workingSecondsBetween':
      return both(instantIn(one, 'from', time), instantIn(one, 'to', time), (from, to) => {
        const worked = workingMsBetween(time, from, to);
        return worked === null ? null : signed(one, worked / second);
      });
    case 'workingDaysBetween':
      return both(dateIn(one, 'from'), dateIn(one, 'to'), (from, to) => {
        const count = workingDaysBetween(time, from, to, rangeIn(one));
        return count === null ? null : signed(one, count);
      });
    case 'isWorkingDay':
      return single(dateIn(one, 'date'), (date) => isWorkingDay(time, date));
    case 'isWorkingTime':
      return single(instantIn(one, 'at', time), (at) =>
        one['boundary'] === 'end-inclusive' ? previousWorkingInstant(time, at) === at : isWorkingTime(time, at),
      );
    case 'nextWorkingInstant':
      return single(instantIn(one, 'at', time), (at) => wallText(time, nextWorkingInstant(time, at)));
    case 'prevWorkingInstant':
      return single(instantIn(one, 'at', time), (at) => wallText(time, previousWorkingInstant(time, at)));
    case 'workingWindows':
      return single(instantIn(one, 'at', time), (at) => windowsFrom(one, time, at));
    default:
      return refused(`unknown operation ${JSON.stringify(one['op'])}`);
  }
}

function windowsFrom(one: Fields, time: WorkingTime, at: Instant): string[][] | null {
  const count = one['count'] ?? 1;
  if (typeof count !== 'number' || !(count >= 0 && count <= 100_000)) return null;
  const isBackward = ['backward', 'before', 'previous', 'prev', -1].some((word) => word === one['direction']);
  const windows = workingWindows(time, at, isBackward ? 'backward' : 'forward', count);
  return windows.map(({ from, to }) => [`${isoText(from)}Z`, `${isoText(to)}Z`]);
}

/** Some systems give distances without direction; such cases say so. */
const signed = (one: Fields, value: number): number => (one['sign'] === 'absolute' ? Math.abs(value) : value);

function rangeIn(one: Fields): DayRange {
  const stated: unknown = Array.isArray(one['rangeSemantics']) ? one['rangeSemantics'][0] : one['rangeSemantics'];
  return stated === '[a,b)' || stated === '[a,b]' || stated === '(a,b)' ? stated : '(a,b]';
}

function numberIn(one: Fields, name: string): Result<number, string> {
  const value = one[name];
  return typeof value === 'number' && Number.isFinite(value) ? done(value) : refused(`${name} is not a number`);
}

function dateIn(one: Fields, name: string): Result<LocalDate, string> {
  const value = one[name];
  const date = typeof value === 'string' ? value.slice(0, 10) : '';
  return Number.isNaN(dayNumber(date)) ? refused(`${name} is not a date`) : done(date);
}

/** The UTC twin where there is one: a wall clock reading can mean two instants, or none, when clocks are changed. */
function instantIn(one: Fields, name: string, time: WorkingTime): Result<Instant, string> {
  const value = one[`${name}Utc`] ?? one[name];
  const instant =
    typeof value === 'string' ? readInstant(value, name in one && !(`${name}Utc` in one), time) : Number.NaN;
  return Number.isNaN(instant) ? refused(`${name} is not a time`) : done(instant);
}

const timeText =
  /^(\d{4}-\d\d-\d\d)(?:[T ]([01]\d|2[0-4]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?)?(?:Z|([+-])(\d\d):?(\d\d))?$/;

function readInstant(text: string, isLocal: boolean, time: WorkingTime): Instant {
  const parts = timeText.exec(text);
  if (parts === null) return Number.NaN;
  const [, date = '', hours = '0', minutes = '0', seconds = '0', fraction = '', sign, zoneHours, zoneMinutes] = parts;
  const sinceMidnight =
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * second +
    Math.floor(Number(`0.${fraction}0`) * second);
  const wall = dayNumber(date) * dayLength + sinceMidnight;
  if (sign !== undefined) {
    const offset = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60 * second;
    return sign === '-' ? wall + offset : wall - offset;
  }
  return isLocal && !text.endsWith('Z') ? instantOfWallClock(time.zone, wall) : wall;
}

const wallText = (time: WorkingTime, instant: Instant | null): string | null =>
  instant === null ? null : isoText(wallClockOf(time.zone, instant));

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function isoText(wall: number): string {
  const day = Math.floor(wall / dayLength);
  const rest = Math.round(wall - day * dayLength);
  const seconds = Math.floor(rest / second);
  const fraction = rest % second === 0 ? '' : `.${String(rest % second).padStart(3, '0')}`;
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits).join(':');
  return `${toLocalDate(day)}T${clock}${fraction}`;
}

const beyond = 'beyond the years 1600 to 2599, or not a whole number of days';

function single<Value>(value: Result<Value, string>, answer: (value: Value) => unknown): Result<unknown, string> {
  if (!value.ok) return value;
  const found = answer(value.value);
  return found === null ? refused(beyond) : done(found);
}

function both<First, Second>(
  first: Result<First, string>,
  other: Result<Second, string>,
  answer: (first: First, other: Second) => unknown,
): Result<unknown, string> {
  return other.ok ? single(first, (value) => answer(value, other.value)) : other;
}
