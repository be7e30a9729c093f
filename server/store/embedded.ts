/** The embedded PostgreSQL in a folder: one process, one connection, good for one office. The only file that names it. */
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { planSettings, repeating, type Queries, type Row, type Sql, type Value } from './sql.ts';

const int8 = 20;

/** @param folder undefined for one that lives in memory only
 *  @param image files of a database to begin with; without, an empty one is made, which takes seconds */
export async function openEmbedded(folder?: string, image?: Blob): Promise<Sql> {
  const database = new PGlite({
    ...(folder !== undefined && { dataDir: folder }),
    ...(image && { loadDataDir: image }),
    parsers: { [int8]: Number },
  });
  await database.waitReady;
  for (const [name, value] of Object.entries(planSettings)) await database.exec(`set ${name} = ${value}`);
  const queriesOn = (on: PGlite | Transaction): Queries => ({
    async query<Result extends Row>(text: string, values: readonly Value[] = []) {
      return (await on.query<Result>(text, [...values])).rows;
    },
  });
  return {
    kind: 'embedded',
    ...queriesOn(database),
    transaction: (work) => repeating(() => database.transaction((on) => work(queriesOn(on)))),
    async listen(channel, heard) {
      await database.listen(channel, heard);
    },
    close: () => database.close(),
  };
}
