import { done, refused, type Result } from '../base/result.ts';
import type { Context } from '../complaint/context.ts';
import type { MoneyEntry } from '../complaint/events.ts';
import type { ComplaintRefusal } from '../complaint/refusals.ts';
import type { Effect, FormValues, Pack } from './pack.ts';

/** One line of the ledger from a form (or the facts behind it): base × multiplier, and where the rule leaves a range, × the
 *  share decided (percent). Fractions of a fen are rounded half up. */
export function moneyEntry(
  pack: Pack,
  effect: Extract<Effect, { kind: 'pay' }>,
  values: FormValues,
  context: Pick<Context, 'today' | 'actor'>,
): Result<MoneyEntry, ComplaintRefusal> {
  const rule = pack.money.find((candidate) => candidate.id === effect.rule);
  if (!rule) return refused({ code: 'UnknownAction', action: effect.rule });
  const base = Number(values[effect.base] ?? 0);
  const share = rule.share ? Number(values[effect.share ?? ''] ?? Number.NaN) : null;
  if (rule.share && !(share !== null && share >= rule.share.least && share <= rule.share.most)) {
    return refused({ code: 'ShareOutOfRange', ...rule.share });
  }
  const amount = Math.round((base * rule.multiplier * (share ?? 100)) / 100);
  return done({
    rule: rule.id,
    base,
    multiplier: rule.multiplier,
    share,
    amount,
    deducted: rule.deducted,
    month: context.today.slice(0, 7),
    by: context.actor.person,
  });
}
