export type ListColumn = { title: string; width: number };
export type ListBody = { columns: ListColumn[]; rows: string[][] };

/** A list as a file holds it: what stands above it, its columns, its rows as text. */
export type ListTable = ListBody & {
  title: string;
  /** Who took it, when, and what for: on top, at the foot of each printed page, and across it in Word. */
  stamp: string;
  watermark: string;
};

/** How lines of one kind become rows. */
export type RowsOf<Line> = { columns: ListColumn[]; row: (line: Line) => string[] };

/** Columns by their words, and rows by the same names: none is forgotten and none stands in the wrong place.
 *  @param widths in characters, in the order of the words */
export function rowsOf<Line, Name extends string>(
  titles: Record<Name, string>,
  widths: Record<Name, number>,
  cells: (line: Line) => Record<Name, string>,
): RowsOf<Line> {
  const names = Object.keys(titles) as Name[];
  return {
    columns: names.map((name) => ({ title: titles[name], width: widths[name] })),
    row: (line) => {
      const told = cells(line);
      return names.map((name) => told[name]);
    },
  };
}
