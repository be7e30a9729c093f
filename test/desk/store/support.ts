import { createHash, randomBytes } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Result } from '../../../shared/base/result.ts';
import type { Decide, Request } from '../../../desk/store/eventStore.ts';
import type { Projection } from '../../../desk/store/projection.ts';
import { openStore, type Store, type StoreParts } from '../../../desk/store/store.ts';

export { entries, tally } from './sampleProjections.ts';

/** A folder as a Chinese user's may be, gone after the test. */
export const officeFolder = (): string => {
  const root = mkdtempSync(join(tmpdir(), 'shouwen-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  const folder = join(root, '首问 办公室');
  mkdirSync(folder);
  return folder;
};

export const valueOf = <Value, Problem>(result: Result<Value, Problem>): Value => {
  if (!result.ok) throw new Error(`unexpected problem: ${JSON.stringify(result.problem)}`);
  return result.value;
};

export const problemOf = <Value, Problem>(result: Result<Value, Problem>): Problem => {
  if (result.ok) throw new Error('a problem was expected');
  return result.problem;
};

export const testKey = (): Buffer => randomBytes(32);

/** A clock that moves a second with each look at it. */
export const testClock = (): (() => number) => {
  let now = Date.UTC(2026, 0, 5, 1);
  return () => (now += 1000);
};

export const openTestStore = async (
  folder: string,
  key: Buffer,
  projections: readonly Projection[],
  more: Partial<StoreParts> = {},
): Promise<Store> => {
  const store = valueOf(await openStore({ folder, key, clock: testClock(), projections, ...more }));
  onTestFinished(() => {
    if (store.database.open) store.close();
  });
  return store;
};

export const request = (requestId: string, more: Partial<Request> = {}): Request => ({
  requestId,
  name: 'note.add',
  personId: 'person-1',
  unitId: 'unit-1',
  at: Date.UTC(2026, 0, 5, 2),
  input: { text: '投诉内容' },
  ...more,
});

/** One event in the stream, answered with its place in it. */
export const noted =
  (stream: string, text = '您好'): Decide =>
  (load) => ({
    events: [{ stream, type: 'NoteAdded', audience: 'parties', body: { text } }],
    reply: { place: load(stream).length + 1 },
  });

/** `count` entries over a handful of streams. */
export const fill = (store: Store, count: number, first = 1): void => {
  for (let number = first; number < first + count; number++) {
    store.execute(request(`request-${number}`), noted(`complaint-${number % 7}`, `内容 ${number}`));
  }
};

export const fileHash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Path -> hash of every file below a folder. SQLite's shared index (-shm) is memory with a name, not content. */
export const folderHashes = (folder: string): Record<string, string> => {
  const hashes: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, entry);
    if (statSync(file).isFile() && !entry.endsWith('-shm')) hashes[entry] = fileHash(file);
  }
  return hashes;
};

/** A script beside this file in a process of its own. It talks through files: pipes are not the same everywhere. */
export const startScript = (script: string, ...args: string[]): ChildProcess => {
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
};

export const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

export const appears = async (file: string, child: ChildProcess): Promise<void> => {
  while (!existsSync(file)) {
    if (child.exitCode !== null) throw new Error(`the script ended with ${child.exitCode} before ${file} was there`);
    await setTimeout(5);
  }
};

/** Numbers in [0, 1) that a seed repeats (mulberry32). */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};
