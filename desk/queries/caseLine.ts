import type { Channel, Flag } from '../../shared/complaint/details.ts';
import type { CaseLine } from '../../shared/contract/views.ts';
import { handlerAt } from '../../shared/duty/answering.ts';
import { coveredName, coveredText } from '../../shared/people/masking.ts';
import type { Office } from '../../shared/people/office.ts';
import type { Duty } from '../../shared/procedure/pack.ts';

/** Columns of `complaint c` that a line of a list needs. */
export const caseColumns = `c.row, c.id, c.number, c.pack, c.pack_version, c.received_at, c.channel, c.complainant,
  c.complained_unit, c.recused, c.reason, c.flags, c.gist, c.stages, c.unit, c.work, c.next_rule, c.next_due,
  c.next_provisional,
  c.replied, c.solved, c.closed, c.satisfied, c.ended,
  (select a.person from assigned a where a.row = c.row and a.unit = c.unit) as assigned`;

export type CaseRow = {
  row: number;
  id: string;
  number: string;
  pack: string;
  pack_version: number;
  received_at: number;
  channel: string;
  complainant: string;
  complained_unit: string | null;
  recused: string;
  reason: string;
  flags: string;
  gist: string;
  stages: string;
  unit: string | null;
  /** To whom it was given there by name. */
  assigned: string | null;
  /** Kind of work that waits there. */
  work: Duty | null;
  next_rule: string | null;
  next_due: number | null;
  next_provisional: number;
  replied: number;
  solved: number;
  closed: number;
  satisfied: number | null;
  ended: 'archived' | 'withdrawn' | null;
};

export const standingFrom = (row: Pick<CaseRow, 'replied' | 'solved' | 'closed' | 'satisfied'>) => ({
  replied: row.replied === 1,
  solved: row.solved === 1,
  closed: row.closed === 1,
  satisfied: row.satisfied === null ? null : row.satisfied === 1,
});

/** Persons complained of: lists never show them as whoever has it. */
export const recusedFrom = (row: Pick<CaseRow, 'recused'>): string[] => words(row.recused);

const words = (text: string): string[] => (text === '' ? [] : text.split(' '));

export function caseLine(row: CaseRow, office: Office, now: number): CaseLine {
  return {
    id: row.id,
    number: row.number,
    pack: { id: row.pack, version: row.pack_version },
    receivedAt: row.received_at,
    channel: row.channel as Channel,
    complainant: coveredName(row.complainant),
    complainedUnit: row.complained_unit,
    reason: row.reason,
    flags: words(row.flags) as Flag[],
    gist: coveredText(row.gist),
    stages: words(row.stages),
    unit: row.unit,
    handler:
      (row.unit &&
        row.stages !== '' &&
        handlerAt(office, row.unit, now, recusedFrom(row), row.work ?? undefined, row.assigned ?? undefined)) ||
      null,
    nextDue:
      row.next_rule !== null && row.next_due !== null
        ? { rule: row.next_rule, due: row.next_due, provisional: row.next_provisional === 1 }
        : null,
    standing: standingFrom(row),
    ended: row.ended,
  };
}

/** Cursors are opaque to the page: the sort key of the last line it was given. */
export const writeCursor = (key: (number | string)[]): string => JSON.stringify(key);

export function readCursor(cursor: string | null, length: number): (number | string)[] | undefined {
  if (cursor === null) return undefined;
  try {
    const key: unknown = JSON.parse(cursor);
    const isKey =
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => (typeof part === 'number' && Number.isFinite(part)) || typeof part === 'string');
    return isKey ? (key as (number | string)[]) : undefined;
  } catch {
    // A cursor nobody of ours wrote: begin at the beginning.
    return undefined;
  }
}
