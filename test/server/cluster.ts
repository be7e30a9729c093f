// A PostgreSQL server of its own, made from the packages of the system, in a folder and on a port of its own.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

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
      if (server.exitCode !== null) return;
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
