import type { Instant } from '../base/time.ts';
import type { Stretch } from './period.ts';

/** What a report knows of one complaint. Amounts in fen. */
export type ReportCase = {
  row: number;
  pack: string;
  receivedAt: Instant;
  repliedAt: Instant | null;
  endedAt: Instant | null;
  ended: 'archived' | 'withdrawn' | null;
  /** Complained of, or asked first while nobody is named. */
  unit: string;
  channel: string;
  reason: string;
  business: string | null;
  businessChannel: string | null;
  /** In the words of the regime: how grave, and what about. */
  severity: string | null;
  matter: string | null;
  valid: boolean | null;
  solved: boolean;
  /** By the call-back. */
  satisfied: boolean | null;
  repeated: boolean;
  returned: number;
  paid: number;
  /** Limits of written rules that fell due in the period: kept, or missed; by the unit that had to keep them. */
  limits: { unit: string; met: number; missed: number }[];
};

/** Decided against somebody in the period: a talk, a circulated criticism. */
export type Decision = { subject: string; level: string };

export const isIn = (at: Instant | null, { from, until }: Stretch): boolean => at !== null && at >= from && at < until;
