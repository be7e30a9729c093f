/** The hub, built and not yet listening: database, routes, limits and what keeps strangers out. */
import { isIP } from 'node:net';
import fastifyHelmet from '@fastify/helmet';
import fastifyRateLimit from '@fastify/rate-limit';
import Fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify';
import { minute, second, type Instant } from '../shared/base/time.ts';
import { limits } from '../shared/exchange/protocol.ts';
import type { Blobs } from './blobs/blobs.ts';
import { isTooDeep, unpack } from './body.ts';
import { answerErrors, answersToRubbish } from './faults.ts';
import { createMetrics } from './metrics.ts';
import { openApiRoutes } from './openApi.ts';
import type { HubParts } from './parts.ts';
import { refuse, Refused } from './problems.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { enrolRoute } from './routes/enrol.ts';
import { healthRoute, metricsRoute } from './routes/health.ts';
import { pullRoute } from './routes/pull.ts';
import { pushRoute } from './routes/push.ts';
import { sessionRoute } from './routes/session.ts';
import { deskIdOf, signIn } from './signedIn.ts';
import { createFindDesk } from './store/desks.ts';
import { everyonesFeedId } from './store/feeds.ts';
import { migrate } from './store/migrate.ts';
import { createNews } from './store/news.ts';
import { createPush } from './store/push.ts';
import { organisationIdOf } from '../shared/exchange/reach.ts';
import { currentRegister, emptyRegister } from './store/register.ts';
import type { Sql } from './store/sql.ts';
import { createReadToken } from './tokens.ts';

/** Requests per minute and most connections at once. `enrol` and `session` count per address, `signedIn` per desk. */
export type Rates = { enrol: number; session: number; signedIn: number; connections: number };

export const usualRates: Rates = { enrol: 30, session: 1200, signedIn: 1200, connections: 20_000 };

export type ServerOptions = {
  sql: Sql;
  blobs: Blobs;
  clock: () => Instant;
  /** Shown to desks that join; kept from the first start on. */
  name: string;
  /** PEM texts; without them the hub speaks plain HTTP, for use behind a proxy or on one machine. */
  tls?: { key: string; cert: string } | undefined;
  /** The hub stands behind a proxy whose word about the caller's address is believed. */
  trustProxy?: boolean;
  metricsToken?: string | undefined;
  rates?: Rates;
  /** Lines of JSON; none without it. */
  log?: { write(line: string): void } | undefined;
};

/** How long a connection may take to say what it wants: whoever holds thousands of them open keeps nobody else out for long. */
const patience = { headersTimeout: 15 * second, connectionsCheckingInterval: 5 * second };

export async function createServer(options: ServerOptions): Promise<{ app: FastifyInstance; parts: HubParts }> {
  const { sql, blobs, clock, rates = usualRates } = options;
  const hub = await migrate(sql, clock(), options.name);
  const news = await createNews(sql);
  const metrics = createMetrics(news.waiting);
  const stop = new AbortController();
  const everyonesFeed = await everyonesFeedId(sql);
  let register = emptyRegister;
  const parts: HubParts = {
    sql,
    hub,
    blobs,
    clock,
    news,
    metrics,
    push: createPush(sql, clock, metrics.group),
    readToken: createReadToken(hub),
    findDesk: createFindDesk(sql),
    stopping: stop.signal,
    async readerOf({ feed, unit }) {
      register = await currentRegister(sql, register);
      return { feed, everyonesFeed, organisation: organisationIdOf(register.office, unit) };
    },
  };

  const app = Fastify({
    ...(options.tls ? { https: { ...options.tls, ...patience } } : { http: patience }),
    // One line per finished request is written below; the framework's own would carry addresses.
    logController: new LogController({ disableRequestLogging: true }),
    logger: options.log ? { level: 'info', base: null, stream: options.log } : false,
    trustProxy: options.trustProxy ?? false,
    bodyLimit: limits.requestBytes,
    requestTimeout: minute,
    ...answersToRubbish,
    connectionTimeout: 0,
    keepAliveTimeout: 70 * second,
    routerOptions: { maxParamLength: 100 },
    return503OnClosing: true,
    forceCloseConnections: 'idle',
  }) as unknown as FastifyInstance;
  app.server.maxConnections = rates.connections;
  app.addHook('preClose', async () => {
    stop.abort();
    // Connections that become idle now would be kept for the next request, and the process with them.
    setInterval(() => app.server.closeIdleConnections(), second).unref();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (stop.signal.aborted) reply.header('connection', 'close');
  });
  app.addHook('onClose', () => sql.close());

  answerErrors(app);
  readBodies(app);
  observeRequests(app, parts);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  });
  await app.register(fastifyRateLimit, { global: false, cache: 50_000 });

  const limited = (most: number, keyOf: (request: FastifyRequest) => string) =>
    app.rateLimit({ max: most, timeWindow: minute, keyGenerator: keyOf });
  const scope = (guards: ReturnType<typeof limited>[], routes: (inner: FastifyInstance) => void) =>
    app.register(async (inner) => {
      for (const guard of guards) inner.addHook('onRequest', guard);
      routes(inner);
    });

  healthRoute(app, parts);
  metricsRoute(app, parts, options.metricsToken);
  openApiRoutes(app);
  await scope([limited(rates.enrol, addressOf)], (inner) => enrolRoute(inner, parts));
  await scope([limited(rates.session, addressOf)], (inner) => sessionRoute(inner, parts));
  await app.register(async (inner) => {
    inner.addHook('onRequest', (request) => signIn(parts, request));
    inner.addHook(
      'onRequest',
      limited(rates.signedIn, (request) => deskIdOf(request) ?? addressOf(request)),
    );
    pushRoute(inner, parts);
    pullRoute(inner, parts);
    attachmentRoutes(inner, parts);
  });
  return { app, parts };
}

/** Everybody of one IPv6 network counts as one: addresses there cost nothing. */
function addressOf({ ip }: FastifyRequest): string {
  return isIP(ip) === 6 ? ip.split(':').slice(0, 4).join(':') : ip;
}

function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  // Keys that would reach into the prototypes of objects are refused with the rest of what is not JSON.
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    const plain = await unpack(body, request.headers['content-encoding']);
    if (plain.length === 0 || isTooDeep(plain)) refuse('badInput', { places: [] });
    return new Promise((resolve) => {
      void parse(request, plain.toString('utf8'), (error, value) =>
        resolve(error ? Promise.reject(new Refused({ code: 'badInput', places: [] })) : value),
      );
    });
  });
}

function observeRequests(app: FastifyInstance, { metrics }: HubParts): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const milliseconds = Math.round(reply.elapsedTime);
    metrics.request(route, reply.statusCode, reply.elapsedTime / second);
    if (route === '/health' || route === '/metrics') return;
    request.log.info({
      method: request.method,
      route,
      status: reply.statusCode,
      milliseconds,
      desk: deskIdOf(request),
    });
  });
}
