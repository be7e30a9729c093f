// Real hub processes: killed in the middle of pushes and of files, started again, two of them on one database, and stopped politely.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runHubCommandLine } from '../../server/admin/run.ts';
import {
  limits,
  paths,
  protocolVersion,
  uploadLength,
  uploadOffset,
  type PushedBatch,
  type Receipt,
} from '../../shared/exchange/protocol.ts';
import { postgresPrograms, startCluster, type Cluster } from './cluster.ts';
import { createDesk, overNetwork, type Call, type Desk, type Wire } from './desk.ts';
import { spawnHub, type HubProcess } from './process.ts';
import { batch, handed, note, registered, savedUnit } from './world.ts';

vi.setConfig({ hookTimeout: 240_000, testTimeout: 240_000 });

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-hub-'));
  folders.push(folder);
  return folder;
};
const hubs: HubProcess[] = [];
const start = async (...given: Parameters<typeof spawnHub>): Promise<HubProcess> => {
  const hub = await spawnHub(...given);
  hubs.push(hub);
  return hub;
};
afterAll(async () => {
  for (const hub of hubs) if ((hub.process.exitCode ?? hub.process.signalCode) === null) await hub.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

async function run(
  folder: string,
  environment: Record<string, string>,
  ...args: string[]
): Promise<{ code: number; said: string[]; complaints: string[] }> {
  const said: string[] = [];
  const complaints: string[] = [];
  const code = await runHubCommandLine([...args, '--folder', folder, '--lang', 'en'], {
    environment,
    locale: 'en',
    print: (text) => said.push(text),
    complain: (text) => complaints.push(text),
    now: Date.now,
  });
  return { code, said, complaints };
}

const inviteBy = async (folder: string, environment: Record<string, string>, ...args: string[]): Promise<string> => {
  const { said } = await run(folder, environment, 'invite', ...args, '--json');
  return (JSON.parse(said[0] ?? '{}') as { code: string }).code;
};

/** The association's desk, on whatever hub `wire` leads to at the moment. */
async function joinAssociation(wire: Wire, folder: string, environment: Record<string, string>): Promise<Desk> {
  const desk = await createDesk(wire);
  const code = await inviteBy(folder, environment, '--new');
  expect(await desk.enrol(code, { id: 'a', kind: 'association', name: 'association' })).toMatchObject({ status: 200 });
  await desk.signIn();
  expect(await desk.push(batch(desk, 'unit/a', 0, savedUnit('a', 'association')))).toMatchObject([
    { outcome: 'accepted' },
  ]);
  return desk;
}

const newBatch = (desk: Desk, index: number): PushedBatch => {
  const stream = `complaint/c-${index}`;
  return batch(desk, stream, 0, registered(`c-${index}`, 'a'), note(`first of ${index}`), note(`second of ${index}`));
};

/** Pushes from eight sides at once and kills the hub after some answers; returns the answers that came. */
async function pushUntilKilled(
  desk: Desk,
  batches: readonly PushedBatch[],
  hub: HubProcess,
  answersBefore: number,
): Promise<Map<string, Receipt>> {
  const answered = new Map<string, Receipt>();
  const waiting = [...batches];
  const killed = Promise.withResolvers<number | null>();
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [receipt] = await desk.push(next);
      if (receipt) answered.set(next.stream, receipt);
      if (answered.size === answersBefore) killed.resolve(hub.kill('SIGKILL'));
    }
  };
  await Promise.allSettled(Array.from({ length: 8 }, worker));
  await killed.promise;
  return answered;
}

/** After everything was pushed again: every answer of then stands, and each entry is there once. */
async function nothingLostOrDoubled(
  desk: Desk,
  batches: readonly PushedBatch[],
  answered: Map<string, Receipt>,
): Promise<void> {
  await desk.signIn();
  for (const pushed of batches) {
    const [receipt] = await desk.push(pushed);
    expect(receipt).toEqual({ outcome: 'accepted', stream: pushed.stream, version: 3 });
    const before = answered.get(pushed.stream);
    if (before) expect(receipt).toEqual(before);
  }
  desk.setCursor(null);
  const entries = (await desk.pull()).filter(({ stream }) => stream.startsWith('complaint/c-'));
  const expected = batches.flatMap(({ stream }) => [1, 2, 3].map((version) => `${stream} ${version}`));
  expect(entries.map(({ stream, version }) => `${stream} ${version}`).sort()).toEqual(expected.sort());
}

describe('the embedded hub', () => {
  it('killed again and again in the middle of pushes has lost nothing it gave a receipt for', async () => {
    const folder = newFolder();
    let hub = await start(folder);
    const desk = await joinAssociation((call) => overNetwork(hub.address)(call), folder, {});
    const batches: PushedBatch[] = [];
    const answered = new Map<string, Receipt>();
    for (let round = 0; round < 3; round++) {
      const fresh = Array.from({ length: 120 }, (_, index) => newBatch(desk, round * 120 + index));
      batches.push(...fresh);
      const answers = await pushUntilKilled(desk, fresh, hub, 10 + round * 15);
      for (const [stream, receipt] of answers) answered.set(stream, receipt);
      hub = await start(folder);
      await desk.signIn();
    }
    expect(answered.size).toBeGreaterThanOrEqual(75);
    expect(answered.size).toBeLessThan(batches.length);
    await nothingLostOrDoubled(desk, batches, answered);

    // Killed once more while a file comes in: what it has said to hold it holds, and the rest makes it whole.
    const file = randomBytes(2 * limits.pieceBytes + 17);
    const content = createHash('sha256').update(file).digest('hex');
    const path = paths.attachment.replace(':content', content);
    const named = { attachment: content, name: '来信.pdf', size: file.length };
    await desk.push(batch(desk, 'complaint/c-0', 3, { type: 'AttachmentAdded', audience: 'parties', body: named }));
    const say = (method: 'HEAD' | 'GET') =>
      desk.wire({ method, path, headers: { authorization: `Bearer ${desk.token()}` } });
    const put = (offset: number) =>
      desk.wire({
        method: 'PUT',
        path,
        headers: {
          authorization: `Bearer ${desk.token()}`,
          'content-type': 'application/octet-stream',
          [uploadOffset]: String(offset),
          [uploadLength]: String(file.length),
        },
        body: file.subarray(offset, offset + limits.pieceBytes),
      });
    expect(await put(0)).toMatchObject({ status: 200 });
    const cut = put(limits.pieceBytes).catch(() => undefined);
    await hub.kill('SIGKILL');
    await cut;
    hub = await start(folder);
    await desk.signIn();
    const held = Number((await say('HEAD')).headers[uploadOffset]);
    expect([limits.pieceBytes, 2 * limits.pieceBytes]).toContain(held);
    for (let offset = held; offset < file.length; offset += limits.pieceBytes) {
      expect(await put(offset)).toMatchObject({ status: 200 });
    }
    expect((await say('GET')).bytes.equals(file)).toBe(true);
  });

  it('stopped politely lets go whoever waits, finishes, and frees its folder', async () => {
    const folder = newFolder();
    const hub = await start(folder);
    const desk = await joinAssociation(overNetwork(hub.address), folder, {});
    await desk.pull();
    const second = await spawnHub(folder).catch((error: unknown) => String(error));
    expect(second).toMatch(/ended with 1: .*Another hub is using/s);
    const waiting = desk.call(paths.pull, { protocol: protocolVersion, cursor: desk.cursor(), limit: 1, wait: 25 });
    await setTimeout(300);
    const code = await hub.kill('SIGTERM');
    // Nobody keeps the connection, and the hub with it, for a next request.
    expect(await waiting).toMatchObject({
      status: 200,
      headers: { connection: 'close' },
      body: { entries: [], more: false },
    });
    expect(code).toBe(0);
    const again = await run(folder, {}, 'desks');
    expect(again.said.join('\n')).toContain(desk.deskId);
  });

  it('the administrator works while it runs; a revoked desk is out at once', async () => {
    const folder = newFolder();
    const hub = await start(folder);
    const desk = await joinAssociation(overNetwork(hub.address), folder, {});
    expect((await run(folder, {}, 'units')).said.join('\n')).toContain('name of a');
    expect((await run(folder, {}, 'usage')).said.join('\n')).toContain('1 entries');
    expect(statSync(join(folder, 'hub.json')).mode & 0o077).toBe(0);
    const { port } = JSON.parse(readFileSync(join(folder, 'hub.json'), 'utf8')) as { port: number };
    const stranger = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      body: '{"command":"desks","input":{}}',
    });
    expect(stranger.status).toBe(404);
    expect(await run(folder, {}, 'revoke', 'nobody')).toMatchObject({
      code: 1,
      complaints: [expect.stringContaining('nobody')],
    });
    expect((await run(folder, {}, 'revoke', desk.deskId)).code).toBe(0);
    expect(await desk.call('/v1/pull', { protocol: 1, cursor: null, limit: 1 })).toMatchObject({ status: 403 });
    expect(await run(folder, {}, 'invite')).toMatchObject({ code: 1 });
    expect(await run(folder, {}, 'invite', '--unit', 'nowhere')).toMatchObject({ code: 1 });
    expect(await run(folder, {}, 'frobnicate')).toMatchObject({ code: 1 });
    expect(await run(folder, {}, 'units', '--frobnicate')).toMatchObject({ code: 1 });
    const invited = await run(folder, {}, 'invite', '--unit', 'a', '--address', 'https://hub.example.cn');
    expect(invited.said.join('\n')).toMatch(/https:\/\/hub\.example\.cn\/#join=[A-Z2-9]{4}(-[A-Z2-9]{4}){3}/);
  });
});

describe.skipIf(!postgresPrograms)('two hubs on one PostgreSQL server', () => {
  let cluster: Cluster;
  let environment: { DATABASE_URL: string };
  let one: HubProcess;
  let two: HubProcess;
  let folder: string;
  beforeAll(async () => {
    cluster = await startCluster(true);
    environment = { DATABASE_URL: await cluster.newDatabase() };
    folder = newFolder();
    // Both at once on an empty database.
    [one, two] = await Promise.all([start(folder, environment), start(folder, environment)]);
  });
  afterAll(async () => {
    await Promise.all([one, two].map((hub) => hub.kill('SIGKILL')));
    await cluster.stop();
  });

  /** Every call goes to another hub than the one before. */
  const alternating = (): Wire => {
    let turn = 0;
    return (call: Call) => overNetwork((turn++ % 2 === 0 ? one : two).address)(call);
  };

  it('give every desk the same order, whichever it talks to', async () => {
    const desk = await joinAssociation(alternating(), folder, environment);
    for (const unit of ['b', 'c']) {
      expect(await desk.push(batch(desk, `unit/${unit}`, 0, savedUnit(unit, 'member', 'a')))).toMatchObject([
        { outcome: 'accepted' },
      ]);
    }
    const joining = async (unit: string, wire: Wire): Promise<Desk> => {
      const joined = await createDesk(wire);
      expect(await joined.enrol(await inviteBy(folder, environment, '--unit', unit))).toMatchObject({ status: 200 });
      await joined.signIn();
      return joined;
    };
    const banks = [
      await joining('b', alternating()),
      await joining('c', overNetwork(two.address)),
      await joining('b', overNetwork(one.address)),
    ];
    const waiting = banks[1]!.page({ cursor: (await drained(banks[1]!)).cursor(), wait: 20 });
    const streams = Array.from({ length: 30 }, (_, index) => `complaint/s-${index}`);
    // All at once through both hubs: new complaints handed to both banks, and everybody writing into all of them.
    await Promise.all(
      streams.map((stream) =>
        desk.push(batch(desk, stream, 0, registered(stream.slice(10), 'a'), handed('b'), handed('c'))),
      ),
    );
    expect((await waiting).entries[0]).toMatchObject({ type: 'ComplaintRegistered' });
    let accepted = streams.length;
    await Promise.all(
      [desk, ...banks].map(async (writer, index) => {
        for (const stream of streams) {
          for (let outcome = ''; outcome !== 'accepted';) {
            const base = versions.get(stream) ?? 3;
            const [receipt] = await writer.push(batch(writer, stream, base, note(`${index}`)));
            ({ outcome } = receipt!);
            if (receipt!.outcome !== 'refused') versions.set(stream, Math.max(base, receipt!.version));
          }
          accepted += 1;
        }
      }),
    );
    expect(accepted).toBe(streams.length * 5);
    const orders = await Promise.all(
      [desk, ...banks].map(async (reader) => {
        reader.setCursor(null);
        const entries = (await reader.pull(97)).filter(({ stream }) => stream.startsWith('complaint/s-'));
        expect(entries).toHaveLength(streams.length * 7);
        return streams.map((stream) =>
          entries.filter((entry) => entry.stream === stream).map(({ version, requestId }) => `${version} ${requestId}`),
        );
      }),
    );
    for (const order of orders) expect(order).toEqual(orders[0]);
    for (const order of orders[0]!)
      expect(order.map((entry) => Number(entry.split(' ')[0]))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  const versions = new Map<string, number>();

  it('one killed in the middle of pushes: the desk goes on with the other and gets the same receipts', async () => {
    let isOneAlive = true;
    const desk = await createDesk((call) => overNetwork((isOneAlive ? one : two).address)(call));
    expect(await desk.enrol(await inviteBy(folder, environment, '--unit', 'a'))).toMatchObject({ status: 200 });
    await desk.signIn();
    const batches = Array.from({ length: 300 }, (_, index) => newBatch(desk, index));
    const answered = await pushUntilKilled(desk, batches, one, 60);
    expect(answered.size).toBeLessThan(batches.length);
    isOneAlive = false;
    await nothingLostOrDoubled(desk, batches, answered);
  });

  it('say that the database is away', async () => {
    const desk = await createDesk(overNetwork(two.address));
    expect(await desk.enrol(await inviteBy(folder, environment, '--unit', 'a'))).toMatchObject({ status: 200 });
    await desk.signIn();
    await cluster.stop();
    for (const path of [paths.pull, paths.push]) {
      const answer = await desk.call(path, { protocol: protocolVersion, cursor: null, limit: 1, batches: [] });
      expect(answer, path).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    }
    expect(await overNetwork(two.address)({ method: 'GET', path: paths.health })).toMatchObject({ status: 503 });
  });
});

async function drained(desk: Desk): Promise<Desk> {
  await desk.pull();
  return desk;
}
