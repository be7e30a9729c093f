import { localDate } from '../../shared/calendar/local.ts';
import { done } from '../../shared/base/result.ts';
import { decidePacks, packsStream, type IntakeRule } from '../../shared/procedure/choose.ts';
import type { NewEvent } from '../store/eventStore.ts';
import { chosenPacks } from '../procedure/packs.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { perform } from '../perform.ts';

export function procedureCommands(parts: DeskParts): Pick<Handlers<'procedure'>, 'choose'> {
  return {
    choose(input, caller) {
      const now = parts.clock();
      const { request, main, overlays, rules } = input;
      return perform(parts, caller.actor, now, {
        request,
        name: 'procedure.choose',
        input: { main, overlays, ...(rules && { rules }) },
        topics: ['procedure'],
        decide: (load) => {
          const kept = chosenPacks(load).rules.filter(({ pack }) => main.includes(pack));
          const decided = decidePacks(
            { main, overlays, rules: rules?.map(namedOnly) ?? kept },
            {
              now,
              today: localDate(parts.workingTime(), now),
              actor: caller.actor,
              office: parts.office(),
              packs: parts.packs(),
              categories: parts.categories(),
            },
          );
          if (!decided.ok) return decided;
          const events = decided.value.map(({ type, ...body }): NewEvent => ({
            stream: packsStream,
            type,
            audience: 'parties',
            body,
          }));
          const [chosen] = decided.value;
          return done({ events, reply: { main: chosen?.main ?? main, overlays: chosen?.overlays ?? overlays } });
        },
      });
    },
  };
}

/** A thing that is not named is left out, not kept as nothing. */
const namedOnly = (rule: Given): IntakeRule => ({
  pack: rule.pack,
  ...(rule.unit === undefined ? {} : { unit: rule.unit }),
  ...(rule.channel === undefined ? {} : { channel: rule.channel }),
  ...(rule.category === undefined ? {} : { category: rule.category }),
});
type Given = { [Key in keyof IntakeRule]: IntakeRule[Key] | undefined } & Pick<IntakeRule, 'pack'>;
