import type { PersonId, UnitId } from '../base/ids.ts';
import type { ComplaintRefusal } from '../complaint/refusals.ts';
import { readsThere } from '../people/delegate.ts';
import type { Office } from '../people/office.ts';
import { homeOf, type Actor } from '../people/permissions.ts';

/** Whether somebody may be named in a note (PPL-MENTION): a colleague of the writer's organisation who can read the complaint.
 *  @param units those that take part in it */
export function mayBeNamed(office: Office, actor: Actor, person: PersonId, units: readonly UnitId[]): boolean {
  const found = office.personById.get(person);
  if (!found || found.left) return false;
  const home = homeOf(office, actor.unit);
  return units.some((unit) => homeOf(office, unit) === home && readsThere(office, person, unit));
}

/** A note that names somebody is for the own organisation alone: what colleagues ask each other reaches nobody else. */
export function judgeMentions(
  mentions: readonly PersonId[],
  isInternal: boolean,
  units: readonly UnitId[],
  { office, actor }: { office: Office; actor: Actor },
): ComplaintRefusal | undefined {
  if (mentions.length === 0) return undefined;
  if (!isInternal) return { code: 'MentionNotInternal' };
  const other = mentions.find((person) => !mayBeNamed(office, actor, person, units));
  return other === undefined ? undefined : { code: 'MentionElsewhere', person: other };
}
