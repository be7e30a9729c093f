import { done } from '../../shared/base/result.ts';
import type { PackInUse } from '../../shared/contract/calls/procedure.ts';
import { mayManageOffice } from '../../shared/people/permissions.ts';
import { chosenPacks, inForceToday } from '../procedure/packs.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { publishedPacks } from '../store/projections/pack.ts';

export function procedureQueries(parts: DeskParts): Pick<Handlers<'procedure'>, 'view' | 'published'> {
  const inForce = inForceToday(parts);
  return {
    view(_input, caller) {
      const { main, overlays, rules } = chosenPacks(parts.store.read);
      const useOf = (id: string): PackInUse['use'] =>
        main.includes(id) ? 'main' : overlays.includes(id) ? 'overlay' : null;
      const ids = new Set([...main, ...overlays, ...parts.packs().all.map(({ id }) => id)]);
      const view = [...ids].flatMap((id): PackInUse[] => {
        // What is not in force yet can be read, too.
        const pack = inForce(id) ?? parts.packs().newest(id);
        return pack ? [{ id, version: pack.version, use: useOf(id) }] : [];
      });
      return done({
        packs: view,
        rules,
        mayChange: mayManageOffice(parts.office(), caller.actor, 'manageProcedures'),
      });
    },

    published: () => done(publishedPacks(parts.database)),
  };
}
