/** The protocol as an OpenAPI document, made from the schemas that are enforced, and as a plain page for people. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import * as protocol from '../shared/exchange/protocol.ts';

type Call = {
  method: 'get' | 'post' | 'put' | 'head';
  path: string;
  summary: string;
  signedIn: boolean;
  body?: z.ZodType;
  reply?: z.ZodType;
};

const calls: readonly Call[] = [
  {
    method: 'post',
    path: protocol.paths.enrol,
    summary: 'Join with an invitation; the same request again gives the same answer',
    signedIn: false,
    body: protocol.enrolRequest,
    reply: protocol.enrolReply,
  },
  {
    method: 'post',
    path: protocol.paths.session,
    summary: 'Exchange an assertion signed by the desk for an access token',
    signedIn: false,
    body: protocol.sessionRequest,
    reply: protocol.sessionReply,
  },
  {
    method: 'post',
    path: protocol.paths.push,
    summary: 'Hand in what was done here; one receipt per batch',
    signedIn: true,
    body: protocol.pushRequest,
    reply: protocol.pushReply,
  },
  {
    method: 'post',
    path: protocol.paths.pull,
    summary: 'Read what others did and this desk may read; may wait for something new',
    signedIn: true,
    body: protocol.pullRequest,
    reply: protocol.pullReply,
  },
  { method: 'head', path: protocol.paths.attachment, summary: 'How much of a content the hub holds', signedIn: true },
  { method: 'put', path: protocol.paths.attachment, summary: 'Send the next piece of a content', signedIn: true },
  { method: 'get', path: protocol.paths.attachment, summary: 'Read a content, whole or in ranges', signedIn: true },
  { method: 'get', path: protocol.paths.health, summary: 'Whether the hub and its database answer', signedIn: false },
];

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(schema, { io, target: 'openapi-3.0' });

const jsonContent = (schema: z.ZodType, io: 'input' | 'output') => ({
  content: { 'application/json': { schema: schemaOf(schema, io) } },
});

function operationOf({ path, summary, signedIn, body, reply }: Call) {
  const parameters = path.includes(':content')
    ? [{ name: 'content', in: 'path', required: true, schema: schemaOf(protocol.contentHash, 'input') }]
    : [];
  return {
    summary,
    parameters,
    ...(signedIn && { security: [{ token: [] }] }),
    ...(body && { requestBody: { required: true, ...jsonContent(body, 'input') } }),
    responses: {
      200: { description: 'done', ...(reply && jsonContent(reply, 'output')) },
      '4XX': { description: protocol.problemCodes.join(', '), ...jsonContent(protocol.problem, 'output') },
    },
  };
}

const addressOf = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

export function openApiDocument() {
  const operationsByPath: Record<string, Record<string, ReturnType<typeof operationOf>>> = {};
  for (const call of calls) {
    (operationsByPath[addressOf(call.path)] ??= {})[call.method] = operationOf(call);
  }
  return {
    openapi: '3.0.3',
    info: { title: 'Shouwen hub', version: String(protocol.protocolVersion) },
    paths: operationsByPath,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function pageOf(): string {
  const section = ({ method, path, summary, signedIn, body, reply }: Call): string => {
    const shape = (title: string, schema: z.ZodType | undefined, io: 'input' | 'output'): string =>
      schema
        ? `<details><summary>${title}</summary><pre>${escaped(JSON.stringify(schemaOf(schema, io), null, 2))}</pre></details>`
        : '';
    return `<section><h2><code>${method.toUpperCase()} ${escaped(addressOf(path))}</code></h2><p>${escaped(summary)}${
      signedIn ? ' · <code>authorization: Bearer</code>' : ''
    }</p>${shape('request', body, 'input')}${shape('reply', reply, 'output')}</section>`;
  };
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shouwen hub</title><meta name="viewport" content="width=device-width">
<h1>Shouwen hub, protocol ${protocol.protocolVersion}</h1><p><a href="openapi.json">openapi.json</a></p>${calls.map(section).join('\n')}</html>`;
}

export function openApiRoutes(app: FastifyInstance): void {
  const document = JSON.stringify(openApiDocument());
  const page = pageOf();
  app.get('/openapi.json', (_request, reply) => reply.header('content-type', 'application/json').send(document));
  app.get('/', (_request, reply) => reply.header('content-type', 'text/html; charset=utf-8').send(page));
}
