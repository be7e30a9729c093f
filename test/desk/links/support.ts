import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as send, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDoor, type Door } from '../../../desk/links/door.ts';
import { serveHttp, type HttpHost } from '../../../desk/links/http.ts';
import { openTestDesk, temporaryFolder } from '../contract/links.ts';

/** A built page with something to steal beside it. */
export const pageFolder = (): string => {
  const root = temporaryFolder();
  const page = join(root, 'renderer');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(root, 'secret.json'), '{"secret":true}');
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Shouwen</title>');
  writeFileSync(join(page, 'assets', 'index-Ab3_x-9Z.js'), 'export {};');
  writeFileSync(join(page, 'assets', 'index-Ab3_x-9Z.css'), 'a{}');
  writeFileSync(join(page, 'plain.js'), 'export {};');
  writeFileSync(join(page, 'notes.md'), '# not served');
  writeFileSync(join(page, '.hidden.json'), '{}');
  symlinkSync(join(root, 'secret.json'), join(page, 'link.json'));
  return page;
};

export const served = async (door?: Door): Promise<HttpHost> => {
  const host = await serveHttp(door ?? openDoor((await openTestDesk()).desk), { port: 0, page: pageFolder() });
  onTestFinished(() => host.close());
  return host;
};

export type Answered = { status: number; headers: IncomingHttpHeaders; text: string };

/** A request with whatever headers: fetch would not let us forge them. */
export const ask = (
  { port }: HttpHost,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Iterable<Buffer> } = {},
): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const request = send(
      { host: '127.0.0.1', port, path, method: options.method ?? 'GET', headers: options.headers ?? {} },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => (text += piece));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    if (typeof options.body === 'object') for (const piece of options.body) request.write(piece);
    request.end(typeof options.body === 'string' ? options.body : undefined);
  });

/** A call of the contract over plain HTTP. */
export const call = (host: HttpHost, headers: Record<string, string> = {}, body = '{}'): Promise<Answered> =>
  ask(host, '/rpc/session/state', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shouwen-token': host.token, ...headers },
    body,
  });
