/** A list as a file holds it: what stands above it, its columns, its rows as text. */
export type ListTable = {
  title: string;
  /** Who took it, when, and what for: on top, at the foot of each printed page, and across it in Word. */
  stamp: string;
  watermark: string;
  columns: { title: string; width: number }[];
  rows: string[][];
};
