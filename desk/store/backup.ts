/** A backup is a folder like an office's, with a manifest: desk.db of one moment, key.json (the wrapped key), head.json
 *  and the attachments. It is written under another name and renamed when all of it is on the disk, so a folder with
 *  the name asked for is a whole backup. */
import { existsSync, statSync } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Instant } from '../../shared/base/time.ts';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { attachmentPath } from './attachments.ts';
import { readHeadRecord } from './eventStore.ts';
import { copyMeasured, flushFolder, measureFile, renameFile, writeFileDurably } from './files.ts';
import { headFile, writeHead } from './head.ts';
import { keyFileName, rewrapKeyFile, type KeyProblem } from './keys.ts';
import { manifestName, type Manifest, type ManifestFile } from './manifest.ts';
import { copyDatabase, openDatabase } from './open.ts';
import { storeProblemOf } from './problem.ts';
import { databaseFileName } from './store.ts';

export type BackupProgress = { step: 'database' | 'attachments' | 'flush'; done: number; total: number };

export type BackupProblem = { kind: 'targetExists'; folder: string } | { kind: 'cancelled' } | KeyProblem;

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
  if (existsSync(target)) return refused({ kind: 'targetExists', folder: target });
  if (!existsSync(join(folder, databaseFileName))) {
    return refused({ kind: 'missing', file: join(folder, databaseFileName) });
  }
  const partial = `${target}.partial`;
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial);
    const written = await write(parts, partial);
    if (!written.ok) return written;
    signal?.throwIfAborted();
    await renameFile(partial, target);
    await flushFolder(dirname(target));
    return written;
  } catch (error) {
    if (signal?.aborted) return refused({ kind: 'cancelled' });
    const problem = storeProblemOf(error, target);
    if (problem) return refused(problem);
    throw error;
  } finally {
    await rm(partial, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
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

/** In a worker thread where its file lies beside this one, as in the sources; in a bundle without it, in this thread. */
const copyDatabaseBeside = async ({ folder, key, signal, progress }: BackupParts, to: string): Promise<void> => {
  const from = join(folder, databaseFileName);
  const total = statSync(from).size;
  progress?.({ step: 'database', done: 0, total });
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const script = new URL(`./vacuumWorker.${ending}`, import.meta.url);
  if (!existsSync(fileURLToPath(script))) {
    copyDatabase(from, to, key);
    return;
  }
  const watch = new AbortController();
  const watching = progress ? reportSize(to, total, progress, watch.signal) : null;
  try {
    await new Promise<void>((resolve, reject) => {
      const worker = new Worker(script, { workerData: { from, to, key } });
      // The copy itself cannot be interrupted; it ends, and is thrown away.
      worker.once('error', reject);
      worker.once('exit', () => resolve());
    });
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
