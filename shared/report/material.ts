import type { Instant } from '../base/time.ts';
import type { Office, Unit } from '../people/office.ts';
import type { FigureInput, Text } from '../procedure/pack.ts';
import type { CategoryBook } from '../procedure/trees/book.ts';
import type { Decision, ReportCase } from './cases.ts';
import type { ReportDefinition } from './definition.ts';
import type { MeasureId } from './measures.ts';

/** A complaint in a list: what stands in its line. */
export type ListedCase = {
  id: string;
  number: string;
  receivedAt: Instant;
  unit: string;
  reason: string;
  gist: string;
  state: Text;
  /** What came of it, as the last step says; empty where nobody has written it. */
  result: string;
};

/** Everything a report is counted from. */
export type Material = {
  definition: ReportDefinition;
  period: string;
  unit: Unit;
  office: Office;
  categories: CategoryBook;
  /** What regimes call a severity or a matter, in their order, by `severity pack:id`. */
  regimeWords: ReadonlyMap<string, Text>;
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
  studies: readonly Study[];
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
  /** Columns of a table that count what was received by a further dimension, with their totals. */
  columns: (table: string) => { title: Text; key: string; value: number }[];
  studies: Material['studies'];
  visits: number;
};
export type ReadRow = { title: Text; key: string; value: (measure: MeasureId) => number | null };

/** A typical case as it was published: its parts under their titles; lessons are sentences on lines of their own. */
export type Study = { title: string; sections: { title: Text; kind: 'text' | 'list'; text: string }[] };
