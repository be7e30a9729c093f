/** The protocol as an OpenAPI document, made from the schemas that are enforced, and as a plain page for people. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import * as protocol from '../shared/exchange/protocol.ts';
import { hubWords } from '../shared/words/hub.ts';

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

function openApiDocument() {
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

const style = `
body { font: 16px/1.6 system-ui, 'Microsoft YaHei', sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1.5rem; color: #1f2329; }
h1 { font-size: 1.5rem; } h2 { font-size: 1rem; margin: 1.5rem 0 0; } h2 code { background: #eef1f6; padding: 0.15rem 0.5rem; border-radius: 4px; }
p { margin: 0.25rem 0; } .join { background: #e8f3ff; padding: 0.75rem 1rem; border-radius: 6px; margin-bottom: 1rem; }
summary { cursor: pointer; color: #1456a8; } pre { overflow: auto; background: #f6f7f9; padding: 1rem; font-size: 0.8rem; }
@media (prefers-color-scheme: dark) { body { background: #17191d; color: #e6e8eb; } h2 code, pre { background: #24272d; } .join { background: #1b2f47; } summary, a { color: #8ab8f2; } }
`;

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
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shouwen hub</title><meta name="viewport" content="width=device-width"><style>${style}</style>
<div class="join"><p lang="zh">${escaped(hubWords.zh.joinHere)}</p><p>${escaped(hubWords.en.joinHere)}</p></div><h1>Shouwen hub, protocol ${protocol.protocolVersion}</h1><p><a href="openapi.json">openapi.json</a></p>${calls.map(section).join('\n')}</html>`;
}

export function openApiRoutes(app: FastifyInstance): void {
  const document = JSON.stringify(openApiDocument());
  const page = pageOf();
  // The page's own style and nothing else: no script, nothing from elsewhere.
  const styleHash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`;
  app.get('/openapi.json', (_request, reply) => reply.header('content-type', 'application/json').send(document));
  app.get('/', (_request, reply) =>
    reply.header('content-type', 'text/html; charset=utf-8').header('content-security-policy', policy).send(page),
  );
}
