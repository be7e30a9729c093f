import { z } from 'zod';
import type { Instant, LocalDate } from '../../base/time.ts';
import type { GroupRefusal } from '../../group/decide.ts';
import { majorBases, type Defect, type Representative } from '../../group/events.ts';
import type { Group } from '../../group/state.ts';
import { groupMeasures } from '../../procedure/packs/groupComplaints/rules.ts';
import { call, id, requestId, type } from '../base.ts';
import type { Standing } from '../../complaint/state.ts';

export type GroupLine = {
  id: string;
  number: string;
  title: string;
  kind: string;
  unit: string;
  complainedUnit: string | null;
  openedAt: Instant;
  members: number;
  /** Members whose complaints have not ended. */
  open: number;
  people: number;
  /** Twenty people reached and nobody has decided yet. */
  alarm: boolean;
  major: boolean;
  measures: number;
  wording: boolean;
  closed: boolean;
};

export type GroupMemberLine = {
  complaint: string;
  number: string;
  complainant: string;
  complainedUnit: string | null;
  unit: string | null;
  gist: string;
  people: number;
  how: Group['members'][number]['how'];
  receivedAt: Instant;
  nextDue: { rule: string; due: Instant; provisional: boolean } | null;
  standing: Standing;
  ended: 'archived' | 'withdrawn' | null;
};

export type GroupReader = { person: string; unit: string; readAt: Instant | null };

export type GroupView = {
  group: Group;
  members: GroupMemberLine[];
  /** Members this seat may not see. */
  hidden: number;
  people: number;
  open: number;
  /** The wording in force and who of the members' handlers has read it. */
  wording: { notice: string; version: number; title: string; wording: string; background: string } | null;
  readers: GroupReader[];
  defects: DefectLine[];
  /** What stands between it and its end. */
  obstacles: GroupRefusal[];
};

export type SweepLine = GroupMemberLine & {
  /** 0-100 */
  likeness: number;
  /** Stands in another group already. */
  groupNumber: string | null;
};

export type DefectLine = Defect & { savedAt: Instant; groups: { id: string; number: string; title: string }[] };

/** The group a complaint belongs to, or those a complaint being typed may belong to. */
export type GroupHint = {
  groups: { id: string; number: string; title: string; members: number; people: number; wording: string | null }[];
  /** Like complaints that stand in no group; `true` when they are so many that it may be one (P10-M1). */
  like: number;
  asks: boolean;
};

export type GroupOfComplaint = {
  id: string;
  number: string;
  title: string;
  master: string;
  members: number;
  people: number;
  closed: boolean;
  wording: { notice: string; version: number; title: string; wording: string; read: boolean } | null;
};

const text = z.string().trim().max(4000);
const short = z.string().trim().min(1).max(200);
const kind = z.string().max(16);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const span = z.object({ from: date, months: z.int().min(1).max(1200) });
const ids = z.array(id).max(500);
const changed = type<{ id: string }>();

const defect = z.object({
  title: short,
  kind,
  signs: text,
  cause: text,
  remedy: text,
  material: z.string().trim().max(200),
  blacklisted: z.boolean(),
});

/** Many complaints of one matter (P10). `id` of a group everywhere, unless said otherwise. */
export const group = {
  list: call.input(z.object({ state: z.enum(['open', 'closed']) })).output(type<GroupLine[]>()),
  open: call.input(z.object({ id })).output(type<GroupView>()),
  /** For intake: groups this may belong to, and how many like it stand alone. */
  hint: call.input(z.object({ unit: id.optional(), reason: z.string().max(32).optional() })).output(type<GroupHint>()),
  /** `complaint`: id. Null when it belongs to none. */
  ofComplaint: call.input(z.object({ complaint: id })).output(type<GroupOfComplaint | null>()),
  /** Opens a group around a complaint; it becomes the master. `complaint`: id or number. */
  begin: call
    .input(
      z.object({
        request: requestId,
        complaint: id,
        title: short,
        kind,
        matter: text.min(1),
        /** Outlet or bank it is about; the master's own when left out, nothing when it is about none. */
        complainedUnit: id.nullable().optional(),
      }),
    )
    .output(type<{ id: string; number: string }>()),
  /** `complaints`: ids or numbers. */
  join: call.input(z.object({ request: requestId, id, complaints: ids.min(1) })).output(changed),
  leave: call.input(z.object({ request: requestId, id, complaint: id, reason: text })).output(changed),
  setMaster: call.input(z.object({ request: requestId, id, complaint: id })).output(changed),
  /** The whole list; at most five (C-I3). */
  elect: call
    .input(
      z.object({
        request: requestId,
        id,
        representatives: z.array(z.object({ name: short, phone: z.string().trim().max(200), complaint: id })).max(50),
      }),
    )
    .output(changed),
  /** One of the first measures, in words. `common`: the answer to P10-M1. */
  measure: call
    .input(
      z.object({
        request: requestId,
        id,
        measure: z.enum(groupMeasures.map((one) => one.id)),
        text,
        common: z.boolean().nullable(),
      }),
    )
    .output(changed),
  /** Earlier complaints that may be the same matter, the likest first (P10-M2). */
  sweepFor: call.input(z.object({ id })).output(type<SweepLine[]>()),
  sweep: call
    .input(
      z.object({
        request: requestId,
        id,
        taken: ids,
        dismissed: z.array(z.object({ complaint: id, why: text })).max(500),
      }),
    )
    .output(changed),
  /** Publishes the group's one wording, or its next version (P10-M5). */
  word: call
    .input(z.object({ request: requestId, id, title: short, wording: text.min(1), background: text }))
    .output(type<{ id: string; notice: string; version: number }>()),
  decideMajor: call
    .input(z.object({ request: requestId, id, major: z.boolean(), basis: z.enum(majorBases), text }))
    .output(changed),
  /** P10-M15; `gapDays` of the answer says for how long nobody can be held to the promise. */
  datePair: call
    .input(z.object({ request: requestId, id, title: short, promised: span, held: span }))
    .output(type<{ id: string; promisedUntil: LocalDate; heldUntil: LocalDate; gapDays: number }>()),
  close: call.input(z.object({ request: requestId, id, summary: text })).output(changed),
  defects: call.output(type<DefectLine[]>()),
  /** A line of the common-defect library; `defect` names an old one, `id` the group it was found in. */
  saveDefect: call
    .input(defect.extend({ request: requestId, defect: id.optional(), id: id.optional() }))
    .output(type<{ defect: string }>()),
};

export type { Representative };
