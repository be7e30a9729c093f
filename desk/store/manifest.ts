/** The list of what belongs to a backup, with a hash of each file. */
import { readFile } from 'node:fs/promises';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../shared/base/time.ts';
import { measureFile } from './files.ts';
import { fieldsOf, isFields } from './json.ts';

export type ManifestFile = { path: string; size: number; sha256: string };

export type Manifest = {
  version: 1;
  product: 'shouwen';
  madeAt: Instant;
  files: ManifestFile[];
  /** content hashes of attachments that were already missing when the backup was made */
  missing: string[];
};

export const manifestName = 'manifest.json';

/** Only the files an office consists of: a manifest cannot write anywhere else. */
const allowedPath = /^(?:desk\.db|key\.json|head\.json|attachments\/[0-9a-f]{2}\/[0-9a-f]{64})$/;

export type ManifestReading =
  | { found: 'manifest'; manifest: Manifest }
  | { found: 'none' }
  | { found: 'newer'; version: number }
  | { found: 'broken' };

export const readManifest = async (folder: string): Promise<ManifestReading> => {
  const file = join(folder, manifestName);
  if (!existsSync(file)) return { found: 'none' };
  const fields = fieldsOf(await readFile(file, 'utf8'));
  if (!fields || fields['product'] !== 'shouwen' || typeof fields['version'] !== 'number') return { found: 'broken' };
  const { version, madeAt, files, missing } = fields;
  if (typeof version === 'number' && version > 1) return { found: 'newer', version };
  if (typeof madeAt !== 'number' || !Array.isArray(files) || !Array.isArray(missing)) return { found: 'broken' };
  const listed: ManifestFile[] = [];
  for (const entry of files) {
    if (!isFields(entry)) return { found: 'broken' };
    const { path, size, sha256 } = entry;
    if (typeof path !== 'string' || typeof size !== 'number' || typeof sha256 !== 'string') return { found: 'broken' };
    if (!allowedPath.test(path)) return { found: 'broken' };
    listed.push({ path, size, sha256 });
  }
  const gone = missing.filter((entry) => typeof entry === 'string');
  return { found: 'manifest', manifest: { version: 1, product: 'shouwen', madeAt, files: listed, missing: gone } };
};

export type ManifestDifference = { path: string; difference: 'missing' | 'changed' };

/** The files of a backup that are not what the manifest says. */
export const manifestDifferences = async (
  folder: string,
  manifest: Manifest,
  signal?: AbortSignal,
  seen: (bytes: number) => void = () => {},
): Promise<ManifestDifference[]> => {
  const differences: ManifestDifference[] = [];
  for (const { path, size, sha256 } of manifest.files) {
    const file = join(folder, path);
    if (!existsSync(file)) {
      differences.push({ path, difference: 'missing' });
    } else if (statSync(file).size !== size || (await measureFile(file, signal, seen)).sha256 !== sha256) {
      differences.push({ path, difference: 'changed' });
    }
  }
  for (const path of ['desk.db', 'key.json']) {
    if (!manifest.files.some((file) => file.path === path)) differences.push({ path, difference: 'missing' });
  }
  return differences;
};
