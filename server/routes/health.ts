import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { paths } from '../../shared/exchange/protocol.ts';
import type { HubParts } from '../parts.ts';
import { refuse } from '../problems.ts';

export function healthRoute(app: FastifyInstance, { sql, stopping }: HubParts): void {
  app.get(paths.health, async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
    if (stopping.aborted) return refuse('unavailable');
    try {
      await sql.query('select 1');
    } catch {
      return refuse('unavailable');
    }
    return { ok: true };
  });
}

/** From the same machine, or with the token that was set for it. */
export function metricsRoute(app: FastifyInstance, { metrics }: HubParts, token: string | undefined): void {
  app.get('/metrics', async (request, reply) => {
    const isAllowed =
      token === undefined ? isLoopback(request.ip) : isSame(request.headers.authorization, `Bearer ${token}`);
    if (!isAllowed) return refuse('notFound');
    return reply.header('content-type', metrics.contentType).send(await metrics.text());
  });
}

export const isLoopback = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address);

export function isSame(given: string | undefined, right: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
