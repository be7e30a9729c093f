// The calendars of an office: its own, and those of units that keep other hours. A unit's calendar says only what differs from
// the unit above it; a unit without one works as the unit above does.
//
//   office CN ──inherits──▶ unit/bank ──inherits──▶ unit/outlet          of(outlet2) = unit/bank

import type { UnitId } from '../base/ids.ts';
import { chainOf, type Office } from '../people/office.ts';
import type { Calendar } from './calendar.ts';
import { chinaOfficeCalendar } from './china.ts';
import { compileCalendar, inheritCalendar, type ChildCalendar, type WorkingTime } from './compile.ts';

/** The newest published calendars. */
export type Book = { office: Calendar; byUnit: ReadonlyMap<UnitId, ChildCalendar> };

export const officeCalendarId = chinaOfficeCalendar.id;

/** Nothing published yet: the calendar that comes with the program. */
export const builtInBook: Book = { office: chinaOfficeCalendar, byUnit: new Map() };

const unitPrefix = 'unit/';

export const calendarIdOf = (unit: UnitId | undefined): string =>
  unit === undefined ? officeCalendarId : unitPrefix + unit;

/** The unit whose calendar this is; nothing for the office's own. */
export const unitOfCalendar = (id: string): UnitId | undefined =>
  id.startsWith(unitPrefix) ? id.slice(unitPrefix.length) : undefined;

/** The book with one more calendar in it. What the office's calendar leaves out is as before. */
export function withCalendar(book: Book, calendar: ChildCalendar): Book {
  const unit = unitOfCalendar(calendar.id);
  if (unit !== undefined) return { ...book, byUnit: new Map(book.byUnit).set(unit, calendar) };
  const { office } = book;
  return { ...book, office: { ...office, ...calendar, weekly: { ...office.weekly, ...calendar.weekly } } };
}

/** The whole calendar of a unit (or of the office): its own on top of all those above it. */
export function calendarOf(book: Book, office: Office, unit: UnitId | undefined): Calendar {
  if (unit === undefined) return book.office;
  const own = chainOf(office, unit)
    .flatMap(({ id }) => book.byUnit.get(id) ?? [])
    .toReversed();
  return own.reduce(inheritCalendar, book.office);
}

/** What a unit's own calendar stands on: that of the nearest unit above that has one, or the office's. */
export function calendarAbove(book: Book, office: Office, unit: UnitId): { unit: UnitId | null; calendar: Calendar } {
  const above = chainOf(office, unit).find(({ id }) => id !== unit && book.byUnit.has(id))?.id;
  return { unit: above ?? null, calendar: calendarOf(book, office, above) };
}

/** Working time of the office and of its units, compiled when first asked for. */
export type WorkingTimes = { office(): WorkingTime; of(unit: UnitId): WorkingTime };

/** @param office read at each question: units move
 *  @throws where a calendar of the book is not sound; nothing unsound is ever published */
export function workingTimes(book: Book, office: () => Office): WorkingTimes {
  const compiled = new Map<string, WorkingTime>();
  let seen = office();
  const compile = (unit: UnitId | undefined): WorkingTime => {
    const id = calendarIdOf(unit);
    const known = compiled.get(id);
    if (known) return known;
    const result = compileCalendar(calendarOf(book, office(), unit));
    if (!result.ok) throw new Error(`the calendar ${id} is not sound: ${result.problem.kind}`);
    compiled.set(id, result.value);
    return result.value;
  };
  return {
    office: () => compile(undefined),
    of(unit) {
      if (book.byUnit.size === 0) return compile(undefined);
      if (office() !== seen) {
        // A unit below another one inherits other hours.
        seen = office();
        compiled.clear();
      }
      return compile(chainOf(seen, unit).find(({ id }) => book.byUnit.has(id))?.id);
    },
  };
}
