import type { UnitId } from '../../../shared/base/ids.ts';
import type { Office, Unit } from '../../../shared/people/office.ts';
import type { Database } from '../open.ts';

/** Units as the rows of the office stand at this moment of the log, each read when it is asked for. A projection may not look
 *  at the office of the present: a rebuild would then see other units than the first pass did. */
export function unitsAt(database: Database): () => Office {
  const body = database.prepare<[string], string>('select body from unit where id = ?').pluck();
  return () => {
    const known = new Map<UnitId, Unit | undefined>();
    const get = (id: UnitId): Unit | undefined => {
      if (!known.has(id)) {
        const text = body.get(id);
        known.set(id, text === undefined ? undefined : (JSON.parse(text) as Unit));
      }
      return known.get(id);
    };
    return { unitById: { get } as ReadonlyMap<UnitId, Unit>, personById: new Map() };
  };
}
