import type { Instant } from '../base/time.ts';

/** What an old register knew of a complaint that was finished before it came here. */
export type KnownPast = {
  ended: 'archived' | 'withdrawn';
  /** The day of the end, where it was written down. */
  endedAt: Instant | null;
  repliedAt: Instant | null;
  result: string;
  /** As written: people of then need not be people of now. */
  handler: string;
  solved: boolean | null;
  satisfaction: string | null;
  /** What this desk has no place for, under the headings of the register. */
  kept: { heading: string; text: string }[];
};

/** From which import a complaint came, and from which line of its file. */
export type ImportOrigin = { run: string; file: string; line: number };

/** The end as lists and figures count it: the best that is known. */
export const endOf = ({ endedAt, repliedAt }: Pick<KnownPast, 'endedAt' | 'repliedAt'>, receivedAt: Instant): Instant =>
  Math.max(endedAt ?? repliedAt ?? receivedAt, receivedAt);
