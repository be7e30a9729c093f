import type { Text } from '../../../shared/procedure/pack.ts';
import { knownPacks } from '../../state/packs.ts';

/** Title of a clock by its rule; ids of rules are unique over all regimes. */
export function ruleTitle(rule: string, text: (text: Text) => string): string {
  const found = knownPacks()
    .flatMap(({ clocks }) => clocks)
    .find(({ id }) => id === rule);
  return found ? text(found.title) : rule;
}
