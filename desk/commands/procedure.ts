import { localDate } from '../../shared/calendar/local.ts';
import { done } from '../../shared/base/result.ts';
import { decidePacks, packsStream } from '../../shared/procedure/choose.ts';
import type { NewEvent } from '../store/eventStore.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { perform } from '../perform.ts';

export function procedureCommands(parts: DeskParts): Pick<Handlers<'procedure'>, 'choose'> {
  return {
    choose(input, caller) {
      const now = parts.clock();
      const { request, main, overlays } = input;
      return perform(parts, caller.actor, now, {
        request,
        name: 'procedure.choose',
        input: { main, overlays },
        topics: ['procedure'],
        decide: () => {
          const decided = decidePacks(
            { main, overlays },
            {
              now,
              today: localDate(parts.workingTime(), now),
              actor: caller.actor,
              office: parts.office(),
              packs: parts.packs(),
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
