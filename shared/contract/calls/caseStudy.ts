import { z } from 'zod';
import type { Instant } from '../../base/time.ts';
import type { CaseContent, CaseState } from '../../caseStudy/events.ts';
import type { MaskKind } from '../../procedure/packs/typicalCases/masks.ts';
import { call, id, requestId, type } from '../base.ts';

export type CaseStudyLine = {
  id: string;
  title: string;
  format: string;
  reason: string;
  business: string | null;
  period: string;
  tags: string[];
  state: CaseState['state'];
  isPublished: boolean;
  gist: string;
  writtenBy: string;
  at: Instant;
};

/** A place of the source that was replaced, for the eye to check. */
export type MaskedPlace = { before: string; after: string; kind: MaskKind };
/** A text in pieces: what was left, and what was replaced by what. */
export type MarkedText = ({ text: string } | MaskedPlace)[];

export type CaseVersionLine = { version: number; by: string; at: Instant; what: string; comment: string };

export type CaseStudyView = {
  state: CaseState;
  versions: CaseVersionLine[];
  sources: { complaint: string; number: string }[];
  mayWrite: boolean;
  /** Approving: not by somebody who wrote it. */
  mayJudge: boolean;
};

/** What a complaint has to tell, with everything personal marked. */
export type CasePreparation = {
  complaint: string;
  number: string;
  title: string;
  reason: string;
  business: string | null;
  period: string;
  sections: Record<string, MarkedText>;
};

const line = z.string().trim().max(200);
const content = z.object({
  format: z.string().max(48),
  formatFrom: z.object({ id: z.string().max(16), version: z.int().min(1) }).optional(),
  title: line.min(1),
  reason: z.string().max(32),
  business: z.string().max(32).nullable(),
  period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  sections: z.record(z.string().max(48), z.string().trim().max(20_000)),
  tags: z.array(line).max(20),
  sources: z.array(id).min(1).max(50),
  kept: z.array(line).max(200),
});
const changed = type<{ id: string }>();

/** Typical cases (P11): written from closed complaints, without names, approved by another person. */
export const caseStudy = {
  /** Published ones, and the unfinished of the caller's own organisation. */
  list: call
    .input(
      z.object({
        text: line.optional(),
        state: z.enum(['published', 'unfinished']),
        format: z.string().max(16).optional(),
      }),
    )
    .output(type<CaseStudyLine[]>()),
  open: call.input(z.object({ id })).output(type<CaseStudyView>()),
  /** Published cases like the complaint being typed, the likest first. */
  similar: call
    .input(
      z.object({
        reason: z.string().max(32).optional(),
        business: z.string().max(32).optional(),
        narrative: z.string().max(20_000).optional(),
      }),
    )
    .output(type<CaseStudyLine[]>()),
  /** Draft of a case from a closed complaint. `complaint`: id or number. */
  prepare: call.input(z.object({ complaint: id, format: z.string().max(16) })).output(type<CasePreparation>()),
  /** How a text would stand without names, for the eye to check while it is written. */
  mask: call
    .input(
      z.object({
        sources: z.array(id).max(50),
        texts: z.record(z.string().max(48), z.string().max(20_000)),
        kept: z.array(line).max(200),
      }),
    )
    .output(type<Record<string, MarkedText>>()),
  save: call
    .input(z.object({ request: requestId, id: id.optional(), expectedVersion: z.int().min(0), content }))
    .output(type<{ id: string; version: number }>()),
  submit: call.input(z.object({ request: requestId, id, lookedAt: z.boolean() })).output(changed),
  judge: call
    .input(
      z.object({
        request: requestId,
        id,
        approved: z.boolean(),
        comment: z.string().trim().max(2000),
        lookedAt: z.boolean(),
      }),
    )
    .output(changed),
  takeDown: call.input(z.object({ request: requestId, id, reason: z.string().trim().max(2000) })).output(changed),
};

export type { CaseContent, CaseState };
