import type { Behalf } from '../../shared/complaint/decide/behalf.ts';
import { homeOf } from '../../shared/people/permissions.ts';
import { contactsOf } from '../exchange/contacts.ts';
import type { DeskParts } from '../parts.ts';
import type { StoredEvent } from '../store/eventStore.ts';

/** Whether an organisation works at a desk of its own, as far as this one knows: they exchange files, it has written in this
 *  complaint, or it keeps its own people. Passwords of another desk never come here, so they tell nothing. */
export function deskLookUp(parts: DeskParts, events: readonly StoredEvent[]): Behalf['hasDesk'] {
  const office = parts.office();
  const isOf = (organisation: string, unit: string | null): boolean =>
    unit !== null && office.unitById.has(unit) && homeOf(office, unit) === organisation;
  return (organisation) =>
    events.some(({ unitId }) => isOf(organisation, unitId)) ||
    contactsOf(parts).some(({ card, revoked }) => !revoked && isOf(organisation, card.unit.id)) ||
    [...office.personById.values()].some(
      ({ id, seats }) =>
        seats.some(({ unit }) => isOf(organisation, unit)) &&
        parts.store.read(`person/${id}`).some(({ unitId }) => isOf(organisation, unitId)),
    );
}
