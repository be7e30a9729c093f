/** Units as the hub knows them from the entries of `unit/` streams, and what follows for who receives what. */
import { isTold, type Party } from '../../shared/exchange/reach.ts';
import { chainOf, type Office, type Unit, type UnitKind } from '../../shared/people/office.ts';
import type { Queries } from './sql.ts';

/** `office` holds units only; `version` grows with every change of a unit and with every new feed. Feeds never go away. */
export type Register = { office: Office; feedByUnit: ReadonlyMap<string, number>; version: number };

export const emptyRegister: Register = {
  office: { unitById: new Map(), personById: new Map() },
  feedByUnit: new Map(),
  version: -1,
};

type UnitRow = { id: string; kind: UnitKind; name: string; parent: string | null; closed: boolean };

export const unitOf = ({ id, kind, name, parent, closed }: UnitRow): Unit => ({
  id,
  kind,
  name,
  parent: parent ?? undefined,
  contact: {},
  closed,
});

/** The register as it stands in the database, read from there only as far as it changed since `known`. */
export async function currentRegister(queries: Queries, known: Register): Promise<Register> {
  const [hub] = await queries.query<{ register_version: number }>('select register_version from hub');
  const version = hub?.register_version ?? 0;
  if (version === known.version) return known;
  const rows = await queries.query<UnitRow>(
    'select id, kind, name, parent, closed from unit where changed_in > $1 order by id',
    [known.version],
  );
  const unitById = new Map(known.office.unitById);
  for (const row of rows) unitById.set(row.id, unitOf(row));
  const newest = [...known.feedByUnit.values()].reduce((one, other) => Math.max(one, other), 0);
  const feeds = await queries.query<{ id: number; unit: string }>('select id, unit from feed where id > $1', [newest]);
  const feedByUnit = new Map([...known.feedByUnit, ...feeds.map(({ id, unit }) => [unit, id] as const)]);
  return { office: { ...known.office, unitById }, feedByUnit, version };
}

/** Feeds of all units whose desks are told what `party` takes part in. Only those that can be are looked at: the units above
 *  it, and the departments that serve their whole organisation. */
export function feedsTold({ office, feedByUnit }: Register, party: Party): number[] {
  const candidates = party.whole
    ? [...feedByUnit.keys()]
    : [...chainOf(office, party.unit).map(({ id }) => id), ...departmentsWithFeed(office, feedByUnit)];
  return [...new Set(candidates)].flatMap((unit) => {
    const feed = feedByUnit.get(unit);
    return feed !== undefined && office.unitById.has(unit) && isTold(office, unit, party) ? [feed] : [];
  });
}

const departmentsByFeeds = new WeakMap<ReadonlyMap<string, number>, string[]>();

function departmentsWithFeed(office: Office, feedByUnit: ReadonlyMap<string, number>): string[] {
  const known = departmentsByFeeds.get(feedByUnit);
  if (known) return known;
  const departments = [...feedByUnit.keys()].filter((unit) => office.unitById.get(unit)?.kind === 'department');
  departmentsByFeeds.set(feedByUnit, departments);
  return departments;
}
