/** The calendars in force, and the working time they make. Read from their rows at start, and again after each publication. */
import { workingTimes, type Book, type WorkingTimes } from '../shared/calendar/book.ts';
import type { Office } from '../shared/people/office.ts';
import { isCalendarStream } from '../shared/calendar/events.ts';
import type { StoredEvent } from './store/event.ts';
import type { Database } from './store/open.ts';
import { loadBook } from './store/projections/calendar.ts';

export type Calendars = {
  book(): Book;
  times(): WorkingTimes;
  follow(events: readonly StoredEvent[]): void;
  reread(): void;
};

export function createCalendars(database: Database, office: () => Office): Calendars {
  let book = loadBook(database);
  let times = workingTimes(book, office);
  const reread = (): void => {
    book = loadBook(database);
    times = workingTimes(book, office);
  };
  return {
    book: () => book,
    times: () => times,
    follow(events) {
      if (events.some(({ stream }) => isCalendarStream(stream))) reread();
    },
    reread,
  };
}
