import type { LocalDate } from '../base/time.ts';

/**
 * A calendar is versioned data: what the office works in a normal week, and every dated exception with the notice that
 * ordered it. It says nothing about how time is counted; that is `limit.ts`.
 */
export type Calendar = {
  id: string;
  version: number;
  title: string;
  /** IANA name such as 'Asia/Shanghai', or a fixed offset such as '+08:00'. */
  timeZone: string;
  weekly: Record<Weekday, Window[]>;
  exceptions: CalendarException[];
  /** Days off in every year, by 'MM-DD'. A dated exception is stronger. */
  annual: { monthDay: string; name: string }[];
  /**
   * Years the table answers for. A day outside them, or in a provisional one, makes a result provisional.
   * No entry at all: the calendar has no horizon and is never provisional.
   */
  years: CalendarYear[];
  parent?: string;
  /**
   * Weekdays that count as working days, when these are not simply the weekdays with windows. An outlet that opens on
   * Saturday keeps Monday to Friday here: its opening hours do not make Saturday a working day (CAL-OUTLET).
   */
  countedWeekdays?: Weekday[];
};

export type CalendarYear = { year: number; status: 'published' | 'provisional'; notice?: string };

/**
 * - `holiday`: a day off ordered by a notice; with `windows` the desk is open although the day does not count
 * - `makeUp`: a day worked by order; without `windows` it has the hours of its weekday, or of the first weekday that has any
 * - `shortDay`: a working day with the given `windows`
 * - `closed`: this office is shut on a day others may work
 * - `windows`: the given `windows` stand in place of the usual hours; none means shut
 */
export type CalendarException = {
  date: LocalDate;
  kind: 'holiday' | 'makeUp' | 'shortDay' | 'closed' | 'windows';
  windows?: Window[];
  name: string;
  notice?: string;
};

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** ['09:00', '12:00']. '24:00' ends a day; an end up to '48:00' reaches into the next day and belongs to the day it began. */
export type Window = [from: string, to: string];

export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The same windows Monday to Friday, none at the weekend. */
export function mondayToFriday(...windows: Window[]): Record<Weekday, Window[]> {
  return { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows, sat: [], sun: [] };
}
