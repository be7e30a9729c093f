import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Blobs } from './blobs.ts';

/** Files in a folder; several hub processes may share it over a network drive. A file appears under its name when it is whole
 *  and safe on the disk. */
export function createFolderBlobs(folder: string): Blobs {
  return {
    async put(name, content) {
      const file = join(folder, name);
      const draft = `${file}.${randomUUID()}.new`;
      await mkdir(dirname(file), { recursive: true });
      const handle = await open(draft, 'wx', 0o600);
      try {
        await handle.writeFile(content);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, file);
    },
    async get(name) {
      try {
        return await readFile(join(folder, name));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: (name) => rm(join(folder, name), { force: true }),
  };
}
