// Both databases of the hub. The same suite runs over each; the server's cluster is made from the packages of the system for
// the length of a test file, in a folder and on a port of its own.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { openEmbedded } from '../../server/store/embedded.ts';
import { openPostgres } from '../../server/store/postgres.ts';
import type { Sql } from '../../server/store/sql.ts';

const home = '/usr/lib/postgresql';

function findPrograms(): string | undefined {
  if (!existsSync(home)) return undefined;
  const versions = readdirSync(home).sort((one, other) => Number(other) - Number(one));
  return versions.map((version) => join(home, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')));
}

export const postgresPrograms = findPrograms();

export type Cluster = { pid: number; newDatabase(): Promise<string>; stop(): Promise<void> };

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });

/** PostgreSQL does not run as root: there its own account of the system does it. */
function account(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const number = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

/** @param durable false only where no process is killed and nothing is measured */
export async function startCluster(durable = false): Promise<Cluster> {
  if (!postgresPrograms) throw new Error('PostgreSQL is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-postgres-'));
  const who = account();
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  const options = { ...who, cwd: folder, stdio: 'ignore' } as const;
  execFileSync(
    join(postgresPrograms, 'initdb'),
    ['-D', data, '-U', 'hub', '--auth=trust', '-E', 'UTF8', '--no-locale', '-N'],
    options,
  );
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'max_connections=200'];
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const server = spawn(
    join(postgresPrograms, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    options,
  );
  const address = (name: string): string => `postgres://hub@127.0.0.1:${port}/${name}`;
  await answering(address('postgres'), server);
  return {
    pid: server.pid ?? 0,
    async newDatabase() {
      const name = `hub_${randomBytes(6).toString('hex')}`;
      const client = new pg.Client({ connectionString: address('postgres') });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return address(name);
    },
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(address: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
    const client = new pg.Client({ connectionString: address });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await setTimeout(100);
    }
  }
  throw new Error('postgres does not answer');
}

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
    tests({ open: () => openEmbedded(), again: async (sql) => sql });
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
