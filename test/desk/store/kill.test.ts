/** kill -9 at random moments: whatever was acknowledged is there, once, and the log and its rows are whole. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readManifest } from '../../../desk/store/manifest.ts';
import { verifyStore } from '../../../desk/store/verify.ts';
import { openDatabase } from '../../../desk/store/open.ts';
import {
  appears,
  ended,
  entries,
  officeFolder,
  openTestStore,
  seededRandom,
  startScript,
  tally,
  testKey,
  valueOf,
} from './support.ts';

const entryCount = 200;

const linesOf = (file: string): number[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map(Number)
    : [];

/** Numbers of the requests in an office as the kill left it, before any desk has opened and repaired it. */
const storedRequests = (file: string, key: Buffer): Set<number> => {
  const opened = openDatabase({ file, key, readOnly: true });
  if (!opened.ok) return new Set();
  try {
    const isMade = opened.value.prepare(`select 1 from sqlite_schema where name = 'command'`).get();
    if (!isMade) return new Set();
    const ids = opened.value.prepare<[], string>('select request_id from command').pluck().all();
    return new Set(ids.map((id) => Number(id.slice('request-'.length))));
  } finally {
    opened.value.close();
  }
};

it('keeps every acknowledged entry through kills at random moments', { timeout: 120_000 }, async () => {
  const seed = Number(process.env['SHOUWEN_SEED'] ?? Date.now() % 1_000_000);
  process.stdout.write(`kill test: SHOUWEN_SEED=${seed}\n`);
  const random = seededRandom(seed);
  const folder = officeFolder();
  const key = testKey();
  const done = join(folder, '..', 'done.txt');
  let kills = 0;
  let killedMidway = 0;
  const lost: number[] = [];
  while (!existsSync(join(folder, 'all-done'))) {
    rmSync(join(folder, 'started'), { force: true });
    const child = startScript('appendScript.ts', folder, key.toString('hex'), String(entryCount), 'acknowledge');
    // Some are killed while they open the office, most while they append.
    if (random() < 0.85) {
      await appears(join(folder, 'started'), child);
      // Entries done before are repeated in no time, so the window grows with each life.
      await setTimeout(random() * (8 + kills * 6));
    } else {
      await setTimeout(random() * 250);
    }
    child.kill('SIGKILL');
    await ended(child);
    kills++;
    const acknowledged = new Set(linesOf(done));
    if (acknowledged.size > 0 && acknowledged.size < entryCount) killedMidway++;
    if (!existsSync(join(folder, 'desk.db'))) continue;

    const there = storedRequests(join(folder, 'desk.db'), key);
    lost.push(...[...acknowledged].filter((number) => !there.has(number)));
  }
  expect(lost).toEqual([]);
  expect(killedMidway).toBeGreaterThan(0);

  const store = await openTestStore(folder, key, [entries, tally]);
  const parts = Array.from({ length: entryCount }, (_, index) => 1 + ((index + 1) % 3));
  expect(store.head()).toMatchObject({ commands: entryCount, events: parts.reduce((sum, part) => sum + part, 0) });
  expect(store.headFindings).toEqual([]);
  const file = join(folder, 'desk.db');
  const report = valueOf(await verifyStore({ file, key, projections: [entries, tally] }));
  expect(report.findings).toEqual([]);
});

const stateOf = async (backup: string, key: Buffer): Promise<'whole' | 'broken'> => {
  const manifest = await readManifest(backup);
  const report = await verifyStore({ file: join(backup, 'desk.db'), key });
  return manifest.found === 'manifest' && report.ok && report.value.whole ? 'whole' : 'broken';
};

it('leaves no half backup under its name when killed', { timeout: 60_000 }, async () => {
  const folder = officeFolder();
  const key = testKey();
  const random = seededRandom(4711);
  const target = join(folder, '..', '备份');
  const states: string[] = [];
  for (let round = 0; round < 4; round++) {
    const child = startScript('backupScript.ts', folder, key.toString('hex'), target);
    await appears(join(folder, '..', 'copying'), child);
    await setTimeout(random() * 60);
    child.kill('SIGKILL');
    await ended(child);
    rmSync(join(folder, '..', 'copying'), { force: true });
    states.push(existsSync(target) ? await stateOf(target, key) : 'none');
    rmSync(target, { recursive: true, force: true });
  }
  expect(states.filter((state) => state === 'broken')).toEqual([]);
  expect(valueOf(await verifyStore({ file: join(folder, 'desk.db'), key })).findings).toEqual([]);
});
