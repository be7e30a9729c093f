// An empty embedded database. Making one takes seconds, so its files are made once for all tests and kept with the packages.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openEmbedded } from '../../server/store/embedded.ts';
import type { Sql } from '../../server/store/sql.ts';
import { root } from '../structure/sources.ts';

const packages = join(root, 'node_modules');

async function emptyDatabase(): Promise<Blob> {
  const description = readFileSync(join(packages, '@electric-sql', 'pglite', 'package.json'), 'utf8');
  const { version } = JSON.parse(description) as { version: string };
  const folder = join(packages, '.cache', 'shouwen');
  const file = join(folder, `empty-${version}.tar`);
  if (!existsSync(file)) {
    const database = await PGlite.create();
    const image = await database.dumpDataDir('none');
    await database.close();
    mkdirSync(folder, { recursive: true });
    // Whole or not at all: other tests may be doing the same.
    const own = `${file}.${process.pid}`;
    writeFileSync(own, Buffer.from(await image.arrayBuffer()));
    renameSync(own, file);
  }
  return new Blob([readFileSync(file)]);
}

export const openInMemory = async (): Promise<Sql> => openEmbedded(undefined, await emptyDatabase());
