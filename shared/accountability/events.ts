import type { ComplaintId, PersonId, UnitId } from '../base/ids.ts';
import type { Instant, LocalDate } from '../base/time.ts';
import type { MoneyEntry } from '../complaint/events.ts';
import type { TriggerLevel } from '../procedure/pack.ts';

/** An entry that shows an occurrence: of a complaint, or of an earlier proposal. `entry` is its number in the log. */
export type FactEntry = { entry: number; at: Instant } & ({ complaint: ComplaintId } | { proposal: string });

/** A month of a figure that crossed its threshold. */
export type FigureFact = { month: string; value: number; numerator: number; denominator: number | null };

/** Facts about a proposal, stream `proposal/<id>`. A proposal is internal to the organisation that decides on it. */
export type ProposalEvent =
  | {
      type: 'ProposalDrafted';
      id: string;
      pack: { id: string; version: number };
      /** Id of the trigger, or of the figure and its threshold. */
      trigger: string;
      level: TriggerLevel;
      /** The unit it is about, and the one that decides. */
      subject: UnitId;
      decider: UnitId;
      /** What was counted together: a stretch, a reason, a complaint. */
      key: string;
      atLeast: number;
      facts: FactEntry[];
      figures?: FigureFact[];
      at: Instant;
    }
  | { type: 'ProposalFactsChanged'; facts: FactEntry[]; figures?: FigureFact[]; at: Instant }
  | { type: 'ProposalWithdrawn'; why: 'factsUndone' | 'duplicate'; gone: FactEntry[]; at: Instant }
  | { type: 'ProposalPostponed'; until: LocalDate; reason: string; by: PersonId; at: Instant }
  | { type: 'ProposalDismissed'; reason: string; by: PersonId; at: Instant }
  /** The first of two persons agrees. */
  | { type: 'ProposalEndorsed'; text: string; by: PersonId; at: Instant }
  | {
      type: 'ProposalConfirmed';
      text: string;
      /** To be rectified by this date. */
      due: LocalDate | null;
      dueAt: Instant | null;
      money: MoneyEntry | null;
      by: PersonId;
      at: Instant;
    }
  | { type: 'ProposalFactsUndone'; gone: FactEntry[]; figures?: FigureFact[]; at: Instant }
  | { type: 'ProposalOverdue'; due: Instant; at: Instant }
  | { type: 'ProposalProved'; text: string; by: PersonId; at: Instant }
  | { type: 'ProposalProofRefused'; reason: string; due: LocalDate; dueAt: Instant; by: PersonId; at: Instant }
  | { type: 'ProposalClosed'; text: string; by: PersonId; at: Instant };

export const proposalStream = (id: string): string => `proposal/${id}`;
export const isProposalStream = (stream: string): boolean => stream.startsWith('proposal/');
