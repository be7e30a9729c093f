/** Puts a backup into a folder that holds no office. The backup is checked whole before anything is written, desk.db
 *  comes last: a folder with desk.db is a restored office, one without may be restored again. */
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { attachmentFolderName } from './attachments.ts';
import { copyMeasured, flushFolder, renameFile } from './files.ts';
import { headFile } from './head.ts';
import { keyFileName } from './keys.ts';
import { manifestDifferences, readManifest, type Manifest, type ManifestDifference } from './manifest.ts';
import { storeProblemOf, type StoreProblem } from './problem.ts';
import { databaseFileName } from './store.ts';

export type RestoreProgress = { step: 'check' | 'copy'; done: number; total: number };

export type RestoreProblem =
  | { kind: 'notABackup'; folder: string }
  | { kind: 'backupNewer'; folder: string; found: number; known: number }
  | { kind: 'backupDamaged'; folder: string; differences: ManifestDifference[] }
  /** an office, or a part of one, lies in the folder already */
  | { kind: 'officeExists'; folder: string }
  | { kind: 'cancelled' }
  | StoreProblem;

export type RestoreParts = {
  /** the backup */
  source: string;
  /** the folder of the office to be: missing, or without an office in it */
  folder: string;
  progress?: (progress: RestoreProgress) => void;
  signal?: AbortSignal;
};

/** In this order into place. */
const items = [attachmentFolderName, headFile, keyFileName, databaseFileName];
const stagingName = 'restore.partial';

export const restoreOffice = async (parts: RestoreParts): Promise<Result<Manifest, RestoreProblem>> => {
  const { source, folder, progress = () => {}, signal } = parts;
  const staging = join(folder, stagingName);
  try {
    const reading = await readManifest(source);
    if (reading.found === 'newer') {
      return refused({ kind: 'backupNewer', folder: source, found: reading.version, known: 1 });
    }
    if (reading.found !== 'manifest') return refused({ kind: 'notABackup', folder: source });
    const { manifest } = reading;
    if (!(await clearCutShort(folder))) return refused({ kind: 'officeExists', folder });

    const total = manifest.files.reduce((sum, { size }) => sum + size, 0);
    let checked = 0;
    const differences = await manifestDifferences(source, manifest, signal, (bytes) => {
      checked += bytes;
      progress({ step: 'check', done: checked, total });
    });
    if (differences.length > 0) return refused({ kind: 'backupDamaged', folder: source, differences });

    await mkdir(staging, { recursive: true });
    let copied = 0;
    for (const { path, sha256 } of manifest.files) {
      const measured = await copyMeasured(join(source, path), join(staging, path), signal, (bytes) => {
        copied += bytes;
        progress({ step: 'copy', done: copied, total });
      });
      if (measured.sha256 !== sha256) {
        return refused({ kind: 'backupDamaged', folder: source, differences: [{ path, difference: 'changed' }] });
      }
    }
    signal?.throwIfAborted();
    for (const item of items) {
      if (existsSync(join(staging, item))) await renameFile(join(staging, item), join(folder, item));
    }
    await flushFolder(folder);
    return done(manifest);
  } catch (error) {
    if (signal?.aborted) return refused({ kind: 'cancelled' });
    const problem = storeProblemOf(error, folder);
    if (problem) return refused(problem);
    throw error;
  } finally {
    await rm(staging, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
};

/** False where the folder holds an office. What a restore that was cut short had moved is taken away again: it left its
 *  staging folder and no desk.db. */
const clearCutShort = async (folder: string): Promise<boolean> => {
  if (existsSync(join(folder, databaseFileName))) return false;
  if (existsSync(join(folder, stagingName))) {
    for (const item of items) await rm(join(folder, item), { recursive: true, force: true });
  }
  return items.every((item) => !existsSync(join(folder, item)));
};
