import type { PersonView, UnitView } from '../../../shared/contract/views.ts';

/** All units, all people, with what the desk adds to them (who answers now, who can sign in). */
export const unitViews = ({ unitById }: { unitById: ReadonlyMap<string, UnitView> }): UnitView[] => [
  ...unitById.values(),
];
export const personViews = ({ personById }: { personById: ReadonlyMap<string, PersonView> }): PersonView[] => [
  ...personById.values(),
];
