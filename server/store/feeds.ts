/** What each unit has to be told: ranges of entries in the order in which they became readable for it.
 *
 *  A unit that joins a complaint late is told the whole stream from its first entry; who may read which entry is decided
 *  when it is read. */
import type { Office } from '../../shared/people/office.ts';
import { isTold, type Party } from '../../shared/exchange/reach.ts';
import { feedsTold, type Register } from './register.ts';
import type { Queries } from './sql.ts';

/** Audience, and the unit name of the feed for it. */
export const everyone = 'everyone';
const everyonesFeed = '*';

export const feedChannel = 'shouwen_feed';

/** Entries `first` to `last` of a stream were written, and `parties` now take part in it. `told`: feeds told of it before. */
export type Telling = {
  stream: number;
  first: number;
  last: number;
  toEveryone: boolean;
  parties: readonly Party[];
  told: ReadonlySet<number>;
};

type FeedRow = { id: number; unit: string };
type Line = { feed: number; stream: number; first: number; last: number };

export async function tellFeeds(queries: Queries, register: Register, tellings: readonly Telling[]): Promise<void> {
  const everyonesId = register.feedByUnit.get(everyonesFeed);
  const lines: Line[] = [];
  const joined: { stream: number; feed: number }[] = [];
  for (const { stream, first, last, toEveryone, parties, told } of tellings) {
    for (const feed of told) lines.push({ feed, stream, first, last });
    if (toEveryone && everyonesId !== undefined) lines.push({ feed: everyonesId, stream, first, last });
    for (const feed of new Set(parties.flatMap((party) => feedsTold(register, party)))) {
      if (told.has(feed)) continue;
      joined.push({ stream, feed });
      lines.push({ feed, stream, first: 1, last });
    }
  }
  await Promise.all([subscribe(queries, joined), append(queries, lines)]);
}

async function subscribe(queries: Queries, joined: readonly { stream: number; feed: number }[]): Promise<void> {
  if (joined.length === 0) return;
  await queries.query(
    `insert into subscription (stream, feed)
     select stream, feed from json_to_recordset($1::json) as s (stream bigint, feed int)`,
    [JSON.stringify(joined)],
  );
}

/** Gives each line the next position of its feed and wakes whoever waits for it. The rows of the feeds are locked in one
 *  order, and held until the end of the transaction. */
async function append(queries: Queries, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return;
  const countByFeed = new Map<number, number>();
  const placed = lines.map((line) => {
    const place = (countByFeed.get(line.feed) ?? 0) + 1;
    countByFeed.set(line.feed, place);
    return { ...line, place };
  });
  const feeds = [...countByFeed.keys()].sort((one, other) => one - other);
  const locked = queries.query('select id from feed where id = any($1::int[]) order by id for update', [feeds]);
  const appended = queries.query(
    `with moved as (
       update feed set last = last + c.count
         from json_to_recordset($1::json) as c (feed int, count bigint) where feed.id = c.feed
       returning feed.id, feed.last - c.count as before
     ), told as (
       insert into feed_entry (feed, position, stream, first_version, last_version)
       select m.id, m.before + l.place, l.stream, l.first, l.last
         from json_to_recordset($2::json) as l (feed int, stream bigint, first int, last int, place bigint)
         join moved m on m.id = l.feed
     )
     select pg_notify($3, $4)`,
    [
      JSON.stringify([...countByFeed].map(([feed, count]) => ({ feed, count }))),
      JSON.stringify(placed),
      feedChannel,
      noticeOf(feeds),
    ],
  );
  await Promise.all([locked, appended]);
}

/** PostgreSQL carries 8000 bytes in a notice; with more feeds than that everybody looks. */
const noticeOf = (feeds: readonly number[]): string => {
  const listed = feeds.join(',');
  return listed.length < 7000 ? listed : '';
};

/** Feed of a unit, made when its first desk comes. */
export async function feedOf(queries: Queries, unit: string): Promise<{ id: number; isNew: boolean }> {
  const [known] = await queries.query<FeedRow>('select id, unit from feed where unit = $1', [unit]);
  if (known) return { id: known.id, isNew: false };
  const [made] = await queries.query<FeedRow>('insert into feed (unit) values ($1) returning id, unit', [unit]);
  await queries.query('update hub set register_version = register_version + 1');
  return { id: made!.id, isNew: true };
}

/** Brings a feed in line with the register: what its unit takes part in and was never told is told from the beginning,
 *  what it no longer takes part in is not continued. The caller is alone with the register. */
export async function alignFeed(queries: Queries, office: Office, feed: FeedRow): Promise<void> {
  const takesPart = (whole: boolean): string[] =>
    [...office.unitById.keys()].filter((unit) => isTold(office, feed.unit, { unit, whole }));
  await queries.query(
    `with due as (
       select distinct stream from party where unit = any($2::text[]) and not whole or unit = any($3::text[]) and whole
     ), dropped as (
       delete from subscription where feed = $1 and stream not in (select stream from due)
     ), joined as (
       insert into subscription (stream, feed)
       select stream, $1 from due
         where not exists (select 1 from subscription s where s.stream = due.stream and s.feed = $1)
       returning stream
     ), placed as (
       select s.id as stream, s.version, row_number() over (order by s.id) as place
         from joined join stream s on s.id = joined.stream
     ), moved as (
       update feed set last = last + (select count(*) from placed) where id = $1 returning last
     )
     insert into feed_entry (feed, position, stream, first_version, last_version)
     select $1, moved.last - (select count(*) from placed) + placed.place, placed.stream, 1, placed.version
       from placed, moved`,
    [feed.id, takesPart(false), takesPart(true)],
  );
}

/** All units' feeds, without the one for everyone. */
export const unitFeeds = (queries: Queries): Promise<FeedRow[]> =>
  queries.query<FeedRow>('select id, unit from feed where unit <> $1 order by id', [everyonesFeed]);

export async function everyonesFeedId(queries: Queries): Promise<number> {
  const [row] = await queries.query<{ id: number }>('select id from feed where unit = $1', [everyonesFeed]);
  return row!.id;
}
