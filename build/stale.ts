// Decides whether something built is still what its sources say: a hash over names and contents, no time stamps,
// because a fresh clone and a changed branch both set those at will.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** Hash of every file at or under the given paths; a path that is not there counts as such. */
export function sourceKey(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(join(root, path))) {
      hash.update(file.slice(root.length).split(sep).join('/')).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Runs `build` unless `product` exists and was built from the same sources; returns whether it ran. */
export async function buildIfStale(
  { keyFile, key, product }: { keyFile: string; key: string; product: string },
  build: () => Promise<unknown>,
): Promise<boolean> {
  if (existsSync(product) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return false;
  await build();
  mkdirSync(dirname(keyFile), { recursive: true });
  writeFileSync(keyFile, key);
  return true;
}
