import {
  cpSync,
  mkdirSync,
  openSync,
  readdirSync,
  closeSync,
  readFileSync,
  writeFileSync,
  writeSync,
  chmodSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatVersion } from '../../../desk/store/migrations/index.ts';
import { openDatabase } from '../../../desk/store/open.ts';
import { openStore } from '../../../desk/store/store.ts';
import {
  appears,
  ended,
  entries,
  fileHash,
  fill,
  folderHashes,
  officeFolder,
  openTestStore,
  problemOf,
  startScript,
  tally,
  testClock,
  testKey,
  valueOf,
} from './support.ts';

const filledOffice = async (folder: string, key: Buffer): Promise<string> => {
  const store = await openTestStore(folder, key, [entries]);
  fill(store, 20);
  store.close();
  return join(folder, 'desk.db');
};

/** An office whose desk was killed: its last entries lie in the write-ahead log only. */
const killedOffice = async (folder: string, key: Buffer): Promise<string> => {
  const child = startScript('appendScript.ts', folder, key.toString('hex'), '30', 'die');
  await ended(child);
  expect(readFileSync(join(folder, 'desk.db-wal')).length).toBeGreaterThan(10_000);
  return join(folder, 'desk.db');
};

describe('the database', () => {
  it('is unreadable without its key and holds nothing in the clear', async () => {
    const folder = officeFolder();
    const key = testKey();
    const file = await filledOffice(folder, key);
    const bytes = readFileSync(file);
    expect(bytes.includes('SQLite format')).toBe(false);
    expect(bytes.includes('complaint-')).toBe(false);
    expect(bytes.includes('内容')).toBe(false);
  });

  it('is durable, encrypted and strict as set', async () => {
    const store = await openTestStore(officeFolder(), testKey(), []);
    const pragma = (name: string): unknown => store.database.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('temp_store')).toBe(2);
    expect(pragma('mmap_size') ?? 0).toBe(0);
    expect(pragma('cipher')).toBe('aegis');
    expect(pragma('user_version')).toBe(formatVersion);
  });
});

describe('a file that cannot be used is named and left as it is', () => {
  it.each(['closed', 'killed'])('wrong key, desk %s before', async (how) => {
    const folder = officeFolder();
    const key = testKey();
    const file = how === 'closed' ? await filledOffice(folder, key) : await killedOffice(folder, key);
    const before = folderHashes(folder);
    expect(problemOf(openDatabase({ file, key: testKey() }))).toEqual({ kind: 'wrongKey', file });
    expect(problemOf(openDatabase({ file, key: testKey(), readOnly: true }))).toEqual({ kind: 'wrongKey', file });
    expect(folderHashes(folder)).toEqual(before);
    valueOf(openDatabase({ file, key })).close();
  });

  it('a newer version, closed or killed before', async () => {
    const folder = officeFolder();
    const key = testKey();
    const file = await filledOffice(folder, key);
    const database = valueOf(openDatabase({ file, key }));
    database.pragma(`user_version = ${formatVersion + 1}`);
    // As a kill leaves it: the new version stands in the write-ahead log only.
    const killed = join(folder, '..', 'killed');
    cpSync(folder, killed, { recursive: true });
    database.close();
    for (const place of [folder, killed]) {
      const before = folderHashes(place);
      expect(problemOf(openDatabase({ file: join(place, 'desk.db'), key }))).toEqual({
        kind: 'newerVersion',
        file: join(place, 'desk.db'),
        found: formatVersion + 1,
        known: formatVersion,
      });
      expect(folderHashes(place)).toMatchObject(before);
    }
  });

  it.each([
    ['a short text', Buffer.from('这不是数据库')],
    ['a plain database of another program', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4000)])],
    ['an odd number of bytes', Buffer.alloc(10_001, 7)],
  ])('%s', (_name, content) => {
    const folder = officeFolder();
    const file = join(folder, 'desk.db');
    writeFileSync(file, content);
    const problem = problemOf(openDatabase({ file, key: testKey() }));
    expect(['notAStore', 'wrongKey']).toContain(problem.kind);
    expect(readFileSync(file).equals(content)).toBe(true);
  });

  it('a database of ours without our mark', () => {
    const file = join(officeFolder(), 'desk.db');
    const key = testKey();
    const database = valueOf(openDatabase({ file, key }));
    database.pragma('application_id = 7');
    database.close();
    const before = fileHash(file);
    expect(problemOf(openDatabase({ file, key }))).toEqual({ kind: 'notAStore', file });
    expect(fileHash(file)).toBe(before);
  });

  it('a damaged first page', async () => {
    const folder = officeFolder();
    const key = testKey();
    const file = await filledOffice(folder, key);
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(64, 1), 0, 64, 1000);
    closeSync(handle);
    const before = folderHashes(folder);
    expect(problemOf(openDatabase({ file, key }))).toMatchObject({ kind: 'damaged', file });
    expect(problemOf(openDatabase({ file, key: testKey() }))).toEqual({ kind: 'wrongKey', file });
    expect(folderHashes(folder)).toEqual(before);
  });

  it('a file that is not there, a folder in its place, a folder that is a file', async () => {
    const folder = officeFolder();
    const file = join(folder, 'desk.db');
    expect(problemOf(openDatabase({ file, key: testKey(), create: false }))).toEqual({ kind: 'missing', file });
    expect(problemOf(openDatabase({ file, key: testKey(), readOnly: true }))).toEqual({ kind: 'missing', file });
    expect(folderHashes(folder)).toEqual({});
    mkdirSync(file);
    expect(openDatabase({ file, key: testKey() }).ok).toBe(false);
    writeFileSync(join(folder, 'plain'), 'x');
    const inside = await openStore({
      folder: join(folder, 'plain', 'office'),
      key: testKey(),
      clock: testClock(),
      projections: [],
    });
    expect(problemOf(inside)).toMatchObject({ kind: 'unreachable' });
  });

  it('a file that another program holds', async () => {
    const folder = officeFolder();
    const key = testKey();
    const file = await filledOffice(folder, key);
    const other = valueOf(openDatabase({ file, key }));
    other.pragma('locking_mode = exclusive');
    other.exec('begin immediate; commit');
    expect(problemOf(openDatabase({ file, key, patience: 0 }))).toEqual({ kind: 'locked', file });
    other.close();
    valueOf(openDatabase({ file, key })).close();
  });

  it.each(['folder', 'file'])('a read-only %s', async (what) => {
    const folder = officeFolder();
    const key = testKey();
    const file = await filledOffice(folder, key);
    const before = fileHash(file);
    const answer = join(folder, '..', 'answer.json');
    writeFileSync(answer, '');
    chmodSync(join(folder, '..'), 0o755);
    // Windows knows read-only files, but no read-only folders.
    if (what === 'file' || process.platform === 'win32') chmodSync(file, 0o444);
    else chmodSync(file, 0o666);
    chmodSync(folder, what === 'folder' ? 0o555 : 0o777);
    const child = startScript('readOnlyScript.ts', file, key.toString('hex'), answer);
    await ended(child);
    chmodSync(folder, 0o755);
    chmodSync(file, 0o644);
    expect(JSON.parse(readFileSync(answer, 'utf8'))).toMatchObject({ ok: false, problem: { kind: 'readOnly' } });
    expect(fileHash(file)).toBe(before);
  });
});

describe('an office that was never finished', () => {
  it('opens as a new one: the desk was killed between making the file and its first table', async () => {
    const folder = officeFolder();
    writeFileSync(join(folder, 'desk.db'), '');
    const store = await openTestStore(folder, testKey(), [entries]);
    fill(store, 1);
    expect(store.head().events).toBe(1);
  });
});

describe('what the killed desk had acknowledged', () => {
  it('is there when it opens again', async () => {
    const folder = officeFolder();
    const key = testKey();
    const child = startScript('appendScript.ts', folder, key.toString('hex'), '30', 'wait');
    await appears(join(folder, 'all-done'), child);
    child.kill('SIGKILL');
    await ended(child);
    const store = await openTestStore(folder, key, [entries]);
    expect(store.head()).toMatchObject({ commands: 30, events: 30 });
  });

  it('and lost behind a damaged place of the write-ahead log is noticed, and what is left of it kept', async () => {
    const folder = officeFolder();
    const key = testKey();
    const file = await killedOffice(folder, key);
    const handle = openSync(`${file}-wal`, 'r+');
    const middle = Math.floor(readFileSync(`${file}-wal`).length / 2);
    writeSync(handle, Buffer.alloc(100, 1), 0, 100, middle);
    closeSync(handle);
    const damaged = fileHash(`${file}-wal`);
    const store = await openTestStore(folder, key, [entries, tally]);
    expect(store.headFindings.map(({ code }) => code)).toContain('logShorterThanHead');
    expect(store.head().commands).toBeLessThan(30);
    fill(store, 3);
    const [evidence = ''] = readdirSync(folder).filter((name) => name.startsWith('evidence-'));
    expect(fileHash(join(folder, evidence, 'desk.db-wal'))).toBe(damaged);
    expect(JSON.parse(readFileSync(join(folder, evidence, 'head.json'), 'utf8'))).toMatchObject({
      head: { commands: 30 },
    });
  });

  it('leaves no evidence folder behind where nothing was lost', async () => {
    const folder = officeFolder();
    const key = testKey();
    await killedOffice(folder, key);
    const store = await openTestStore(folder, key, [entries, tally]);
    expect(store.headFindings).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.startsWith('evidence-'))).toEqual([]);
  });
});
