import { connect as dial } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { mostBytes, serveHttp } from '../../../desk/links/http.ts';
import { openDoor } from '../../../desk/links/door.ts';
import { openTestDesk } from '../contract/links.ts';
import { ask, call, pageFolder, served } from './support.ts';

describe('who may call', () => {
  it('answers with the token, in either header', async () => {
    const host = await served();
    expect(await call(host)).toMatchObject({ status: 200 });
    const { token: _token, ...bare } = host;
    const bearer = await ask(host, '/unlock-state', { headers: { authorization: `Bearer ${host.token}` } });
    expect(JSON.parse(bearer.text)).toMatchObject({ state: 'open' });
    expect(host.address).toBe(`http://127.0.0.1:${bare.port}/#token=${host.token}`);
    expect(host.token).toMatch(/^[\w-]{43}$/);
  });

  it.each([
    ['no token', { 'x-shouwen-token': '' }],
    ['another token', { 'x-shouwen-token': 'x'.repeat(43) }],
    ['a shorter token', { 'x-shouwen-token': 'x' }],
    ['a token in the wrong place', { 'x-shouwen-token': '', cookie: 'token=TOKEN', authorization: 'Basic TOKEN' }],
  ])('refuses %s', async (_what, headers) => {
    const host = await served();
    const forged = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('TOKEN', host.token)]),
    );
    for (const path of ['/unlock-state', '/changes', `/changes?token=${host.token}`]) {
      expect(await ask(host, path, { headers: forged })).toMatchObject({ status: 401 });
    }
    const reply = await call(host, forged);
    expect(reply.status).toBe(401);
    expect(JSON.parse(reply.text)).toMatchObject({ json: { code: 'UNAUTHORIZED' } });
    expect(await ask(host, '/unlock', { method: 'POST', headers: forged })).toMatchObject({ status: 401 });
  });

  it.each([
    'evil.example',
    'evil.example:PORT',
    '127.0.0.1',
    '127.0.0.1:1',
    'localhost',
    '[::1]:PORT',
    '127.0.0.1:PORT.evil',
  ])('refuses the Host %s, also for the page', async (name) => {
    const host = await served();
    const headers = { host: name.replace('PORT', String(host.port)) };
    expect(await call(host, headers)).toMatchObject({ status: 403 });
    expect(await ask(host, '/', { headers })).toMatchObject({ status: 403 });
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['another port of this PC', { origin: 'http://127.0.0.1:1' }],
    ['https on our port', { origin: 'https://127.0.0.1:PORT' }],
    ['a request the browser marks as foreign', { 'sec-fetch-site': 'cross-site' }],
    ['a request from another port', { 'sec-fetch-site': 'same-site' }],
  ])('refuses %s', async (_what, headers) => {
    const host = await served();
    const forged = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('PORT', String(host.port))]),
    );
    expect(await call(host, forged)).toMatchObject({ status: 403 });
  });

  it('answers its own page under both of its names, and gives no other page leave', async () => {
    const host = await served();
    for (const name of ['127.0.0.1', 'localhost']) {
      const own = `${name}:${host.port}`;
      const reply = await call(host, { host: own, origin: `http://${own}`, 'sec-fetch-site': 'same-origin' });
      expect(reply.status).toBe(200);
      expect(Object.keys(reply.headers).filter((header) => header.startsWith('access-control'))).toEqual([]);
    }
    const asked = await ask(host, '/rpc/session/state', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(asked.status).toBe(403);
    expect(Object.keys(asked.headers).filter((header) => header.startsWith('access-control'))).toEqual([]);
  });

  it('listens on 127.0.0.1 only', async () => {
    const host = await served();
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .map(({ address }) => address)
      .filter((address) => address !== '127.0.0.1');
    const reached = await Promise.all(
      ['127.0.0.2', ...others].map(
        (address) =>
          new Promise<boolean>((resolve) => {
            const socket = dial({ host: address, port: host.port, timeout: 2000 });
            const end = (open: boolean) => () => {
              socket.destroy();
              resolve(open);
            };
            socket.on('connect', end(true)).on('error', end(false)).on('timeout', end(false));
          }),
      ),
    );
    expect(reached).not.toContain(true);
  });
});

describe('what may be sent', () => {
  it.each([
    ['GET', '/rpc/session/state'],
    ['PUT', '/rpc/session/state'],
    ['DELETE', '/rpc/session/signOut'],
    ['GET', '/rpc/session/state?data=%7B%7D'],
    ['GET', '/unlock'],
    ['POST', '/changes'],
    ['POST', '/unlock-state'],
  ])('refuses %s %s', async (method, path) => {
    const host = await served();
    expect(await ask(host, path, { method, headers: { 'x-shouwen-token': host.token } })).toMatchObject({
      status: 405,
    });
  });

  it('refuses a method that changes the page', async () => {
    const host = await served();
    expect(await ask(host, '/', { method: 'POST', body: 'x' })).toMatchObject({ status: 405 });
    expect(await ask(host, '/index.html', { method: 'DELETE' })).toMatchObject({ status: 405 });
  });

  it.each([
    ['nothing that is JSON', '{"json":'],
    ['a list', '[1]'],
    ['nothing', 'null'],
    ['a number', '5'],
    ['a text', '"x"'],
    ['a way to nowhere', '{"json":{"a":1},"meta":[[1,"b","c"]]}'],
    ['meta of another kind', '{"json":{},"meta":7}'],
    ['a way to the prototype', '{"json":{},"meta":[[1,"__proto__","polluted"]]}'],
    ['a hundred thousand lists in one another', `{"json":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['half a character', Buffer.from([0x7b, 0x22, 0xe4, 0xb8]).toString('latin1')],
  ])('answers %s', async (_what, body) => {
    const host = await served();
    const reply = await ask(host, '/rpc/session/signIn', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-shouwen-token': host.token },
      body,
    });
    expect(reply.status).toBe(422);
    expect(JSON.parse(reply.text)).toMatchObject({ json: { code: 'BAD_INPUT', data: { problems: [{ path: '' }] } } });
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(await call(host)).toMatchObject({ status: 200 });
  });

  it('does not read a file or a form where a call belongs', async () => {
    const host = await served();
    const body = '--x\r\ncontent-disposition: form-data; name="data"\r\n\r\n{"json":{}}\r\n--x--\r\n';
    const form = await call(host, { 'content-type': 'multipart/form-data; boundary=x' }, body);
    expect(form.status).toBe(422);
  });

  it('says that a body is too large, announced or not, and stays up', async () => {
    const host = await served();
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const pieces = Array.from({ length: mostBytes / piece.length + 1 }, () => piece);
    const headers = { 'content-type': 'application/json', 'x-shouwen-token': host.token };
    const announced = { ...headers, 'content-length': String(pieces.length * piece.length) };
    for (const sent of [headers, announced]) {
      const reply = await ask(host, '/rpc/attachment/add', { method: 'POST', headers: sent, body: pieces });
      expect(reply.status).toBe(413);
      expect(JSON.parse(reply.text)).toMatchObject({
        json: { code: 'BAD_INPUT', data: { problems: [{ path: '', why: 'tooLarge' }] } },
      });
    }
    const unlock = await ask(host, '/unlock', { method: 'POST', headers, body: 'x'.repeat(20_000) });
    expect(unlock.status).toBe(400);
    expect(await call(host)).toMatchObject({ status: 200 });
  });
});

describe('the page', () => {
  const guards = {
    'content-security-policy': expect.stringMatching(
      /default-src 'self'; script-src 'self'; .*object-src 'none'; base-uri 'none'; .*frame-ancestors 'none'/,
    ) as string,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };

  it.each([
    ['/', 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/?a=b', 'text/html; charset=utf-8', 'no-cache'],
    ['/plain.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/assets/index-Ab3_x-9Z.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/index-Ab3_x-9Z.css', 'text/css; charset=utf-8', 'public, max-age=31536000, immutable'],
  ])('serves %s', async (path, type, cache) => {
    const host = await served();
    const reply = await ask(host, path);
    expect(reply).toMatchObject({ status: 200, headers: { 'content-type': type, 'cache-control': cache, ...guards } });
    const head = await ask(host, path, { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, text: '' });
    expect(head.headers['content-length']).toBe(reply.headers['content-length']);
  });

  it.each([
    '/../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/assets/..%2f..%2fsecret.json',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.json',
    '/..%5csecret.json',
    '/%252e%252e/secret.json',
    '//secret.json',
    '/link.json',
    '/.hidden.json',
    '/assets/',
    '/assets',
    '/notes.md',
    '/secret.json',
    '/index.html%00.js',
    '/%',
    '/nowhere.js',
    '/C:/windows/win.ini',
    'http://evil.example/secret.json',
  ])('keeps %s to itself', async (path) => {
    const host = await served();
    const reply = await ask(host, path);
    expect(reply.status).toBe(404);
    expect(reply.headers).toMatchObject(guards);
    expect(reply.text).not.toContain('secret');
    expect(reply.text).not.toContain('renderer');
  });
});

it('ends the stream of changes when the desk ends, and frees the port', async () => {
  const { desk } = await openTestDesk();
  const host = await serveHttp(openDoor(desk), { port: 0, page: pageFolder() });
  const stream = await fetch(`http://127.0.0.1:${host.port}/changes`, { headers: { 'x-shouwen-token': host.token } });
  expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const text = stream.text();
  await host.close();
  expect(await text).toBe(': listening\n\n');
  const again = await serveHttp(openDoor(desk), { port: host.port, page: pageFolder() });
  expect(again.token).not.toBe(host.token);
  await again.close();
});
