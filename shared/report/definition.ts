import type { FigureInput, Text } from '../procedure/pack.ts';
import type { Read } from './material.ts';
import type { Dimension } from './dimensions.ts';
import type { MeasureId } from './measures.ts';
import type { PeriodKind } from './period.ts';

/** A report as data: what is counted, how it is laid out, and what is said about it. Its words stand in shared/words. */
export type ReportDefinition = {
  id: string;
  version: number;
  title: Text;
  /** What it is for, in a sentence. */
  purpose: Text;
  period: PeriodKind;
  /** Heading of the paper. @param unit who makes it   @param period in words */
  heading: (unit: string, period: string) => Text;
  /** Only complaints under these regimes; all when left out. */
  packs?: readonly string[];
  /** Reports of packs (their ids) that this one answers. */
  answers: readonly string[];
  /** Compared with the period before and the same period of last year. */
  compares: boolean;
  inputs?: readonly FigureInput[];
  landscape?: boolean;
  signed: 'unit' | 'maker';
  figures: readonly MeasureId[];
  tables: readonly TableDefinition[];
  charts: readonly ChartDefinition[];
  sections: readonly SectionDefinition[];
};

export type TableDefinition =
  | {
      id: string;
      title: Text;
      /** Nested: rows of the first with subtotals, under each of them rows of the second. */
      rows: readonly Dimension[];
      columns: readonly MeasureId[];
      /** A column for each value of this dimension, counting what was received, before the other columns. */
      across?: Dimension;
      /** How many rows at most, largest first; the rest is summed up in one. */
      most?: number;
      /** Without the rows in which nothing is counted. */
      counted?: boolean;
      /** Not at all where nobody has said it of any complaint. */
      ifSaid?: boolean;
      /** A last row with the median of each column. */
      median?: boolean;
      note?: Text;
    }
  | { id: string; title: Text; list: 'unfinished' | 'received' | 'ended' | 'cases' };

export type ChartDefinition = {
  id: string;
  title: Text;
  kind: 'columns' | 'bars';
  table: string;
  series: readonly MeasureId[];
  most?: number;
};

export type SectionDefinition = {
  title: Text;
  parts: readonly (
    | { kind: 'paragraph'; id: string; says: (read: Read) => Text | null }
    | { kind: 'table' | 'chart'; id: string }
  )[];
};
