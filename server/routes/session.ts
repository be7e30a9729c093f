import type { FastifyInstance } from 'fastify';
import { paths, protocolVersion, sessionRequest, type SessionReply } from '../../shared/exchange/protocol.ts';
import type { HubParts } from '../parts.ts';
import { read, refuse } from '../problems.ts';
import { findDesk, markSeen, useAssertion } from '../store/desks.ts';
import { createToken, readAssertion } from '../tokens.ts';

export function sessionRoute(app: FastifyInstance, { sql, hub, clock }: HubParts): void {
  app.post(paths.session, async (request): Promise<SessionReply> => {
    const { deskId, assertion } = read(sessionRequest, request.body);
    const now = clock();
    const desk = await findDesk(sql, deskId);
    // An unknown desk and a wrong signature get the same answer.
    const proof = desk && (await readAssertion(hub, assertion, desk, now));
    if (!desk || !proof) return refuse('badAssertion');
    if (desk.revoked) return refuse('deskRevoked');
    if (!(await useAssertion(sql, proof.id, proof.expiresAt, now))) return refuse('badAssertion');
    await markSeen(sql, deskId, now);
    return {
      protocol: protocolVersion,
      ...(await createToken(hub, deskId, now)),
      now,
      hub: { id: hub.id, name: hub.name },
    };
  });
}
