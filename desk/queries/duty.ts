import type { UnitId } from '../../shared/base/ids.ts';
import { done, refused } from '../../shared/base/result.ts';
import { day } from '../../shared/base/time.ts';
import type { AlarmView, HandOverView, NoticeView } from '../../shared/contract/dutyViews.ts';
import type { Alarm } from '../../shared/duty/alarm.ts';
import { absenceAt, answering, gaps } from '../../shared/duty/answering.ts';
import type { HandOverList } from '../../shared/duty/handOver.ts';
import type { ContactNotice } from '../../shared/duty/notice.ts';
import { maySeeNotice, maySignAlarm, maySignHandOver, type SignContext } from '../../shared/duty/sign.ts';
import { isAtOrUnder, type Office } from '../../shared/people/office.ts';
import { homeOf, readingScope } from '../../shared/people/permissions.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { prepared } from '../store/prepared.ts';
import { calendarFile } from '../duty/calendarFile.ts';
import { dutyHistory, officeOfThen } from '../duty/past.ts';
import { readCursor, writeCursor } from './caseLine.ts';

type Queries = 'exportCalendar' | 'board' | 'alarms' | 'handOvers' | 'notices' | 'answeredAt' | 'history';

const daysAhead = 30 * day;
/** Signed alarms shown below those that wait. */
const newestSigned = 20;
const longestHistory = 400 * day;

export function dutyQueries(parts: DeskParts): Pick<Handlers<'duty'>, Queries> {
  const { database } = parts;
  const scopeOf = (caller: Caller): UnitId => readingScope(parts.office(), caller.actor)?.id ?? caller.actor.unit;
  const isInScope = (caller: Caller, unit: UnitId): boolean => isAtOrUnder(parts.office(), unit, scopeOf(caller));
  const contextOf = (caller: Caller): SignContext => ({
    now: parts.clock(),
    office: parts.office(),
    actor: caller.actor,
  });
  const bodies = <Body>(sql: string, ...values: (string | number)[]): Body[] =>
    prepared<(string | number)[], string>(database, sql)
      .pluck()
      .all(...values)
      .map((body) => JSON.parse(body) as Body);

  /** What a seat may know of an alarm: of another organisation only what it may see itself. */
  const alarmView = (caller: Caller, alarm: Alarm): AlarmView[] => {
    const { office } = contextOf(caller);
    if (!isInScope(caller, alarm.unit)) return [];
    const scope = scopeOf(caller);
    const maySign = maySignAlarm(alarm, contextOf(caller));
    if (homeOf(office, alarm.unit) === homeOf(office, caller.actor.unit)) return [{ ...alarm, maySign }];
    if (alarm.inbox && !sees(database, scope, alarm.inbox.complaint)) return [];
    return [{ ...alarm, open: alarm.inbox ? 1 : countSeen(database, scope, alarm.unit), maySign }];
  };

  return {
    board(_input, caller) {
      const now = parts.clock();
      const office = parts.office();
      const scope = scopeOf(caller);
      const open = new Map(
        // Only what the seat may see: how much work another organisation has of its own is not told.
        prepared<[string], { unit: string; open: number }>(
          database,
          `select w.unit, count(*) as open from work w
           where exists (select 1 from complaint_unit u where u.unit = ? and u.row = w.row) group by w.unit`,
        )
          .all(scope)
          .map((row) => [row.unit, row.open]),
      );
      const units = [...office.unitById.values()].filter((unit) => !unit.closed && isAtOrUnder(office, unit.id, scope));
      return done({
        units: units.map((unit) => ({
          unit: unit.id,
          pair: unit.pair ?? null,
          answering: answering(office, unit.id, now),
          open: open.get(unit.id) ?? 0,
          gaps: unit.pair ? gaps(office, unit.id, now, now + daysAhead) : [],
          absences: [unit.pair?.a, unit.pair?.b].flatMap((person) =>
            (person ? (office.personById.get(person)?.absences ?? []) : [])
              .filter((absence) => absence.to === undefined || absence.to > now)
              .map((absence) => ({ person: person!, ...absence })),
          ),
        })),
      });
    },

    alarms(_input, caller) {
      const open = bodies<Alarm>('select body from alarm where open = 1 order by from_at, id').flatMap((alarm) =>
        alarmView(caller, alarm),
      );
      const signed = bodies<Alarm>(
        'select body from alarm where open = 0 order by from_at desc, id desc limit ?',
        newestSigned,
      ).flatMap((alarm) => alarmView(caller, alarm));
      return done({
        ringing: open.filter(({ ended }) => !ended),
        toSign: open.filter(({ ended }) => ended),
        signed,
      });
    },

    handOvers({ open, cursor, size }, caller) {
      const context = contextOf(caller);
      const home = homeOf(context.office, caller.actor.unit);
      const sql = `select body from hand_over where ${open ? 'open = 1 and ' : ''}(at, id) < (?, ?) order by at desc, id desc limit ?`;
      const isOurs = (list: HandOverList): boolean => {
        const units = list.items.map(({ unit }) => unit);
        const seats = context.office.personById.get(list.person)?.seats.map(({ unit }) => unit) ?? [];
        return (units.length > 0 ? units : seats).some(
          (unit) => isInScope(caller, unit) && homeOf(context.office, unit) === home,
        );
      };
      const read = page<HandOverList, HandOverView>(
        cursor,
        size,
        (at, id) => bodies(sql, at, id, batch),
        (list) => {
          const maySign = maySignHandOver(list, context);
          return isOurs(list) || maySign ? [{ ...list, maySign }] : [];
        },
      );
      return done({ lists: read.lines, next: read.next });
    },

    notices({ cursor, size }, caller) {
      const context = contextOf(caller);
      const sql = 'select body from contact_notice where (at, id) < (?, ?) order by at desc, id desc limit ?';
      const read = page<ContactNotice, NoticeView>(
        cursor,
        size,
        (at, id) => bodies(sql, at, id, batch),
        (notice) =>
          isInScope(caller, notice.unit)
            ? [{ ...notice, maySee: notice.seen === null && maySeeNotice(notice, context) }]
            : [],
      );
      return done({ notices: read.lines, next: read.next });
    },

    answeredAt({ unit, at, work }, caller) {
      if (!isInScope(caller, unit)) return refused({ code: 'UnknownUnit', unit });
      const { office, evidence } = officeOfThen(parts, unit, at);
      const found = office.unitById.get(unit);
      const isOwn = homeOf(parts.office(), unit) === homeOf(parts.office(), caller.actor.unit);
      return done({
        answering: answering(office, unit, at, [], work),
        pair: found?.pair ?? null,
        absences: absencesAt(office, at, isOwn),
        evidence,
      });
    },

    exportCalendar({ unit, from, to, language }, caller) {
      if (!isInScope(caller, unit)) return refused({ code: 'UnknownUnit', unit });
      const office = parts.office();
      const span = { from, to: Math.min(to, from + longestHistory) };
      const text = calendarFile(office, unit, span, language, parts.clock());
      return done({
        name: `${office.unitById.get(unit)?.name ?? 'duty'}.ics`,
        mediaType: 'text/calendar',
        content: Buffer.from(text).toString('base64'),
      });
    },

    history({ unit, from, to }, caller) {
      if (!isInScope(caller, unit)) return refused({ code: 'UnknownUnit', unit });
      const end = Math.min(to, from + longestHistory, parts.clock());
      return done({ spans: from < end ? dutyHistory(parts, unit, from, end) : [] });
    },
  };
}

/** Rows read at a time; those of other organisations among them are passed over. */
const batch = 100;

/** Lines from newest to oldest after the cursor, as many as asked for. */
function page<Row extends { id: string; at: number }, Line extends Row>(
  cursor: string | null,
  size: number,
  read: (at: number, id: string) => Row[],
  show: (row: Row) => Line[],
): { lines: Line[]; next: string | null } {
  const after = readCursor(cursor, 2);
  let place: [number, string] = after ? [Number(after[0]), String(after[1])] : [Number.MAX_SAFE_INTEGER, ''];
  const lines: Line[] = [];
  for (;;) {
    const rows = read(...place);
    for (const row of rows) {
      const shown = show(row);
      if (shown.length > 0 && lines.length === size) {
        const last = lines.at(-1)!;
        return { lines, next: writeCursor([last.at, last.id]) };
      }
      lines.push(...shown);
    }
    const last = rows.at(-1);
    if (!last || rows.length < batch) return { lines, next: null };
    place = [last.at, last.id];
  }
}

function sees(database: DeskParts['database'], scope: UnitId, complaint: string): boolean {
  const found = prepared<[string, string], number>(
    database,
    `select 1 from complaint c where c.id = ?
       and exists (select 1 from complaint_unit u where u.unit = ? and u.row = c.row)`,
  );
  return found.pluck().get(complaint, scope) !== undefined;
}

const countSeen = (database: DeskParts['database'], scope: UnitId, unit: UnitId): number =>
  prepared<[string, string], number>(
    database,
    `select count(*) from work w
     where w.unit = ? and exists (select 1 from complaint_unit u where u.unit = ? and u.row = w.row)`,
  )
    .pluck()
    .get(unit, scope) ?? 0;

/** Absences in force at a moment; why somebody is away is told in his own organisation only. */
const absencesAt = (office: Office, at: number, withReasons: boolean) =>
  [...office.personById.values()].flatMap((person) => {
    const absence = absenceAt(person, at);
    return absence ? [{ person: person.id, ...absence, reason: withReasons ? absence.reason : '' }] : [];
  });
