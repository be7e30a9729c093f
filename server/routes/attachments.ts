import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { contentHash, limits, paths, uploadLength, uploadOffset } from '../../shared/exchange/protocol.ts';
import type { HubParts } from '../parts.ts';
import { read, refuse } from '../problems.ts';
import { signedInDesk } from '../signedIn.ts';
import { progressOf, readAttachment, takePiece, type Progress } from '../store/attachments.ts';

const bytes = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const place = z.object({ [uploadOffset]: bytes, [uploadLength]: bytes });

export function attachmentRoutes(app: FastifyInstance, parts: HubParts): void {
  const { sql, blobs, clock, metrics } = parts;
  const named = (request: FastifyRequest): string => read(z.object({ content: contentHash }), request.params).content;
  const tell = (reply: FastifyReply, { offset, length }: Progress): FastifyReply =>
    reply.header(uploadOffset, offset).header(uploadLength, length).header('cache-control', 'no-store');

  app.head(paths.attachment, async (request, reply) => {
    const desk = signedInDesk(request);
    const progress = await progressOf(sql, await parts.readerOf(desk), desk.id, named(request));
    return progress ? tell(reply, progress).send() : refuse('notFound');
  });

  app.put(paths.attachment, { bodyLimit: limits.pieceBytes }, async (request, reply) => {
    const desk = signedInDesk(request);
    const content = named(request);
    const at = read(place, request.headers);
    const body = request.body;
    if (!Buffer.isBuffer(body) || body.length === 0) return refuse('badInput', { places: ['body'] });
    const piece = { content, desk: desk.id, offset: at[uploadOffset], length: at[uploadLength], bytes: body };
    const outcome = await takePiece(sql, blobs, await parts.readerOf(desk), piece, clock());
    if (outcome.ok) {
      metrics.bytesMoved('in', body.length);
      return tell(reply, outcome.value).send({ uploadOffset: outcome.value.offset });
    }
    const { problem } = outcome;
    return refuse(problem.code, problem.code === 'wrongOffset' ? { uploadOffset: problem.offset } : {});
  });

  app.get(paths.attachment, { exposeHeadRoute: false }, async (request, reply) => {
    const content = await readAttachment(sql, blobs, await parts.readerOf(signedInDesk(request)), named(request));
    if (!content) return refuse('notFound');
    void reply
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', 'attachment')
      .header('cache-control', 'private, max-age=31536000, immutable')
      .header('accept-ranges', 'bytes');
    const range = /^bytes=(\d{1,9})-(\d{1,9})?$/.exec(request.headers.range ?? '');
    if (!range) {
      metrics.bytesMoved('out', content.length);
      return reply.send(content);
    }
    const first = Number(range[1]);
    const last = Math.min(range[2] === undefined ? content.length - 1 : Number(range[2]), content.length - 1);
    if (first > last) {
      void reply.header('content-range', `bytes */${content.length}`).header('content-type', 'application/json');
      return reply.code(416).send({ code: 'badInput', places: ['range'] });
    }
    metrics.bytesMoved('out', last - first + 1);
    return reply
      .code(206)
      .header('content-range', `bytes ${first}-${last}/${content.length}`)
      .send(content.subarray(first, last + 1));
  });
}
