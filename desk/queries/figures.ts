import { mayFollow } from '../../shared/accountability/decide.ts';
import { figureValue, inputOf, isCrossed } from '../../shared/accountability/figures.ts';
import { monthAfter } from '../../shared/accountability/period.ts';
import { deciderOf } from '../../shared/accountability/trigger.ts';
import { done, refused } from '../../shared/base/result.ts';
import { localDate } from '../../shared/calendar/local.ts';
import type { FiguresView } from '../../shared/contract/calls/supervision.ts';
import { isAtOrUnder } from '../../shared/people/office.ts';
import { may, readingScope } from '../../shared/people/permissions.ts';
import type { Kpi } from '../../shared/procedure/pack.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { prepared } from '../store/prepared.ts';
import { figureCounts } from '../store/projections/figures.ts';
import { caseColumns, caseLine, readCursor, writeCursor, type CaseRow } from './caseLine.ts';

type Cell = FiguresView['cells'][number];

/** Figures of the procedures, of the units this seat may see. */
export function figureQueries(parts: DeskParts): Pick<Handlers<'supervision'>, 'figures' | 'figureCases'> {
  const notPermitted = refused({ code: 'NotPermitted', permission: 'readSupervision' });
  const seesUnit = (caller: Caller, unit: string): boolean => {
    const scope = readingScope(parts.office(), caller.actor);
    return scope !== undefined && isAtOrUnder(parts.office(), unit, scope.id);
  };
  return {
    figures(input, caller) {
      const office = parts.office();
      if (!may(office, caller.actor, 'readSupervision')) return notPermitted;
      const today = localDate(parts.workingTime(), parts.clock());
      const until = input.until ?? today.slice(0, 7);
      const months = Array.from({ length: input.months }, (_, index) => monthAfter(until, index + 1 - input.months));
      const [from = until] = months;
      const used = new Set(
        prepared<[], string>(
          parts.database,
          `with recursive known (pack) as (
             select min(pack) from figure_case
             union all select (select min(pack) from figure_case where pack > known.pack) from known where pack is not null)
           select pack from known where pack is not null`,
        )
          .pluck()
          .all(),
      );
      const packs = parts
        .packs()
        .inForce(today)
        .filter(({ id, kpis }) => kpis.length > 0 && used.has(id));
      const pack = packs.find(({ id }) => id === input.pack) ?? packs[0];
      const view: FiguresView = {
        packs: packs.map(({ id, version }) => ({ id, version })),
        pack: pack ? { id: pack.id, version: pack.version } : null,
        months,
        units: [],
        cells: [],
        inputs: [],
      };
      if (!pack) return done(view);
      // Thresholds over several months in a row look back before the first month shown.
      const longest = Math.max(1, ...pack.kpis.flatMap(({ thresholds }) => thresholds.map((one) => one.months)));
      const earliest = monthAfter(from, 1 - longest);
      const inputs = prepared<[object], FiguresView['inputs'][number]>(
        parts.database,
        `select unit, month, what, value, person from figure_input where month >= @earliest and month <= @until
         order by unit, month, what`,
      )
        .all({ earliest, until })
        .filter(({ unit }) => seesUnit(caller, unit));
      const cells = pack.kpis.flatMap((kpi) => cellsOf(parts, pack.id, kpi, earliest, until, inputs));
      const visible = cells.filter(({ unit }) => seesUnit(caller, unit));
      const units = [...new Set([...visible, ...inputs].map(({ unit }) => unit))];
      return done({
        ...view,
        units: units.map((unit) => ({
          unit,
          mayEnter: mayFollow(office, caller.actor, deciderOf(office, 'member', unit)),
        })),
        cells: visible.filter(({ month }) => month >= from),
        inputs: inputs.filter(({ month }) => month >= from),
      });
    },

    figureCases({ pack, kpi, unit, month, cursor, size }, caller) {
      if (!may(parts.office(), caller.actor, 'readSupervision') || !seesUnit(caller, unit)) return notPermitted;
      const rows = prepared<[object], CaseRow>(
        parts.database,
        `select ${caseColumns} from figure_case f indexed by figure_rows join complaint c on c.row = f.row
         where f.pack = @pack and f.kpi = @kpi and f.unit = @unit and f.month = @month and f.row > @after
         order by f.row limit @size`,
      ).all({ pack, kpi, unit, month, after: Number(readCursor(cursor, 1)?.[0] ?? -1), size: size + 1 });
      const now = parts.clock();
      const lines = rows.slice(0, size).map((row) => caseLine(row, parts.office(), now));
      const last = rows[size - 1];
      return done({ lines, next: rows.length > size && last ? writeCursor([last.row]) : null });
    },
  };
}

function cellsOf(
  parts: DeskParts,
  pack: string,
  kpi: Kpi,
  from: string,
  until: string,
  inputs: FiguresView['inputs'],
): Cell[] {
  const what = inputOf(kpi);
  const own = inputs.filter((input) => input.what === what);
  const counted = figureCounts(parts.database).all({ pack, kpi: kpi.id, from, until });
  const scored =
    kpi.count.what === 'scored' ? own.map(({ unit, month }) => ({ unit, month, numerator: 0, count: 0 })) : [];
  const cells = [...counted, ...scored].map(({ unit, month, numerator, count }): Cell => {
    const input = own.find((one) => one.unit === unit && one.month === month)?.value ?? null;
    const value = figureValue(kpi, numerator, count, input);
    return { kpi: kpi.id, unit, month, numerator, count, input, value, crossed: [] };
  });
  const valueAt = new Map(cells.map(({ unit, month, value }) => [`${unit} ${month}`, value]));
  return cells.map((cell) => ({
    ...cell,
    crossed: kpi.thresholds.flatMap((threshold, place) => {
      const months = Array.from({ length: threshold.months }, (_, back) => monthAfter(cell.month, -back));
      return months.every((month) => isCrossed(threshold, valueAt.get(`${cell.unit} ${month}`) ?? null)) ? [place] : [];
    }),
  }));
}
