import { done } from '../../shared/base/result.ts';
import type { Instant } from '../../shared/base/time.ts';
import { addWorkingDays } from '../../shared/calendar/arithmetic.ts';
import { addDays, instantOf, localDate } from '../../shared/calendar/local.ts';
import { answering } from '../../shared/duty/answering.ts';
import { unattendedUnits, unitsOf } from '../../shared/duty/roster.ts';
import { isAtOrUnder } from '../../shared/people/office.ts';
import { readingScope } from '../../shared/people/permissions.ts';
import { isQuiet, type Reminder } from '../../shared/reminder/reminder.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { prepared } from '../store/prepared.ts';
import { mineSql, workScope } from '../subjects/workScope.ts';
import { unitsWithWork } from '../duty/work.ts';
import { keptOf } from './kept.ts';
import { sources } from './sources.ts';

/** All that a person is to be reminded of now, the most pressing first. */
function remindersOf(parts: DeskParts, id: string, now: Instant): Reminder[] {
  const person = parts.office().personById.get(id);
  if (!person || person.left) return [];
  const { without } = keptOf(parts, id).wishes();
  const lineByKey = new Map<string, Reminder>();
  for (const source of sources) {
    for (const line of source(parts, person, now)) if (!without.includes(line.kind)) lineByKey.set(line.key, line);
  }
  return [...lineByKey.values()].sort((left, right) => (left.due ?? left.at) - (right.due ?? right.at));
}

export function reminderHandlers(parts: DeskParts): Handlers<'reminder'> {
  return {
    view(_input, { actor }) {
      const now = parts.clock();
      const kept = keptOf(parts, actor.person);
      const wishes = kept.wishes();
      const read = kept.marks('read');
      const announced = kept.marks('announced');
      const lines = remindersOf(parts, actor.person, now).map((line) => ({ ...line, isRead: read.has(line.key) }));
      return done({
        lines,
        unread: lines.filter(({ isRead }) => !isRead).length,
        isNew: lines.some(isFresh(announced, read)) && !isQuiet(wishes, parts.workingTime(), now),
        wishes,
      });
    },

    read({ keys, isRead }, { actor }) {
      const kept = keptOf(parts, actor.person);
      const marks = kept.marks('read');
      for (const key of keys) {
        if (isRead) marks.add(key);
        else marks.delete(key);
      }
      const lines = remindersOf(parts, actor.person, parts.clock());
      kept.saveMarks('read', marks, lines);
      return done({ unread: lines.filter(({ key }) => !marks.has(key)).length });
    },

    announce(_input, { actor }) {
      const now = parts.clock();
      const kept = keptOf(parts, actor.person);
      if (isQuiet(kept.wishes(), parts.workingTime(), now)) return done({ lines: [] });
      const announced = kept.marks('announced');
      const standing = remindersOf(parts, actor.person, now);
      const fresh = standing.filter(isFresh(announced, kept.marks('read')));
      if (fresh.length > 0) {
        kept.saveMarks('announced', new Set([...announced, ...fresh.map(({ key }) => key)]), standing);
      }
      return done({ lines: fresh });
    },

    saveWishes(wishes, { actor }) {
      keptOf(parts, actor.person).saveWishes(wishes);
      return done(wishes);
    },

    digest(_input, { actor }) {
      const now = parts.clock();
      const time = parts.workingTime();
      const office = parts.office();
      const today = localDate(time, now);
      const lastWorkingDay = addWorkingDays(time, today, -1) ?? addDays(today, -1);
      const counts = prepared<[object], Record<'overdue' | 'dueToday' | 'dueTomorrow' | 'came', number>>(
        parts.database,
        `select coalesce(sum(w.due < @now), 0) as overdue,
           coalesce(sum(w.due >= @now and w.due < @tomorrow), 0) as dueToday,
           coalesce(sum(w.due >= @tomorrow and w.due < @after), 0) as dueTomorrow,
           coalesce(sum(w.since >= @came), 0) as came
         from work w where ${mineSql}`,
      ).get({
        ...workScope(office, parts.packs(), actor, now),
        now,
        tomorrow: instantOf(time, addDays(today, 1), 0),
        after: instantOf(time, addDays(today, 2), 0),
        came: instantOf(time, lastWorkingDay, 0),
      });
      const standsIn = unitsOf(office, actor.person).flatMap((unit) => {
        const answer = answering(office, unit, now);
        const isMine = answer.kind === 'answered' && answer.slot === 'B' && answer.person === actor.person;
        return isMine ? [{ unit, person: answer.actingFor, until: answer.until ?? null }] : [];
      });
      const scope = readingScope(office, actor)?.id;
      const waiting = unitsWithWork(parts.database);
      const alone = [...unattendedUnits(office, now).keys()].filter(
        (unit) => waiting.has(unit) && scope !== undefined && isAtOrUnder(office, unit, scope),
      );
      return done({
        day: today,
        isDone: keptOf(parts, actor.person).digestDay() >= today,
        ...(counts ?? { overdue: 0, dueToday: 0, dueTomorrow: 0, came: 0 }),
        standsIn,
        unattended: alone.length,
      });
    },

    closeDigest({ day }, { actor }) {
      keptOf(parts, actor.person).saveDigestDay(day);
      return done({ day });
    },
  };
}

const isFresh =
  (announced: ReadonlySet<string>, read: ReadonlySet<string>) =>
  ({ key }: Reminder): boolean =>
    !announced.has(key) && !read.has(key);
