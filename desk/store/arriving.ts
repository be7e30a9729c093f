/** Files on their way to this desk: each piece is kept as it comes, encrypted like the file will be, so that a desk that is closed or
 *  killed in the middle fetches only what it has not.
 *
 *  arriving/<sha256>/<offset>  =  the piece, sealed under its name and place */
import { readdir, readFile, rm, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openSealed, sealBytes } from './attachmentSeal.ts';
import { writeFileDurably } from './files.ts';

export type Arriving = {
  /** What is here of a file from its beginning, piece by piece. */
  read(sha256: string): Promise<Buffer[]>;
  keep(sha256: string, offset: number, piece: Buffer): Promise<void>;
  drop(sha256: string): Promise<void>;
};

export const createArriving = (folder: string, key: Buffer): Arriving => {
  const folderOf = (sha256: string): string => join(folder, 'arriving', sha256);
  const sealName = (sha256: string, offset: number): string => `${sha256} ${offset}`;
  return {
    async read(sha256) {
      const names = await readdir(folderOf(sha256)).catch(() => []);
      const offsets = names.filter((name) => /^\d+$/.test(name)).map(Number);
      const pieces: Buffer[] = [];
      let reached = 0;
      for (const offset of offsets.sort((one, other) => one - other)) {
        if (offset !== reached) break;
        const sealed = await readFile(join(folderOf(sha256), String(offset)));
        const piece = openSealed(key, sealName(sha256, offset), sealed);
        // A piece that was cut off is fetched again, and what follows it.
        if (!piece) break;
        pieces.push(piece);
        reached += piece.length;
      }
      return pieces;
    },
    async keep(sha256, offset, piece) {
      await mkdir(folderOf(sha256), { recursive: true });
      await writeFileDurably(join(folderOf(sha256), String(offset)), sealBytes(key, sealName(sha256, offset), piece));
    },
    drop: (sha256) => rm(folderOf(sha256), { recursive: true, force: true }),
  };
};
