import type { Instant } from '../base/time.ts';
import type { Office, Unit } from '../people/office.ts';
import type { FigureInput, Text } from '../procedure/pack.ts';
import type { CategoryBook } from '../procedure/trees/book.ts';
import { reportFigureWords } from '../words/reportFigures.ts';
import { said } from '../words/said.ts';
import { isIn, type Decision, type ReportCase } from './cases.ts';
import type { ReportDefinition, TableDefinition } from './definition.ts';
import { outletsUnder, placesOf, unknown, type Dimension, type Places } from './dimensions.ts';
import { counts, daysOf, formatOf, measures, type CountId, type Measure, type MeasureId } from './measures.ts';
import type { Chart, Column, Figure, Paragraph, ReportContent, ReportTable, Row } from './model.ts';
import { periodName } from './names.ts';
import { localDate } from '../calendar/local.ts';
import { periodBefore, stretchOf, yearBefore as yearEarlierOf, type Stretch } from './period.ts';

/** A complaint in a list: what stands in its line. */
export type ListedCase = {
  id: string;
  number: string;
  receivedAt: Instant;
  unit: string;
  reason: string;
  gist: string;
  state: Text;
};

/** Everything a report is counted from. */
export type Material = {
  definition: ReportDefinition;
  period: string;
  unit: Unit;
  office: Office;
  categories: CategoryBook;
  /** Received, ended or open in the period. */
  cases: readonly ReportCase[];
  /** When the register begins: what lies before it is compared with nothing. */
  begun: Instant;
  /** Received in the period before, and a year before; empty where nothing is compared. */
  before: readonly ReportCase[];
  yearBefore: readonly ReportCase[];
  decisions: readonly Decision[];
  /** Visits for installation and training (P1). */
  visits: number;
  input: (unit: string, what: FigureInput) => number | null;
  /** Until when a complaint received then counts as settled within three working days. */
  within: (receivedAt: Instant) => Instant;
  listed: (rows: readonly number[]) => ListedCase[];
  /** Published typical cases of the period. */
  studies: readonly { title: string; text: string }[];
  countedAt: Instant;
  head: { entry: number; hash: string };
};

/** What the drafting of sentences reads. */
export type Read = {
  unit: Unit;
  period: Text;
  before: Text;
  yearBefore: Text | null;
  /** Value over all complaints. */
  total: (measure: MeasureId) => number | null;
  /** Rows of a table, largest received first, without totals; `known`: without those of which nobody has said it. */
  rows: (table: string) => ReadRow[];
  studies: Material['studies'];
  visits: number;
};
export type ReadRow = { title: Text; key: string; value: (measure: MeasureId) => number | null };

const allowedRows = 200;

export function countReport(material: Material): ReportContent {
  const { definition, period, unit } = material;
  const places = placesOf(material.office, unit, material.categories);
  const yearEarlier = yearEarlierOf(definition.period, period);
  const measure = measurer(material, places);
  const whole: Group = { path: [], cases: material.cases, before: material.before, yearBefore: material.yearBefore };
  const tables = definition.tables.map((table) =>
    'list' in table ? listTable(table, material) : countedTable(table, whole, material, places, measure),
  );
  const figures = definition.figures.map((id): Figure => ({ ...columnOf(id), value: measure(id, whole, whole) }));
  const read: Read = {
    unit,
    period: periodName(definition.period, period),
    before: periodName(definition.period, periodBefore(definition.period, period)),
    yearBefore: yearEarlier === null ? null : periodName(definition.period, yearEarlier),
    total: (id) => measure(id, whole, whole),
    rows: (id) => readRows(id, tables),
    studies: material.studies,
    visits: material.visits,
  };
  const paragraphs = definition.sections.flatMap(({ parts }) =>
    parts.flatMap((part): Paragraph[] => {
      if (part.kind !== 'paragraph') return [];
      return [{ id: part.id, ...(part.says(read) ?? { zh: '', en: '' }) }];
    }),
  );
  return {
    report: definition.id,
    definition: definition.version,
    period,
    unit: { id: unit.id, name: unit.name, kind: unit.kind },
    title: definition.title,
    heading: headingOf(definition, unit, period),
    sections: definition.sections.map(({ title, parts }) => ({
      title,
      parts: parts.map(({ kind, id }) => ({ kind, id })),
    })),
    figures,
    tables,
    charts: definition.charts.flatMap((chart) => chartOf(chart, tables)),
    paragraphs,
    signed: definition.signed,
    landscape: definition.landscape === true,
    countedAt: material.countedAt,
    head: material.head,
  };
}

function headingOf(definition: ReportDefinition, unit: Unit, period: string): Text {
  const name = periodName(definition.period, period);
  return {
    zh: definition.heading(unit.name, name.zh).zh,
    en: definition.heading(unit.name, name.en).en,
  };
}

/** Column of a measure, with its formula. */
export const columnOf = (id: MeasureId): Column => ({
  id,
  title: said(reportFigureWords, (words) => words.measures[id]),
  formula: said(reportFigureWords, (words) => words.formulas[id]),
  format: formatOf(measures[id]),
});

type Group = {
  path: { dimension: Dimension; key: string }[];
  cases: readonly ReportCase[];
  before: readonly ReportCase[];
  yearBefore: readonly ReportCase[];
};

type Measured = (id: MeasureId, group: Group, table: Group) => number | null;

function measurer(material: Material, places: Places): Measured {
  const period = stretchOf(material.period);
  const yearEarlier = yearEarlierOf(material.definition.period, material.period);
  const earlier = {
    before: stretchOf(periodBefore(material.definition.period, material.period)),
    yearBefore: yearEarlier === null ? null : stretchOf(yearEarlier),
  };
  // The same complaints are counted for several columns (share, change, rate): once is enough.
  const known = new WeakMap<readonly ReportCase[], Map<string, number>>();
  const count = (of: CountId, cases: readonly ReportCase[], stretch: Stretch): number => {
    let ofCases = known.get(cases);
    if (!ofCases) known.set(cases, (ofCases = new Map<string, number>()));
    const name = `${of} ${stretch.from}`;
    let counted = ofCases.get(name);
    if (counted === undefined) {
      counted = 0;
      for (const one of cases) if (counts[of](one, stretch, material.within)) counted += 1;
      ofCases.set(name, counted);
    }
    return counted;
  };
  const countEarlier = (of: CountId, group: Group, when: 'before' | 'yearBefore'): number | null => {
    const stretch = earlier[when];
    return stretch === null || stretch.from < material.begun ? null : count(of, group[when], stretch);
  };
  const inputOf = (group: Group, what: FigureInput): number | null => {
    const branch = group.path.find(({ dimension }) => dimension === 'branch')?.key;
    const unit = group.path.length === 0 ? material.unit.id : branch;
    if (unit === undefined) return null;
    if (unit === unknown) return null;
    const entered = material.input(unit, what);
    if (entered !== null) return entered;
    if (group.path.length === 0) {
      // Whoever keeps no outlets has none; a missing number of customers is missing.
      const below = (places.all('branch', material.period) ?? []).map(
        (id) => inputOf(branchGroup(id), what) ?? (what === 'outlets' ? 0 : null),
      );
      return below.length === 0 || below.includes(null) ? null : below.reduce<number>((sum, one) => sum + one!, 0);
    }
    return what === 'outlets' ? outletsUnder(material.office, unit) || null : null;
  };
  const measured = (measure: Measure, group: Group, table: Group): number | null => {
    const { cases } = group;
    switch (measure.kind) {
      case 'count':
        return count(measure.of, cases, period);
      case 'rate':
        return ratio(count(measure.of, cases, period), count(measure.among, cases, period));
      case 'share':
        return ratio(count(measure.of, cases, period), count(measure.of, table.cases, period));
      case 'earlier':
        return countEarlier(measure.of, group, measure.when);
      case 'change': {
        const was = countEarlier(measure.of, group, measure.when);
        return was === null ? null : ratio(count(measure.of, cases, period) - was, was);
      }
      case 'mean':
      case 'median': {
        const days = cases.flatMap((one) => daysOf(measure.days, one, period) ?? []);
        return measure.kind === 'mean' ? ratio(sumOf(days), days.length) : medianOf(days);
      }
      case 'paid':
        return sumOf(cases.map((one) => (isIn(one.endedAt, period) ? one.paid : 0)));
      case 'limits': {
        const branch = group.path.find(({ dimension }) => dimension === 'branch')?.key;
        // A member answers for the limits its own units had to keep, not for those of the association.
        const own = cases
          .flatMap(({ limits }) => limits)
          .filter(({ unit }) => branch === undefined || places.branchOf(unit) === branch);
        const met = sumOf(own.map((one) => one.met));
        const missed = sumOf(own.map((one) => one.missed));
        return { met, missed, rate: ratio(met, met + missed) }[measure.what];
      }
      case 'decisions': {
        const branch = group.path.find(({ dimension }) => dimension === 'branch')?.key;
        return material.decisions.filter(
          ({ level, subject }) =>
            level === measure.level && (branch === undefined || places.branchOf(subject) === branch),
        ).length;
      }
      case 'input':
        return inputOf(group, measure.what);
      case 'per': {
        const base = inputOf(group, measure.what);
        const value = ratio(count(measure.of, cases, period), base ?? 0);
        return value === null ? null : value * measure.factor;
      }
    }
  };
  return (id, group, table) => measured(measures[id], group, table);
}

const branchGroup = (key: string): Group => ({
  path: [{ dimension: 'branch', key }],
  cases: [],
  before: [],
  yearBefore: [],
});

const ratio = (above: number, below: number): number | null => (below === 0 ? null : above / below);
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

type Counted = Exclude<TableDefinition, { list: string }>;

function countedTable(
  table: Counted,
  whole: Group,
  material: Material,
  places: Places,
  measure: Measured,
): ReportTable {
  const across = table.across === undefined ? [] : valuesOf(table.across, whole, material.period, places);
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
  const rowsOf = (group: Group, left: readonly Dimension[], level: number): Row[] => {
    const [dimension, ...rest] = left;
    if (dimension === undefined) return [];
    const groups = divided(group, dimension, level === 1, material.period, places);
    const sorted = dimension === 'month' ? groups : sortedByReceived(groups, dimension, period);
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
    rows: [...rows, total],
    ...(table.note ? { note: table.note } : {}),
  };
}

/** Groups beyond the most that are shown. */
const merged = (group: Group, others: readonly Group[]): Group => ({
  path: [...group.path],
  cases: others.flatMap(({ cases }) => cases),
  before: others.flatMap(({ before }) => before),
  yearBefore: others.flatMap(({ yearBefore }) => yearBefore),
});

const keyText = ({ path }: Group): string => path.map(({ dimension, key }) => `${dimension}=${key}`).join('/');

function valuesOf(dimension: Dimension, whole: Group, period: string, places: Places): string[] {
  return divided(whole, dimension, true, period, places).map(({ path }) => path.at(-1)!.key);
}

/** @param withEmpty also values of which there is nothing to count, where a dimension names all of them */
function divided(group: Group, dimension: Dimension, withEmpty: boolean, period: string, places: Places): Group[] {
  const names = (withEmpty ? places.all(dimension, period) : null) ?? [];
  const groups = new Map<string, { cases: ReportCase[]; before: ReportCase[]; yearBefore: ReportCase[] }>(
    names.map((key) => [key, { cases: [], before: [], yearBefore: [] }]),
  );
  const put = (what: 'cases' | 'before' | 'yearBefore', cases: readonly ReportCase[]): void => {
    for (const one of cases) {
      const key = places.keyOf(dimension, one);
      let found = groups.get(key);
      // Months before the period are nobody's row.
      if (!found && dimension === 'month') continue;
      if (!found) groups.set(key, (found = { cases: [], before: [], yearBefore: [] }));
      found[what].push(one);
    }
  };
  put('cases', group.cases);
  put('before', group.before);
  put('yearBefore', group.yearBefore);
  return [...groups].map(([key, found]) => ({ path: [...group.path, { dimension, key }], ...found }));
}

/** Largest first; those nobody has named come last. Names keep equal ones in a steady order. */
function sortedByReceived(groups: readonly Group[], dimension: Dimension, period: Stretch): Group[] {
  const received = (group: Group): number =>
    group.cases.reduce((sum, { receivedAt }) => (isIn(receivedAt, period) ? sum + 1 : sum), 0);
  const weighed = groups.map((group, place) => ({
    group,
    place,
    weight: received(group),
    key: group.path.at(-1)!.key,
  }));
  return weighed
    .toSorted(
      (left, right) =>
        Number(left.key === unknown) - Number(right.key === unknown) ||
        (isFixed.has(dimension) ? left.place - right.place : right.weight - left.weight) ||
        left.place - right.place,
    )
    .map(({ group }) => group);
}

/** Shown in the order of their list, not by size. */
const isFixed: ReadonlySet<Dimension> = new Set(['channelGroup']);

function listTable(table: Extract<TableDefinition, { list: string }>, material: Material): ReportTable {
  const period = stretchOf(material.period);
  const of = table.list === 'unfinished' ? counts.unfinished : table.list === 'ended' ? counts.ended : counts.received;
  const chosen = material.cases
    .filter((one) => of(one, period, material.within))
    .toSorted((left, right) => left.receivedAt - right.receivedAt);
  const listed = material.listed(chosen.slice(0, allowedRows).map(({ row }) => row));
  const column = (id: 'received' | 'unit' | 'reason' | 'gist' | 'state'): Column => ({
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
    columns: [column('received'), column('unit'), column('reason'), column('gist'), column('state')],
    isList: true,
    rows: listed.map(({ id, number, receivedAt, unit, reason, gist, state }) => ({
      key: `case=${id}`,
      title: same(number),
      level: 1,
      values: [],
      cells: [
        same(localDate('Asia/Shanghai', receivedAt)),
        same(material.office.unitById.get(unit)?.name ?? unit),
        material.categories.find(reason)?.title ?? same(reason),
        same(gist),
        state,
      ],
    })),
    ...(chosen.length > allowedRows
      ? { note: said(reportFigureWords, (words) => words.listCut(allowedRows, chosen.length)) }
      : {}),
  };
}

function chartOf(chart: ReportDefinition['charts'][number], tables: readonly ReportTable[]): Chart[] {
  const table = tables.find(({ id }) => id === chart.table);
  if (!table) return [];
  const first = table.columns.findIndex((column) => column.id === chart.series[0]);
  const valued = table.rows.filter(({ level, key, values }) => level === 1 && key !== '?' && values[first] !== null);
  const sorted =
    chart.kind === 'bars'
      ? valued.toSorted((left, right) => (right.values[first] ?? 0) - (left.values[first] ?? 0))
      : valued;
  const rows = sorted.slice(0, chart.most ?? Infinity);
  const series = chart.series.flatMap((id) => {
    const place = table.columns.findIndex((column) => column.id === id);
    return place < 0
      ? []
      : [{ title: table.columns[place]!.title, values: rows.map(({ values }) => values[place] ?? null) }];
  });
  const isEmpty = series.every(({ values }) => values.every((value) => value === null || value === 0));
  if (isEmpty) return [];
  const { id, title, kind } = chart;
  return [
    { id, title, kind, labels: rows.map((row) => row.title), series, format: formatOf(measures[chart.series[0]!]) },
  ];
}

/** A row's figures may stand in several tables: volumes in one, handling in the next. */
function readRows(id: string, tables: readonly ReportTable[]): ReadRow[] {
  const valueOf =
    (key: string): ReadRow['value'] =>
    (measure) => {
      for (const table of tables) {
        const place = table.columns.findIndex((column) => column.id === measure);
        const row = place < 0 ? undefined : table.rows.find((one) => one.key === key);
        if (row) return row.values[place] ?? null;
      }
      return null;
    };
  return (tables.find((table) => table.id === id)?.rows ?? [])
    .filter(({ level, key }) => level === 1 && key !== '?')
    .map(({ title, key }) => ({ title, key, value: valueOf(key) }));
}
