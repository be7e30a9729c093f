/** A backup is a folder like an office's, with a manifest: desk.db of one moment, key.json (the wrapped key), head.json
 *  and the attachments. It is written under another name and renamed when all of it is on the disk, so a folder with
 *  the name asked for is a whole backup. */
import { existsSync, statSync } from 'node:fs';
import { mkdir, open, readdir, realpath, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Instant } from '../../shared/base/time.ts';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { attachmentFolderName, attachmentPath } from './attachments.ts';
import { readHeadRecord } from './append.ts';
import { copyMeasured, flushFolder, measureFile, renameFile, writeFileDurably } from './files.ts';
import { headFile, writeHead } from './head.ts';
import { inWorker } from './inWorker.ts';
import { keyFileName, rewrapKeyFile, type KeyProblem } from './keys.ts';
import { manifestName, type Manifest, type ManifestFile } from './manifest.ts';
import { copyDatabase, openDatabase } from './open.ts';
import { storeProblemOf } from './problem.ts';
import { databaseFileName } from './store.ts';

export type BackupProgress = { step: 'database' | 'attachments' | 'flush'; done: number; total: number };

export type BackupProblem =
  | { kind: 'targetExists'; folder: string }
  /** a copy in the folder it copies would go with it: lost together, restored together, copied again with the next */
  | { kind: 'insideOffice'; folder: string }
  | { kind: 'cancelled' }
  | KeyProblem;

export type BackupParts = {
  /** the office, open or not */
  folder: string;
  key: Buffer;
  /** folder to make; its parent exists */
  target: string;
  now: Instant;
  /** the backup's key opens with this as well: needed where the operating system keeps the key, for another PC */
  passPhrase?: string;
  progress?: (progress: BackupProgress) => void;
  signal?: AbortSignal;
};

export const backupOffice = async (parts: BackupParts): Promise<Result<Manifest, BackupProblem>> => {
  const { folder, target, signal } = parts;
  const partial = `${target}.partial`;
  try {
    if (existsSync(target)) return refused({ kind: 'targetExists', folder: target });
    if (!existsSync(join(folder, databaseFileName))) {
      return refused({ kind: 'missing', file: join(folder, databaseFileName) });
    }
    if (await isAtOrUnder(target, folder)) return refused({ kind: 'insideOffice', folder: target });
    if (!(await isLeftover(partial))) return refused({ kind: 'targetExists', folder: partial });
    try {
      await rm(partial, { recursive: true, force: true });
      await mkdir(partial);
      const written = await write(parts, partial);
      if (!written.ok) return written;
      signal?.throwIfAborted();
      await renameFile(partial, target);
      await flushFolder(dirname(target));
      return written;
    } finally {
      await rm(partial, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    }
  } catch (error) {
    if (signal?.aborted) return refused({ kind: 'cancelled' });
    const problem = storeProblemOf(error, target);
    if (problem) return refused(problem);
    throw error;
  }
};

/** By where the two really lie: a shortcut into the office's folder is the office's folder. */
const isAtOrUnder = async (target: string, folder: string): Promise<boolean> => {
  const way = relative(await realpath(folder), await realPlaceOf(target));
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
};

const realPlaceOf = async (path: string): Promise<string> => {
  const parent = dirname(path);
  if (parent === path || existsSync(path)) return realpath(path);
  return join(await realPlaceOf(parent), basename(path));
};

/** Whether what lies there, if anything, is of a backup that was cut short: it is removed, and nothing else may be. */
const isLeftover = async (partial: string): Promise<boolean> => {
  if (!existsSync(partial)) return true;
  const own = [databaseFileName, headFile, keyFileName, `${manifestName}.new`];
  const entries = await readdir(partial);
  return entries.every((entry) => entry === attachmentFolderName || own.some((name) => entry.startsWith(name)));
};

const write = async (parts: BackupParts, partial: string): Promise<Result<Manifest, BackupProblem>> => {
  const { folder, key, now, signal, progress = () => {} } = parts;
  await copyDatabaseBeside(parts, join(partial, databaseFileName));
  signal?.throwIfAborted();

  const copy = openDatabase({ file: join(partial, databaseFileName), key, readOnly: true });
  if (!copy.ok) return copy;
  let hashes: string[];
  try {
    writeHead(partial, key, readHeadRecord(copy.value));
    hashes = copy.value.prepare<[], string>('select sha256 from attachment order by sequence').pluck().all();
  } finally {
    copy.value.close();
  }

  const keyFile = await copyKeyFile(parts, partial);
  if (!keyFile.ok) return keyFile;

  const files: ManifestFile[] = [];
  for (const path of [databaseFileName, headFile, keyFileName]) {
    files.push({ path, ...(await measureFile(join(partial, path), signal)) });
  }
  const missing: string[] = [];
  for (const [index, sha256] of hashes.entries()) {
    signal?.throwIfAborted();
    const path = attachmentPath(sha256);
    // A file lost before does not stop the backup of all the others; the manifest says so.
    if (!existsSync(join(folder, path))) missing.push(sha256);
    else files.push({ path, ...(await copyMeasured(join(folder, path), join(partial, path), signal)) });
    progress({ step: 'attachments', done: index + 1, total: hashes.length });
  }
  const manifest: Manifest = { version: 1, product: 'shouwen', madeAt: now, files, missing };
  progress({ step: 'flush', done: 0, total: 1 });
  await flushFile(join(partial, databaseFileName));
  await writeFileDurably(join(partial, manifestName), `${JSON.stringify(manifest, null, 1)}\n`);
  return done(manifest);
};

const flushFile = async (file: string): Promise<void> => {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const copyKeyFile = async (
  { folder, key, passPhrase, signal }: BackupParts,
  partial: string,
): Promise<Result<null, KeyProblem>> => {
  const file = join(folder, keyFileName);
  if (!existsSync(file)) return refused({ kind: 'keyFileMissing', file });
  await copyMeasured(file, join(partial, keyFileName), signal);
  return passPhrase === undefined ? done(null) : rewrapKeyFile(partial, key, { by: 'passPhrase', passPhrase });
};

/** In a thread of its own where it can; it cannot be interrupted there: given up, it ends and its copy is thrown away. */
const copyDatabaseBeside = async ({ folder, key, signal, progress }: BackupParts, to: string): Promise<void> => {
  const from = join(folder, databaseFileName);
  const total = statSync(from).size;
  progress?.({ step: 'database', done: 0, total });
  const watch = new AbortController();
  const watching = progress ? reportSize(to, total, progress, watch.signal) : null;
  try {
    const copied = await inWorker('vacuumWorker', { from, to, key });
    if (!copied) copyDatabase(from, to, key);
  } finally {
    watch.abort();
    await watching;
  }
  signal?.throwIfAborted();
};

const reportSize = async (
  file: string,
  total: number,
  progress: (progress: BackupProgress) => void,
  signal: AbortSignal,
): Promise<void> => {
  while (!signal.aborted) {
    await setTimeout(200, undefined, { signal }).catch(() => {});
    // Only asked for its size: opening a file of SQLite by other means would drop SQLite's locks on it.
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    progress({ step: 'database', done: Math.min(size, total), total });
  }
};
