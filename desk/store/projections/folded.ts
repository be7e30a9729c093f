import { minute } from '../../../shared/base/time.ts';
import type { ComplaintEvent } from '../../../shared/complaint/events.ts';
import type { Entry } from '../../../shared/complaint/decide/undo.ts';
import { evolve } from '../../../shared/complaint/evolve.ts';
import type { Complaint } from '../../../shared/complaint/state.ts';
import type { StoredEvent } from '../event.ts';
import type { Database } from '../open.ts';
import { isRefilling, standingOf } from '../projection.ts';

/** A complaint as it stands after an event, and the row number its lists use. */
export type Folded = { row: number; complaint: Complaint; version: number; sequence: number };

export const complaintStream = (id: string): string => `complaint/${id}`;
export const isComplaintEvent = (event: StoredEvent): boolean => event.stream.startsWith('complaint/');

/** Day of receipt (of the world clock) that a row number stands for. */
export const dayOfRow = (row: number): number => Math.floor(row / entriesCounted / 1440);

const entriesCounted = 2 ** 27;
const minutesCounted = 2 ** 26;

/** Row number of a complaint from its first entry, which a rebuild gives again: in front the minute in which it was received (until
 *  the year 2097), behind it the place of the entry in the log. Whatever goes by row goes by receipt, so that the complaints of an
 *  old register fall where their dates belong; together the two fill the 53 bits of a number. */
const rowOfFirst = (receivedAt: number, sequence: number): number =>
  Math.max(0, Math.min(Math.floor(receivedAt / minute), minutesCounted - 1)) * entriesCounted +
  (sequence % entriesCounted);

/** The row is that of the very first entry, also where that one was set aside. */
export function complaintRow(database: Database): (stream: string) => number | undefined {
  const first = database.prepare<[string], { sequence: number; receivedAt: number | null }>(
    `select sequence, json_extract(body, '$.details.receivedAt') as receivedAt from event
     where stream = ? and stream_version = 1`,
  );
  return (stream) => {
    const entry = first.get(stream);
    return entry && rowOfFirst(entry.receivedAt ?? 0, entry.sequence);
  };
}

/** What folding needs of an entry; who caused it stands in the command and does not matter here. */
type Fact = Pick<StoredEvent, 'sequence' | 'streamVersion' | 'type' | 'body'>;

/** Asked several times for the same entry, one after the other: by everybody who keeps rows of it. */
export const complaintEvent = (event: Fact): ComplaintEvent => {
  if (lastRead?.entry !== event) {
    lastRead = { entry: event, event: { type: event.type, ...(event.body as object) } as ComplaintEvent };
  }
  return lastRead.event;
};
let lastRead: { entry: Fact; event: ComplaintEvent } | undefined;

/** For taking a step back: the fact with its place in the stream and who wrote it. */
export const entryOf = (event: StoredEvent): Entry => ({
  version: event.streamVersion,
  command: event.commandSequence,
  person: event.personId,
  at: event.at,
  event: complaintEvent(event),
});

export function foldStream(events: readonly Fact[]): Folded | undefined {
  let complaint: Complaint | undefined;
  for (const event of events) complaint = evolve(complaint, complaintEvent(event));
  const first = events[0];
  const last = events.at(-1);
  if (!complaint || !first || !last) return undefined;
  const row = rowOfFirst(complaint.details.receivedAt, first.sequence);
  return { row, complaint, version: last.streamVersion, sequence: last.sequence };
}

/** Complaints remembered. A rebuild goes through years in which thousands stand open side by side: one that is forgotten between two
 *  of its entries is read again from its beginning. */
const kept = 400;
const keptInRebuild = 6000;
const foldersByDatabase = new WeakMap<Database, (event: StoredEvent) => Folded | undefined>();

/** Complaint after `event`. The projections of one database share the work: each event is folded once. A complaint that is
 *  not the next version of the one remembered (first use, or a transaction that was rolled back) is read again from the log. */
export function foldedAfter(database: Database): (event: StoredEvent) => Folded | undefined {
  const known = foldersByDatabase.get(database);
  if (known) return known;
  const remembered = new Map<string, Folded>();
  const standing = standingOf(database);
  let { turns } = standing;
  const select = database.prepare<[string, number, number], Omit<Fact, 'body'> & { body: string }>(
    `select sequence, stream_version as streamVersion, type, body from event e
     where stream = ? and stream_version <= ?
       and not exists (select 1 from set_aside s where s.sequence = e.sequence and s.by_sequence <= ?)
     order by stream_version`,
  );
  const rowOf = complaintRow(database);
  const read = (stream: string, version: number): Fact[] =>
    select.all(stream, version, standing.at).map((row) => ({ ...row, body: JSON.parse(row.body) as unknown }));
  const fold = (event: StoredEvent): Folded | undefined => {
    if (turns !== standing.turns) remembered.clear();
    ({ turns } = standing);
    const before = remembered.get(event.stream);
    if (before?.sequence === event.sequence && before.version === event.streamVersion) return before;
    remembered.delete(event.stream);
    let after: Folded | undefined;
    if (before && before.version === event.streamVersion - 1 && before.sequence < event.sequence) {
      const complaint = evolve(before.complaint, complaintEvent(event));
      after = complaint && { row: before.row, complaint, version: event.streamVersion, sequence: event.sequence };
    } else {
      after = foldStream(read(event.stream, event.streamVersion));
      if (after && event.streamVersion > 1) after.row = rowOf(event.stream) ?? after.row;
    }
    if (!after) return undefined;
    remembered.set(event.stream, after);
    const most = isRefilling(database) ? keptInRebuild : kept;
    for (const oldest of remembered.keys()) {
      if (remembered.size <= most) break;
      remembered.delete(oldest);
    }
    return after;
  };
  foldersByDatabase.set(database, fold);
  return fold;
}
