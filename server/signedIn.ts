/** The desk behind a request: found by its token, looked up each time, because it may have been shut out a second ago. */
import type { FastifyRequest } from 'fastify';
import type { HubParts } from './parts.ts';
import { refuse } from './problems.ts';
import type { Desk } from './store/desks.ts';

const deskByRequest = new WeakMap<FastifyRequest, Desk>();

export async function signIn({ readToken, findDesk, clock }: HubParts, request: FastifyRequest): Promise<void> {
  const token = /^Bearer ([\w.-]{1,2000})$/.exec(request.headers.authorization ?? '')?.[1];
  const id = token === undefined ? undefined : await readToken(token, clock());
  const desk = id === undefined ? undefined : await findDesk(id);
  if (!desk) return refuse('signedOut');
  if (desk.revoked) return refuse('deskRevoked');
  deskByRequest.set(request, desk);
}

export const signedInDesk = (request: FastifyRequest): Desk => deskByRequest.get(request) ?? refuse('signedOut');
export const deskIdOf = (request: FastifyRequest): string | undefined => deskByRequest.get(request)?.id;
