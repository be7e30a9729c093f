import type { UnitId } from '../../../shared/base/ids.ts';
import type { Office, Unit } from '../../../shared/people/office.ts';
import type { Database } from '../open.ts';
import { standingOf } from '../projection.ts';

/** Units read from the rows, kept until one of them changes or the history does: every complaint asks for its chain of units. */
type Read = { turns: number; units: Map<UnitId, Unit | undefined> };
const reads = new WeakMap<Database, Read>();

/** Whoever writes the rows of units says so here. */
export const unitsChanged = (database: Database): void => void reads.delete(database);

/** Units as the rows of the office stand at this moment of the log, each read when it is asked for. A projection may not look
 *  at the office of the present: a rebuild would then see other units than the first pass did. */
export function unitsAt(database: Database): () => Office {
  const body = database.prepare<[string], string>('select body from unit where id = ?').pluck();
  const standing = standingOf(database);
  const known = (): Read['units'] => {
    let read = reads.get(database);
    if (read?.turns !== standing.turns) reads.set(database, (read = { turns: standing.turns, units: new Map() }));
    return read.units;
  };
  return () => {
    const units = known();
    const get = (id: UnitId): Unit | undefined => {
      if (!units.has(id)) {
        const text = body.get(id);
        units.set(id, text === undefined ? undefined : (JSON.parse(text) as Unit));
      }
      return units.get(id);
    };
    return { unitById: { get } as ReadonlyMap<UnitId, Unit>, personById: new Map() };
  };
}
