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

/** `office` holds units only; `version` grows with every change of a unit. */
export type Register = { office: Office; version: number };

export const emptyRegister: Register = { office: { unitById: new Map(), personById: new Map() }, version: -1 };

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
  return { office: { ...known.office, unitById }, version };
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
