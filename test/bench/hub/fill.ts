// A log of any length without pushing it: what the hub would have written, written by the database itself.
import type { Sql } from '../../../server/store/sql.ts';

const narrative = '客户反映在网点办理业务时等候过久，且柜面人员未作解释，要求书面答复。'.repeat(4);

/** Complaints of five entries each, taken in three pushes, told to one feed.
 *  @returns how many entries there are now for that feed */
export async function fillFeed(sql: Sql, unit: string, desk: string, entries: number): Promise<number> {
  const complaints = Math.ceil(entries / 5);
  const body = JSON.stringify({ text: narrative, by: desk, at: 1_790_000_000_000 });
  const [feed] = await sql.query<{ id: number; last: number }>('select id, last from feed where unit = $1', [unit]);
  const [begin] = await sql.query<{ id: number }>('select coalesce(max(id), 0)::bigint as id from stream');
  if (!feed || !begin) throw new Error(`no feed for ${unit}`);
  const first = begin.id + 1;
  const perStep = 100_000;
  for (let done = 0; done < complaints; done += perStep) {
    const count = Math.min(perStep, complaints - done);
    const from = first + done;
    await sql.query(
      `insert into stream (id, name, owner, version) overriding system value
       select n, 'complaint/f-' || n, null, 5 from generate_series($1::bigint, $1::bigint + $2::bigint - 1) n`,
      [from, count],
    );
    await sql.query(
      `with made as (
         insert into command (stream, request_id, name, desk, person, unit, at, desk_sequence, first_version, last_version, taken_at)
         select n, 'f-' || n || '-' || part.first, 'complaint.act', $3, null, $4, 1790000000000, n * 5 + part.first, part.first, part.last, 1
           from generate_series($1::bigint, $1::bigint + $2::bigint - 1) n,
                (values (1, 2), (3, 4), (5, 5)) as part (first, last)
         returning id, stream, first_version, last_version
       )
       insert into entry (stream, version, command, type, audience, body)
       select m.stream, v, m.id, 'ActionTaken', 'parties', $5::text
         from made m, generate_series(m.first_version, m.last_version) v`,
      [from, count, desk, unit, body],
    );
    await sql.query(
      `insert into feed_entry (feed, position, stream, first_version, last_version)
       select $3, $4::bigint + (n - $5::bigint) * 3 + part.place, n, part.first, part.last
         from generate_series($1::bigint, $1::bigint + $2::bigint - 1) n,
              (values (1, 1, 2), (2, 3, 4), (3, 5, 5)) as part (place, first, last)`,
      [from, count, feed.id, feed.last, first],
    );
    await sql.query(
      'insert into subscription (stream, feed) select n, $3 from generate_series($1::bigint, $1::bigint + $2::bigint - 1) n',
      [from, count, feed.id],
    );
  }
  await sql.query('update feed set last = $2 where id = $1', [feed.id, feed.last + complaints * 3]);
  await sql.query(`select setval(pg_get_serial_sequence('stream', 'id'), (select max(id) from stream))`);
  return complaints * 5;
}
