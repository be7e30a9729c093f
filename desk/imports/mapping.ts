// Which column of a list is which of our fields.
import type { Table } from './table.ts';
import { fieldOfHeading, isDoubtfulKindHeading, kindOfWord, type UnitField } from './headings.ts';

export type Mapping = Record<string, UnitField | null>;

const cellsLookedAt = 200;

/** What a person said, else what was remembered for a list with these columns, else a guess from the headings. */
export function mapUnits(
  table: Table,
  mapping: Mapping | undefined,
  remembered: (columnKey: string) => Mapping | undefined,
): { mapping: Mapping; remembered: boolean } {
  if (mapping) return { mapping: completed(table, mapping), remembered: false };
  const before = remembered(columnKeyOf(table.columns));
  return before
    ? { mapping: completed(table, before), remembered: true }
    : { mapping: guessed(table), remembered: false };
}

/** Lists of one source have the same columns, in whatever order somebody dragged them into. */
export const columnKeyOf = (columns: readonly string[]): string => [...columns].sort().join('|');

/** One entry per column of this table, and no field taken twice: the first column keeps it. */
function completed({ columns }: Table, mapping: Mapping): Mapping {
  const taken = new Set<UnitField>();
  return Object.fromEntries(
    columns.map((column) => {
      const field = Object.hasOwn(mapping, column) ? (mapping[column] ?? null) : null;
      if (field === null || taken.has(field)) return [column, null];
      taken.add(field);
      return [column, field];
    }),
  );
}

function guessed(table: Table): Mapping {
  const mapping: Mapping = Object.fromEntries(table.columns.map((column) => [column, null]));
  const surest = new Map<UnitField, { column: string; rank: number }>();
  table.columns.forEach((column, index) => {
    const found = fieldOfHeading(column);
    if (!found && isDoubtfulKindHeading(column) && speaksOfKinds(table, index)) {
      surest.set('kind', surest.get('kind') ?? { column, rank: 99 });
    }
    const best = found && surest.get(found.field);
    if (found && (!best || found.rank < best.rank)) surest.set(found.field, { column, rank: found.rank });
  });
  for (const [field, { column }] of surest) mapping[column] = field;
  return mapping;
}

function speaksOfKinds({ rows }: Table, column: number): boolean {
  const filled = rows
    .slice(0, cellsLookedAt)
    .map(({ cells }) => (cells[column] ?? '').trim())
    .filter((cell) => cell !== '');
  return filled.length > 0 && filled.filter((cell) => kindOfWord(cell) !== undefined).length * 2 > filled.length;
}
