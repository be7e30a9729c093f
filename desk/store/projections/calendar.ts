import type { ChildCalendar } from '../../../shared/calendar/compile.ts';
import { builtInBook, withCalendar, type Book } from '../../../shared/calendar/book.ts';
import type { CalendarEvent } from '../../../shared/calendar/events.ts';
import { calendarStream, isCalendarStream } from '../../../shared/calendar/events.ts';
import type { Database } from '../open.ts';
import { prepared } from '../prepared.ts';
import type { Projection } from '../projection.ts';

/** Every published version of every calendar, with who published it and why. The one that comes with the program is not here. */
export const calendarProjection: Projection = {
  name: 'calendar',
  version: 1,
  tables: ['calendar'],
  schema: `
    create table calendar (
      id text not null,
      version integer not null,
      body text not null,
      note text not null,
      person text,
      at integer not null,
      primary key (id, version)
    ) strict;
  `,
  createApply(database) {
    const save = database.prepare(
      'insert or ignore into calendar (id, version, body, note, person, at) values (?, ?, ?, ?, ?, ?)',
    );
    return (event) => {
      if (event.type !== 'CalendarPublished' || !isCalendarStream(event.stream)) return;
      const { calendar, note, at } = event.body as CalendarEvent;
      save.run(calendar.id, calendar.version, JSON.stringify(calendar), note, event.personId, at);
    };
  },
  createForget(database) {
    const drop = database.prepare('delete from calendar where id = ?');
    return (stream) => {
      if (isCalendarStream(stream)) drop.run(stream.slice(calendarStream('').length));
    };
  },
};

export type CalendarRow = { version: number; body: string; note: string; person: string | null; at: number };

/** The newest version of each calendar. */
export function loadBook(database: Database): Book {
  const bodies = prepared<[], string>(
    database,
    `select c.body from calendar c join (select id, max(version) as version from calendar group by id) newest
       on newest.id = c.id and newest.version = c.version order by c.id`,
  )
    .pluck()
    .all();
  return bodies.map((body) => JSON.parse(body) as ChildCalendar).reduce(withCalendar, builtInBook);
}
