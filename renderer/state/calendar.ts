import { chinaOfficeCalendar } from '../../shared/calendar/china.ts';
import { compileCalendar, type WorkingTime } from '../../shared/calendar/compile.ts';

let compiled: WorkingTime | undefined;

/** The office's working time, for relative times and previews; due moments themselves always come from the desk. */
export function workingTime(): WorkingTime {
  if (compiled) return compiled;
  const result = compileCalendar(chinaOfficeCalendar);
  if (!result.ok) throw new Error(`The built-in calendar does not compile: ${result.problem.kind}`);
  compiled = result.value;
  return compiled;
}
