import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { second } from '../../shared/base/time.ts';
import { paths, protocolVersion, pullRequest } from '../../shared/exchange/protocol.ts';
import type { HubParts } from '../parts.ts';
import { read, refuse } from '../problems.ts';
import { signedInDesk } from '../signedIn.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { readPage, type Page, type Places, type Reader } from '../store/pull.ts';

const packed = promisify(gzip);
/** Bytes below which packing is not worth its time. */
const smallPage = 4096;

export function pullRoute(app: FastifyInstance, parts: HubParts): void {
  const { sql, hub, news, metrics, stopping, findDesk } = parts;

  /** Looked at once more after the ear is at the door: what comes in between is not missed. */
  async function waitingPage(
    reader: Reader,
    places: Places,
    limit: number,
    wait: number,
    gone: AbortSignal,
  ): Promise<Page> {
    const page = await readPage(sql, reader, places, limit);
    if (page.entries.length > 0 || wait === 0) return page;
    const enough = new AbortController();
    const woken = news.wait(
      [reader.feed, reader.everyonesFeed],
      wait * second,
      AbortSignal.any([stopping, gone, enough.signal]),
    );
    try {
      const meanwhile = await readPage(sql, reader, page.places, limit);
      if (meanwhile.entries.length > 0) return meanwhile;
      await woken;
    } finally {
      enough.abort();
    }
    return readPage(sql, reader, page.places, limit);
  }

  app.post(paths.pull, async (request, reply) => {
    const desk = signedInDesk(request);
    const { cursor, limit, wait = 0 } = read(pullRequest, request.body);
    const places = readCursor(hub, desk.id, cursor);
    if (!places.ok) return refuse(places.problem);
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const reader = await parts.readerOf(desk);
    const page = await waitingPage(reader, places.value, limit, wait, gone.signal);
    // Shut out while it waited.
    if (wait > 0 && (await findDesk(desk.id))?.revoked !== false) return refuse('deskRevoked');
    metrics.entriesPulled(page.entries.length);
    return sendPage(reply, page, writeCursor(hub, desk.id, page.places), /\bgzip\b/.test(acceptOf(request.headers)));
  });
}

const acceptOf = (headers: { 'accept-encoding'?: string | string[] | undefined }): string =>
  String(headers['accept-encoding'] ?? '');

async function sendPage(reply: FastifyReply, page: Page, cursor: string, mayPack: boolean): Promise<FastifyReply> {
  const head = JSON.stringify({ protocol: protocolVersion, cursor, more: page.more });
  const text = `${head.slice(0, -1)},"entries":[${page.entries.join(',')}]}`;
  void reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store');
  if (!mayPack || text.length < smallPage) return reply.send(text);
  return reply.header('content-encoding', 'gzip').send(await packed(text, { level: constants.Z_BEST_SPEED }));
}
