// Contents: resumable, checked against their name, for those whose entries name them; in a folder and in an S3 store.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Blobs } from '../../server/blobs/blobs.ts';
import { createFolderBlobs } from '../../server/blobs/folder.ts';
import { createS3Blobs } from '../../server/blobs/s3.ts';
import { dropForgottenPieces } from '../../server/store/attachments.ts';
import { day } from '../../shared/base/time.ts';
import { limits, paths, type PushedEvent } from '../../shared/exchange/protocol.ts';
import { overBothDatabases } from './databases.ts';
import type { Answer, Desk } from './desk.ts';
import { batch, createWorld, handed, memoryBlobs, registered, startHub, type TestHub, type World } from './world.ts';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const added = (bytes: Buffer, audience = 'parties', size = bytes.length): PushedEvent => ({
  type: 'AttachmentAdded',
  audience,
  body: { attachment: sha256(bytes), name: '回执.pdf', size, mediaType: 'application/pdf', paper: null, at: 1 },
});
const at = (content: string): string => paths.attachment.replace(':content', content);
const ask = (
  desk: Desk,
  method: 'HEAD' | 'GET',
  content: string,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  desk.wire({ method, path: at(content), headers: { authorization: `Bearer ${desk.token()}`, ...headers } });
const put = (desk: Desk, content: string, bytes: Buffer, offset: number, length: number): Promise<Answer> =>
  desk.wire({
    method: 'PUT',
    path: at(content),
    headers: {
      authorization: `Bearer ${desk.token()}`,
      'content-type': 'application/octet-stream',
      'upload-offset': String(offset),
      'upload-length': String(length),
    },
    body: bytes,
  });

overBothDatabases('attachments', (database) => {
  let hub: TestHub;
  let world: World;
  let desks: World['desks'];
  let stream: string;
  let version = 2;
  const blobs = memoryBlobs();
  beforeAll(async () => {
    hub = await startHub(await database.open(), { blobs });
    world = await createWorld(hub);
    ({ desks } = world);
    stream = world.newComplaint();
    const id = stream.slice('complaint/'.length);
    await desks.association.push(
      batch(desks.association, stream, 0, registered(id, world.unit.association), handed(world.unit.bank)),
    );
  });
  afterAll(() => hub.close());

  const name = async (desk: Desk, event: PushedEvent): Promise<void> => {
    const [receipt] = await desk.push(batch(desk, stream, version, event));
    expect(receipt).toMatchObject({ outcome: 'accepted' });
    version += 1;
  };

  it('a content comes in pieces, goes on where it stopped, and is the same on the other side', async () => {
    const bytes = randomBytes(300_000);
    const content = sha256(bytes);
    await name(desks.association, added(bytes));
    expect((await ask(desks.association, 'HEAD', content)).headers).toMatchObject({
      'upload-offset': '0',
      'upload-length': '300000',
    });
    expect(await put(desks.association, content, bytes.subarray(0, 100_000), 0, 300_000)).toMatchObject({
      status: 200,
    });
    expect(await ask(desks.bank, 'GET', content)).toMatchObject({ status: 404, body: { code: 'notFound' } });
    // The answer was lost: the same piece again, or one too far ahead.
    for (const offset of [0, 200_000]) {
      expect(await put(desks.association, content, bytes.subarray(0, 100), offset, 300_000)).toMatchObject({
        status: 409,
        body: { code: 'wrongOffset', uploadOffset: 100_000 },
      });
    }
    expect((await ask(desks.association, 'HEAD', content)).headers).toMatchObject({ 'upload-offset': '100000' });
    await put(desks.association, content, bytes.subarray(100_000, 250_000), 100_000, 300_000);
    const last = await put(desks.association, content, bytes.subarray(250_000), 250_000, 300_000);
    expect(last).toMatchObject({ status: 200, body: { uploadOffset: 300_000 } });
    expect((await ask(desks.bank, 'GET', content)).bytes.equals(bytes)).toBe(true);
    const part = await ask(desks.bank, 'GET', content, { range: 'bytes=299990-' });
    expect(part).toMatchObject({ status: 206, headers: { 'content-range': 'bytes 299990-299999/300000' } });
    expect(part.bytes.equals(bytes.subarray(299_990))).toBe(true);
    expect(await ask(desks.bank, 'GET', content, { range: 'bytes=300000-' })).toMatchObject({ status: 416 });
    expect(blobs.names().filter((kept) => kept.startsWith('pieces/'))).toEqual([]);
    // Sent by another desk meanwhile: nothing has to be sent.
    expect((await ask(desks.bank, 'HEAD', content)).headers).toMatchObject({ 'upload-offset': '300000' });
  });

  it('a content that is not what its name says is thrown away and can be sent again', async () => {
    const bytes = randomBytes(1000);
    const content = sha256(bytes);
    await name(desks.bank, added(bytes));
    const wrong = Buffer.from(bytes).fill(0, 0, 4);
    expect(await put(desks.bank, content, wrong, 0, 1000)).toMatchObject({
      status: 422,
      body: { code: 'contentDiffers' },
    });
    expect(await ask(desks.association, 'GET', content)).toMatchObject({ status: 404 });
    expect(blobs.names().some((kept) => kept.includes(content))).toBe(false);
    expect(await put(desks.bank, content, bytes, 0, 1000)).toMatchObject({ status: 200 });
    expect((await ask(desks.association, 'GET', content)).bytes.equals(bytes)).toBe(true);
  });

  it('nobody sends or fetches what no entry he may read names', async () => {
    const secret = randomBytes(500);
    const content = sha256(secret);
    await name(desks.bank, added(secret, world.unit.bank));
    expect(await put(desks.bank, content, secret, 0, 500)).toMatchObject({ status: 200 });
    for (const desk of [desks.association, desks.department, desks.otherBank, desks.outlet]) {
      for (const method of ['HEAD', 'GET'] as const) {
        expect(await ask(desk, method, content)).toMatchObject({ status: 404 });
      }
      expect(await put(desk, content, secret, 0, 500)).toMatchObject({ status: 404 });
    }
    const unnamed = randomBytes(10);
    expect(await put(desks.bank, sha256(unnamed), unnamed, 0, 10)).toMatchObject({ status: 404 });
    // Naming it in a complaint of one's own is how one shares a file one has; a guess of 256 bits is not a way to get one.
    expect(await ask(desks.bank, 'GET', content)).toMatchObject({ status: 200 });
  });

  it('sizes, offsets and names that do not fit are refused and leave nothing', async () => {
    const bytes = randomBytes(50);
    const content = sha256(bytes);
    await name(desks.bank, added(bytes));
    const before = blobs.names();
    const bad: [Answer, number][] = [
      [await put(desks.bank, content, bytes, 0, 51), 413],
      [await put(desks.bank, content, Buffer.concat([bytes, bytes]), 0, 50), 413],
      [await put(desks.bank, content, Buffer.alloc(0), 0, 50), 400],
      [await put(desks.bank, content, bytes, -1, 50), 400],
      [await put(desks.bank, content, bytes, 1e12, 50), 400],
      [await put(desks.bank, content, Buffer.alloc(limits.pieceBytes + 1), 0, 50), 413],
      [await put(desks.bank, content.toUpperCase(), bytes, 0, 50), 400],
      [await put(desks.bank, '..%2f..%2fetc', bytes, 0, 50), 400],
    ];
    for (const [answer, status] of bad) expect(answer).toMatchObject({ status, body: { code: expect.any(String) } });
    expect(blobs.names()).toEqual(before);
  });

  it('pieces whose desk did not come back for a week are dropped', async () => {
    const bytes = randomBytes(100);
    await name(desks.bank, added(bytes));
    await put(desks.bank, sha256(bytes), bytes.subarray(0, 40), 0, 100);
    await dropForgottenPieces(hub.sql, blobs, Date.now() + 6 * day);
    expect((await ask(desks.bank, 'HEAD', sha256(bytes))).headers).toMatchObject({ 'upload-offset': '40' });
    await dropForgottenPieces(hub.sql, blobs, Date.now() + 8 * day);
    expect((await ask(desks.bank, 'HEAD', sha256(bytes))).headers).toMatchObject({ 'upload-offset': '0' });
    expect(blobs.names().some((kept) => kept.includes(sha256(bytes)))).toBe(false);
  });
});

/** An object store that believes nobody: it computes the signature of each request itself (AWS Signature Version 4). */
function startObjectStore(
  accessKeyId: string,
  secret: string,
): Promise<{ server: Server; address: string; refused: () => number }> {
  const objects = new Map<string, Buffer>();
  let refusedRequests = 0;
  const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const given = /Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)/.exec(
        request.headers.authorization ?? '',
      );
      const [, key, date = '', region = '', names = '', signature] = given ?? [];
      const payload = String(request.headers['x-amz-content-sha256']);
      const headers = names.split(';').map((header) => `${header}:${String(request.headers[header])}\n`);
      const canonical = [request.method, request.url, '', headers.join(''), names, payload].join('\n');
      const scope = `${date}/${region}/s3/aws4_request`;
      const toSign = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(Buffer.from(canonical))].join(
        '\n',
      );
      const signing = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secret}`, date), region));
      const isRight = key === accessKeyId && hmac(signing, toSign).toString('hex') === signature;
      const isBody = payload === 'UNSIGNED-PAYLOAD' || payload === sha256(body);
      if (!isRight || !isBody) {
        refusedRequests += 1;
        return response.writeHead(403).end();
      }
      const url = request.url ?? '';
      if (request.method === 'PUT') objects.set(url, body);
      if (request.method === 'DELETE') objects.delete(url);
      const found = objects.get(url);
      if (request.method === 'GET') return response.writeHead(found ? 200 : 404).end(found);
      return response.writeHead(200).end();
    });
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bucket/hub`;
      resolve({ server, address, refused: () => refusedRequests });
    }),
  );
}

describe('where contents lie', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-blobs-'));
  const stores: Server[] = [];
  afterAll(() => {
    for (const store of stores) store.close();
    rmSync(folder, { recursive: true });
  });

  const keepsWhatItIsGiven = async (blobs: Blobs): Promise<void> => {
    const bytes = randomBytes(2000);
    expect(await blobs.get('ab/abcd')).toBeUndefined();
    await blobs.put('ab/abcd', randomBytes(10));
    await blobs.put('ab/abcd', bytes);
    await blobs.put('pieces/abcd/ef01-0', bytes.subarray(0, 5));
    expect((await blobs.get('ab/abcd'))?.equals(bytes)).toBe(true);
    await blobs.remove('ab/abcd');
    await blobs.remove('ab/abcd');
    expect(await blobs.get('ab/abcd')).toBeUndefined();
    expect(await blobs.get('pieces/abcd/ef01-0')).toHaveLength(5);
  };

  it('a folder, without drafts left over', async () => {
    await keepsWhatItIsGiven(createFolderBlobs(folder));
    expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.new'))).toEqual(
      [],
    );
  });

  it('a store that speaks S3, with every request signed', async () => {
    const { server, address, refused } = await startObjectStore('key', 'secret');
    stores.push(server);
    const settings = { address, region: 'cn-north-1', accessKeyId: 'key', secretAccessKey: 'secret' };
    await keepsWhatItIsGiven(createS3Blobs(settings));
    expect(refused()).toBe(0);
    const stranger = createS3Blobs({ ...settings, secretAccessKey: 'guessed' });
    await expect(stranger.get('ab/abcd')).rejects.toThrow('403');
    await expect(stranger.put('ab/abcd', Buffer.from('x'))).rejects.toThrow('403');
  });
});
