// The desk process with a real office behind it: opened with a key that the main process wraps, asked through a port.
import { EventEmitter } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FromDesk, ToDesk } from '../../electron/channel.ts';
import type { DeskClient } from '../../shared/contract/contract.ts';
import { isPush } from '../../shared/contract/links.ts';

let folder = '';
const told: FromDesk[] = [];
const exited = vi.fn<(code?: number) => void>();

/** Electron's end of a port: messages come as events of an emitter, and wait until it is started. */
function mainPortOf(port: MessagePort): EventEmitter & { postMessage: (data: unknown) => void; start: () => void } {
  const emitter = Object.assign(new EventEmitter(), {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
    postMessage: (data: unknown) => port.postMessage(data),
    start: () => port.start(),
  });
  port.addEventListener('message', ({ data }: MessageEvent) => void emitter.emit('message', { data }));
  return emitter;
}

const parentPort = Object.assign(new EventEmitter(), {
  postMessage: (message: FromDesk) => {
    told.push(message);
    // The key store of this system turns every byte around.
    if (message.kind === 'wrap' || message.kind === 'unwrap') {
      tell({ kind: 'kept', request: message.request, bytes: message.bytes.map((byte) => byte ^ 0xff) });
    }
  },
});
const tell = (data: ToDesk, ports: unknown[] = []): void => void parentPort.emit('message', { data, ports });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-process-'));
  Object.defineProperty(process, 'parentPort', { value: parentPort, configurable: true });
  vi.spyOn(process, 'exit').mockImplementation((code) => {
    exited(Number(code));
    return undefined as never;
  });
  await import('../../electron/deskProcess.ts');
});
afterAll(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(process, 'parentPort');
  rmSync(folder, { recursive: true, force: true });
});

describe('the desk process', () => {
  it('opens an office with the key store, answers through its port and closes', async () => {
    const { port1, port2 } = new MessageChannel();
    tell({ kind: 'open', folder, demo: false, version: '0.1.0', language: 'zh', hasKeeper: true });
    tell({ kind: 'connect' }, [mainPortOf(port1)]);
    await expect.poll(() => told.map(({ kind }) => kind), { timeout: 20_000 }).toEqual(['wrap', 'opened']);
    expect(JSON.parse(readFileSync(join(folder, 'key.json'), 'utf8'))).toMatchObject({ wrappings: [{ by: 'keeper' }] });

    const calls = {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
      postMessage: (data: unknown): void => port2.postMessage(data),
      addEventListener: (type: string, listener: (event: MessageEvent) => void): void =>
        port2.addEventListener(type, (event) => {
          if (!(event instanceof MessageEvent) || !isPush(event.data)) listener(event as MessageEvent);
        }),
    };
    const link = new RPCLink({ port: calls as unknown as MessagePort });
    port2.start();
    const client = createORPCClient<DeskClient>(link);
    expect(await client.session.state()).toMatchObject({ kind: 'fresh' });

    tell({ kind: 'close' });
    await expect.poll(() => exited.mock.calls).toEqual([[0]]);
    port1.close();
    port2.close();
  });

  it('says in the user’s language that an office made with a pass phrase needs it', async () => {
    told.length = 0;
    const { createDesk } = await import('../../desk/desk.ts');
    const other = join(folder, '口令');
    const made = await createDesk({
      folder: other,
      key: { by: 'passPhrase', passPhrase: '一二三四五六七八' },
      host: 'browser',
      version: '0.1.0',
    });
    expect(made.ok).toBe(true);
    if (made.ok) await made.value.close();
    tell({ kind: 'open', folder: other, demo: false, version: '0.1.0', language: 'en', hasKeeper: true });
    await expect
      .poll(() => told, { timeout: 20_000 })
      .toMatchObject([{ kind: 'failed', reason: expect.stringContaining('pass phrase') }]);
    told.length = 0;
    tell({ kind: 'open', folder: other, demo: false, version: '0.1.0', language: 'zh', hasKeeper: false });
    await expect
      .poll(() => told, { timeout: 20_000 })
      .toMatchObject([{ kind: 'failed', reason: expect.stringContaining('密钥库') }]);
  });
});
