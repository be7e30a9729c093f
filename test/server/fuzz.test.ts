// Every route under rubbish: wrong types, sizes, depths, characters, encodings, replays. The answer is a 4xx with a plain body (or
// a 200 where the rubbish happens to be right), nothing is stored by halves, nothing is told about the inside, the hub goes on.
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { limits, paths, problem, problemCodes } from '../../shared/exchange/protocol.ts';
import { mutated, mutation } from '../desk/contract/naughty.ts';
import { overBothDatabases } from './databases.ts';
import type { Answer, Call } from './desk.ts';
import {
  batch,
  createWorld,
  handed,
  note,
  registered,
  savedPerson,
  savedUnit,
  startHub,
  type TestHub,
  type World,
} from './world.ts';

const seed = Number(process.env['SHOUWEN_SEED'] ?? 20261122);
const runs = Number(process.env['SHOUWEN_RUNS'] ?? 150);
const json = { 'content-type': 'application/json' };

overBothDatabases(`rubbish (seed ${seed})`, (database) => {
  let hub: TestHub;
  let world: World;
  const faults: string[] = [];
  beforeAll(async () => {
    const log = { write: (line: string) => void (line.includes('"fault"') && faults.push(line)) };
    hub = await startHub(await database.open(), { log });
    world = await createWorld(hub);
  });
  afterAll(() => hub.close());

  let address: Promise<string> | undefined;
  const listening = (): Promise<string> => (address ??= hub.listen());

  const counts = (): Promise<unknown> =>
    hub.sql.query(
      `select (select count(*) from entry)::int as entries, (select count(*) from command)::int as commands,
              (select count(*) from stream)::int as streams, (select count(*) from party)::int as parties,
              (select count(*) from unit)::int as units, (select count(*) from seat)::int as seats,
              (select count(*) from desk)::int as desks, (select sum(last) from feed)::int as positions`,
    );

  /** The law for every answer; returns whether it was a yes. */
  function isLawful(answer: Answer, said: string): boolean {
    expect(faults).toEqual([]);
    if (answer.status === 200) return true;
    expect(answer.status, said).toBeGreaterThanOrEqual(400);
    expect(answer.status, said).toBeLessThan(500);
    if (answer.bytes.length > 0) {
      const body = problem.parse(answer.body);
      expect(problemCodes, said).toContain(body.code);
      expect(answer.bytes.length).toBeLessThan(400);
      expect(answer.bytes.toString()).not.toMatch(/\bat .*\.ts|select |insert |node_modules|relation /);
    }
    return false;
  }

  const valid = () => {
    const { bank } = world.desks;
    const stream = world.newComplaint();
    const person = `p-${randomUUID()}`;
    return {
      [paths.push]: {
        protocol: 1,
        batches: [
          batch(bank, stream, 0, registered(stream.slice(10), world.unit.bank), handed(world.unit.outlet), note('x')),
          batch(bank, `person/${person}`, 0, savedPerson(person, world.unit.bank)),
          batch(bank, `unit/${person}`, 0, savedUnit(person, 'outlet', world.unit.bank)),
        ],
      },
      [paths.pull]: { protocol: 1, cursor: null, limit: 10, wait: 0 },
      [paths.session]: { protocol: 1, deskId: bank.deskId, assertion: 'x.y.z' },
      [paths.enrol]: {
        protocol: 1,
        code: '2345-6789-ABCD-EFGH',
        deskId: 'd',
        deskName: 'n',
        program: '1',
        publicKey: bank.publicKey,
        ownUnit: { id: 'u', kind: 'member', name: 'n' },
      },
    };
  };

  const jsonOf = (value: unknown): string =>
    JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? 'undefined';

  const asked = (path: string, body: string | Buffer, headers: Record<string, string> = json): Call => ({
    method: 'POST',
    path,
    headers: { ...headers, authorization: `Bearer ${world.desks.bank.token()}` },
    body,
  });

  it.each([paths.push, paths.pull, paths.session, paths.enrol] as const)(
    '%s, right requests with something spoilt',
    async (path) => {
      let refused = 0;
      await fc.assert(
        fc.asyncProperty(mutation, async (change) => {
          const text = jsonOf(mutated(valid()[path], change));
          const before = await counts();
          const answer = await hub.wire(asked(path, text));
          const isYes = isLawful(answer, text.slice(0, 500));
          if (isYes) return;
          refused += 1;
          expect(await counts(), text.slice(0, 500)).toEqual(before);
        }),
        { seed, numRuns: runs },
      );
      expect(refused).toBeGreaterThan(runs / 4);
      expect(await hub.wire({ method: 'GET', path: paths.health })).toMatchObject({ status: 200 });
    },
  );

  it('bytes that are no JSON at all', async () => {
    const before = await counts();
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom(...Object.values(paths)),
        async (bytes, path) => {
          isLawful(await hub.wire(asked(path.replace(':content', 'x'), Buffer.from(bytes))), `${path} ${bytes.join()}`);
        },
      ),
      { seed, numRuns: runs },
    );
    expect(await counts()).toEqual(before);
  });

  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  it('what is too large, too deep, packed too well, or not what it says', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20));
    expect(bomb.length).toBeLessThan(limits.requestBytes);
    const gzip = { ...json, 'content-encoding': 'gzip' };
    const withBody = (body: unknown): string =>
      JSON.stringify({ protocol: 1, batches: [], more: 0 }).replace('0}', `${String(body)}}`);
    const cases: [string, Call, number][] = [
      ['large', asked(paths.push, ' '.repeat(limits.requestBytes + 1)), 413],
      ['deep', asked(paths.push, withBody(nested(limits.depth + 1))), 400],
      ['very deep', asked(paths.push, nested(1_000_000)), 400],
      ['deep objects', asked(paths.push, '{"a":'.repeat(100_000)), 400],
      ['bomb', asked(paths.push, bomb, gzip), 413],
      ['bomb in a bomb', asked(paths.push, gzipSync(bomb), gzip), 400],
      ['not packed', asked(paths.push, '{}', gzip), 400],
      ['cut off', asked(paths.push, gzipSync(Buffer.from('{"protocol":1}')).subarray(0, -5), gzip), 400],
      ['packed twice', asked(paths.push, '{}', { ...json, 'content-encoding': 'gzip, gzip' }), 400],
      ['brotli', asked(paths.push, '{}', { ...json, 'content-encoding': 'br' }), 400],
      ['text', asked(paths.push, '{}', { 'content-type': 'text/plain' }), 400],
      ['form', asked(paths.push, 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }), 400],
      ['prototype', asked(paths.pull, '{"protocol":1,"cursor":null,"limit":1,"__proto__":{"wait":20}}'), 400],
      [
        'constructor',
        asked(paths.pull, '{"protocol":1,"cursor":null,"limit":1,"constructor":{"prototype":{"a":1}}}'),
        400,
      ],
      ['from tomorrow', asked(paths.pull, '{"protocol":99,"cursor":null,"limit":1}'), 426],
      ['nothing', asked(paths.push, ''), 400],
      ['no such place', asked('/v2/push', '{}'), 404],
    ];
    const before = await counts();
    for (const [name, call, status] of cases) {
      const answer = await hub.wire(call);
      expect(isLawful(answer, name), name).toBe(false);
      expect(answer.status, name).toBe(status);
    }
    expect(await counts()).toEqual(before);
  });

  it('the deepest and largest that is allowed is taken, packed too', async () => {
    const { bank } = world.desks;
    const stream = world.newComplaint();
    const deep: unknown = JSON.parse(nested(limits.depth - 10));
    const large = { type: 'Kept', audience: 'parties', body: { deep, text: '字'.repeat(limits.bodyCharacters - 200) } };
    const pushed = {
      protocol: 1,
      batches: [batch(bank, stream, 0, registered(stream.slice(10), world.unit.bank), large)],
    };
    const gzip = { ...json, 'content-encoding': 'gzip' };
    const answer = await hub.wire(asked(paths.push, gzipSync(JSON.stringify(pushed)), gzip));
    expect(answer.body).toMatchObject({ receipts: [{ outcome: 'accepted', version: 2 }] });
    const read = (await bank.pull()).find((entry) => entry.stream === stream && entry.type === 'Kept');
    expect(read?.body).toEqual(large.body);
    const tooLarge = { ...large, body: { text: 'x'.repeat(limits.bodyCharacters) } };
    expect(await bank.push(batch(bank, stream, 2, tooLarge))).toMatchObject([
      { outcome: 'refused', code: 'notUnderstood' },
    ]);
  });

  it('a thousand broken greetings on the wire do not keep the hub from answering', async () => {
    const { port, hostname, origin } = new URL(await listening());
    const greetings = [
      '',
      'GET',
      'GET / HTTP/9.9\r\n\r\n',
      '\u0000\u0001\r\n\r\n',
      'POST /v1/push HTTP/1.1\r\ncontent-length: -1\r\n\r\n',
    ];
    greetings.push(
      `GET / HTTP/1.1\r\nhost: x\r\n${'x: y\r\n'.repeat(5000)}\r\n`,
      'POST /v1/push HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n',
    );
    await Promise.all(
      Array.from({ length: 1000 }, (_, index) => {
        const socket = connect(Number(port), hostname);
        return new Promise<void>((resolve) => {
          socket.resume();
          socket.on('error', () => resolve());
          socket.on('close', () => resolve());
          socket.on('connect', () => socket.end(greetings[index % greetings.length] ?? ''));
        });
      }),
    );
    const health = await fetch(`${origin}${paths.health}`);
    expect(await health.json()).toEqual({ ok: true });
    expect(faults).toEqual([]);
  });

  it('what is no request gets a plain body too, and its connection is closed', async () => {
    const { port, hostname } = new URL(await listening());
    const send = (text: string): Promise<string> =>
      new Promise((resolve) => {
        let heard = '';
        const socket = connect(Number(port), hostname, () => socket.write(text));
        socket.on('data', (chunk: Buffer) => void (heard += chunk.toString()));
        socket.on('error', () => {});
        socket.on('close', () => resolve(heard));
      });
    const push = 'POST /v1/push HTTP/1.1\r\nhost: x\r\n';
    const last = 'host: x\r\nconnection: close\r\n\r\n';
    const cases: [string, string, number, string][] = [
      ['two lengths', `${push}content-length: 0\r\ncontent-length: 30\r\n\r\n`, 400, 'badInput'],
      [
        'a request inside a request',
        `${push}content-length: 6\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\n${last}`,
        400,
        'badInput',
      ],
      ['endless head', `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}\r\n${last}`, 413, 'tooLarge'],
      ['an expectation', `${push}expect: wonders\r\ncontent-length: 0\r\n\r\n`, 400, 'badInput'],
      ['no address', `GET /%zz HTTP/1.1\r\n${last}`, 404, 'notFound'],
      ['a long name', `GET /v1/attachments/${'a'.repeat(200)} HTTP/1.1\r\n${last}`, 404, 'notFound'],
    ];
    for (const [name, text, status, code] of cases) {
      const heard = await send(text);
      expect(heard, name).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(heard.split('HTTP/1.1 ').length, name).toBe(2);
      expect(problem.parse(JSON.parse(heard.slice(heard.indexOf('\r\n\r\n')))), name).toEqual({ code });
    }
    expect(faults).toEqual([]);
  });
});

overBothDatabases('limits', (database) => {
  it('whoever asks too often is told to wait, and only he', async () => {
    const hub = await startHub(await database.open(), {
      rates: { enrol: 12, session: 12, signedIn: 5, connections: 10 },
    });
    const world = await createWorld(hub);
    const answers: number[] = [];
    for (let count = 0; count < 8; count++) {
      answers.push((await world.desks.bank.call(paths.pull, { protocol: 1, cursor: null, limit: 1 })).status);
    }
    expect(answers).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
    const told = await world.desks.bank.call(paths.pull, { protocol: 1, cursor: null, limit: 1 });
    expect(told).toMatchObject({ status: 429, body: { code: 'tooMany' } });
    expect(Number(told.headers['retry-after'])).toBeGreaterThan(0);
    expect((await world.desks.outlet.page()).entries.length).toBeGreaterThan(0);
    // Seven of the twelve went to the desks of this world.
    const guesses: number[] = [];
    for (let count = 0; count < 7; count++) guesses.push((await world.desks.bank.enrol('2345-6789-ABCD-EFGH')).status);
    expect(guesses).toEqual([403, 403, 403, 403, 403, 429, 429]);
    await hub.close();
  });
});
