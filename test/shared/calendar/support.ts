import type { Calendar } from '../../../shared/calendar/calendar.ts';
import { chinaOfficeCalendar } from '../../../shared/calendar/china.ts';
import { compileCalendar, type WorkingTime } from '../../../shared/calendar/compile.ts';
import { localDate, localMinutes } from '../../../shared/calendar/local.ts';

export function compiled(calendar: Calendar): WorkingTime {
  const result = compileCalendar(calendar);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

export const china = compiled(chinaOfficeCalendar);

const twoDigits = (value: number): string => String(Math.floor(value)).padStart(2, '0');

/** '2026-10-09 17:30' on the wall of an office. */
export function wall(instant: number, time: WorkingTime = china): string {
  const minutes = localMinutes(time, instant);
  return `${localDate(time, instant)} ${twoDigits(minutes / 60)}:${twoDigits(minutes % 60)}`;
}
