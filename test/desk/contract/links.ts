/** A desk behind each of its three links, so that one suite can ask the same of all. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { onTestFailed, onTestFinished } from 'vitest';
import { rooms } from '../../../desk/desk.ts';
import { incidentFile } from '../../../desk/incidents.ts';
import { openDoor } from '../../../desk/links/door.ts';
import { serveHttp } from '../../../desk/links/http.ts';
import { servePort } from '../../../desk/links/port.ts';
import { openDesk, type Desk } from '../../../desk/openDesk.ts';
import type { DeskOptions, DeskRooms } from '../../../desk/rooms.ts';
import type { DeskParts } from '../../../desk/parts.ts';
import type { Change, DeskClient } from '../../../shared/contract/contract.ts';
import { hostTokenHeader, isPush, sessionHeaders } from '../../../shared/contract/links.ts';

export const passPhrase = '一马当先 2026';
/** Monday 2026-03-02 09:00 in China. */
export const begin = Date.UTC(2026, 2, 2, 1);

export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-desk-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  return folder;
};

export type TestDesk = { desk: Desk; parts: DeskParts; folder: string; wait(milliseconds: number): void };

/** Keeps the key as it is. A pass phrase takes a quarter of a second each time, on purpose. */
const keeper = { wrap: (raw: Buffer) => Promise.resolve(raw), unwrap: (raw: Buffer) => Promise.resolve(raw) };

/** A hash in no time. What the office's own cost is worth is tried where passwords are. */
export const cheap = { memorySize: 8, iterations: 1 };

/** The real desk, with a clock that stands until it is moved and ids that count. */
export const openTestDesk = async (
  options: Partial<DeskOptions> = {},
  change: (rooms: DeskRooms) => DeskRooms = (same) => same,
): Promise<TestDesk> => {
  const folder = options.folder ?? join(temporaryFolder(), '首问 办公室');
  let now = begin;
  let ids = 0;
  let parts: DeskParts | undefined;
  const opened = await openDesk(
    {
      folder,
      key: { by: 'keeper', keeper },
      passwordCost: cheap,
      host: 'cli',
      version: '0.0.0-test',
      clock: () => now,
      newId: () => `id-${String(++ids).padStart(5, '0')}`,
      ...options,
    },
    change({
      ...rooms,
      // Due moments are written by tests of the watch; here nothing happens that was not asked for.
      createWatch: () => ({ arm: () => {}, stop: () => {} }),
      createHandlers(given) {
        parts = given;
        return rooms.createHandlers(given);
      },
    }),
  );
  if (!opened.ok) throw new Error(`the desk does not open: ${JSON.stringify(opened.problem)}`);
  if (!parts) throw new Error('the desk has no parts');
  const desk = opened.value;
  onTestFinished(() => desk.close());
  onTestFailed(async () => {
    for (const fault of await faultsIn(desk)) process.stderr.write(`${JSON.stringify(fault)}\n`);
  });
  return { desk, parts, folder, wait: (milliseconds) => void (now += milliseconds) };
};

export type Link = { client: DeskClient; session: { token: string | null }; changes: Change[] };
export const linkNames = ['direct', 'port', 'http'] as const;
export type LinkName = (typeof linkNames)[number];

export const connect = async (name: LinkName, desk: Desk): Promise<Link> => {
  const session: Link['session'] = { token: null };
  const changes: Change[] = [];
  if (name === 'direct') {
    desk.subscribe((change) => changes.push(change));
    return { client: desk.client(() => session.token), session, changes };
  }
  if (name === 'port') {
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port1.close());
    servePort(desk, port2);
    port1.on('message', (data) => {
      if (isPush(data)) changes.push(data.change);
    });
    const calls = {
      postMessage: (data: unknown): void => port1.postMessage(data),
      addEventListener: (type: string, listener: (event: unknown) => void): void =>
        port1.addEventListener(type, (event: Event) => {
          if (!isPush('data' in event ? event.data : undefined)) listener(event);
        }),
    };
    const link = new PortLink({
      port: calls,
      headers: () => sessionHeaders(session.token),
    });
    return { client: createORPCClient(link), session, changes };
  }
  const host = await serveHttp(openDoor(desk), { port: 0, page: desk.folder });
  onTestFinished(() => host.close());
  const origin = `http://127.0.0.1:${host.port}`;
  await readChanges(`${origin}/changes`, host.token, changes);
  const link = new FetchLink({
    url: `${origin}/rpc`,
    headers: () => ({ [hostTokenHeader]: host.token, ...sessionHeaders(session.token) }),
  });
  return { client: createORPCClient(link), session, changes };
};

const readChanges = async (address: string, token: string, changes: Change[]): Promise<void> => {
  const response = await fetch(address, { headers: { [hostTokenHeader]: token } });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!response.ok || !reader) throw new Error(`no changes: ${response.status}`);
  onTestFinished(() => reader.cancel());
  let rest = '';
  const read = async (): Promise<void> => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const events = (rest + part.value).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        if (event.startsWith('data: ')) changes.push(JSON.parse(event.slice('data: '.length)) as Change);
      }
    }
  };
  void read().catch(() => undefined);
};

/** What came back, in a form that can be compared: a value, or the error as the page sees it. */
export type Reply =
  | { value: unknown }
  | { error: { code: string; status: number; defined: boolean; message: string; data: unknown } };

export const replyOf = async (call: () => Promise<unknown>): Promise<Reply> => {
  try {
    return { value: await call() };
  } catch (error) {
    if (!(error instanceof ORPCError)) throw error;
    const { code, status, defined, message, data } = error as ORPCError<string, unknown>;
    return { error: { code, status, defined, message, data } };
  }
};

/** Calls by name, with whatever input: what a page that does not keep to the types could send. */
export const callByName = (client: DeskClient, name: string, input: unknown): Promise<unknown> => {
  const [group = '', call = ''] = name.split('.');
  const calls = client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  return calls[group]![call]!(input);
};

/** Faults of the program that the desk has logged. Closes the desk. */
export const faultsIn = async (desk: Desk): Promise<unknown[]> => {
  await desk.close();
  const file = join(desk.folder, incidentFile);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line): unknown => JSON.parse(line));
};
