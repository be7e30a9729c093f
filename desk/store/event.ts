import type { Instant } from '../../shared/base/time.ts';

/** A fact of the log with who caused it. `streamVersion` counts from 1 within the stream, `sequence` over this file,
 *  `deskSequence` over the desk that wrote it. `requestId` is what was asked, also where it had to be decided again. */
export type StoredEvent = {
  sequence: number;
  stream: string;
  streamVersion: number;
  type: string;
  /** see Audience in shared/exchange/audience.ts */
  audience: string;
  at: Instant;
  commandSequence: number;
  deskId: string;
  deskSequence: number;
  personId: string | null;
  unitId: string | null;
  requestId: string;
  body: unknown;
};

export type EventRow = {
  sequence: number;
  stream: string;
  stream_version: number;
  type: string;
  audience: string;
  at: number;
  command_sequence: number;
  desk_id: string;
  desk_sequence: number;
  person_id: string | null;
  unit_id: string | null;
  request_id: string;
  body: string;
};

/** Columns of an EventRow; the person, unit and request live once, in the command. */
export const eventColumns = `e.sequence, e.stream, e.stream_version, e.type, e.audience, e.at, e.command_sequence,
  e.desk_id, e.desk_sequence, c.person_id, c.unit_id, coalesce(c.origin, c.request_id) as request_id, e.body`;
export const eventSource = 'event e join command c on c.sequence = e.command_sequence';

/** Whether an event still counts: the hub had ordered nothing before it. */
export const counts = 'not exists (select 1 from set_aside s where s.sequence = e.sequence)';

/** Written when the hub had ordered entries of others before those of this desk. They stay in the log and count no more. */
export const setAsideType = 'EntriesSetAside';
export type EntriesSetAside = { stream: string; entries: number[] };

/** A complaint brought in by mistake: its rows go from every list, its entries stay in the log. */
export const takenBackType = 'ImportUndone';

export const storedEvent = (row: EventRow): StoredEvent => ({
  sequence: row.sequence,
  stream: row.stream,
  streamVersion: row.stream_version,
  type: row.type,
  audience: row.audience,
  at: row.at,
  commandSequence: row.command_sequence,
  deskId: row.desk_id,
  deskSequence: row.desk_sequence,
  personId: row.person_id,
  unitId: row.unit_id,
  requestId: row.request_id,
  body: JSON.parse(row.body) as unknown,
});
