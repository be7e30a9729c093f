/** The way in for the command line while an embedded hub has its folder open: another port of the same machine, and a token
 *  that only who may read the folder knows. The public side of the hub knows nothing of it. */
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { isSame } from '../routes/health.ts';
import { isAdminCommand, runAdminCommand, type AdminOutcome, type AdminParts } from './commands.ts';

const doorFile = 'hub.json';
const door = z.object({ pid: z.int(), port: z.int(), token: z.string() });
export type Door = z.infer<typeof door>;
const mostBytes = 64 * 1024;

/** Who holds the folder, if he is still alive. */
export function readDoor(folder: string): Door | undefined {
  try {
    const found = door.parse(JSON.parse(readFileSync(join(folder, doorFile), 'utf8')));
    process.kill(found.pid, 0);
    return found;
  } catch {
    return undefined;
  }
}

/** Takes the folder. @returns false where another living hub holds it */
export function takeFolder(folder: string): boolean {
  const file = join(folder, doorFile);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, JSON.stringify({ pid: process.pid, port: 0, token: '' }), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if (readDoor(folder)) return false;
      rmSync(file, { force: true });
    }
  }
  return false;
}

export const leaveFolder = (folder: string): void => rmSync(join(folder, doorFile), { force: true });

export async function openDoor(folder: string, parts: AdminParts): Promise<Server> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (!isSame(request.headers.authorization, `Bearer ${token}`)) return answer(404, {});
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostBytes) request.destroy();
      else chunks.push(chunk);
    });
    request.on('end', () => {
      run(parts, Buffer.concat(chunks)).then(
        (outcome) => answer(200, outcome),
        () => answer(500, {}),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  writeFileSync(join(folder, doorFile), JSON.stringify({ pid: process.pid, port, token }), { mode: 0o600 });
  return server;
}

const asked = z.object({ command: z.string(), input: z.unknown() });

async function run(parts: AdminParts, body: Buffer): Promise<AdminOutcome> {
  const { command, input } = asked.parse(JSON.parse(body.toString('utf8')));
  if (!isAdminCommand(command)) return { ok: false, problem: { code: 'badInput', subject: command } };
  return runAdminCommand(parts, command, input);
}

/** Asks the hub that holds the folder. */
export async function knock({ port, token }: Door, command: string, input: unknown): Promise<AdminOutcome> {
  const response = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ command, input }),
  });
  if (!response.ok) throw new Error(`the hub answered ${response.status}`);
  return (await response.json()) as AdminOutcome;
}
