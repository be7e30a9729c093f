import { done, refused, type Result } from '../base/result.ts';
import type { UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import type { Office } from '../people/office.ts';
import { may, mayManageOffice, mayManageUnit, type Actor } from '../people/permissions.ts';
import { calendarOf, officeCalendarId, unitOfCalendar, withCalendar, type Book } from './book.ts';
import type { ChildCalendar } from './compile.ts';
import type { CalendarEvent } from './events.ts';
import type { CalendarProblem } from './problems.ts';
import { validateCalendar, type CalendarFinding } from './validate.ts';

export type CalendarRefusal =
  | { code: 'NotPermitted'; permission: string }
  | { code: 'OutOfReach'; permission: string; unit: UnitId }
  | { code: 'DecidedOnTop' }
  | { code: 'UnknownCalendar'; calendar: string }
  | { code: 'CalendarChangedMeanwhile'; version: number }
  | { code: 'CalendarNotSound'; problems: CalendarProblem[] }
  | { code: 'CalendarNoteMissing' };

export type PublishCalendar = { calendar: ChildCalendar; note: string; expectedVersion: number };
export type CalendarContext = { now: Instant; actor: Actor; office: Office; book: Book };

/** The next version of a calendar as it will be published, and what a person should know about it. */
export type Draft = { calendar: ChildCalendar; book: Book; findings: CalendarFinding[] };

/** Version of a calendar in the book; 0 for a unit that keeps the hours of the unit above. */
export function versionIn(book: Book, id: string): number {
  const unit = unitOfCalendar(id);
  return unit === undefined ? book.office.version : (book.byUnit.get(unit)?.version ?? 0);
}

/** Looks at a calendar without publishing it. The version is the next one, whatever the proposal says. */
export function draftOf(
  proposal: ChildCalendar,
  { office, book }: Pick<CalendarContext, 'office' | 'book'>,
): Result<Draft, CalendarRefusal> {
  const { id } = proposal;
  const unit = unitOfCalendar(id);
  const isKnown = unit === undefined ? id === officeCalendarId : office.unitById.has(unit);
  if (!isKnown) return refused({ code: 'UnknownCalendar', calendar: id });
  const calendar = { ...proposal, version: versionIn(book, id) + 1 };
  const next = withCalendar(book, calendar);
  const whole = calendarOf(next, office, unit);
  const findings = validateCalendar(whole);
  // A change of the office's calendar must leave those of the units sound too: they inherit it.
  const below = unit === undefined ? [...book.byUnit.keys()] : [];
  const belowProblems = below.flatMap((one) => validateCalendar(calendarOf(next, office, one)).filter(isProblem));
  const known = new Set(findings.map((finding) => JSON.stringify(finding)));
  const added = belowProblems.filter((finding) => !known.has(JSON.stringify(finding)));
  return done({
    calendar: unit === undefined ? whole : calendar,
    book: next,
    findings: [...findings, ...added],
  });
}

export const isProblem = (finding: CalendarFinding): finding is { refuses: true } & CalendarProblem => finding.refuses;

/** Publishes the next version of a calendar (CAL-PUBLISH): by an administrator, sound, with a note, and built on the version that
 *  is in force. What it does to open clocks is counted by the caller in the same command. */
export function decidePublish(
  command: PublishCalendar,
  context: CalendarContext,
): Result<{ events: CalendarEvent[]; draft: Draft }, CalendarRefusal> {
  const { office, actor } = context;
  const permission = 'manageCalendar';
  if (!may(office, actor, permission)) return refused({ code: 'NotPermitted', permission });
  const unit = unitOfCalendar(command.calendar.id);
  if (unit === undefined && !mayManageOffice(office, actor, permission)) return refused({ code: 'DecidedOnTop' });
  if (unit !== undefined && !mayManageUnit(office, actor, permission, unit) && office.unitById.has(unit)) {
    return refused({ code: 'OutOfReach', permission, unit });
  }
  const draft = draftOf(command.calendar, context);
  if (!draft.ok) return draft;
  const version = versionIn(context.book, command.calendar.id);
  if (command.expectedVersion !== version) return refused({ code: 'CalendarChangedMeanwhile', version });
  const problems = draft.value.findings.filter(isProblem);
  if (problems.length > 0) return refused({ code: 'CalendarNotSound', problems });
  const note = command.note.trim();
  if (note === '') return refused({ code: 'CalendarNoteMissing' });
  const { calendar } = draft.value;
  return done({ events: [{ type: 'CalendarPublished', calendar, note, at: context.now }], draft: draft.value });
}
