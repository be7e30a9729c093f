import type { Instant } from '../base/time.ts';
import type { Text } from '../procedure/pack.ts';

/** A report with its figures, whole: what is frozen is this, so that it reads the same whatever the program counts later. */
export type ReportContent = {
  report: string;
  /** Version of the definition it was counted by. */
  definition: number;
  period: string;
  unit: { id: string; name: string; kind: 'association' | 'member' | 'department' | 'outlet' };
  title: Text;
  /** Heading of the paper, with unit and period. */
  heading: Text;
  sections: Section[];
  figures: Figure[];
  tables: ReportTable[];
  charts: Chart[];
  paragraphs: Paragraph[];
  /** What stands at the end, with room for a signature. */
  signed: 'unit' | 'maker';
  landscape: boolean;
  countedAt: Instant;
  /** Last entry of the log that was counted. */
  head: { entry: number; hash: string };
};

export type Section = { title: Text; parts: { kind: 'paragraph' | 'table' | 'chart'; id: string }[] };

export type Format = 'count' | 'percent' | 'change' | 'decimal' | 'yuan';
/** A number with how it is counted, in words. `of`: the complaints behind it, as `CaseQuestion`. */
export type Figure = { id: string; title: Text; formula: Text; format: Format; value: number | null };
export type Column = Omit<Figure, 'value'>;

/** `key`: the complaints of a row, as `region=沈阳/branch=…`; '' for all. `cells` instead of `values` where the row is words. */
export type Row = { key: string; title: Text; level: number; values: (number | null)[]; cells?: Text[] };

export type ReportTable = {
  id: string;
  title: Text;
  /** Over the first column. */
  head: Text;
  columns: Column[];
  rows: Row[];
  note?: Text;
  /** Each row is one complaint, case or matter in words. */
  isList?: boolean;
};

export type Chart = {
  id: string;
  title: Text;
  kind: 'columns' | 'bars';
  labels: Text[];
  series: { title: Text; values: (number | null)[] }[];
  format: Format;
};

/** A drafted paragraph; an empty one stands for "nothing to say" and is left out. */
export type Paragraph = { id: string } & Text;

/** What an editor wrote in the place of a drafted paragraph. `drafted`: what had been drafted then, to tell that figures moved. */
export type Edited = { text: string; drafted: string; by: string; at: Instant };
/** By `${language} ${paragraph}`. */
export type Edits = Record<string, Edited>;

export const editKey = (language: 'zh' | 'en', paragraph: string): string => `${language} ${paragraph}`;
