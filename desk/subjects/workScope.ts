/** Which open work waits for a seat. */
import type { UnitId } from '../../shared/base/ids.ts';
import type { Instant } from '../../shared/base/time.ts';
import { extensionPlace } from '../../shared/complaint/state.ts';
import { carriedBy } from '../../shared/people/authority.ts';
import { isAtOrUnder, organisationOf, type Office, type Role } from '../../shared/people/office.ts';
import { readingScope, roleReach, rolesAt, type Actor } from '../../shared/people/permissions.ts';
import type { PackBook } from '../../shared/procedure/book.ts';

/** Stages in which a role can take an action that moves the complaint on; once for each set of packs. */
const stagesByRoleOf = (book: PackBook): ReadonlyMap<Role, ReadonlySet<string>> => {
  const known = stagesByBook.get(book);
  if (known) return known;
  const stagesByRole = new Map<Role, Set<string>>([['approver', new Set([extensionPlace])]]);
  for (const pack of book.all) {
    for (const action of pack.actions) {
      for (const role of action.by.roles) {
        const stages = stagesByRole.get(role) ?? new Set();
        for (const stage of action.at) if (action.leaves.includes(stage)) stages.add(stage);
        stagesByRole.set(role, stages);
      }
    }
  }
  stagesByBook.set(book, stagesByRole);
  return stagesByRole;
};

const stagesByBook = new WeakMap<PackBook, ReadonlyMap<Role, ReadonlySet<string>>>();

export type WorkScope = Record<'own' | 'ownStages' | 'units' | 'reach' | 'belowStages' | 'carried' | 'scope', string>;

/** The work that waits for a seat: its own unit's, below it where a role reaches that far, and the approvals of others that
 *  this person decides for them at the moment. */
export function workScope(office: Office, packs: PackBook, actor: Actor, now: Instant): WorkScope {
  const stagesByRole = stagesByRoleOf(packs);
  const held = rolesAt(office, actor);
  const stagesOf = (reach: 'own' | 'below') =>
    held
      .filter((role) => reach === 'own' || roleReach[role] === reach)
      .flatMap((role) => [...(stagesByRole.get(role) ?? [])]);
  const below = stagesOf('below');
  const reach = below.length > 0 ? unitsUnder(office, actor.unit) : [actor.unit];
  const carried = carriedBy(office, actor.person, now).flatMap(({ unit }) => unitsUnder(office, unit));
  return {
    own: actor.unit,
    ownStages: JSON.stringify(stagesOf('own')),
    units: JSON.stringify([...new Set([...reach, ...carried])]),
    reach: JSON.stringify(reach),
    belowStages: JSON.stringify(below),
    carried: JSON.stringify(carried),
    scope: readingScope(office, actor)?.id ?? '',
  };
}

/** A unit and those below it inside its organisation. */
function unitsUnder(office: Office, unit: UnitId): UnitId[] {
  const home = organisationOf(office, unit)?.id;
  const below = [...office.unitById.keys()].filter(
    (id) => id !== unit && isAtOrUnder(office, id, unit) && organisationOf(office, id)?.id === home,
  );
  return [unit, ...below];
}

/** Rows of `work w` that wait for the seat. */
export const mineSql = `w.unit in (select value from json_each(@units))
  and ((w.unit = @own and w.stage in (select value from json_each(@ownStages)))
    or (w.stage in (select value from json_each(@belowStages)) and w.unit in (select value from json_each(@reach)))
    or (w.duty = 'approve' and w.unit in (select value from json_each(@carried))
      and exists (select 1 from complaint_unit u where u.unit = @scope and u.row = w.row)))`;
