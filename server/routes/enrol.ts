import type { FastifyInstance } from 'fastify';
import { enrolRequest, paths, protocolVersion, type EnrolReply } from '../../shared/exchange/protocol.ts';
import type { HubParts } from '../parts.ts';
import { read, refuse } from '../problems.ts';
import { enrol } from '../store/desks.ts';

export function enrolRoute(app: FastifyInstance, { sql, hub, clock }: HubParts): void {
  app.post(paths.enrol, async (request): Promise<EnrolReply> => {
    const wanted = read(enrolRequest, request.body);
    const outcome = await enrol(sql, wanted, clock());
    if (!outcome.ok) return refuse(outcome.problem);
    return {
      protocol: protocolVersion,
      hub: { id: hub.id, name: hub.name },
      deskId: wanted.deskId,
      ...outcome.value,
    };
  });
}
