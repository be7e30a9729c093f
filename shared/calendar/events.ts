import type { Instant } from '../base/time.ts';
import type { ChildCalendar } from './compile.ts';

/** What happened to a calendar. Streams: `calendar/<id>`. The whole calendar stands in each entry, so that every version can be
 *  read and compared without the ones before it. */
export type CalendarEvent = { type: 'CalendarPublished'; calendar: ChildCalendar; note: string; at: Instant };

export const calendarStream = (id: string): string => `calendar/${id}`;
export const isCalendarStream = (stream: string): boolean => stream.startsWith('calendar/');
