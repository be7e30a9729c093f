import type { PersonId, UnitId } from '../base/ids.ts';
import type { Instant, LocalDate } from '../base/time.ts';
import type { MoneyEntry } from '../complaint/events.ts';
import type { TriggerLevel } from '../procedure/pack.ts';
import type { FactEntry, FigureFact, ProposalEvent } from './events.ts';

/**   open ⇄ postponed ──dismiss──▶ dismissed
 *     │        │ facts undone ─────▶ withdrawn
 *     └────────┴──confirm──▶ rectifying ⇄ proved ──accept──▶ closed
 *                     └──nothing to rectify──▶ closed             */
export type ProposalState = 'open' | 'postponed' | 'dismissed' | 'withdrawn' | 'rectifying' | 'proved' | 'closed';

export type Proposal = {
  id: string;
  pack: { id: string; version: number };
  trigger: string;
  level: TriggerLevel;
  subject: UnitId;
  decider: UnitId;
  key: string;
  atLeast: number;
  facts: FactEntry[];
  figures: FigureFact[];
  state: ProposalState;
  draftedAt: Instant;
  postponedUntil: LocalDate | null;
  endorsedBy: PersonId | null;
  decidedBy: PersonId | null;
  decidedAt: Instant | null;
  /** What was written when it was decided: text of the paper, reason of the dismissal. */
  text: string;
  due: LocalDate | null;
  dueAt: Instant | null;
  overdue: boolean;
  money: MoneyEntry | null;
  proof: string;
  /** Facts under a confirmed proposal that were undone later. */
  undone: FactEntry[];
  undoneFigures: FigureFact[];
  closedAt: Instant | null;
};

/** Folds one fact into a proposal; what it does not know it ignores. */
export function evolveProposal(before: Proposal | undefined, event: ProposalEvent): Proposal | undefined {
  if (event.type === 'ProposalDrafted') {
    const { id, pack, trigger, level, subject, decider, key, atLeast, facts, figures = [], at } = event;
    return {
      id,
      pack,
      trigger,
      level,
      subject,
      decider,
      key,
      atLeast,
      facts,
      figures,
      state: 'open',
      draftedAt: at,
      postponedUntil: null,
      endorsedBy: null,
      decidedBy: null,
      decidedAt: null,
      text: '',
      due: null,
      dueAt: null,
      overdue: false,
      money: null,
      proof: '',
      undone: [],
      undoneFigures: [],
      closedAt: null,
    };
  }
  if (!before) return undefined;
  switch (event.type) {
    case 'ProposalFactsChanged':
      // Whoever agreed agreed on the facts of then.
      return { ...before, facts: event.facts, figures: event.figures ?? before.figures, endorsedBy: null };
    case 'ProposalWithdrawn':
      return { ...before, state: 'withdrawn', decidedAt: event.at };
    case 'ProposalPostponed':
      return { ...before, state: 'postponed', postponedUntil: event.until, text: event.reason };
    case 'ProposalDismissed':
      return { ...before, state: 'dismissed', text: event.reason, decidedBy: event.by, decidedAt: event.at };
    case 'ProposalEndorsed':
      return { ...before, state: 'open', endorsedBy: event.by, text: event.text };
    case 'ProposalConfirmed': {
      const { text, due, dueAt, money, by, at } = event;
      const decided = { text, due, dueAt, money, decidedBy: by, decidedAt: at };
      return due === null
        ? { ...before, ...decided, state: 'closed', closedAt: at }
        : { ...before, ...decided, state: 'rectifying' };
    }
    case 'ProposalFactsUndone':
      return {
        ...before,
        undone: [...before.undone, ...event.gone],
        undoneFigures: [...before.undoneFigures, ...(event.figures ?? [])],
      };
    case 'ProposalOverdue':
      return { ...before, overdue: true };
    case 'ProposalProved':
      return { ...before, state: 'proved', proof: event.text };
    case 'ProposalProofRefused':
      return { ...before, state: 'rectifying', due: event.due, dueAt: event.dueAt, overdue: false };
    case 'ProposalClosed':
      return { ...before, state: 'closed', closedAt: event.at };
    default:
      return before;
  }
}

/** Nobody has decided yet. */
export const isUndecided = ({ state }: Pick<Proposal, 'state'>): boolean => state === 'open' || state === 'postponed';

/** A person stood behind it. */
export const isConfirmed = ({ state }: Pick<Proposal, 'state'>): boolean =>
  state === 'rectifying' || state === 'proved' || state === 'closed';
