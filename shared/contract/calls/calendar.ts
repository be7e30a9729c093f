import { z } from 'zod';
import { call, cursor, id, instant, requestId, type } from '../base.ts';
import type {
  CalendarPreview,
  CalendarView,
  CompareView,
  DayListView,
  NoticeView,
  Page,
  ProvisionalLine,
} from '../calendarViews.ts';
import type { Due } from '../../calendar/limit.ts';

const time = z.string().max(8);
const windows = z.array(z.tuple([time, time])).max(12);
const name = z.string().trim().max(100);
const monthDay = z.string().max(5);
const date = z.string().max(10);

/** A calendar as it is published. For the office's own, what is left out stays as it is; for a unit's, as in the unit above it.
 *  What is only understandable here is judged by the office's rules: bad dates, windows and zones have names of their own. */
const calendarSchema = z.object({
  id: z.string().min(1).max(80),
  version: z.int().min(0).max(1_000_000).default(0),
  title: z.string().trim().min(1).max(200),
  timeZone: z.string().max(64).exactOptional(),
  weekly: z
    .object({
      mon: windows.exactOptional(),
      tue: windows.exactOptional(),
      wed: windows.exactOptional(),
      thu: windows.exactOptional(),
      fri: windows.exactOptional(),
      sat: windows.exactOptional(),
      sun: windows.exactOptional(),
    })
    .exactOptional(),
  exceptions: z
    .array(
      z.object({
        date,
        kind: z.enum(['holiday', 'makeUp', 'shortDay', 'closed', 'windows']),
        windows: windows.exactOptional(),
        name,
        notice: z.string().max(400).exactOptional(),
      }),
    )
    .max(8000)
    .exactOptional(),
  annual: z.array(z.object({ monthDay, name })).max(366).exactOptional(),
  years: z
    .array(
      z.object({
        year: z.int().min(1600).max(2599),
        status: z.enum(['published', 'provisional']),
        notice: z.string().max(1000).exactOptional(),
      }),
    )
    .max(1000)
    .exactOptional(),
  parent: z.string().max(80).exactOptional(),
  countedWeekdays: z
    .array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
    .max(7)
    .exactOptional(),
});

const ownLimit = z.object({
  amount: z.number().min(0).max(100_000),
  unit: z.enum(['workingDay', 'workingHour', 'workingMinute', 'calendarDay', 'calendarHour', 'month']),
  direction: z.enum(['forward', 'backward']),
  /** Days and months: whether an end on a rest day moves on to the next working day. */
  roll: z.boolean(),
});

const year = z.int().min(1949).max(2599).optional();

export const calendar = {
  /** The office's calendar, or that of a unit with everything it inherits. */
  view: call.input(z.object({ unit: id.optional() })).output(type<CalendarView>()),
  /** Reads the yearly holiday notice as it is pasted. Stores nothing. */
  readNotice: call.input(z.object({ text: z.string().max(20_000), year })).output(type<NoticeView>()),
  /** Reads a year's days off from a file (JSON or CSV, base64). Stores nothing. */
  readFile: call
    .input(z.object({ name: z.string().max(200), content: z.string().max(2_000_000) }))
    .output(type<DayListView>()),
  /** What publishing this calendar would do: problems, warnings, and every open clock that would move. Stores nothing. */
  preview: call.input(z.object({ calendar: calendarSchema })).output(type<CalendarPreview>()),
  /** Publishes and counts the open clocks again, in one piece. `expectedVersion` is the version the page has shown. */
  publish: call
    .input(
      z.object({
        request: requestId,
        calendar: calendarSchema,
        note: z.string().trim().max(2000),
        expectedVersion: z.int().min(0).max(1_000_000),
      }),
    )
    .output(type<{ version: number; moved: number }>()),
  /** Open clocks that rest on days nobody has published yet, by due moment. */
  provisional: call
    .input(z.object({ cursor, size: z.int().min(1).max(200).default(50) }))
    .output(type<Page<ProvisionalLine>>()),
  /** Deadline calculator: "received then, under this pack and clock: due when, why", where wanted at one unit. */
  due: call
    .input(z.object({ pack: z.string().max(16), clock: z.string().max(32), from: instant, unit: id.optional() }))
    .output(type<Due>()),
  /** The same for a limit of one's own, such as "15 working days before a planned date". */
  count: call.input(z.object({ limit: ownLimit, from: instant, unit: id.optional() })).output(type<Due>()),
  /** What differs between two versions of a calendar. */
  compare: call
    .input(z.object({ unit: id.optional(), from: z.int().min(0), to: z.int().min(0) }))
    .output(type<CompareView>()),
};
