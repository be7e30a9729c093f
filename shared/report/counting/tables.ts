import { localDate } from '../../calendar/local.ts';
import type { Text } from '../../procedure/pack.ts';
import { reportFigureWords } from '../../words/reportFigures.ts';
import { said } from '../../words/said.ts';
import { isIn } from '../cases.ts';
import type { TableDefinition } from '../definition.ts';
import { isNobody, unknown, type Dimension, type Places } from '../dimensions.ts';
import type { Material } from '../material.ts';
import { counts, formatOf, measures, type MeasureId } from '../measures.ts';
import type { Column, ReportTable, Row } from '../model.ts';
import { stretchOf } from '../period.ts';
import { divided, keyText, merged, sortedByReceived, valuesOf, type Group } from './groups.ts';
import { medianOf, type Measured } from './measuring.ts';

/** Column of a measure, with its formula. */
export const columnOf = (id: MeasureId): Column => ({
  id,
  title: said(reportFigureWords, (words) => words.measures[id]),
  formula: said(reportFigureWords, (words) => words.formulas[id]),
  format: formatOf(measures[id]),
});

type Counted = Exclude<TableDefinition, { list: string }>;

/** Rows by size with their subtotals, the rest in one, the total below. @param whole all complaints of the report */
export function countedTable(
  table: Counted,
  whole: Group,
  material: Material,
  places: Places,
  measure: Measured,
): ReportTable {
  const across =
    table.across === undefined
      ? []
      : inOrder(valuesOf(table.across, whole, material.period, places), table.across, material);
  const period = stretchOf(material.period);
  const valuesIn = (group: Group): (number | null)[] => {
    const received = table.across === undefined ? [] : group.cases.filter(({ receivedAt }) => isIn(receivedAt, period));
    const byKey = new Map<string, number>();
    for (const one of received) {
      const key = places.keyOf(table.across!, one);
      byKey.set(key, (byKey.get(key) ?? 0) + 1);
    }
    return [...across.map((key) => byKey.get(key) ?? 0), ...table.columns.map((id) => measure(id, group, whole))];
  };
  /** Whoever had limits to keep gets a row, complained of or not: the rows make up the whole. */
  const answerable = table.columns.some((id) => measures[id].kind === 'limits')
    ? whole.cases.flatMap(({ limits }) => limits.map(({ unit }) => places.branchOf(unit)))
    : [];
  const rowsOf = (group: Group, left: readonly Dimension[], level: number): Row[] => {
    const [dimension, ...rest] = left;
    if (dimension === undefined) return [];
    const names = level === 1 ? (places.all(dimension, material.period) ?? []) : [];
    const isByBranch = level === 1 && dimension === 'branch';
    const groups = divided(group, dimension, isByBranch ? [...names, ...answerable] : names, places);
    const kept = table.counted ? groups.filter((one) => valuesIn(one).some((value) => (value ?? 0) > 0)) : groups;
    const sorted = dimension === 'month' ? kept : sortedByReceived(kept, dimension, period);
    const most = table.most ?? Infinity;
    const shown = sorted.slice(0, most);
    const others = sorted.slice(most);
    return [
      ...shown.flatMap((one) => [
        {
          key: keyText(one),
          title: places.titleOf(dimension, one.path.at(-1)!.key),
          level,
          values: valuesIn(one),
        },
        ...rowsOf(one, rest, level + 1),
      ]),
      ...(others.length === 0
        ? []
        : [
            {
              key: '?',
              title: said(reportFigureWords, (words) => words.others(others.length)),
              level,
              values: valuesIn(merged(group, others)),
            },
          ]),
    ];
  };
  const first = table.rows[0]!;
  const isSaid = [first, table.across].some(
    (dimension) =>
      dimension !== undefined &&
      whole.cases.some((one) => isIn(one.receivedAt, period) && places.keyOf(dimension, one) !== unknown),
  );
  const rows = rowsOf(whole, table.rows, 1);
  const total: Row = {
    key: '',
    title: said(reportFigureWords, (words) => words.total),
    level: 0,
    values: valuesIn(whole),
  };
  return {
    id: table.id,
    title: table.title,
    head: said(
      reportFigureWords,
      (words) => words.dimensions[first][material.unit.kind === 'association' ? 'association' : 'other'],
    ),
    columns: [
      ...across.map((key): Column => ({
        id: `${table.across}=${key}`,
        title: places.titleOf(table.across!, key),
        formula: said(reportFigureWords, (words) => words.formulas.received),
        format: 'count',
      })),
      ...table.columns.map(columnOf),
    ],
    rows: table.ifSaid && !isSaid ? [] : [...rows, ...(table.median ? [medianRow(rows)] : []), total],
    ...(table.note ? { note: table.note } : {}),
  };
}

/** The middle of what stands in each column, without those nobody named and those beyond the most. */
function medianRow(rows: readonly Row[]): Row {
  const known = rows.filter(({ level, key }) => level === 1 && key !== '?' && !isNobody(key));
  const columns = rows[0]?.values ?? [];
  return {
    key: '?',
    title: said(reportFigureWords, (words) => words.median),
    level: 0,
    values: columns.map((_, place) => medianOf(known.flatMap(({ values }) => values[place] ?? []))),
  };
}

/** Severities and matters stand as their regime lists them, what nobody has said last. */
function inOrder(keys: readonly string[], dimension: Dimension, { regimeWords }: Material): string[] {
  if (dimension !== 'severity' && dimension !== 'matter') return [...keys];
  const order = [...regimeWords.keys()];
  const placeOf = (key: string): number => (key === unknown ? Infinity : order.indexOf(`${dimension} ${key}`));
  return keys.toSorted((left, right) => placeOf(left) - placeOf(right));
}

/** Lines of a list at most; beyond it a note tells how many there are. */
const allowedRows = 200;

/** One complaint a line, the oldest first. */
export function listTable(table: Extract<TableDefinition, { list: string }>, material: Material): ReportTable {
  const period = stretchOf(material.period);
  const of = table.list === 'unfinished' ? counts.unfinished : table.list === 'ended' ? counts.ended : counts.received;
  const chosen = material.cases
    .filter((one) => of(one, period, material.within))
    .toSorted((left, right) => left.receivedAt - right.receivedAt);
  const listed = material.listed(chosen.slice(0, allowedRows).map(({ row }) => row));
  const last = table.list === 'ended' ? 'result' : 'state';
  const column = (id: 'received' | 'unit' | 'reason' | 'gist' | 'state' | 'result'): Column => ({
    id,
    title: said(reportFigureWords, (words) => words.list[id]),
    formula: said(reportFigureWords, (words) => words.formulas[table.list === 'cases' ? 'received' : table.list]),
    format: 'count',
  });
  const same = (text: string): Text => ({ zh: text, en: text });
  return {
    id: table.id,
    title: table.title,
    head: said(reportFigureWords, (words) => words.list.number),
    columns: [column('received'), column('unit'), column('reason'), column('gist'), column(last)],
    isList: true,
    rows: listed.map(({ id, number, receivedAt, unit, reason, gist, state, result }) => ({
      key: `case=${id}`,
      title: same(number),
      level: 1,
      values: [],
      cells: [
        same(localDate('Asia/Shanghai', receivedAt)),
        same(material.office.unitById.get(unit)?.name ?? unit),
        material.categories.find(reason)?.title ?? same(reason),
        same(gist),
        last === 'result' && result !== '' ? same(result) : state,
      ],
    })),
    ...(chosen.length > allowedRows
      ? { note: said(reportFigureWords, (words) => words.listCut(allowedRows, chosen.length)) }
      : {}),
  };
}
