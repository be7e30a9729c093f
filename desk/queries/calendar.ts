import { done, refused, type Result } from '../../shared/base/result.ts';
import {
  builtInBook,
  calendarAbove,
  calendarIdOf,
  calendarOf,
  unitOfCalendar,
  withCalendar,
} from '../../shared/calendar/book.ts';
import type { Calendar } from '../../shared/calendar/calendar.ts';
import { compareCalendars } from '../../shared/calendar/compare.ts';
import type { ChildCalendar } from '../../shared/calendar/compile.ts';
import { draftOf, isProblem, versionIn } from '../../shared/calendar/decide.ts';
import { publishYear, readDayList } from '../../shared/calendar/importDays.ts';
import { dueMoment } from '../../shared/calendar/limit.ts';
import { readNotice } from '../../shared/calendar/notice.ts';
import { validateCalendar, type CalendarWarning } from '../../shared/calendar/validate.ts';
import type { CalendarVersion, ProvisionalLine } from '../../shared/contract/calendarViews.ts';
import { readingScope } from '../../shared/people/permissions.ts';
import { limitUnder } from '../../shared/procedure/counting.ts';
import { clockRuleOf } from '../../shared/procedure/pack.ts';
import { decodeText } from '../imports/text.ts';
import type { Caller, DeskParts, Handlers, Refusal } from '../parts.ts';
import { inForceToday } from '../procedure/packs.ts';
import { affectedClocks, movedByCalendar } from '../subjects/recounts.ts';
import { prepared } from '../store/prepared.ts';
import type { CalendarRow } from '../store/projections/calendar.ts';
import { readCursor, writeCursor } from './caseLine.ts';

const builtIn = builtInBook.office;
/** Largest file of days off that is read; a hundred years of them are smaller. */
const largestFile = 1_000_000;

export function calendarQueries(parts: DeskParts): Omit<Handlers<'calendar'>, 'publish'> {
  const { database } = parts;
  const scopeOf = (caller: Caller): string => readingScope(parts.office(), caller.actor)?.id ?? '';

  const versionsOf = (id: string): CalendarRow[] =>
    prepared<[string], CalendarRow>(
      database,
      'select version, body, note, person, at from calendar where id = ? order by version desc',
    ).all(id);

  /** A calendar as it was in one of its versions. What a unit's inherits is taken from the calendars in force. */
  const wholeAt = (unit: string | undefined, version: number): Calendar | undefined => {
    const book = parts.calendars();
    const office = parts.office();
    if (unit === undefined && version === builtIn.version) return builtIn;
    const row = versionsOf(calendarIdOf(unit)).find((one) => one.version === version);
    if (row) return calendarOf(withCalendar(book, JSON.parse(row.body) as ChildCalendar), office, unit);
    // Version 0 of a unit: before it had hours of its own.
    return unit !== undefined && version === 0 ? calendarAbove(book, office, unit).calendar : undefined;
  };

  const provisionalClocks = (scope: string): number =>
    prepared<[string], number>(
      database,
      `select count(*) from clock k indexed by clock_provisional
       where k.ended_at is null and k.provisional = 1
         and exists (select 1 from complaint_unit u where u.unit = ? and u.row = k.row)`,
    )
      .pluck()
      .get(scope) ?? 0;

  const unknownUnit = (unit: string | undefined): Refusal | undefined =>
    unit === undefined || parts.office().unitById.has(unit) ? undefined : { code: 'UnknownUnit', unit };

  return {
    view(input, caller) {
      const { unit } = input;
      const unknown = unknownUnit(unit);
      if (unknown) return refused(unknown);
      const book = parts.calendars();
      const calendar = calendarOf(book, parts.office(), unit);
      const id = calendarIdOf(unit);
      const versions = versionsOf(id).map(({ version, body, note, person, at }): CalendarVersion => {
        const { years } = JSON.parse(body) as ChildCalendar;
        return { version, at, person, note, years: years ?? [] };
      });
      if (unit === undefined) {
        versions.push({ version: builtIn.version, at: null, person: null, note: '', years: builtIn.years });
      }
      return done({
        calendar,
        own: (unit !== undefined && book.byUnit.get(unit)) || null,
        above: unit === undefined ? null : calendarAbove(book, parts.office(), unit),
        ownUnits: [...book.byUnit.keys()],
        version: versionIn(book, id),
        versions,
        findings: validateCalendar(calendar),
        provisionalClocks: provisionalClocks(scopeOf(caller)),
      });
    },

    readNotice(input) {
      const { office } = parts.calendars();
      const known = { known: office.exceptions };
      const notice = readNotice(input.text, input.year === undefined ? known : { ...known, year: input.year });
      if (!notice.ok) return refused({ code: 'NoticeNotReadable', why: notice.problem.kind });
      const { year, number = null, exceptions, doubts } = notice.value;
      const days = { year, exceptions, ...(number === null ? {} : { notice: number }) };
      return done({ year, notice: number, exceptions, doubts, calendar: publishYear(office, days) });
    },

    readFile(input) {
      const bytes = Buffer.from(input.content, 'base64');
      if (bytes.length > largestFile) return refused({ code: 'ImportFileTooLarge', limit: largestFile });
      const text = decodeText(bytes);
      if (!text.ok) return text;
      const days = readDayList(text.value.text);
      if (!days.ok) {
        const { kind } = days.problem;
        return refused({ code: 'DayListNotReadable', why: kind, row: kind === 'BadRow' ? days.problem.row : null });
      }
      const { year, notice = null, exceptions } = days.value;
      return done({ year, notice, exceptions, calendar: publishYear(parts.calendars().office, days.value) });
    },

    preview(input, caller) {
      const draft = draftOf(input.calendar, { office: parts.office(), book: parts.calendars() });
      if (!draft.ok) return draft;
      const { findings, book } = draft.value;
      const problems = findings.filter(isProblem).map(({ refuses: _refuses, ...problem }) => problem);
      // What the calendar in force says too is no news.
      const present = calendarOf(parts.calendars(), parts.office(), unitOfCalendar(input.calendar.id));
      const known = new Set(validateCalendar(present).map((finding) => JSON.stringify(finding)));
      const warnings = findings.flatMap((finding): CalendarWarning[] => {
        if (finding.refuses || known.has(JSON.stringify(finding))) return [];
        const { refuses: _refuses, ...warning } = finding;
        return [warning];
      });
      const moved = problems.length > 0 ? [] : movedByCalendar(parts, book);
      const affected = affectedClocks(parts, caller, moved);
      return done({ problems, warnings, affected, total: moved.length });
    },

    provisional(input, caller) {
      const after = readCursor(input.cursor, 3);
      const rows = prepared<[object], ProvisionalLine & { row: number }>(
        database,
        `select k.row, c.id as complaint, c.number, k.clock, k.rule, k.due
         from clock k indexed by clock_provisional cross join complaint c on c.row = k.row
         where k.ended_at is null and k.provisional = 1 and (k.due, k.row, k.clock) > (@due, @row, @clock)
           and exists (select 1 from complaint_unit u where u.unit = @scope and u.row = k.row)
         order by k.due, k.row, k.clock limit @size`,
      ).all({
        due: after?.[0] ?? -1,
        row: after?.[1] ?? -1,
        clock: after?.[2] ?? '',
        scope: scopeOf(caller),
        size: input.size + 1,
      });
      const last = rows[input.size - 1];
      const lines = rows.slice(0, input.size).map(({ row: _row, ...line }) => line);
      const next = rows.length > input.size && last ? writeCursor([last.due, last.row, last.clock]) : null;
      return done({ lines, next });
    },

    due(input) {
      const pack = inForceToday(parts)(input.pack);
      if (!pack) return refused({ code: 'UnknownPack' });
      const rule = clockRuleOf(pack, input.clock);
      if (!rule || rule.limit.unit === 'named') return refused({ code: 'UnknownClock', clock: input.clock });
      const unknown = unknownUnit(input.unit);
      if (unknown) return refused(unknown);
      const time = input.unit === undefined ? parts.workingTime() : parts.workingTimeOf(input.unit);
      const due = dueMoment(time, limitUnder(pack.settings, rule.limit), input.from);
      return due.ok ? done(due.value) : refused({ code: 'NoDueMoment', rule: rule.id, why: due.problem.kind });
    },

    count(input) {
      const unknown = unknownUnit(input.unit);
      if (unknown) return refused(unknown);
      const time = input.unit === undefined ? parts.workingTime() : parts.workingTimeOf(input.unit);
      const due = dueMoment(time, input.limit, input.from);
      return due.ok ? done(due.value) : refused({ code: 'LimitNotCountable', why: due.problem.kind });
    },

    compare(input) {
      const unknown = unknownUnit(input.unit);
      if (unknown) return refused(unknown);
      const found = bothVersions(input.from, input.to, (version) => wholeAt(input.unit, version));
      if (!found.ok) return found;
      const [before, after] = found.value;
      return done({ from: input.from, to: input.to, difference: compareCalendars(before, after) });
    },
  };
}

function bothVersions(
  from: number,
  to: number,
  find: (version: number) => Calendar | undefined,
): Result<[Calendar, Calendar], Refusal> {
  const [before, after] = [find(from), find(to)];
  if (!before) return refused({ code: 'UnknownCalendarVersion', version: from });
  if (!after) return refused({ code: 'UnknownCalendarVersion', version: to });
  return done([before, after]);
}
