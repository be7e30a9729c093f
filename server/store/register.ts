/** Units as the hub knows them from the entries of `unit/` streams, and what follows for who receives what. */
import {
  chainOf,
  isAtOrUnder,
  organisationOf,
  type Office,
  type Unit,
  type UnitKind,
} from '../../shared/people/office.ts';
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

export const organisationIdOf = (office: Office, unit: string): string => organisationOf(office, unit)?.id ?? unit;

/** Where the reach of a unit's desk begins: a department serves its whole organisation. */
export const reachOf = (office: Office, unit: string): string =>
  office.unitById.get(unit)?.kind === 'department' ? organisationIdOf(office, unit) : unit;

/** Whether `unit` lies in the reach of `deskUnit`, inside the same organisation. */
export function isInReach(office: Office, deskUnit: string, unit: string): boolean {
  const reach = reachOf(office, deskUnit);
  return isAtOrUnder(office, unit, reach) && organisationIdOf(office, unit) === organisationIdOf(office, reach);
}

/** Whether `unit` lies at or below the reach of `deskUnit`, whatever organisation it belongs to: who keeps a register keeps
 *  everything below him in it. */
export const isBelowReach = (office: Office, deskUnit: string, unit: string): boolean =>
  isAtOrUnder(office, unit, reachOf(office, deskUnit));

/** Whether a desk of `unit` speaks for its whole organisation. */
export const speaksForOrganisation = (office: Office, unit: string): boolean =>
  reachOf(office, unit) === organisationIdOf(office, unit);

/** Whether no other organisation stands above this one. */
export const isTopOrganisation = (office: Office, organisation: string): boolean =>
  chainOf(office, organisation).every(
    (unit) => unit.id === organisation || organisationIdOf(office, unit.id) === organisation,
  );

/** A unit that takes part in a stream; `whole`: every desk of its organisation is told. */
export type Party = { unit: string; whole: boolean };

export const isTold = (office: Office, deskUnit: string, { unit, whole }: Party): boolean =>
  whole ? organisationIdOf(office, deskUnit) === organisationIdOf(office, unit) : isInReach(office, deskUnit, unit);

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
