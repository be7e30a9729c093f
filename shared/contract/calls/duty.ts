import { z } from 'zod';
import { weekdays } from '../../calendar/calendar.ts';
import { latestEnd } from '../../duty/weekly.ts';
import { duties } from '../../procedure/pack.ts';
import { call, cursor, id, instant, requestId, type } from '../base.ts';
import type {
  AlarmList,
  AnsweredAt,
  DutyBoard,
  DutyHistory,
  DutyPlanPreview,
  HandOverPage,
  NoticePage,
} from '../dutyViews.ts';

const short = z.string().trim().max(200);
const name = short.min(1);
const contact = { phone: short.optional(), mobile: short.optional(), mail: short.optional() };
const pair = z.object({ a: id, b: id.optional() });
/** Hours of every week, in minutes after midnight; an end past 1440 lies on the next day. */
const windows = z
  .array(
    z.object({
      weekdays: z.array(z.enum(weekdays)).min(1).max(7),
      from: z.int().min(0).max(1439),
      to: z.int().min(1).max(latestEnd),
    }),
  )
  .min(1)
  .max(20);
const note = z.string().trim().max(1000);
const work = z.enum(duties);
const content = z.string().max(28_000_000);

export const duty = {
  board: call.output(type<DutyBoard>()),
  setPair: call
    .input(z.object({ request: requestId, unit: id, a: id.nullable(), b: id.nullable() }))
    .output(type<{ unit: string }>()),
  /** All pairs for some work or some hours of the unit; they replace those set before. */
  setSpecialPairs: call
    .input(
      z.object({
        request: requestId,
        unit: id,
        pairs: z
          .array(
            z.object({
              pair,
              from: instant.optional(),
              to: instant.optional(),
              works: z.array(work).min(1).max(duties.length).optional(),
              shift: windows.optional(),
            }),
          )
          .max(30),
      }),
    )
    .output(type<{ unit: string }>()),
  /** How the unit gives out its work by name; nothing: by duty. */
  setAssignment: call
    .input(
      z.object({
        request: requestId,
        unit: id,
        rule: z
          .discriminatedUnion('by', [
            z.object({
              by: z.literal('category'),
              people: z
                .array(z.object({ category: z.string().max(32), person: id }))
                .min(1)
                .max(200),
            }),
            z.object({ by: z.literal('load'), people: z.array(id).min(1).max(200) }),
            z.object({ by: z.literal('rotation'), people: z.array(id).min(1).max(200) }),
          ])
          .nullable(),
      }),
    )
    .output(type<{ unit: string }>()),
  setStandIn: call
    .input(z.object({ request: requestId, person: id, standIn: id.nullable() }))
    .output(type<{ person: string }>()),
  recordAbsence: call
    .input(
      z.object({
        request: requestId,
        person: id,
        from: instant,
        to: instant.nullable(),
        reason: short,
        /** Away only in these hours of every week. */
        repeats: windows.optional(),
      }),
    )
    .output(type<{ absence: string }>()),
  endAbsence: call.input(z.object({ request: requestId, person: id, absence: id })).output(type<{ absence: string }>()),

  /** Alarms of the units the caller may see: those that ring, those nobody has signed, and the newest signed ones. */
  alarms: call.output(type<AlarmList>()),
  /** A person has dealt with it and says how. Only once somebody answers again. */
  signAlarm: call.input(z.object({ request: requestId, id, note: note.min(1) })).output(type<{ id: string }>()),
  /** Lists of handed-over work, the newest first; `open`: only those that wait for a signature. */
  handOvers: call
    .input(z.object({ open: z.boolean(), cursor, size: z.int().min(1).max(100) }))
    .output(type<HandOverPage>()),
  signHandOver: call.input(z.object({ request: requestId, id, note })).output(type<{ id: string }>()),

  /** Files the department answerable for complaints (LN-6); nothing takes it off the register. */
  fileDepartment: call
    .input(z.object({ request: requestId, unit: id, department: z.object({ name, ...contact }).nullable() }))
    .output(type<{ unit: string }>()),
  /** Tells a change beforehand; it takes effect by itself. */
  announceChange: call
    .input(
      z.object({
        request: requestId,
        unit: id,
        from: instant,
        pair: pair.optional(),
        leader: id.optional(),
        department: z.object({ name, ...contact }).optional(),
        contact: z.object(contact).optional(),
      }),
    )
    .output(type<{ change: string; inTime: boolean }>()),
  dropChange: call.input(z.object({ request: requestId, unit: id, change: id })).output(type<{ unit: string }>()),
  /** Contact changes as told to the association, the newest first. */
  notices: call.input(z.object({ cursor, size: z.int().min(1).max(100) })).output(type<NoticePage>()),
  seeNotice: call.input(z.object({ request: requestId, id })).output(type<{ id: string }>()),

  /** Who answered for a unit at a moment, and why, as it stood in the log at that moment. */
  answeredAt: call.input(z.object({ unit: id, at: instant, work: work.optional() })).output(type<AnsweredAt>()),
  /** Who answered for a unit over at most a year, stretch by stretch. */
  history: call.input(z.object({ unit: id, from: instant, to: instant })).output(type<DutyHistory>()),

  /** Duty of a unit and of those directly below it as an iCalendar file, as base64; at most a year. */
  exportCalendar: call
    .input(z.object({ unit: id, from: instant, to: instant, language: z.enum(['zh', 'en']) }))
    .output(type<{ name: string; mediaType: string; content: string }>()),
  /** Reads a sheet of pairs and absences (file as base64); nothing is stored. */
  previewPlan: call.input(z.object({ name, content })).output(type<DutyPlanPreview>()),
  /** Stores every row that the rules accept in one piece, or none. */
  importPlan: call
    .input(z.object({ request: requestId, name, content }))
    .output(type<{ pairs: number; absences: number; rejected: number }>()),
};
