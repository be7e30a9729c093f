// What an operator sees of a hub: log, figures, health, document, TLS; and what nobody must see there.
import { request } from 'node:https';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openInMemory } from './embedded.ts';
import { paths } from '../../shared/exchange/protocol.ts';
import { certificate } from './certificate.ts';
import { batch, createWorld, memoryBlobs, note, registered, startHub, type TestHub, type World } from './world.ts';

vi.setConfig({ hookTimeout: 240_000, testTimeout: 120_000 });

const content = 'a'.repeat(64);
const personal = '张三丰 13912345678';
const lines: string[] = [];
let hub: TestHub;
let world: World;
let stream: string;

beforeAll(async () => {
  const blobs = { ...memoryBlobs(), put: () => Promise.reject(new Error(`disk said ${personal}`)) };
  const log = { write: (line: string) => void lines.push(line) };
  hub = await startHub(await openInMemory(), { blobs, log });
  world = await createWorld(hub);
  stream = world.newComplaint();
  const attached = {
    type: 'AttachmentAdded',
    audience: 'parties',
    body: { attachment: content, name: personal, size: 4, mediaType: 'x', paper: null, at: 1 },
  };
  const { bank } = world.desks;
  await bank.push(batch(bank, stream, 0, registered(stream.slice(10), world.unit.bank), note(personal), attached));
  await bank.pull();
});
afterAll(() => hub.close());

describe('the log', () => {
  it('says what was asked, by which desk, and how it ended', () => {
    const pushes = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ route }) => route === paths.push);
    expect(pushes).toContainEqual(
      expect.objectContaining({
        method: 'POST',
        status: 200,
        desk: world.desks.bank.deskId,
        milliseconds: expect.any(Number),
      }),
    );
  });

  it('a fault is answered with a number that stands in the log, and with nothing else', async () => {
    const { bank } = world.desks;
    const answer = await bank.wire({
      method: 'PUT',
      path: paths.attachment.replace(':content', content),
      headers: {
        authorization: `Bearer ${bank.token()}`,
        'content-type': 'application/octet-stream',
        'upload-offset': '0',
        'upload-length': '4',
      },
      body: Buffer.from('four'),
    });
    expect(answer).toMatchObject({
      status: 500,
      body: { code: 'broken', incident: expect.stringMatching(/^[0-9a-f]{10}$/) },
    });
    const { incident } = answer.body as { incident: string };
    const told = lines
      .filter((line) => line.includes(incident))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told).toMatchObject([
      { fault: 'Error', frames: expect.arrayContaining([expect.stringContaining('takePiece')]) },
    ]);
  });

  it('names no person, no text, no credential and no address', async () => {
    await world.desks.bank.call(paths.push, { protocol: 1, batches: [{ stream: personal }] });
    expect(lines.length).toBeGreaterThan(20);
    const secrets = [personal, '13912345678', world.desks.bank.token(), '127.0.0.1', stream, '柜面', 'name of'];
    expect(lines.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
  });
});

describe('figures', () => {
  it('count what went on, without naming anybody', async () => {
    const { status, bytes } = await hub.wire({ method: 'GET', path: '/metrics' });
    const text = bytes.toString();
    expect(status).toBe(200);
    expect(text).toMatch(/shouwen_hub_batches_total\{outcome="accepted"\} 8\b/);
    expect(text).toMatch(/shouwen_hub_waiting_pulls 0\b/);
    expect(text).toContain(`route="${paths.attachment}",status="500"`);
    const named = [world.desks.bank.deskId, world.unit.bank, content, stream, personal];
    expect(named.filter((name) => text.includes(name))).toEqual([]);
  });

  it('are for the same machine, or for who has the token', async () => {
    const guarded = await startHub(await openInMemory(), { metricsToken: 'figures' });
    const ask = async (authorization?: string): Promise<number> =>
      (await guarded.wire({ method: 'GET', path: '/metrics', headers: authorization ? { authorization } : {} })).status;
    expect([await ask(), await ask('Bearer wrong'), await ask('Bearer figures')]).toEqual([404, 404, 200]);
    await guarded.close();
  });
});

describe('the document', () => {
  it('describes every call of the protocol, and each of them is there', async () => {
    const { body } = await hub.wire({ method: 'GET', path: '/openapi.json' });
    const { paths: described } = body as { paths: Record<string, Record<string, unknown>> };
    expect(Object.keys(described).sort()).toEqual(
      Object.values(paths)
        .map((path) => path.replace(/:(\w+)/g, '{$1}'))
        .sort(),
    );
    for (const [path, operations] of Object.entries(described)) {
      for (const method of Object.keys(operations)) {
        const answer = await hub.wire({
          method: method.toUpperCase() as 'GET',
          path: path.replace('{content}', content),
          headers: { 'content-type': 'application/json' },
        });
        expect(answer.status, `${method} ${path}`).not.toBe(404);
      }
    }
  });

  it('has a page for people that loads nothing from elsewhere', async () => {
    const { bytes, headers } = await hub.wire({ method: 'GET', path: '/' });
    for (const path of Object.values(paths)) expect(bytes.toString()).toContain(path.replace(/:(\w+)/g, '{$1}'));
    expect(bytes.toString()).not.toMatch(/<script|https?:/);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });
});

describe('health', () => {
  it('says when the database is away', async () => {
    const sql = await openInMemory();
    const lame = await startHub(sql);
    expect(await lame.wire({ method: 'GET', path: paths.health })).toMatchObject({ status: 200, body: { ok: true } });
    await sql.close();
    expect(await lame.wire({ method: 'GET', path: paths.health })).toMatchObject({
      status: 503,
      body: { code: 'unavailable' },
    });
  });
});

describe('TLS', () => {
  it('is spoken where a certificate is given, in its present versions only', async () => {
    const safe = await startHub(await openInMemory(), { tls: certificate });
    const { port } = new URL(await safe.listen());
    const ask = (options: object): Promise<string> =>
      new Promise((resolve) => {
        request({ host: '127.0.0.1', port, path: paths.health, ca: certificate.cert, ...options }, (response) => {
          response.resume();
          resolve(String(response.statusCode));
        })
          .on('error', (error: Error & { code?: string }) => resolve(error.code ?? error.message))
          .end();
      });
    expect(await ask({})).toBe('200');
    expect(await ask({ ca: [] })).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(await ask({ maxVersion: 'TLSv1.1', minVersion: 'TLSv1' })).not.toBe('200');
    await safe.close();
  });
});
