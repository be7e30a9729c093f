/** Serves a desk and its page on 127.0.0.1. The protocol stands in shared/contract/links.ts.
 *
 *    request ─▶ Host ours? ─▶ Origin ours? ─▶ page file: anybody on this PC
 *                                         └─▶ token right? ─▶ /rpc, /changes, /unlock, /unlock-state
 *
 *  Whoever can open a socket on this PC reaches the port, and any web page the user visits can send requests to it: the
 *  Host check stops names that were bent to 127.0.0.1, the Origin check stops other pages, the token stops the rest. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { StandardRPCHandler } from '@orpc/server/standard';
import type { Change } from '../../shared/contract/contract.ts';
import { hostTokenHeader } from '../../shared/contract/links.ts';
import { notUnderstood, type DeskContext } from '../answer.ts';
import type { Desk } from '../openDesk.ts';
import { fieldsOf } from '../store/json.ts';
import type { Door } from './door.ts';
import { guardHeaders, readPageFile } from './pageFiles.ts';
import { rpcOptions } from './rpc.ts';

export type HttpOptions = {
  /** 0 lets the system choose */
  port: number;
  /** folder of the built page */
  page: string;
  token?: string;
};

export type HttpHost = {
  port: number;
  token: string;
  /** what the user opens: the token stands behind '#', where it is never sent to anybody */
  address: string;
  close(): Promise<void>;
};

export const mostBytes = 40 * 1024 * 1024;

const heartbeat = 20_000;
const mostListeners = 64;

export const serveHttp = async (door: Door, options: HttpOptions): Promise<HttpHost> => {
  const token = options.token ?? randomBytes(32).toString('base64url');
  const streams = new Set<ServerResponse>();
  const rpcOf = createRpc();
  let hosts: ReadonlySet<string> = new Set();

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', headers } = request;
    const pathname = pathOf(request);
    if (!hosts.has(headers.host ?? '')) return fail(response, 403, 'FORBIDDEN');
    if (!isOwnOrigin(request, hosts)) return fail(response, 403, 'FORBIDDEN');
    const route = routeOf(pathname);
    if (route === 'page') return answerPage(request, response, options.page, pathname);
    if (!isToken(request, token)) return fail(response, 401, 'UNAUTHORIZED');
    if (method !== methodByRoute[route]) return fail(response, 405, 'METHOD_NOT_ALLOWED');
    if (route === 'unlock-state') return send(response, 200, door.state());
    if (route === 'unlock') {
      const passPhrase = fieldsOf((await readBody(request, 10_000)) ?? '')?.['passPhrase'];
      if (typeof passPhrase !== 'string') return fail(response, 400, 'BAD_REQUEST');
      return send(response, 200, await door.unlock(passPhrase));
    }
    const desk = door.desk();
    if (!desk) return fail(response, 503, 'SERVICE_UNAVAILABLE');
    return route === 'changes' ? stream(desk, response, streams) : rpcOf(desk)(request, response, pathname);
  };

  const server = createServer({ requestTimeout: 60_000, headersTimeout: 10_000 }, (request, response) => {
    for (const [name, value] of Object.entries(guardHeaders)) response.setHeader(name, value);
    answer(request, response).catch(() => {
      // Only the line itself can fail here: what the desk has to say about a fault of its own is an answer like any other.
      if (response.headersSent) response.destroy();
      else fail(response, 400, 'BAD_REQUEST');
    });
  });
  const port = await listening(server, options.port);
  hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);

  return {
    port,
    token,
    address: `http://127.0.0.1:${port}/#token=${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const response of streams) response.end();
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 2000).unref();
      }),
  };
};

const listening = (server: ReturnType<typeof createServer>, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

/** As it came, without the question: a URL would take '//name' for another host, and resolve dots we want to see. */
const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] ?? '/';

type Route = 'page' | 'rpc' | 'changes' | 'unlock' | 'unlock-state';
const methodByRoute: Record<Exclude<Route, 'page'>, string> = {
  rpc: 'POST',
  changes: 'GET',
  unlock: 'POST',
  'unlock-state': 'GET',
};

const routeOf = (pathname: string): Route => {
  if (pathname === '/rpc' || pathname.startsWith('/rpc/')) return 'rpc';
  const name = pathname.slice(1);
  return name === 'changes' || name === 'unlock' || name === 'unlock-state' ? name : 'page';
};

const isOwnOrigin = ({ headers }: IncomingMessage, hosts: ReadonlySet<string>): boolean => {
  const site = headers['sec-fetch-site'];
  // 'none' is the user himself: an address typed or opened by the program.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = headers;
  return origin === undefined || (origin.startsWith('http://') && hosts.has(origin.slice('http://'.length)));
};

const isToken = ({ headers }: IncomingMessage, token: string): boolean => {
  const given = headers[hostTokenHeader] ?? /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  const [left, right] = [Buffer.from(String(given)), Buffer.from(token)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const answerPage = async (
  { method }: IncomingMessage,
  response: ServerResponse,
  folder: string,
  pathname: string,
): Promise<void> => {
  if (method !== 'GET' && method !== 'HEAD') return fail(response, 405, 'METHOD_NOT_ALLOWED');
  const file = await readPageFile(folder, pathname);
  if (!file) return fail(response, 404, 'NOT_FOUND');
  response.writeHead(200, { ...file.headers, 'content-length': file.content.length });
  response.end(method === 'HEAD' ? undefined : file.content);
};

/** Calls of the contract. The body is read here, so that its size is known before a byte of it is understood. */
const createRpc = () => {
  const handlers = new WeakMap<Desk, StandardRPCHandler<DeskContext>>();
  return (desk: Desk) => {
    const handler = handlers.get(desk) ?? new StandardRPCHandler<DeskContext>(desk.router, rpcOptions);
    handlers.set(desk, handler);
    return async (request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> => {
      const text = await readBody(request, mostBytes);
      if (text === null) return send(response, 413, { json: notUnderstood('tooLarge').toJSON() });
      const result = await handler.handle(
        {
          method: 'POST',
          url: new URL(`http://127.0.0.1${pathname}`),
          headers: request.headers,
          body: () => new Promise((resolve) => resolve(text === '' ? undefined : JSON.parse(text))),
          signal: undefined,
        },
        { prefix: '/rpc', context: { session: null } },
      );
      return result.matched
        ? send(response, result.response.status, result.response.body)
        : fail(response, 404, 'NOT_FOUND');
    };
  };
};

/** Beyond this the line is cut: nobody sends that much by mistake. */
const mostDiscarded = 8 * mostBytes;

/** @returns null where it is longer than allowed: read to its end, or the sender would never see the answer, but not kept */
const readBody = async (request: IncomingMessage, most: number): Promise<string | null> => {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > mostDiscarded) throw new Error('body without end');
    if (size <= most) pieces.push(piece);
    else pieces = [];
  }
  return size > most ? null : Buffer.concat(pieces).toString('utf8');
};

const stream = (desk: Desk, response: ServerResponse, streams: Set<ServerResponse>): void => {
  if (streams.size >= mostListeners) return fail(response, 503, 'SERVICE_UNAVAILABLE');
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  response.write(': listening\n\n');
  streams.add(response);
  const stop = desk.subscribe((change: Change) => response.write(`data: ${JSON.stringify(change)}\n\n`));
  const beat = setInterval(() => response.write(': here\n\n'), heartbeat);
  response.on('close', () => {
    stop();
    clearInterval(beat);
    streams.delete(response);
  });
};

const send = (response: ServerResponse, status: number, body: unknown): void => {
  const text = JSON.stringify(body) ?? '';
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  });
  response.end(text);
};

/** Outside of the contract, in the form in which oRPC's client reads an error: its `code` reaches the page. */
const fail = (response: ServerResponse, status: number, code: string): void =>
  send(response, status, { json: { defined: false, code, status, message: code } });
