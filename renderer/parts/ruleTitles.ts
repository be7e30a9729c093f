import { clockRuleOf, type ClockRule, type MoneyRule, type Pack, type Text } from '../../shared/procedure/pack.ts';
import { knownPacks } from '../state/packs.ts';

/** Rules of a procedure by their ids, and what they are called: also those of further regimes that ran on the same complaint,
 *  and of a procedure it followed before. */

type Say = (text: Text) => string;

/** A clock by its rule (`P2-D2`) or its own id (`P2-D2#1`). */
export function clockRule(pack: Pack, clock: string): ClockRule | undefined {
  const id = clock.split('#')[0] ?? clock;
  return (
    clockRuleOf(pack, id) ??
    knownPacks()
      .flatMap((one) => one.clocks)
      .find((rule) => rule.id === id)
  );
}

export const moneyRule = (pack: Pack, id: string): MoneyRule | undefined =>
  [pack, ...knownPacks()].flatMap((one) => one.money).find((rule) => rule.id === id);

export function clockTitle(pack: Pack, clock: string, text: Say): string {
  const rule = clockRule(pack, clock);
  return rule ? text(rule.title) : clock;
}

export function suspensionTitle(pack: Pack, clock: string, reason: string, text: Say): string {
  const found = clockRule(pack, clock)?.suspend?.reasons.find((one) => one.id === reason);
  return found ? text(found.title) : reason;
}
