import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { OfficeView, PersonView, UnitView } from '../../shared/contract/views.ts';
import type { Office } from '../../shared/people/office.ts';
import { useDesk } from '../link/desk.ts';
import { useSession } from './session.ts';

/** Units and people by id, as the office's rules want them, with the views' additions. */
export type KnownOffice = Office & {
  unitById: ReadonlyMap<string, UnitView>;
  personById: ReadonlyMap<string, PersonView>;
};

const empty: KnownOffice = { unitById: new Map(), personById: new Map() };
const knownByView = new WeakMap<OfficeView, KnownOffice>();

/** One pair of maps per answer of the desk, however many parts ask. */
function known(view: OfficeView): KnownOffice {
  const found = knownByView.get(view);
  if (found) return found;
  const made: KnownOffice = {
    unitById: new Map(view.units.map((unit) => [unit.id, unit])),
    personById: new Map(view.persons.map((person) => [person.id, person])),
  };
  knownByView.set(view, made);
  return made;
}

export function useOffice(): KnownOffice {
  const { query } = useDesk();
  // Nobody is told who works here before he has signed in.
  const isSignedIn = useSession()?.kind === 'signedIn';
  const view = useQuery(query.office.view.queryOptions({ enabled: isSignedIn })).data;
  return useMemo(() => (view ? known(view) : empty), [view]);
}

/** Name of a unit or person; the id's own text where it is not (yet) known would say nothing, so a dash. */
export const unitName = (office: KnownOffice, id: string | null | undefined): string =>
  (id && office.unitById.get(id)?.name) || '—';
export const personName = (office: KnownOffice, id: string | null | undefined): string =>
  (id && office.personById.get(id)?.name) || '—';
