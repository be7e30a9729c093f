import type { ComplaintId, PersonId, UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';

/** What happened to a typical case (P11). Streams: `case/<id>`. Every version stands whole in its entry, already without names. */
export type CaseEvent =
  | { type: 'CaseWritten'; id: string; version: number; content: CaseContent; unit: UnitId; by: PersonId; at: Instant }
  | { type: 'CaseSubmitted'; version: number; by: PersonId; at: Instant }
  | { type: 'CaseSentBack'; version: number; comment: string; by: PersonId; at: Instant }
  /** Whole, because drafts stay in their organisation and published cases are for everybody. */
  | {
      type: 'CasePublished';
      id: string;
      version: number;
      content: CaseContent;
      unit: UnitId;
      comment: string;
      by: PersonId;
      at: Instant;
    }
  | { type: 'CaseTakenDown'; reason: string; by: PersonId; at: Instant };

export type CaseContent = {
  /** Format it is written in, and the version of the procedure that has it; without one, the first version of P11. */
  format: string;
  formatFrom?: { id: string; version: number } | undefined;
  title: string;
  /** Category of complaints, and business where known: cases are found by them. */
  reason: string;
  business: string | null;
  /** Month the events belong to, 'YYYY-MM'. */
  period: string;
  /** Text of each section; a list has one sentence to a line. */
  sections: Record<string, string>;
  tags: string[];
  sources: ComplaintId[];
  /** Pieces the author looked at and left, though they look like something personal. */
  kept: string[];
};

export const caseStream = (id: string): string => `case/${id}`;

export type CaseState = {
  id: string;
  /** Newest version written; the published one may be older. */
  version: number;
  content: CaseContent;
  unit: UnitId;
  writtenBy: PersonId;
  writtenAt: Instant;
  /** Everybody who wrote one of its versions: none of them approves it. */
  authors: PersonId[];
  state: 'draft' | 'submitted' | 'sentBack' | 'published' | 'takenDown';
  comment: string;
  published: { version: number; content: CaseContent; by: PersonId; at: Instant } | null;
};

export function evolveCase(state: CaseState | undefined, event: CaseEvent): CaseState | undefined {
  if (event.type === 'CaseWritten') {
    const { id, version, content, unit, by, at } = event;
    const authors = [...new Set([...(state?.authors ?? []), by])];
    const published = state?.published ?? null;
    return {
      id,
      version,
      content,
      unit,
      writtenBy: by,
      writtenAt: at,
      authors,
      state: 'draft',
      comment: '',
      published,
    };
  }
  if (event.type === 'CasePublished') {
    const { id, version, content, unit, comment, by, at } = event;
    const written = state ?? { writtenBy: by, writtenAt: at, authors: [] };
    const { writtenBy, writtenAt, authors } = written;
    const published = { version, content, by, at };
    return { id, version, content, unit, writtenBy, writtenAt, authors, state: 'published', comment, published };
  }
  if (!state) return undefined;
  switch (event.type) {
    case 'CaseSubmitted':
      return { ...state, state: 'submitted' };
    case 'CaseSentBack':
      return { ...state, state: 'sentBack', comment: event.comment };
    case 'CaseTakenDown':
      return { ...state, state: 'takenDown', comment: event.reason, published: null };
    default:
      return state;
  }
}

export const foldCase = (events: readonly CaseEvent[]): CaseState | undefined =>
  events.reduce<CaseState | undefined>(evolveCase, undefined);
