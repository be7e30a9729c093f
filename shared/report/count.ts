import type { Text } from '../procedure/pack.ts';
import type { Unit } from '../people/office.ts';
import { chartOf } from './counting/charts.ts';
import type { Group } from './counting/groups.ts';
import { measurer } from './counting/measuring.ts';
import { columnOf, countedTable, listTable } from './counting/tables.ts';
import type { ReportDefinition } from './definition.ts';
import { placesOf } from './dimensions.ts';
import type { Material, Read, ReadRow } from './material.ts';
import type { Figure, Paragraph, ReportContent, ReportTable } from './model.ts';
import { periodName } from './names.ts';
import { periodBefore, yearBefore as yearEarlierOf } from './period.ts';

export function countReport(material: Material): ReportContent {
  const { definition, period, unit } = material;
  const places = placesOf(material.office, unit, material.categories, material.regimeWords);
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
    columns: (id) => acrossColumns(tables.find((table) => table.id === id)),
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

function acrossColumns(table: ReportTable | undefined): { title: Text; key: string; value: number }[] {
  const total = table?.rows.find(({ key }) => key === '');
  if (!table || !total) return [];
  return table.columns.flatMap(({ id, title }, place) =>
    id.includes('=') ? [{ title, key: id, value: total.values[place] ?? 0 }] : [],
  );
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
