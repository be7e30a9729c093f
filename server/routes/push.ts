import type { FastifyInstance } from 'fastify';
import { paths, protocolVersion, pushRequest, type PushReply } from '../../shared/exchange/protocol.ts';
import type { HubParts } from '../parts.ts';
import { read } from '../problems.ts';
import { signedInDesk } from '../signedIn.ts';

export function pushRoute(app: FastifyInstance, { push, metrics }: HubParts): void {
  app.post(paths.push, async (request): Promise<PushReply> => {
    const { id, unit, feed } = signedInDesk(request);
    const { batches } = read(pushRequest, request.body);
    const receipts = await push({ deskId: id, unit, feed }, batches);
    for (const { outcome } of receipts) metrics.receipt(outcome);
    return { protocol: protocolVersion, receipts };
  });
}
