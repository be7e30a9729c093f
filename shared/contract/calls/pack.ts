import { z } from 'zod';
import type { Instant } from '../../base/time.ts';
import type { Pack } from '../../procedure/pack.ts';
import { packSchema } from '../../procedure/schema.ts';
import type { Rehearsal } from '../../procedure/rehearsal/result.ts';
import { call, id, instant, requestId, type } from '../base.ts';
import type { AffectedClock } from '../calendarViews.ts';

export type PackBase = { id: string; version: number } | null;

/** A procedure that is being written; everybody in charge of procedures sees it. */
export type PackDraftLine = {
  draft: string;
  id: string;
  title: Pack['title'];
  base: PackBase;
  savedAt: Instant;
  by: string;
};
export type PackDraft = { base: PackBase; pack: Pack; savedAt: Instant; by: string };

export type PackProposal = { pack: Pack; note: string; recount: boolean; by: string; at: Instant; mayRelease: boolean };

/** A version this office published; those that come with the program carry no note. */
export type PackVersionLine = {
  version: number;
  effectiveFrom: string;
  title: Pack['title'];
  note: string | null;
  person: string | null;
  at: Instant | null;
};

export type PackPublishPreview = {
  /** Version it would become. */
  version: number;
  /** Names of those of whom one must look at it first; empty where one person alone is in charge. */
  second: string[];
  /** Open clocks that would end at another moment if the new version counted them, if that is wanted. */
  affected: AffectedClock[];
  moved: number;
  unmoved: number;
};

export type RehearsalView =
  | { state: 'running'; done: number; total: number }
  | { state: 'done'; result: Rehearsal }
  | { state: 'cancelled' };

const base = z.object({ id, version: z.int().min(1).max(1_000_000) });
const packId = z.string().trim().min(1).max(16);
const note = z.string().max(2000);
const draft = z.object({ draft: id });

/** Writing a procedure: drafts, proposals, versions, files, and trying it on the complaints of the past. */
export const pack = {
  drafts: call.output(type<PackDraftLine[]>()),
  draft: call.input(draft).output(type<PackDraft>()),
  /** Begins a draft: from a version (under its own id it becomes the next one, under another id a copy), or from the shortest
   *  course that works. */
  begin: call
    .input(z.object({ draft: id, from: base.nullable(), id: packId }))
    .output(type<PackDraft & { draft: string }>()),
  /** Saved at every change. `seen`: what this page last knew as saved; a colleague's later change is not written over. */
  save: call.input(z.object({ draft: id, pack: packSchema, seen: instant })).output(type<{ savedAt: Instant }>()),
  drop: call.input(draft).output(type<{ draft: string }>()),
  /** What publishing the draft would do. Stores nothing. */
  preview: call.input(draft).output(type<PackPublishPreview>()),
  /** Releases the draft, or proposes it where a second person is there. `recount`: open clocks follow the new version at once. */
  publish: call
    .input(z.object({ request: requestId, draft: id, note, recount: z.boolean() }))
    .output(type<{ outcome: 'published' | 'proposed'; id: string; version: number; moved: number }>()),
  proposals: call.output(type<PackProposal[]>()),
  /** The second person releases a proposal or sends it back as a draft. */
  answer: call
    .input(z.object({ request: requestId, id: packId, granted: z.boolean(), comment: note }))
    .output(type<{ outcome: 'published' | 'sentBack'; id: string; version: number; moved: number }>()),
  /** Every version of a procedure, newest first. */
  versions: call.input(z.object({ id: packId })).output(type<PackVersionLine[]>()),
  /** A released version or a draft as the text of one file. */
  exportFile: call.input(z.union([z.object({ draft: id }), base])).output(type<{ name: string; content: string }>()),
  /** Reads a file into a draft. Refused with every place that does not fit. */
  importFile: call
    .input(z.object({ draft: id, content: z.string().max(4_000_000) }))
    .output(type<PackDraft & { draft: string }>()),
  /** Tries a draft (or a released version) on the complaints received since then, in a thread of its own. */
  rehearse: call
    .input(z.object({ what: z.union([draft, base]), against: base.nullable(), since: instant }))
    .output(type<{ run: string; total: number }>()),
  rehearsal: call.input(z.object({ run: id })).output(type<RehearsalView>()),
  cancelRehearsal: call.input(z.object({ run: id })).output(type<{ run: string }>()),
};
