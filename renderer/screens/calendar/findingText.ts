import type { CalendarProblem } from '../../../shared/calendar/problems.ts';
import type { CalendarWarning } from '../../../shared/calendar/validate.ts';
import type { Weekday } from '../../../shared/calendar/calendar.ts';
import type { CalendarWords } from '../../../shared/words/calendar.ts';

type Weekdays = Readonly<Record<Weekday, string>>;

/** What makes a calendar unusable, in a sentence. */
export function problemText(problem: CalendarProblem, { problem: say }: CalendarWords, weekdays: Weekdays): string {
  const place = (where: string): string => (where in weekdays ? weekdays[where as Weekday] : where);
  switch (problem.kind) {
    case 'UnknownZone':
      return say.UnknownZone(problem.timeZone);
    case 'EmptyWeek':
      return say.EmptyWeek;
    case 'BadDate':
      return say.BadDate(problem.date);
    case 'BadWindow':
      return say.BadWindow(place(problem.where), problem.window.join('-'));
    case 'OverlappingWindows':
      return say.OverlappingWindows(place(problem.where), problem.first.join('-'), problem.second.join('-'));
    case 'WindowsMissing':
      return say.WindowsMissing(problem.date);
    case 'HolidayAndMakeUp':
      return say.HolidayAndMakeUp(problem.date);
  }
}

/** What a person should know and may be right all the same. */
export function warningText(warning: CalendarWarning, { warning: say }: CalendarWords): string {
  switch (warning.kind) {
    case 'WorkingDaysOfYear':
      return say.WorkingDaysOfYear(warning.year, warning.found, warning.expected);
    case 'MakeUpOnWorkday':
      return say.MakeUpOnWorkday(warning.date);
    case 'DateTwice':
      return say.DateTwice(warning.date);
    case 'YearNotListed':
      return say.YearNotListed(warning.date);
    case 'YearTwice':
      return say.YearTwice(warning.year);
  }
}
