import type { ChartDefinition } from '../definition.ts';
import { formatOf, measures } from '../measures.ts';
import type { Chart, ReportTable } from '../model.ts';

/** @returns nothing where there is nothing to draw */
export function chartOf(chart: ChartDefinition, tables: readonly ReportTable[]): Chart[] {
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
