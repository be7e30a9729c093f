import { done, refused, type Result } from '../base/result.ts';
import type { PersonId, UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import type { Context } from '../complaint/context.ts';
import { mayActFor, permissions } from '../people/permissions.ts';
import type { ProposalRefusal } from './refusals.ts';

/** One amount settled with a partner: from the ledger of a complaint, or from a confirmed proposal. Amounts in fen. */
export type SettlementLine = {
  /** Number of the entry in the log. */
  entry: number;
  source: { complaint: string } | { proposal: string };
  pack: { id: string; version: number };
  rule: string;
  base: number;
  multiplier: number;
  share: number | null;
  amount: number;
  deducted: boolean;
  reason: string | null;
  by: PersonId;
  at: Instant;
};

/** A month closed with a partner: its lines and total stay as they were. Stream `settlement/<unit>`. */
export type SettlementClosed = {
  type: 'SettlementClosed';
  unit: UnitId;
  month: string;
  lines: SettlementLine[];
  total: number;
  by: PersonId;
  at: Instant;
};
export const settlementStream = (unit: UnitId): string => `settlement/${unit}`;

/** What is taken back from the partner's settlement: what a rule only pays out is listed and not deducted. */
export const totalOf = (lines: readonly SettlementLine[]): number =>
  lines.reduce((sum, { amount, deducted }) => (deducted ? sum + amount : sum), 0);

/** Closes a month that is over. @param decider unit above the partner, whose leader closes it */
export function decideCloseSettlement(
  { unit, month }: { unit: UnitId; month: string },
  decider: UnitId,
  lines: readonly SettlementLine[],
  isClosed: boolean,
  { office, actor, now, today }: Pick<Context, 'office' | 'actor' | 'now' | 'today'>,
): Result<SettlementClosed[], ProposalRefusal> {
  if (!mayActFor(office, actor, decider, permissions.decideProposal)) {
    return refused({ code: 'SettlementNotYours', unit: decider });
  }
  if (isClosed) return refused({ code: 'SettlementClosed', month });
  if (month >= today.slice(0, 7)) return refused({ code: 'SettlementMonthNotOver', month });
  if (lines.length === 0) return refused({ code: 'SettlementEmpty' });
  const closed = { unit, month, lines: [...lines], total: totalOf(lines), by: actor.person, at: now };
  return done([{ type: 'SettlementClosed', ...closed }]);
}
