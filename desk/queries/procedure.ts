import { done } from '../../shared/base/result.ts';
import type { PackInUse } from '../../shared/contract/calls/procedure.ts';
import { may } from '../../shared/people/permissions.ts';
import { currentPack, packs } from '../../shared/procedure/packs/index.ts';
import { chosenPacks } from '../packs.ts';
import type { DeskParts, Handlers } from '../parts.ts';

export function procedureQueries(parts: DeskParts): Pick<Handlers<'procedure'>, 'view'> {
  return {
    view(_input, caller) {
      const { main, overlays } = chosenPacks(parts.store.read);
      const useOf = (id: string): PackInUse['use'] =>
        main.includes(id) ? 'main' : overlays.includes(id) ? 'overlay' : null;
      const ids = new Set([...main, ...overlays, ...packs.map(({ id }) => id)]);
      const view = [...ids].flatMap((id): PackInUse[] => {
        const pack = currentPack(id);
        return pack ? [{ id, version: pack.version, use: useOf(id) }] : [];
      });
      return done({ packs: view, mayChange: may(parts.office(), caller.actor, 'manageProcedures') });
    },
  };
}
