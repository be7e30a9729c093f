import { inForce } from './timeline/groups.ts';
import type { ComplaintView } from '../../shared/contract/views.ts';
import { isAvailable } from '../../shared/duty/answering.ts';
import type { Office, Person } from '../../shared/people/office.ts';
import { mayActFor } from '../../shared/people/permissions.ts';
import type { Action } from '../../shared/procedure/pack.ts';
import type { Instant } from '../../shared/base/time.ts';

export type Colleague = { person: Person; isThere: boolean };

/** Who else may take a step at a unit: holds a fitting role, handled nothing of it, must not keep out, and may decide on the
 *  amount where it is an approval. Those who are there come first. */
export function othersWhoMay(
  action: Pick<Action, 'needs' | 'by'>,
  unit: string,
  complaint: ComplaintView,
  office: Office,
  me: string,
  now: Instant,
  leastLimit = 0,
): Colleague[] {
  const barring = action.needs.flatMap((need) => (need.kind === 'otherPersonThan' ? need.actions : []));
  const handled = new Set(
    inForce(complaint.timeline)
      .filter((entry) => entry.type === 'ActionTaken' && barring.includes(String(entry.body['action'])))
      .map((entry) => entry.person),
  );
  const recused = new Set([
    ...complaint.details.complainedPersons.flatMap(({ person }) => person ?? []),
    ...complaint.interests.map(({ person }) => person),
  ]);
  const fits = (person: Person): boolean =>
    person.seats.some(
      (seat) =>
        mayActFor(office, { person: person.id, unit: seat.unit }, unit, action.by.roles) &&
        (leastLimit === 0 || seat.upTo === undefined || seat.upTo >= leastLimit),
    );
  return [...office.personById.values()]
    .filter((person) => !person.left && person.id !== me && !handled.has(person.id) && !recused.has(person.id))
    .filter(fits)
    .map((person) => ({ person, isThere: isAvailable(office, person.id, now) }))
    .sort((left, right) => Number(right.isThere) - Number(left.isThere));
}
