import type { UnitId } from '../base/ids.ts';
import { localDate } from '../calendar/local.ts';
import type { Complaint } from '../complaint/state.ts';
import { figureInputs, holds, type FigureInput, type Kpi, type Pack } from '../procedure/pack.ts';
import type { FigureFact, ProposalEvent } from './events.ts';
import { monthAfter } from './period.ts';
import { isConfirmed, isUndecided, type Proposal } from './proposal.ts';

/** One complaint in one figure: of which unit and month ('YYYY-MM' of its receipt), and whether it counts in the numerator. */
export type FigureCase = { kpi: string; unit: UnitId; month: string; hit: boolean };

/** In which figures of its procedure a complaint counts, as it stands now. */
export function figureCasesOf(pack: Pack, complaint: Complaint): FigureCase[] {
  const facts = { channel: complaint.details.channel, ...complaint.facts };
  const month = localDate('Asia/Shanghai', complaint.details.receivedAt).slice(0, 7);
  return pack.kpis.flatMap(({ id, about, count }): FigureCase[] => {
    const unit = complaint.parties[about]?.unit;
    if (!unit || count.what === 'scored' || (count.when && !holds(count.when, facts))) return [];
    const isMet = complaint.clocks.some(({ rule, state, late }) => rule === count.clock && state === 'met' && !late);
    return [{ kpi: id, unit, month, hit: count.what === 'received' || isMet }];
  });
}

/** Name under which a number from outside is kept: one for all figures, or the score of one of them. */
export const inputOf = (kpi: Kpi): string | null => {
  if (kpi.count.what === 'scored') return `score ${kpi.id}`;
  return isInput(kpi.per) ? kpi.per : null;
};
const isInput = (per: Kpi['per']): per is FigureInput => (figureInputs as readonly string[]).includes(per);

/** Value of a figure; nothing while what it is divided by is missing or 0.
 *  @param numerator complaints that count   @param count complaints it is about   @param input number from outside */
export function figureValue(kpi: Kpi, numerator: number, count: number, input: number | null): number | null {
  if (kpi.count.what === 'scored') return input;
  if (kpi.per === 'none') return numerator * kpi.factor;
  const base = kpi.per === 'received' ? count : input;
  return base === null || base === 0 ? null : (numerator / base) * kpi.factor;
}

type Threshold = Kpi['thresholds'][number];

export const isCrossed = ({ atLeast, below }: Threshold, value: number | null): boolean =>
  value !== null && (atLeast === undefined || value >= atLeast) && (below === undefined || value < below);

/** Months that end with `month` and all cross the threshold, oldest first; nothing when one of them does not.
 *  @param factOf the figure of a month, if it has a value */
export function crossedMonths(
  threshold: Threshold,
  month: string,
  factOf: (month: string) => FigureFact | undefined,
): FigureFact[] | undefined {
  const months = Array.from({ length: threshold.months }, (_, index) =>
    monthAfter(month, index + 1 - threshold.months),
  );
  const facts = months.map(factOf);
  return facts.every((fact) => fact !== undefined && isCrossed(threshold, fact.value))
    ? (facts as FigureFact[])
    : undefined;
}

/** What a figure and the proposals made of it ask for, like `judgeGroup` for triggers. One proposal for each month is enough.
 *  @param crossed nothing while the threshold is not crossed */
export function judgeFigure(
  crossed: readonly FigureFact[] | undefined,
  proposals: readonly Proposal[],
  draft: Omit<Extract<ProposalEvent, { type: 'ProposalDrafted' }>, 'type' | 'facts' | 'figures' | 'at'>,
  at: number,
): { proposal: Proposal | null; event: ProposalEvent }[] {
  const standing = proposals.filter(({ state }) => state !== 'withdrawn');
  if (standing.length === 0) {
    return crossed
      ? [{ proposal: null, event: { ...draft, type: 'ProposalDrafted', facts: [], figures: [...crossed], at } }]
      : [];
  }
  return standing.flatMap((proposal): { proposal: Proposal; event: ProposalEvent }[] => {
    if (isUndecided(proposal)) {
      if (!crossed) return [{ proposal, event: { type: 'ProposalWithdrawn', why: 'factsUndone', gone: [], at } }];
      const isSame = JSON.stringify(proposal.figures) === JSON.stringify(crossed);
      return isSame
        ? []
        : [{ proposal, event: { type: 'ProposalFactsChanged', facts: [], figures: [...crossed], at } }];
    }
    const isTold = proposal.undoneFigures.length > 0;
    return isConfirmed(proposal) && !crossed && !isTold
      ? [{ proposal, event: { type: 'ProposalFactsUndone', gone: [], figures: proposal.figures, at } }]
      : [];
  });
}

/** A number from outside, for one unit and month. Stream `figure/<unit>`; the last entry counts, nothing takes it away. */
export type FigureEntered = { type: 'FigureEntered'; unit: UnitId; month: string; what: string; value: number | null };
export const figureStream = (unit: UnitId): string => `figure/${unit}`;

/** Who follows up what was decided, and enters numbers from outside about the units below. */
export const figureRoles = ['handler', 'approver', 'supervisor'] as const;
