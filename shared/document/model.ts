import type { Instant } from '../base/time.ts';

/** What stands on paper, as data: the forms, letters, reports and case files of the desk are all made of these pieces, and
 *  each writer (PDF, Word) rules them its own way. Lengths are millimetres, sizes of type are points. */
export type Paper = {
  title: string;
  /** Language of the fixed words; decides fonts and line breaking. */
  language: 'zh' | 'en';
  orientation: 'portrait' | 'landscape';
  /** When it was made: the same paper gives the same file to the last byte. UTC milliseconds. */
  madeAt: Instant;
  /** Small line at the top of every page, left and right. */
  head?: { left: string; right: string };
  /** Small line at the foot; the number of the page stands in its middle. */
  foot?: { left: string; right: string };
  /** Pale words across every page: who took this copy, and when. */
  watermark?: string;
  blocks: Block[];
};

export type Block =
  | { kind: 'title'; text: string; under?: string }
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  /** `keep`: on the page of what follows. */
  | {
      kind: 'paragraph';
      runs: Run[];
      align?: Align;
      indent?: boolean;
      size?: number;
      spaceAfter?: number;
      keep?: boolean;
    }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | Table
  | { kind: 'signatures'; places: SignaturePlace[] }
  /** Number of the complaint as bars to be scanned, with the number in plain figures under it. */
  | { kind: 'barcode'; text: string }
  /** A list of the headings of this document, with their pages where the writer knows them. */
  | { kind: 'contents'; title: string }
  /** A picture among the attachments; its content is handed in before it is written. */
  | { kind: 'picture'; attachment: string; words: string; content?: { mediaType: string; base64: string } }
  /** A PDF among the attachments (size: bytes): a leaf that names it, then its own pages. Stands last in a paper; its
   *  content is handed in before it is written. */
  | {
      kind: 'pages';
      attachment: string;
      words: string;
      size: number;
      content: Uint8Array<ArrayBuffer> | 'missing' | 'tooLarge';
    }
  /** A drawing made from figures (SVG). Words: what it shows, for who does not see it. */
  | { kind: 'drawing'; svg: string; width: number; height: number; words: string }
  | { kind: 'space'; height: number }
  | { kind: 'pageBreak' };

export type Align = 'left' | 'center' | 'right';
export type Run = { text: string; bold?: boolean; underlined?: boolean; size?: number; colour?: string };

export type Table = {
  kind: 'table';
  /** Share of each column; the widths are divided in their proportion. */
  columns: number[];
  /** Rows at the start that return on every page. */
  headRows: number;
  rows: TableCell[][];
  /** Ruled like a form (default), lines under rows only, or nothing. */
  lines?: 'all' | 'rows' | 'none';
  /** Goes to the next page whole rather than being cut: for tables much shorter than a page. */
  whole?: boolean;
  size?: number;
};

export type TableCell = {
  runs: Run[];
  /** Columns and rows it takes; cells it covers are left out of their rows. */
  columns?: number;
  rows?: number;
  align?: Align;
  middle?: boolean;
  /** Least height, for writing by hand. */
  height?: number;
  /** Pale ground, for labels and heads. */
  shaded?: boolean;
};

export type SignaturePlace = {
  /** Who signs, or what stands there. */
  label: string;
  name?: string;
  date?: string;
  /** Room for the round seal of the unit. */
  seal?: boolean;
};

export const run = (text: string, how: Omit<Run, 'text'> = {}): Run => ({ text, ...how });

/** @returns width of the text in millimetres: A4 without its margins */
export const textWidth = (orientation: Paper['orientation']): number =>
  (orientation === 'portrait' ? 210 : 297) - 2 * margin.side;

export const margin = { side: 18, top: 18, bottom: 17 };
