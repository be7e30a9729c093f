import { done, refused, type Result } from '../base/result.ts';
import type { Calendar, CalendarException, Weekday, Window } from './calendar.ts';
import { weekdays } from './calendar.ts';
import { dayNumber, type DayNumber } from './dates.ts';
import { dayRules, planOf, type DayRules } from './days.ts';
import { calendarProblems, type CalendarProblem } from './problems.ts';
import { makeTable, type Table } from './table.ts';
import { zoneOf } from './zone.ts';

export type { CalendarProblem } from './problems.ts';

/** A calendar ready for arithmetic. Only `shared/calendar` looks inside; others hand it on. Keep it: its tables fill with use. */
export type WorkingTime = Table & { readonly calendar: { readonly id: string; readonly version: number } };

export function compileCalendar(calendar: Calendar): Result<WorkingTime, CalendarProblem> {
  const [problem] = calendarProblems(calendar);
  if (problem !== undefined) return refused(problem);
  const zone = zoneOf(calendar.timeZone);
  if (zone === null) return refused({ kind: 'UnknownZone', timeZone: calendar.timeZone });
  const rules = dayRules(calendar);
  if (!everWorks(rules)) return refused({ kind: 'EmptyWeek' });
  return done({ ...makeTable(rules, zone), calendar: { id: calendar.id, version: calendar.version } });
}

/** What a unit states about its own calendar; everything left out is as in the parent. */
export type ChildCalendar = Pick<Calendar, 'id' | 'version' | 'title'> &
  Partial<Omit<Calendar, 'weekly'>> & { weekly?: Partial<Record<Weekday, Window[]>> };

/**
 * A unit's calendar on top of its parent's. Weekdays the child names replace the parent's hours; its exceptions replace the
 * parent's for the same date. Which days count as working days stays with the parent: own opening hours, even on a holiday, do
 * not make a day a working day (CAL-OUTLET).
 */
export function inheritCalendar(parent: Calendar, child: ChildCalendar): Calendar {
  const parentByDate = new Map(parent.exceptions.map((exception) => [exception.date, exception]));
  const own = (child.exceptions ?? []).map((exception) => underParent(exception, parentByDate.get(exception.date)));
  const ownDates = new Set(own.map(({ date }) => date));
  return {
    id: child.id,
    version: child.version,
    title: child.title,
    timeZone: child.timeZone ?? parent.timeZone,
    weekly: { ...parent.weekly, ...child.weekly },
    exceptions: [...parent.exceptions.filter(({ date }) => !ownDates.has(date)), ...own],
    annual: [...parent.annual, ...(child.annual ?? [])],
    years: child.years === undefined || child.years.length === 0 ? parent.years : child.years,
    parent: parent.id,
    countedWeekdays:
      child.countedWeekdays ??
      parent.countedWeekdays ??
      weekdays.filter((weekday) => parent.weekly[weekday].length > 0),
  };
}

/** Hours set by a unit on a day its parent has ordered off or on: the hours are the unit's, the kind of day the parent's. */
function underParent(own: CalendarException, inherited: CalendarException | undefined): CalendarException {
  if (own.kind !== 'windows' || inherited === undefined || inherited.kind === 'windows') return own;
  return { ...inherited, windows: own.windows ?? [] };
}

/** Every weekday meets every day of the year within 28 years, so a calendar without one working day there has none ever after. */
function everWorks(rules: DayRules): boolean {
  const from = Math.max(dayNumber('2100-03-01'), ...rules.exceptionByDay.keys()) + 1;
  let counts = false;
  let opens = false;
  for (let day: DayNumber = from; day < from + 28 * 366 && !(counts && opens); day++) {
    const plan = planOf(rules, day);
    counts ||= plan.counted;
    opens ||= plan.spans.length > 0;
  }
  return counts && opens;
}
