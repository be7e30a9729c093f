import type { UnitId } from '../../shared/base/ids.ts';
import { isAtOrUnder, isOrganisation, type Office } from '../../shared/people/office.ts';
import type { DeskParts } from '../parts.ts';
import { prepared } from '../store/prepared.ts';

/** What complaints are counted: those a unit may see, narrowed by unit, cause and procedure. */
export type FactFilter = {
  scope: UnitId;
  unit?: UnitId | undefined;
  reason?: string | undefined;
  pack?: string | undefined;
};

/** A piece of SQL over `complaint_fact f`, and the values it needs. */
export type FactSource = {
  /** Reads an index in its own order, from one month to another.
   *  @param index which index, where the seat sees everything
   *  @param period condition on the columns of `f` */
  from(index: FactIndex, period: string): string;
  bound: Record<string, string | number>;
};

type FactIndex = 'complaint_fact_period' | 'complaint_fact_ended' | 'complaint_fact_open';

export function factSource(parts: DeskParts, { scope, unit, reason, pack }: FactFilter): FactSource {
  const conditions: string[] = [];
  const bound: Record<string, string | number> = {};
  if (unit !== undefined) {
    const { condition, places } = underUnit(parts, unit, 'unit');
    conditions.push(condition);
    bound['unit'] = places;
  }
  if (reason !== undefined) {
    conditions.push('f.reason = @reason');
    bound['reason'] = reason;
  }
  if (pack !== undefined) {
    conditions.push('f.pack = @pack');
    bound['pack'] = pack;
  }
  const isWhole = seesAll(parts, scope);
  if (!isWhole) bound['scope'] = scope;
  return {
    bound,
    from(index, period) {
      const where = [period, ...conditions].join(' and ');
      if (isWhole) return `from complaint_fact f indexed by ${index} where ${where}`;
      // The open are few everywhere; otherwise the seat's own list leads, from the first complaint of the period on.
      if (index === 'complaint_fact_open') {
        return `from complaint_fact f indexed by ${index} where ${where}
          and exists (select 1 from complaint_unit u where u.unit = @scope and u.row = f.row)`;
      }
      return `from complaint_unit u cross join complaint_fact f on f.row = u.row where u.unit = @scope
        and u.row >= (select min(row) from complaint_fact f indexed by ${index} where ${period}) and ${where}`;
    },
  };
}

const seesAll = (parts: DeskParts, scope: UnitId): boolean =>
  prepared<[string], number>(
    parts.database,
    `select count(*) from complaint_reach a join complaint_reach s on s.complaints = a.complaints
     where a.unit = '' and s.unit = ?`,
  )
    .pluck()
    .get(scope) === 1;

/** Condition on `f` for "this unit and below", by the columns made for it where it is an organisation or one of its branches.
 *  @param name of the value that `places` is bound to   @param level only what is counted under it at this level */
export function underUnit(
  parts: DeskParts,
  unit: UnitId,
  name: string,
  level?: Level,
): { condition: string; places: number | string } {
  const column = level ?? levelOf(parts.office(), unit);
  if (level === 'unit' || column !== 'unit')
    return { condition: `f.${column} = @${name}`, places: placeOf(parts, unit) };
  return { condition: `f.unit in (select value from json_each(@${name}))`, places: placesUnder(parts, unit) };
}

type Level = 'member' | 'branch' | 'unit';

function levelOf(office: Office, unit: UnitId): Level {
  const found = office.unitById.get(unit);
  if (!found) return 'unit';
  if (isOrganisation(found.kind)) return 'member';
  const parent = found.parent && office.unitById.get(found.parent);
  return parent && isOrganisation(parent.kind) ? 'branch' : 'unit';
}

/** A unit no complaint was ever counted under has no place, and a place that is nobody's finds nothing. */
const placeOf = (parts: DeskParts, unit: UnitId): number =>
  prepared<[string], number>(parts.database, 'select place from complaint_fact_unit where unit = ?')
    .pluck()
    .get(unit) ?? -1;

const placesUnder = (parts: DeskParts, unit: UnitId): string =>
  JSON.stringify(
    prepared<[], { place: number; unit: string }>(parts.database, 'select place, unit from complaint_fact_unit')
      .all()
      .filter((known) => isAtOrUnder(parts.office(), known.unit, unit))
      .map(({ place }) => place),
  );
