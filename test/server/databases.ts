// Both databases of the hub. The same suite runs over each; the server lives for the length of a test file.
import { afterAll, beforeAll, describe, vi } from 'vitest';
import { openPostgres } from '../../server/store/postgres.ts';
import type { Sql } from '../../server/store/sql.ts';
import { openInMemory } from './embedded.ts';
import { postgresPrograms, startCluster, type Cluster } from './cluster.ts';

// A database that starts on a busy machine takes its time; no test here is about how long.
vi.setConfig({ hookTimeout: 240_000, testTimeout: 120_000 });

export type Database = {
  /** An empty database, closed after the file's tests. */
  open(): Promise<Sql>;
  /** Another connection to the same database, where there can be one. */
  again(sql: Sql): Promise<Sql>;
};

const rethrow = (error: Error): void => {
  // Connections of a cluster that is being stopped break; everything else is a fault.
  if (!/terminat|ECONNRESET/i.test(error.message)) throw error;
};

/** The same tests over the embedded database and over a server; the latter count as skipped where it is not installed. */
export function overBothDatabases(name: string, tests: (database: Database) => void): void {
  describe(`${name}, embedded database`, () => {
    tests({ open: () => openInMemory(), again: async (sql) => sql });
  });
  overPostgres(name, tests);
}

export function overPostgres(name: string, tests: (database: Database) => void): void {
  describe.skipIf(!postgresPrograms)(`${name}, PostgreSQL server`, () => {
    let cluster: Cluster;
    const addresses = new Map<Sql, string>();
    beforeAll(async () => {
      cluster = await startCluster();
    });
    afterAll(() => cluster.stop());
    const at = async (address: string): Promise<Sql> => {
      const sql = await openPostgres(address, { failed: rethrow });
      addresses.set(sql, address);
      return sql;
    };
    tests({
      open: async () => at(await cluster.newDatabase()),
      again: (sql) => at(addresses.get(sql)!),
    });
  });
}
