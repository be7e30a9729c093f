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

/** Repeats `work` on every item for the given time; returns how often it was done and how often per second. */
async function rateOf<Item>(
  items: readonly Item[],
  forSeconds: number,
  work: (item: Item) => Promise<number>,
): Promise<{ count: number; rate: number }> {
  const begin = performance.now();
  const end = begin + forSeconds * 1000;
  let count = 0;
  await Promise.all(
    items.map(async (item) => {
      while (performance.now() < end) {
        const done = await work(item);
        count += done;
      }
    }),
  );
  return { count, rate: (count / (performance.now() - begin)) * 1000 };
}

type Slice = (forSeconds: number) => Promise<{ count: number; rate: number }>;
const rounds = 5;
const median = (figures: readonly number[]): number => percentile(figures, 0.5);

/** Ours and the bare database by turns, so that whatever else the machine does meets both alike; medians of the turns. */
async function compare(
  operation: string,
  goal: string,
  unit: string,
  cost: CostMeter,
  ours: Slice,
  raw: Slice,
): Promise<void> {
  const rates: { ours: number; raw: number }[] = [];
  const spent: Cost[] = [];
  // The first turn warms both up and does not count.
  for (let round = -1; round < rounds; round++) {
    const bare = await raw(seconds / rounds);
    const before = cost();
    const { count, rate } = await ours(seconds / rounds);
    const after = cost();
    if (round < 0) continue;
    rates.push({ ours: rate, raw: bare.rate });
    spent.push({ hub: (after.hub - before.hub) / count, database: (after.database - before.database) / count });
  }
  const [fast, bare] = [median(rates.map((one) => one.ours)), median(rates.map((one) => one.raw))];
  report(operation, fast, bare, '/s', goal);
  const microseconds = (part: keyof Cost): string => (median(spent.map((one) => one[part])) * 1e6).toFixed(0);
  note(`processor time per ${unit}: hub ${microseconds('hub')} µs, PostgreSQL ${microseconds('database')} µs`);
}

async function push(desk: Desk, ...batches: ReturnType<typeof newComplaint>[]): Promise<void> {
  for (const { outcome } of await desk.push(...batches)) if (outcome !== 'accepted') throw new Error(outcome);
}

/** Bare inserts and reads of the same bytes over one connection. */
async function openRaw(
  address: string,
): Promise<Record<'single' | 'batch' | 'read', Slice> & { close(): Promise<void> }> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(
    'create table bare (position bigint primary key generated always as identity, body text not null)',
  );
  const body = JSON.stringify(newComplaint({ desk: fakeDesk, unit: 'u' }, 1));
  const insert = { name: 'one', text: 'insert into bare (body) values ($1)' };
  const many = { name: 'many', text: 'insert into bare (body) select unnest($1::text[])' };
  const twenty = Array.from({ length: 20 }, () => body);
  const page = {
    name: 'page',
    text: 'select position, body from bare where position > $1 order by position limit 500',
  };
  let position = 0;
  return {
    single: (time) =>
      rateOf([client], time, async () => (await client.query({ ...insert, values: [body] })).rowCount ?? 0),
    batch: (time) =>
      rateOf([client], time, async () => (await client.query({ ...many, values: [twenty] })).rowCount ?? 0),
    read: (time) =>
      rateOf([client], time, async () => {
        const { rows } = await client.query<{ position: string }>({ ...page, values: [position] });
        position = rows.length < 500 ? 0 : Number(rows.at(-1)?.position);
        return rows.length;
      }),
    close: () => client.end(),
  };
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
  const raw = await openRaw(address);
  const cost = costMeter(cluster, [hub]);
  head();
  await compare(
    '50 desks, one command per push',
    '>= 3,000/s',
    'push',
    cost,
    (time) => rateOf(desks, time, async (one) => (await push(one.desk, newComplaint(one, 1)), 1)),
    raw.single,
  );
  await compare(
    '50 desks, batches of 20, entries',
    '>= 15,000/s',
    'entry',
    cost,
    (time) => rateOf(desks, time, async (one) => (await push(one.desk, newComplaint(one, 20)), 20)),
    raw.batch,
  );

  await fillFeed(sql, 'u-0', desks[0]!.desk.deskId, Number(values.replay));
  // What the filling left to be tidied up is not part of what is measured.
  await sql.query('vacuum analyze');
  await sql.query('checkpoint');
  const readers = await Promise.all(Array.from({ length: 8 }, () => deskOf(known, wire, 'u-0')));
  const cursors = new Map<Desk, string | null>();
  const pull: Slice = (time) =>
    rateOf(readers, time, async (desk) => {
      const page = await desk.page({ cursor: cursors.get(desk) ?? null, limit: 500 });
      cursors.set(desk, page.more ? page.cursor : null);
      return page.entries.length;
    });
  await compare('8 desks pull pages of 500, entries', '>= 50,000/s', 'entry', cost, pull, raw.read);
  await raw.close();

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
  note(
    `a new desk is sent ${count.toLocaleString('en')} entries in ${took.toFixed(1)} s: ${Math.round(count / took).toLocaleString('en')}/s (goal: 1,000,000 in <= 120 s)`,
  );
  note(`hub holds ${megabytes(residentBytes(hub.process.pid ?? 0))} MB`);
  await sql.close();
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);

type Cost = { hub: number; database: number };
type CostMeter = () => Cost;

/** Processor seconds so far. */
const costMeter =
  (cluster: Cluster, hubs: readonly HubProcess[]): CostMeter =>
  () => ({
    hub: hubs.reduce((sum, { process: { pid } }) => sum + processorSeconds(pid ?? 0), 0),
    database: processorSeconds(cluster.pid),
  });

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
  const before = cost();
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
  const after = cost();
  for (const part of ['hub', 'database'] as const) {
    const milliseconds = ((after[part] - before[part]) / pushTimes.length) * 1000;
    note(`processor time per push with its arrivals and the pulls between, ${part}: ${milliseconds.toFixed(2)} ms`);
  }
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
