import type { Instant } from '../base/time.ts';
import type { FactView } from '../contract/calls/supervision.ts';
import type { Language } from '../words/dictionary.ts';
import { supervisionWords } from '../words/supervision.ts';
import type { Proposal } from './proposal.ts';

/** What names an entry needs to be said in words; a screen and a paper give their own. */
export type FactNames = {
  clock: (clock: string) => string;
  action: (action: string) => string;
  due: (at: Instant) => string;
};

/** One fact as a sentence that says what stands in the log and nothing else. */
export function factText(fact: Pick<FactView, 'type' | 'body'>, language: Language, names: FactNames): string {
  const { entry } = supervisionWords[language];
  const { body } = fact;
  switch (fact.type) {
    case 'ClockBroken':
      return entry.broken(names.clock(String(body['clock'])), names.due(Number(body['due'])));
    case 'PartyReturned':
      return entry.returned(Number(body['times']));
    case 'ComplaintRegistered':
      return entry.registered;
    case 'ComplaintLinked':
      return entry.repeated;
    case 'DetailsCorrected':
      return entry.corrected;
    case 'ActionTaken':
      return entry.action(names.action(String(body['action'])));
    case 'ProposalOverdue':
      return entry.proposalOverdue;
    case 'ProposalDrafted':
      return entry.proposalRepeated;
    case 'ProposalConfirmed':
      return entry.proposalConfirmed;
    default:
      return supervisionWords[language].hidden;
  }
}

/** The stretch a proposal was counted in; nothing where each complaint stands for itself. */
export function stretchText({ key, figures }: Pick<Proposal, 'key' | 'figures'>, language: Language): string {
  const words = supervisionWords[language];
  const half = /(\d{4})-H([12])$/.exec(key);
  if (half) return words.half(half[1] ?? '', half[2] ?? '');
  const month = /(?:^| )(\d{4})-(\d{2})$/.exec(figures.at(-1)?.month ?? key);
  return month ? words.month(month[1] ?? '', month[2] ?? '') : '';
}

/** A figure with two places at most. @param factor what its quotient is multiplied by: a figure out of a hundred reads as a percentage */
export const figureText = (value: number, factor = 1): string =>
  `${Math.round(value * 100) / 100}${factor === 100 ? '%' : ''}`;

export function figureFactText(
  { month, value, numerator, denominator }: Proposal['figures'][number],
  language: Language,
): string {
  const { figures } = supervisionWords[language];
  // The fact keeps what was divided and what came of it, not the formula: the factor follows from them.
  const factor = denominator === null || numerator === 0 ? 1 : Math.round((value * denominator) / numerator);
  const counted =
    denominator === null ? figures.counted(numerator) : figures.divided(numerator, figureText(denominator));
  return figures.fact(month, figureText(value, factor), counted);
}
