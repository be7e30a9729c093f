import { done } from '../../shared/base/result.ts';
import { calendarStream } from '../../shared/calendar/events.ts';
import { decidePublish } from '../../shared/calendar/decide.ts';
import type { ChildCalendar } from '../../shared/calendar/compile.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { perform } from '../perform.ts';
import { movedByCalendar, recountEntries } from '../subjects/recounts.ts';
import type { NewEvent } from '../store/eventStore.ts';

export function calendarCommands(parts: DeskParts): Pick<Handlers<'calendar'>, 'publish'> {
  return {
    /** The calendar and everything it moves are one command: all of it is there, or nothing. */
    publish(input, caller) {
      const now = parts.clock();
      const { request, note, expectedVersion } = input;
      const calendar: ChildCalendar = input.calendar;
      return perform(parts, caller.actor, now, {
        request,
        name: 'calendar.publish',
        // The calendar stands whole in the entry; here only which one and why.
        input: { calendar: calendar.id, note, expectedVersion },
        topics: ['calendar', 'complaint'],
        decide: () => {
          const context = { now, actor: caller.actor, office: parts.office(), book: parts.calendars() };
          const decision = decidePublish({ calendar, note, expectedVersion }, context);
          if (!decision.ok) return decision;
          const { events, draft } = decision.value;
          const moved = movedByCalendar(parts, draft.book);
          const published = events.map(({ type, ...body }): NewEvent => ({
            stream: calendarStream(body.calendar.id),
            type,
            audience: 'parties',
            body,
          }));
          const reply = { version: draft.calendar.version, moved: moved.length };
          return done({ events: [...published, ...recountEntries(moved, 'calendar', now)], reply });
        },
      });
    },
  };
}
