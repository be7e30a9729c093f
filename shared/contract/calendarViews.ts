import type { Instant } from '../base/time.ts';
import type { UnitId } from '../base/ids.ts';
import type { Calendar, CalendarException } from '../calendar/calendar.ts';
import type { CalendarDifference } from '../calendar/compare.ts';
import type { ChildCalendar } from '../calendar/compile.ts';
import type { NoticeDoubt } from '../calendar/notice.ts';
import type { CalendarProblem } from '../calendar/problems.ts';
import type { CalendarFinding, CalendarWarning } from '../calendar/validate.ts';
import type { AllowedClockAct } from '../complaint/decide/clockActs.ts';

export type { Page } from './views.ts';

/** What the calendar screen and the acts on clocks read. */

export type CalendarVersion = {
  version: number;
  /** Nothing for the version that came with the program. */
  at: Instant | null;
  person: string | null;
  note: string;
  years: Calendar['years'];
};

export type CalendarView = {
  calendar: Calendar;
  /** What the unit itself states; nothing for the office, or a unit that keeps the hours of the unit above it. */
  own: ChildCalendar | null;
  /** The calendar it stands on, and whose that is (nobody's: the office's); nothing for the office's own. */
  above: { unit: UnitId | null; calendar: Calendar } | null;
  /** Units that keep hours of their own. */
  ownUnits: UnitId[];
  version: number;
  /** Newest first. */
  versions: CalendarVersion[];
  findings: CalendarFinding[];
  provisionalClocks: number;
};

/** A year read from a notice or a file, and the calendar it would make. */
export type DayListView = {
  year: number;
  notice: string | null;
  exceptions: CalendarException[];
  calendar: Calendar;
};
export type NoticeView = DayListView & { doubts: NoticeDoubt[] };

export type AffectedClock = {
  complaint: string;
  number: string;
  clock: string;
  rule: string;
  before: Instant;
  after: Instant;
  provisional: boolean;
};

export type CalendarPreview = {
  problems: CalendarProblem[];
  warnings: CalendarWarning[];
  /** The first 200 that the caller may see, soonest new moment first. */
  affected: AffectedClock[];
  total: number;
};

export type ProvisionalLine = { complaint: string; number: string; clock: string; rule: string; due: Instant };

export type CompareView = { from: number; to: number; difference: CalendarDifference };

/** What may be done to an open clock by its rule, and why not now. */
export type AllowedClockActs = { clock: string; acts: AllowedClockAct[] };
export type { ClockAct } from '../complaint/decide/clockActs.ts';
