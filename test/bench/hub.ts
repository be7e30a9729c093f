/** What the hub costs beside bare PostgreSQL in the same run, and what a province of desks asks of it.
 *
 *    npm run bench hub                                  fifty desks: single pushes, batches, pulls, a replay
 *    npm run bench hub -- --replay 1000000 --log 10000000   on a long log
 *    npm run bench hub -- --desks 2000 --hubs 2 --seconds 60   the load of many desks that wait and now and then push */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { migrate } from '../../server/store/migrate.ts';
import { openPostgres } from '../../server/store/postgres.ts';
import type { Sql } from '../../server/store/sql.ts';
import { postgresPrograms, startCluster, type Cluster } from '../server/cluster.ts';
import type { Desk } from '../server/desk.ts';
import { spawnHub, type HubProcess } from '../server/process.ts';
import { invite, memoryBlobs } from '../server/world.ts';
import { createDesk } from '../server/desk.ts';
import { head, note, percentile, processorSeconds, report, residentBytes } from './hub/figures.ts';
import { fillFeed } from './hub/fill.ts';
import { inParallel, joinDesks, newComplaint, type BenchDesk } from './hub/office.ts';
import { fastWire } from './hub/wire.ts';

const { values } = parseArgs({
  options: {
    desks: { type: 'string' },
    hubs: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '8' },
    replay: { type: 'string', default: '100000' },
    log: { type: 'string', default: '0' },
    pause: { type: 'string', default: '20' },
  },
});
const seconds = Number(values.seconds);
const parts = (sql: Sql, hub: Awaited<ReturnType<typeof migrate>>) => ({
  sql,
  hub,
  blobs: memoryBlobs(),
  clock: Date.now,
});

/** Repeats `work` on every desk for the given time; returns how often it was done per second. */
async function rateOf<Item>(items: readonly Item[], work: (item: Item) => Promise<number>): Promise<number> {
  const end = performance.now() + seconds * 1000;
  const begin = performance.now();
  let count = 0;
  await Promise.all(
    items.map(async (item) => {
      while (performance.now() < end) {
        const done = await work(item);
        count += done;
      }
    }),
  );
  return (count / (performance.now() - begin)) * 1000;
}

async function push(desk: Desk, ...batches: ReturnType<typeof newComplaint>[]): Promise<void> {
  for (const { outcome } of await desk.push(...batches)) if (outcome !== 'accepted') throw new Error(outcome);
}

/** Bare inserts and reads of the same bytes over one connection. */
async function rawRates(address: string): Promise<{ single: number; batch: number; read: number }> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(
    'create table bare (position bigint primary key generated always as identity, body text not null)',
  );
  const body = JSON.stringify(newComplaint({ desk: fakeDesk, unit: 'u' }, 1));
  const insert = { name: 'one', text: 'insert into bare (body) values ($1)' };
  const single = await rateOf([client], async () => (await client.query({ ...insert, values: [body] })).rowCount ?? 0);
  const many = { name: 'many', text: 'insert into bare (body) select unnest($1::text[])' };
  const twenty = Array.from({ length: 20 }, () => body);
  const batch = await rateOf([client], async () => (await client.query({ ...many, values: [twenty] })).rowCount ?? 0);
  await client.query('analyze bare');
  let position = 0;
  const page = {
    name: 'page',
    text: 'select position, body from bare where position > $1 order by position limit 500',
  };
  const read = await rateOf([client], async () => {
    const { rows } = await client.query<{ position: string }>({ ...page, values: [position] });
    position = rows.length < 500 ? 0 : Number(rows.at(-1)?.position);
    return rows.length;
  });
  await client.query('drop table bare');
  await client.end();
  return { single, batch, read };
}

let sequence = 0;
const fakeDesk = {
  command: (events: unknown) => ({
    requestId: 'r'.repeat(36),
    name: 'n',
    personId: null,
    unitId: null,
    at: 1,
    deskSequence: ++sequence,
    events,
  }),
} as unknown as Desk;

async function everyOperation(cluster: Cluster, hub: HubProcess, address: string): Promise<void> {
  const sql = await openPostgres(address, { failed: () => {} });
  const known = parts(sql, await migrate(sql, Date.now(), 'bench'));
  const wire = fastWire(hub.address, 100);
  const { desks } = await joinDesks(known, 50, () => wire);
  if (Number(values.log) > 0) {
    await fillFeed(sql, 'u-49', desks[49]!.desk.deskId, Number(values.log));
    await sql.query('vacuum analyze');
    note(`log of ${Number(values.log).toLocaleString('en')} entries`);
  }
  const raw = await rawRates(address);
  head();
  const cost = costMeter(cluster, [hub]);
  const single = await rateOf(desks, async (one) => (await push(one.desk, newComplaint(one, 1)), 1));
  report('50 desks, one command per push', single, raw.single, '/s', '>= 3,000/s');
  cost(single * seconds, 'push');
  const batched = await rateOf(desks, async (one) => (await push(one.desk, newComplaint(one, 20)), 20));
  report('50 desks, batches of 20, entries', batched, raw.batch, '/s', '>= 15,000/s');
  cost(batched * seconds, 'entry');

  await fillFeed(sql, 'u-0', desks[0]!.desk.deskId, Number(values.replay));
  // What the filling left to be tidied up is not part of what is measured.
  await sql.query('vacuum analyze');
  await sql.query('checkpoint');
  cost(1);
  const readers = await Promise.all(Array.from({ length: 8 }, () => deskOf(known, wire, 'u-0')));
  const cursors = new Map<Desk, string | null>();
  const pulled = await rateOf(readers, async (desk) => {
    const page = await desk.page({ cursor: cursors.get(desk) ?? null, limit: 500 });
    cursors.set(desk, page.more ? page.cursor : null);
    return page.entries.length;
  });
  report('8 desks pull pages of 500, entries', pulled, raw.read, '/s', '>= 50,000/s');
  cost(pulled * seconds, 'entry');

  const fresh = await deskOf(known, wire, 'u-0');
  const begin = performance.now();
  let count = 0;
  for (let more = true; more;) {
    const page = await fresh.page({ limit: 1000 });
    fresh.setCursor(page.cursor);
    count += page.entries.length;
    ({ more } = page);
  }
  const took = (performance.now() - begin) / 1000;
  report(
    `a new desk replays ${count.toLocaleString('en')} entries`,
    count / took,
    raw.read,
    '/s',
    '1,000,000 in <= 120 s',
  );
  note(`${took.toFixed(1)} s; hub holds ${megabytes(residentBytes(hub.process.pid ?? 0))} MB`);
  await sql.close();
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);

/** Processor time since the last call, per thousand of what was done. */
function costMeter(cluster: Cluster, hubs: readonly HubProcess[]): (count: number, what?: string) => void {
  const now = () => ({
    hub: hubs.reduce((sum, { process: { pid } }) => sum + processorSeconds(pid ?? 0), 0),
    database: processorSeconds(cluster.pid),
  });
  let before = now();
  return (count, what) => {
    const after = now();
    const per = (spent: number): string => ((spent / count) * 1e6).toFixed(0);
    note(
      `processor time per ${what}: hub ${per(after.hub - before.hub)} µs, PostgreSQL ${per(after.database - before.database)} µs`,
    );
    before = after;
  };
}

async function deskOf(known: ReturnType<typeof parts>, wire: ReturnType<typeof fastWire>, unit: string): Promise<Desk> {
  const desk = await createDesk(wire);
  await desk.enrol(await invite(known, unit));
  await desk.signIn();
  return desk;
}

/** Every desk waits for something new all the time, and pushes a command of its own now and then. */
async function manyDesks(cluster: Cluster, hubs: readonly HubProcess[], address: string, count: number): Promise<void> {
  const sql = await openPostgres(address, { failed: () => {} });
  const known = parts(sql, await migrate(sql, Date.now(), 'bench'));
  const wires = hubs.map((hub) => fastWire(hub.address, count * 2));
  const joining = performance.now();
  const { desks } = await joinDesks(known, count, (index) => wires[index % wires.length]!);
  note(`${count} desks joined in ${((performance.now() - joining) / 1000).toFixed(1)} s`);
  await inParallel(desks, 16, ({ desk }) => desk.pull(1000));
  note('all have caught up');
  const pushTimes: number[] = [];
  const deliveries: number[] = [];
  const sentAt = new Map<string, number>();
  let failed = 0;
  const cost = costMeter(cluster, hubs);
  const end = performance.now() + seconds * 1000;
  const listen = async ({ desk }: BenchDesk): Promise<void> => {
    while (performance.now() < end) {
      try {
        const page = await desk.page({
          limit: 100,
          wait: Math.max(1, Math.min(20, Math.floor((end - performance.now()) / 1000))),
        });
        desk.setCursor(page.cursor);
        for (const { stream } of page.entries) {
          const sent = sentAt.get(stream);
          if (sent !== undefined) deliveries.push(performance.now() - sent);
        }
      } catch {
        failed += 1;
        await setTimeout(500);
      }
    }
  };
  const pause = Number(values.pause) * 1000;
  const work = async (one: BenchDesk, index: number): Promise<void> => {
    await setTimeout((pause * index) / count);
    while (performance.now() < end) {
      const pushed = newComplaint(one, 1);
      const begin = performance.now();
      sentAt.set(pushed.stream, begin);
      try {
        await push(one.desk, pushed);
        pushTimes.push(performance.now() - begin);
      } catch {
        failed += 1;
      }
      await setTimeout(Math.min(pause, Math.max(0, end - performance.now())));
    }
  };
  await Promise.all(desks.flatMap((one, index) => [listen(one), work(one, index)]));
  const line = (name: string, times: readonly number[]): void =>
    note(
      `${name}: ${times.length}, p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`,
    );
  note(
    `${count} desks on ${hubs.length} hubs for ${seconds} s, one push every ${values.pause} s each, all waiting for something new`,
  );
  line('push to receipt', pushTimes);
  line('push to arrival at a waiting desk', deliveries);
  note(`failed requests: ${failed}`);
  cost(pushTimes.length, 'push and its arrival');
  for (const hub of hubs) note(`hub ${hub.process.pid}: ${megabytes(residentBytes(hub.process.pid ?? 0))} MB`);
  if (pushTimes.length === 0 || deliveries.length === 0) throw new Error('nothing was pushed or nothing arrived');
  await sql.close();
}

async function main(): Promise<void> {
  if (!postgresPrograms) {
    note('PostgreSQL is not installed here; the hub is measured against it only.');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-bench-hub-'));
  const cluster = await startCluster(true);
  const hubs: HubProcess[] = [];
  try {
    const address = await cluster.newDatabase();
    const many = values.desks === undefined ? 0 : Number(values.desks);
    // The limits are for strangers and for desks gone wild; here every request is wanted.
    const environment = { DATABASE_URL: address, HUB_REQUESTS_PER_MINUTE: '100000000' };
    for (let index = 0; index < (many > 0 ? Number(values.hubs) : 1); index++)
      hubs.push(await spawnHub(folder, environment));
    if (many > 0) await manyDesks(cluster, hubs, address, many);
    else await everyOperation(cluster, hubs[0]!, address);
  } finally {
    for (const hub of hubs) await hub.kill('SIGTERM');
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
