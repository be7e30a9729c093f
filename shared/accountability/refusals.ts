import type { UnitId } from '../base/ids.ts';

/** What the rules of accountability answer instead of doing something; shared/words has a sentence for each. */
export type ProposalRefusal =
  | { code: 'UnknownProposal' }
  | { code: 'ProposalNotYours'; unit: UnitId }
  /** Whoever it is about, or sits where it is about, does not decide. */
  | { code: 'ProposalConcernsYou' }
  | { code: 'ProposalInOtherState'; state: string }
  | { code: 'ProposalNeedsAnother' }
  | { code: 'ProposalTextMissing' }
  | { code: 'ProposalDueMissing' }
  | { code: 'ProposalDateInPast' }
  | { code: 'ProposalAmountMissing' }
  | { code: 'FigureNotYours'; unit: UnitId }
  | { code: 'FigureMonthNotOver'; month: string }
  | { code: 'UnknownFigure' }
  | { code: 'SettlementNotYours'; unit: UnitId }
  | { code: 'SettlementClosed'; month: string }
  | { code: 'SettlementMonthNotOver'; month: string }
  | { code: 'SettlementEmpty' };
