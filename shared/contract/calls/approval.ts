import { z } from 'zod';
import type { Instant } from '../../base/time.ts';
import type { ComplaintRefusal } from '../../complaint/refusals.ts';
import type { Delegation } from '../../people/office.ts';
import type { Text } from '../../procedure/pack.ts';
import { call, cursor, id, instant, requestId, type } from '../base.ts';
import type { Page, WorkLine } from '../views.ts';

/** A complaint that waits for an approver. */
export type ApprovalLine = WorkLine & {
  /** Since when it waits for this decision. */
  since: Instant;
  /** What it is about, in fen; nothing where no amount is known. */
  amount: number | null;
  /** The clock whose extension was asked for, where that is what waits. */
  clock: string | null;
  /** Why I may not decide on it; nothing when I may. */
  refusal: ComplaintRefusal | null;
  /** For whom I would decide. */
  actingFor: string | null;
};

/** What waits for my decision and is no step of a complaint. */
export type OtherApproval =
  | { kind: 'pack'; id: string; version: number; title: Text; note: string; by: string; at: Instant }
  | { kind: 'case'; id: string; title: string; by: string; at: Instant }
  | {
      kind: 'proposal';
      id: string;
      pack: { id: string; version: number };
      trigger: string;
      subject: string;
      facts: number;
      /** Who agreed already, where two must. */
      endorsedBy: string | null;
      at: Instant;
    };

/** `person` gave approvals of one of his seats to `to`. */
export type DelegationLine = Delegation & { person: string; mayEnd: boolean };

const amount = z.int().min(0).max(1e15);

/** Everything that waits for somebody's word, and to whom that may be handed for a time. */
export const approval = {
  /** Complaints, the most urgent first. */
  page: call.input(z.object({ cursor, size: z.int().min(1).max(200).default(50) })).output(type<Page<ApprovalLine>>()),
  others: call.output(type<OtherApproval[]>()),
  /** Present and coming ones that I gave, was given, or look after. */
  delegations: call.output(type<DelegationLine[]>()),
  /** `person` gives what he approves at `unit`; for a colleague only whoever leads there may do it. */
  delegate: call
    .input(
      z.object({
        request: requestId,
        person: id,
        unit: id,
        to: id,
        from: instant,
        until: instant,
        upTo: amount.optional(),
        reason: z.string().trim().max(200),
      }),
    )
    .output(type<{ id: string }>()),
  endDelegation: call
    .input(z.object({ request: requestId, person: id, delegation: id }))
    .output(type<{ id: string }>()),
};
