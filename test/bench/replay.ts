/** What becomes of a whole log: read, replayed into rows, copied, sent to a hub, and taken in by a new desk.
 *
 *    npm run bench replay [-- COMPLAINTS]        about ten entries each; 100,000 are a million
 *
 *  Raw is bare reading of the same entries, and a flushed copy of the same file, in the same run. Processor time is that of this
 *  process, so that other work of the machine does not count. */
import { closeSync, copyFileSync, fsyncSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { demoPassword } from '../../desk/commands/session.ts';
import type { DeskParts } from '../../desk/parts.ts';
import { eventPage } from '../../desk/store/projection.ts';
import { backupOffice } from '../../desk/store/backup.ts';
import { openPostgres } from '../../server/store/postgres.ts';
import { migrate } from '../../server/store/migrate.ts';
import { postgresPrograms, startCluster } from '../server/cluster.ts';
import { spawnHub } from '../server/process.ts';
import { invite, memoryBlobs } from '../server/world.ts';
import { fill, openOffice } from './desk/office.ts';

const size = Number(process.argv[2] ?? 5000);
const root = mkdtempSync(join(tmpdir(), 'shouwen-replay-'));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

async function timed(work: () => unknown): Promise<{ wall: number; processor: number }> {
  const before = process.cpuUsage();
  const begin = performance.now();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - begin) / 1000, processor: (user + system) / 1e6 };
}

const rate = (events: number, { wall, processor }: { wall: number; processor: number }): string =>
  `${Math.round(events / processor).toLocaleString('en')} entries per processor second, ${wall.toFixed(1)} s`;

try {
  const { desk, parts } = await openOffice(join(root, 'office'));
  fill(parts, size);
  const { events } = parts.store.head();
  say(`${size.toLocaleString('en')} complaints, ${events.toLocaleString('en')} entries`);
  say(`read                   ${rate(events, await timed(() => readAll(parts)))}`);
  say(`rebuild                ${rate(events, await timed(() => parts.store.rebuild()))}   goal >= 30,000`);
  await measureBackup(parts);
  if (postgresPrograms) await measureExchange(desk, events);
  else say('PostgreSQL is not installed here; the exchange is measured against it only.');
  await desk.close();
} finally {
  rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

function readAll({ database }: DeskParts): void {
  const page = eventPage(database);
  for (let after = 0; ;) {
    const last = page(after, 2000).at(-1);
    if (!last) return;
    after = last.sequence;
  }
}

async function measureBackup({ database, key, clock }: DeskParts): Promise<void> {
  database.pragma('wal_checkpoint(truncate)');
  const folder = join(root, 'office');
  const file = join(folder, 'desk.db');
  const copy = await timed(() => {
    copyFileSync(file, join(root, 'copy'));
    const handle = openSync(join(root, 'copy'), 'r+');
    fsyncSync(handle);
    closeSync(handle);
  });
  const backup = await timed(() => backupOffice({ folder, key, target: join(root, 'backup'), now: clock() }));
  const seconds = ({ wall, processor }: typeof copy): string =>
    `${wall.toFixed(2)} s, of the processor ${processor.toFixed(2)}`;
  say(`flushed copy           ${seconds(copy)}, ${megabytes(statSync(file).size)}`);
  say(`backup                 ${seconds(backup)}   ratio ${(backup.wall / copy.wall).toFixed(1)}, goal <= 3`);
}

async function measureExchange(desk: Awaited<ReturnType<typeof openOffice>>['desk'], events: number): Promise<void> {
  const cluster = await startCluster(true);
  const database = await cluster.newDatabase();
  const hub = await spawnHub(root, { DATABASE_URL: database, HUB_REQUESTS_PER_MINUTE: '100000000' });
  const sql = await openPostgres(database, { failed: () => {} });
  try {
    const known = { sql, hub: await migrate(sql, Date.now(), 'bench'), blobs: memoryBlobs(), clock: Date.now };
    let token: string | null = null;
    const client = desk.client(() => token);
    token = (await client.session.signIn({ account: 'fangyuan', password: demoPassword })).token;
    const settled = async (asked: typeof client): Promise<void> => {
      for (;;) {
        const { state, waiting } = await asked.exchange.status({});
        if (state === 'inTouch' && waiting === 0) return;
        await setTimeout(200);
      }
    };
    const sent = await timed(async () => {
      const code = await invite(known, null);
      await client.exchange.join({ request: randomUUID(), address: hub.address, code, deskName: 'first' });
      await settled(client);
    });
    say(`sent by the desk       ${rate(events, sent)}`);
    const [unit] = await sql.query<{ id: string }>('select unit as id from desk limit 1');
    const fresh = await openOffice(join(root, 'fresh'));
    const taken = await timed(async () => {
      let own: string | null = null;
      const freshClient = fresh.desk.client(() => own);
      await freshClient.exchange.joinFresh({
        request: randomUUID(),
        address: hub.address,
        code: await invite(known, unit?.id ?? null),
        deskName: 'second',
        personName: '新同事',
        account: 'xintongshi',
        password: demoPassword,
      });
      own = (await freshClient.session.signIn({ account: 'xintongshi', password: demoPassword })).token;
      await settled(freshClient);
    });
    const { events: came } = fresh.parts.store.head();
    say(`a new desk takes ${came.toLocaleString('en')} in: ${rate(came, taken)}   goal: 1,000,000 in <= 120 s`);
    say(`memory of this process ${megabytes(process.memoryUsage().rss)}`);
    await fresh.desk.close();
  } finally {
    await sql.close();
    await hub.kill('SIGTERM');
    await cluster.stop();
  }
}
