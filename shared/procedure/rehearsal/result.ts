import type { Instant } from '../../base/time.ts';
import type { UnitId } from '../../base/ids.ts';

/** What a trial found. Ids of rules stand without the pack's own: 'D1' of P2-D1. */
export type Rehearsal = {
  complaints: number;
  /** Complaints in which a clock would have been due at another moment, or late where it was not, or the other way round. */
  differing: number;
  /** Clocks that stood still or were lengthened (what people would have done is not known), and those that were counted by a
   *  calendar that has been replaced since. */
  leftOut: number;
  /** Complaints put under another procedure on their way: they are not tried. */
  passedOver: number;
  rules: RehearsedRule[];
  /** The first of those that would have been late and were not, or were and would not have been. */
  examples: {
    complaint: string;
    number: string;
    rule: string;
    before: Instant | null;
    after: Instant | null;
    late: boolean;
  }[];
  triggers: RehearsedTrigger[];
  /** The first of the drafts that only one of the two would have prepared, or both on other facts. */
  drafts: RehearsedDraft[];
  /** Triggers that count what people decided on earlier drafts: nobody can tell for them. */
  untried: string[];
};

export type RehearsedRule = {
  rule: string;
  same: number;
  earlier: number;
  later: number;
  /** Clocks that ran and would not have, and the other way round. */
  gone: number;
  added: number;
  lateBefore: number;
  lateAfter: number;
};

/** Drafts one trigger would have prepared: on the same facts, on others, no longer, newly. */
export type RehearsedTrigger = { trigger: string; same: number; changed: number; gone: number; added: number };

export type RehearsedDraft = {
  trigger: string;
  /** Whom it is about, and what was counted together: a stretch, a reason, a complaint. */
  subject: UnitId;
  key: string;
  becomes: 'added' | 'gone' | 'changed';
  /** What it would rest on under the candidate; for one that is gone, what it rested on. */
  facts: RehearsedFact[];
  /** Facts in all; not every one of many is listed. */
  count: number;
};

/** `type` and `body` say it in the words in which an entry of the log is said. */
export type RehearsedFact = {
  complaint: string;
  number: string;
  at: Instant;
  type: string;
  body: Record<string, unknown>;
};

export const mostExamples = 50;
export const mostFacts = 20;
