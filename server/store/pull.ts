/** One page of what a desk may read after its cursor, as the text of the reply's entries.
 *
 *    everyone's feed ──► then the unit's feed ──► end          units before the complaints in which they appear
 *
 *  A place in a feed is (position, version): the last range read, and how far into it. Versions below it are done. */
import type { Queries } from './sql.ts';

/** `version` 0: the whole range at `position` has been read. */
export type Place = { position: number; version: number };
export type Places = { everyone: Place; own: Place };

export const beginning: Places = { everyone: { position: 0, version: 0 }, own: { position: 0, version: 0 } };

export type Reader = { feed: number; everyonesFeed: number; organisation: string };

/** `entries`: JSON objects, ready to be joined by commas. */
export type Page = { entries: string[]; places: Places; more: boolean };

export async function readPage(queries: Queries, reader: Reader, from: Places, limit: number): Promise<Page> {
  if (!(await hasNews(queries, reader, from))) return { entries: [], places: from, more: false };
  const shared = await readFeed(queries, reader.everyonesFeed, ['everyone'], from.everyone, limit);
  const places = { ...from, everyone: shared.place };
  if (shared.entries.length > 0) return { entries: shared.entries, places, more: true };
  const own = await readFeed(queries, reader.feed, ['parties', reader.organisation], from.own, limit);
  return { entries: own.entries, places: { ...places, own: own.place }, more: own.more };
}

/** Most pulls find nothing: they cost one look at two rows. */
async function hasNews(queries: Queries, { feed, everyonesFeed }: Reader, from: Places): Promise<boolean> {
  const heads = await queries.query<{ id: number; last: number }>(
    'select id, last from feed where id = any($1::int[])',
    [[feed, everyonesFeed]],
  );
  return heads.some(({ id, last }) => {
    const { position, version } = id === feed ? from.own : from.everyone;
    return last > position || version > 0;
  });
}

type Range = { position: number; stream: number; first: number; last: number };
type EntryRow = {
  position: number;
  stream_name: string;
  version: number;
  type: string;
  audience: string;
  at: number;
  desk: string;
  desk_sequence: number;
  request_id: string;
  name: string;
  person: string | null;
  unit: string | null;
  body: string;
  last_of_command: number;
};

async function readFeed(
  queries: Queries,
  feed: number,
  audiences: readonly string[],
  from: Place,
  limit: number,
): Promise<{ entries: string[]; place: Place; more: boolean }> {
  let place = from;
  for (;;) {
    const ranges = await readRanges(queries, feed, place, limit);
    const chosen = fitting(ranges, limit);
    const cut = chosen.at(-1);
    if (!cut) return { entries: [], place, more: false };
    const rows = await readEntries(queries, chosen, audiences, limit);
    const isFull = rows.length === limit && rows.at(-1)!.version < cut.last;
    const kept = isFull ? wholeCommands(rows) : rows;
    place = { position: cut.position, version: isFull ? kept.at(-1)!.version : 0 };
    const more = isFull || chosen.length < ranges.length;
    // Ranges without anything readable are passed over here, not by the desk.
    if (kept.length > 0 || !more) return { entries: kept.map(entryText), place, more };
  }
}

/** More ranges than fit on a page of `limit` entries, if there are any: the one already read, a full page, and one beyond it. */
async function readRanges(
  queries: Queries,
  feed: number,
  { position, version }: Place,
  limit: number,
): Promise<Range[]> {
  const rows = await queries.query<Range>(
    `select position, stream, first_version as first, last_version as last
       from feed_entry where feed = $1 and position >= $2 order by position limit $3`,
    [feed, position, limit + 2],
  );
  return rows.flatMap((range) => {
    if (range.position > position) return [range];
    return version === 0 ? [] : [{ ...range, first: version + 1 }];
  });
}

/** Ranges from the front that fit on the page; one that is larger than the page alone is cut. */
function fitting(ranges: readonly Range[], limit: number): Range[] {
  const chosen: Range[] = [];
  let count = 0;
  for (const range of ranges) {
    count += range.last - range.first + 1;
    if (count > limit && chosen.length > 0) break;
    chosen.push(range);
    if (count >= limit) break;
  }
  return chosen;
}

const readEntries = (
  queries: Queries,
  ranges: readonly Range[],
  audiences: readonly string[],
  limit: number,
): Promise<EntryRow[]> =>
  queries.query<EntryRow>(
    `select r.position, s.name as stream_name, e.version, e.type, e.audience, c.at, c.desk, c.desk_sequence, c.request_id,
            c.name, c.person, c.unit, e.body, c.last_version as last_of_command
       from unnest($1::bigint[], $2::bigint[], $3::int[], $4::int[]) as r (position, stream, first, last)
       join stream s on s.id = r.stream
       join entry e on e.stream = r.stream and e.version between r.first and r.last
       join command c on c.id = e.command
      where e.audience = any($5::text[])
      order by r.position, e.version
      limit $6`,
    [
      ranges.map(({ position }) => position),
      ranges.map(({ stream }) => stream),
      ranges.map(({ first }) => first),
      ranges.map(({ last }) => last),
      audiences,
      limit,
    ],
  );

/** Without the beginning of a command whose end is not on this page, unless there is nothing else on it. */
function wholeCommands(rows: EntryRow[]): EntryRow[] {
  const end = rows.at(-1)!;
  if (end.version === end.last_of_command) return rows;
  const kept = rows.filter(({ request_id }) => request_id !== end.request_id);
  return kept.length > 0 ? kept : rows;
}

/** The body is stored as the text it arrived in and never parsed again. */
function entryText(row: EntryRow): string {
  const head = JSON.stringify({
    stream: row.stream_name,
    version: row.version,
    type: row.type,
    audience: row.audience,
    at: row.at,
    deskId: row.desk,
    deskSequence: row.desk_sequence,
    requestId: row.request_id,
    command: row.name,
    personId: row.person,
    unitId: row.unit,
  });
  return `${head.slice(0, -1)},"body":${row.body}}`;
}
