import { z } from 'zod';
import { writtenAnswerSchema } from '../../complaint/behalf.ts';
import { channels, detailsSchema, flagNames } from '../../complaint/details.ts';
import { call, cursor, id, instant, requestId, type } from '../base.ts';
import type { CaseLine, ComplaintView, IntakeView, Page, ProcedureChangeView } from '../views.ts';

const formValues = z.record(z.string().max(64), z.union([z.string().max(20_000), z.number(), z.boolean(), z.null()]));
const text = z.string().trim().max(20_000);

/** `version` of the complaint the page showed when the form was opened: what others did since is told instead of undone. */
const seen = z.int().min(0).optional();

const procedureChange = {
  pack: z.string().max(16),
  overlays: z.array(z.string().max(16)).max(8),
  answers: formValues,
  from: z.enum(['receipt', 'now']),
};

export const registerFilter = z.object({
  /** Number, name, phone or words of the narrative. */
  text: z.string().max(200).optional(),
  state: z.enum(['open', 'overdue', 'ended', 'all']).default('all'),
  stage: z.string().max(64).optional(),
  /** Complaints in which this unit (or one below it) takes part or is complained of. */
  unit: id.optional(),
  reason: z.string().max(32).optional(),
  channel: z.enum(channels).optional(),
  flag: z.enum(flagNames).optional(),
  receivedFrom: instant.optional(),
  receivedTo: instant.optional(),
  endedFrom: instant.optional(),
  endedTo: instant.optional(),
  pack: z.string().max(16).optional(),
  /** Complaints that the figures count under this unit or one below it; with `countedAs` those of its line in a comparison
   *  of organisations, of parts of one organisation, or of single units. */
  counted: id.optional(),
  countedAs: z.enum(['member', 'branch', 'unit']).optional(),
  /** A limit was met or broken: one of them late, or all in time. */
  limits: z.enum(['late', 'inTime']).optional(),
  satisfied: z.enum(['yes', 'no']).optional(),
  repeated: z.boolean().optional(),
  /** Only those the caller watches. */
  watched: z.boolean().optional(),
});
export type RegisterFilter = z.infer<typeof registerFilter>;

export const complaint = {
  /** Registers at the caller's seat. `pack` defaults to the first main pack of the office that has an entry for the unit. */
  register: call
    .input(
      z.object({
        request: requestId,
        details: detailsSchema,
        pack: z.string().max(16).optional(),
        /** Further regimes whose clocks run beside the pack's; the office's own list when left out. */
        overlays: z.array(z.string().max(16)).max(8).optional(),
        draft: id.optional(),
        /** Group of complaints it joins at once. */
        group: id.optional(),
        /** Earlier complaints this one repeats or belongs to. */
        links: z
          .array(z.object({ other: id, kind: z.enum(['repeat', 'sameMatter', 'related']) }))
          .max(20)
          .optional(),
      }),
    )
    .output(type<{ id: string; number: string }>()),
  act: call
    .input(
      z.object({
        request: requestId,
        id,
        action: z.string().max(64),
        form: formValues,
        seen,
        /** Entered from a written answer of the unit whose step it is. */
        onBehalf: writtenAnswerSchema.optional(),
      }),
    )
    .output(type<{ id: string; stages: string[] }>()),
  /** `mentions`: colleagues named in it; such a note must be internal. */
  note: call
    .input(z.object({ request: requestId, id, text, internal: z.boolean(), mentions: z.array(id).max(20).optional() }))
    .output(type<{ id: string }>()),
  correct: call
    .input(
      z.object({
        request: requestId,
        id,
        changes: detailsSchema.omit({ receivedAt: true }).partial(),
        reason: text.min(1),
        seen,
      }),
    )
    .output(type<{ id: string }>()),
  /** Corrects one line of the ledger (its place, from 0): `base` in fen is what it should have been. */
  correctMoney: call
    .input(
      z.object({
        request: requestId,
        id,
        line: z.int().min(0).max(10_000),
        base: z.int().min(0).max(1e15),
        reason: text.min(1),
      }),
    )
    .output(type<{ id: string }>()),
  link: call
    .input(z.object({ request: requestId, id, other: id, kind: z.enum(['repeat', 'sameMatter', 'related']) }))
    .output(type<{ id: string }>()),
  /** Takes it (one's own id), gives it to a colleague of the unit, or (nobody) lets it go by duty again. */
  assign: call
    .input(z.object({ request: requestId, id, unit: id, person: id.nullable(), comment: z.string().trim().max(2000) }))
    .output(type<{ id: string }>()),
  /** Somebody must keep out of this complaint: oneself, or (for a superior) a colleague. */
  declareInterest: call
    .input(z.object({ request: requestId, id, person: id, reason: text }))
    .output(type<{ id: string }>()),
  withdrawInterest: call
    .input(z.object({ request: requestId, id, person: id, reason: text }))
    .output(type<{ id: string }>()),
  /** Puts a running complaint under another procedure, or changes the regimes beside it; `pack` and `overlays` are what is to
   *  hold. Clocks of another main procedure count from the receipt or from now. */
  changeProcedure: call
    .input(z.object({ request: requestId, id, ...procedureChange, reason: text }))
    .output(type<{ id: string }>()),
  /** What such a change would do, and what else could be chosen; nothing is written. */
  procedureChange: call.input(z.object({ id, ...procedureChange })).output(type<ProcedureChangeView>()),
  /** Takes back the caller's own last step, while nothing of it has left. */
  undo: call.input(z.object({ request: requestId, id })).output(type<{ id: string }>()),
  /** By id or by number. */
  open: call.input(z.object({ id })).output(type<ComplaintView>()),
  /** The register, newest first; `cursor` from the page before. */
  page: call
    .input(z.object({ filter: registerFilter, cursor, size: z.int().min(1).max(200).default(50) }))
    .output(type<Page<CaseLine> & { total: number | null }>()),
  /** While a complaint is being typed: who this may be, what came before, what will start. */
  intake: call
    .input(
      z.object({
        phone: z.string().max(200).optional(),
        identity: z.string().max(200).optional(),
        name: z.string().max(200).optional(),
        unit: id.optional(),
        reason: z.string().max(32).optional(),
        receivedAt: instant.optional(),
        channel: z.enum(channels).optional(),
        business: z.string().max(32).optional(),
        businessChannel: z.string().max(32).optional(),
        /** Procedure chosen on the page, and the answers to its own questions so far. */
        pack: z.string().max(16).optional(),
        extra: formValues.optional(),
      }),
    )
    .output(type<IntakeView>()),
};

export const attachment = {
  /** File as base64, at most 25 MiB. `paper` names the paper of the pack it is, when it is one. */
  add: call
    .input(
      z.object({
        request: requestId,
        complaint: id,
        name: z.string().trim().min(1).max(200),
        content: z.string().max(35_000_000),
        paper: z.string().max(64).nullable(),
      }),
    )
    .output(type<{ id: string }>()),
  read: call
    .input(z.object({ complaint: id, id }))
    .output(type<{ name: string; mediaType: string; content: string }>()),
};
