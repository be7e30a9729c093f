/** What is answered when something is wrong with a request, or with the hub: a plain body, and nothing about the inside. */
import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyBaseLogger, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { second } from '../shared/base/time.ts';
import { endConnection, Refused, sendProblem } from './problems.ts';
import { isAway } from './store/sql.ts';

/** Options of the server for what never becomes a request: heads that are too long or never end, addresses that are none. */
export const answersToRubbish = {
  clientErrorHandler: (error: { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET') socket.destroy();
    else endConnection(socket, error.code === 'HPE_HEADER_OVERFLOW' ? 'tooLarge' : 'badInput');
  },
  frameworkErrors: (_error: FastifyError, _request: FastifyRequest, reply: FastifyReply) =>
    sendProblem(reply, { code: 'notFound' }),
};

export function answerErrors(app: FastifyInstance): void {
  // A promise asked for before a request is sent, of a kind that HTTP does not know.
  app.server.on('checkExpectation', (_request, { socket }: ServerResponse) => {
    if (socket) endConnection(socket, 'badInput');
  });
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, { code: 'notFound' }));
  app.setErrorHandler((error: FastifyError | Refused, request, reply) => {
    if (error instanceof Refused) return sendProblem(reply, error.problem);
    if (isAway(error)) tellAway(request.log, error);
    const status = isAway(error) ? 503 : (error.statusCode ?? 500);
    if (status === 429) return sendProblem(reply, { code: 'tooMany' });
    if (status === 413) return sendProblem(reply, { code: 'tooLarge' });
    if (status === 503) return sendProblem(reply, { code: 'unavailable' });
    if (status < 500) return sendProblem(reply, { code: 'badInput', places: [] });
    const incident = randomBytes(5).toString('hex');
    logFault(request.log, incident, error);
    return sendProblem(reply, { code: 'broken', incident });
  });
}

/** A database that is away is one thing to tell, however many ask meanwhile. */
const tellAwayEvery = 10 * second;
let toldAwayAt = 0;

function tellAway(log: FastifyBaseLogger, { name, code }: Error & { code?: string }): void {
  if (Date.now() - toldAwayAt < tellAwayEvery) return;
  toldAwayAt = Date.now();
  log.warn({ fault: name, code }, 'database away');
}

/** Kind and place of a fault. Its message may quote what was pushed, so it stays out. */
function logFault(log: FastifyBaseLogger, incident: string, error: Error & { code?: string }): void {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  log.error({ incident, fault: error.name, code: error.code, frames: frames.slice(0, 12) }, 'fault');
}
