/** What the store costs beside bare SQLite and bare files, in the same run: node test/bench/store.ts */
import { randomBytes } from 'node:crypto';
import { closeSync, copyFileSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backupOffice } from '../../desk/store/backup.ts';
import type { Decide, Request } from '../../desk/store/eventStore.ts';
import { createKeyFile } from '../../desk/store/keys.ts';
import { openDatabase } from '../../desk/store/open.ts';
import { openStore, type Store } from '../../desk/store/store.ts';
import { verifyStore } from '../../desk/store/verify.ts';
import { entries, tally } from '../desk/store/sampleProjections.ts';
import type { Projection } from '../../desk/store/projection.ts';

const rounds = 2000;
const narrative = '客户反映在网点办理业务时等候过久，且柜面人员未作解释，要求书面答复。'.repeat(6);

type Timing = { p50: number; p95: number };

const timing = (times: readonly number[]): Timing => {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
};

const timed = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

const timedAsync = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const report = (operation: string, ours: Timing, raw: Timing | null): void => {
  const line = [
    operation.padEnd(42),
    `${ours.p50.toFixed(3)} / ${ours.p95.toFixed(3)} ms`.padStart(20),
    (raw ? `${raw.p50.toFixed(3)} ms` : '-').padStart(12),
    (raw ? (ours.p50 / raw.p50).toFixed(2) : '-').padStart(7),
  ];
  process.stdout.write(`${line.join('  ')}\n`);
};

const copyDurably = (from: string, to: string): void => {
  copyFileSync(from, to);
  const handle = openSync(to, 'r+');
  fsyncSync(handle);
  closeSync(handle);
};

const request = (requestId: string): Request => ({
  requestId,
  name: 'complaint.register',
  personId: 'person-1',
  unitId: 'unit-1',
  at: 1,
  input: { narrative },
});

const registered =
  (stream: string): Decide =>
  () => ({
    events: [{ stream, type: 'ComplaintRegistered', audience: 'parties', body: { text: narrative } }],
    reply: { number: stream },
  });

const root = mkdtempSync(join(tmpdir(), 'shouwen-bench-'));
const opened: Store[] = [];

const office = async (name: string, projections: readonly Projection[]): Promise<{ store: Store; key: Buffer }> => {
  const folder = join(root, name);
  const created = await createKeyFile(folder, [{ by: 'passPhrase', passPhrase: 'bench' }]);
  if (!created.ok) throw new Error(created.problem.kind);
  const store = await openStore({ folder, key: created.value, clock: Date.now, projections });
  if (!store.ok) throw new Error(store.problem.kind);
  opened.push(store.value);
  return { store: store.value, key: created.value };
};

try {
  process.stdout.write(
    `${'operation'.padEnd(42)}  ${'ours p50 / p95'.padStart(20)}  ${'raw p50'.padStart(12)}    ratio\n`,
  );

  const bare = openDatabase({ file: join(root, 'bare.db'), key: randomBytes(32) });
  if (!bare.ok) throw new Error(bare.problem.kind);
  bare.value.exec('create table bare (sequence integer primary key, body text not null) strict');
  const insert = bare.value.prepare('insert into bare (body) values (?)');
  const body = JSON.stringify({ text: narrative });

  const plain = await office('plain', []);
  const rows = await office('rows', [entries, tally]);
  const times = { bare: [] as number[], plain: [] as number[], rows: [] as number[], again: [] as number[] };
  // In turns, so that a slow moment of the disk falls on all of them.
  for (let round = 0; round < rounds; round++) {
    times.bare.push(timed(() => insert.run(body)));
    times.plain.push(timed(() => plain.store.execute(request(`r-${round}`), registered(`c-${round}`))));
    times.rows.push(timed(() => rows.store.execute(request(`r-${round}`), registered(`c-${round}`))));
    times.again.push(timed(() => plain.store.execute(request(`r-${round}`), registered(`c-${round}`))));
  }
  const raw = timing(times.bare);
  report('append, no projection / durable insert', timing(times.plain), raw);
  report('append, rows and search / durable insert', timing(times.rows), raw);
  report('the same request again', timing(times.again), null);

  const batchSize = 1000;
  const batches: number[] = [];
  const bareBatches: number[] = [];
  const bareBatch = bare.value.transaction(() => {
    for (let index = 0; index < batchSize; index++) insert.run(body);
  });
  for (let round = 0; round < 20; round++) {
    const batch = Array.from({ length: batchSize }, (_, index) => ({
      request: request(`b-${round}-${index}`),
      decide: registered(`b-${round}-${index}`),
    }));
    bareBatches.push(timed(() => bareBatch()));
    batches.push(timed(() => plain.store.executeMany(batch)));
    rows.store.executeMany(batch);
  }
  report(`batch of ${batchSize} / bare inserts`, timing(batches), timing(bareBatches));

  const folder = join(root, 'rows');
  const { key } = rows;
  const events = rows.store.head().events;
  rows.store.database.pragma('wal_checkpoint(truncate)');
  const copies: number[] = [];
  const backups: number[] = [];
  for (let round = 0; round < 3; round++) {
    const target = join(root, `backup-${round}`);
    copies.push(timed(() => copyDurably(join(folder, 'desk.db'), join(root, `copy-${round}`))));
    backups.push(await timedAsync(() => backupOffice({ folder, key, target, now: 0 })));
  }
  report(`backup of ${events} entries / flushed copy`, timing(backups), timing(copies));

  const perSecond = (name: string, milliseconds: number): void => {
    process.stdout.write(`${name.padEnd(42)}  ${Math.round((events / milliseconds) * 1000)} events/s\n`);
  };
  const file = join(folder, 'desk.db');
  perSecond('verify', await timedAsync(() => verifyStore({ file, key })));
  perSecond(
    'verify with a rebuild beside',
    await timedAsync(() => verifyStore({ file, key, projections: [entries, tally] })),
  );
  perSecond('rebuild of rows and search', await timedAsync(() => rows.store.rebuild()));
  bare.value.close();
} finally {
  for (const store of opened) store.close();
  rmSync(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
