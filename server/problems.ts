/** Every answer that is not 2xx: a plain body with a code, and nothing about the inside of the hub. */
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { protocolVersion, type Problem, type ProblemCode } from '../shared/exchange/protocol.ts';

const statusByCode: Record<ProblemCode, number> = {
  badInput: 400,
  badCursor: 400,
  signedOut: 401,
  badAssertion: 401,
  deskRevoked: 403,
  badInvitation: 403,
  deskKnown: 409,
  unitNotFitting: 409,
  hubRestored: 409,
  hubTooOld: 426,
  notFound: 404,
  wrongOffset: 409,
  contentDiffers: 422,
  tooLarge: 413,
  tooMany: 429,
  unavailable: 503,
  broken: 500,
};

/** Thrown by routes and caught once, in the server. */
export class Refused extends Error {
  readonly problem: Problem & { code: ProblemCode };
  constructor(problem: Problem & { code: ProblemCode }) {
    super(problem.code);
    this.problem = problem;
  }
}

export const refuse = (code: ProblemCode, more: Omit<Problem, 'code'> = {}): never => {
  throw new Refused({ code, ...more });
};

export const sendProblem = (reply: FastifyReply, problem: Problem & { code: ProblemCode }): FastifyReply =>
  reply.code(statusByCode[problem.code]).header('cache-control', 'no-store').send(problem);

/** To somebody whose bytes are no request at all: his connection ends with it. */
export function endConnection(socket: Duplex, code: ProblemCode): void {
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify({ code } satisfies Problem);
  const head = [
    `HTTP/1.1 ${statusByCode[code]} ${STATUS_CODES[statusByCode[code]]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${body.length}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

/** Input as its schema says, or a refusal that names the places and repeats nothing of what stands there. */
export function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.infer<Schema> {
  const protocol = (input as { protocol?: unknown } | null)?.protocol;
  if (typeof protocol === 'number' && protocol > protocolVersion) refuse('hubTooOld');
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.slice(0, 5).map(({ path }) => path.filter((step) => isPlain(step)).join('.'));
  return refuse('badInput', { places });
}

/** Names of the protocol's own fields and numbers; a key somebody made up is not repeated. */
const isPlain = (step: PropertyKey): boolean => typeof step === 'number' || /^[a-zA-Z]{1,20}$/.test(String(step));
