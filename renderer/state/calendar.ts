import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Calendar } from '../../shared/calendar/calendar.ts';
import { chinaOfficeCalendar } from '../../shared/calendar/china.ts';
import { compileCalendar, type WorkingTime } from '../../shared/calendar/compile.ts';
import { useDesk } from '../link/desk.ts';

const compiled = (calendar: Calendar): WorkingTime => {
  const result = compileCalendar(calendar);
  if (!result.ok) throw new Error(`The calendar does not compile: ${result.problem.kind}`);
  return result.value;
};

let inForce: WorkingTime | undefined;

/** The office's working time, for relative times and previews; due moments themselves always come from the desk. */
export const workingTime = (): WorkingTime => (inForce ??= compiled(chinaOfficeCalendar));

/** Keeps the page's working time that of the calendar in force: "2 working days left" must not count a new day off. */
export function useOfficeCalendar(): void {
  const { query } = useDesk();
  const calendar = useQuery(query.calendar.view.queryOptions({ input: {} })).data?.calendar;
  useEffect(() => {
    if (calendar) inForce = compiled(calendar);
  }, [calendar]);
}
