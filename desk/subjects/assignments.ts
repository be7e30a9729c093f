/** How much work of a unit everybody has, for giving out the next. */
import type { PersonId, UnitId } from '../../shared/base/ids.ts';
import type { Loads } from '../../shared/assignment/rule.ts';
import type { Database } from '../store/open.ts';
import { prepared } from '../store/prepared.ts';

export const loadsIn =
  (database: Database) =>
  (unit: UnitId): Loads => ({
    open: new Map(
      prepared<[string], { person: string; open: number }>(
        database,
        'select person, count(*) as open from assigned where unit = ? and is_open = 1 group by person',
      )
        .all(unit)
        .map(({ person, open }) => [person, open]),
    ),
    last: new Map(
      prepared<[string], { person: string; at: number }>(
        database,
        'select person, max(at) as at from assigned where unit = ? group by person',
      )
        .all(unit)
        .map(({ person, at }) => [person, at]),
    ),
  });

/** Units at which a person was given open work by name. */
export const unitsAssignedTo = (database: Database, person: PersonId): UnitId[] =>
  prepared<[string], string>(database, 'select distinct unit from assigned where person = ? and is_open = 1')
    .pluck()
    .all(person);

/** The same for everybody who was. */
export function unitsByAssignee(database: Database): Map<PersonId, UnitId[]> {
  const units = new Map<PersonId, UnitId[]>();
  const rows = prepared<[], { person: string; unit: string }>(
    database,
    'select distinct person, unit from assigned where is_open = 1',
  ).all();
  for (const { person, unit } of rows) units.set(person, [...(units.get(person) ?? []), unit]);
  return units;
}
