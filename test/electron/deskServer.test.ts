import { describe, expect, it } from 'vitest';
import type { FromDesk } from '../../electron/channel.ts';
import { createDeskServer, type DeskServerOptions } from '../../electron/deskServer.ts';

type Open = DeskServerOptions<string>['open'];

function server(open: Open) {
  const told: FromDesk[] = [];
  const exits: number[] = [];
  const tell = (message: FromDesk): void => void told.push(message);
  return { told, exits, receive: createDeskServer<string>({ tell, open, exit: (code) => void exits.push(code) }) };
}

const openMessage = {
  kind: 'open',
  folder: '首问',
  demo: false,
  version: '0.1.0',
  language: 'zh',
  hasKeeper: true,
} as const;

describe('the desk process', () => {
  it('serves ports that came before the desk had opened, and later ones at once', async () => {
    const served: string[] = [];
    const { promise: ready, resolve: letItOpen } = Promise.withResolvers<void>();
    const { told, receive } = server(async () => {
      await ready;
      return { serve: (port) => void served.push(port), close: async () => {} };
    });
    receive(openMessage, []);
    receive({ kind: 'connect' }, ['early']);
    expect(served).toEqual([]);
    letItOpen();
    await expect.poll(() => told).toEqual([{ kind: 'opened' }]);
    receive({ kind: 'connect' }, ['late']);
    expect(served).toEqual(['early', 'late']);
  });

  it('says why the desk did not open, whether it was refused or broke', async () => {
    const refused = server(() => Promise.resolve({ reason: 'held' }));
    refused.receive(openMessage, []);
    await expect.poll(() => refused.told).toEqual([{ kind: 'failed', reason: 'held' }]);
    const broken = server(() => Promise.reject(new Error('no such module')));
    broken.receive(openMessage, []);
    await expect.poll(() => broken.told).toEqual([{ kind: 'failed', reason: 'no such module' }]);
  });

  it('asks the main process for its key store, and pairs the answers', async () => {
    let answers: unknown;
    const { told, receive } = server(async (_opening, keeper) => {
      answers = await Promise.allSettled([keeper?.unwrap(Buffer.from('a')), keeper?.wrap(Buffer.from('b'))]);
      return { serve: () => {}, close: async () => {} };
    });
    receive(openMessage, []);
    await expect.poll(() => told.map((message) => message.kind)).toEqual(['unwrap', 'wrap']);
    receive({ kind: 'kept', request: 2, bytes: Buffer.from('wrapped') }, []);
    receive({ kind: 'kept', request: 1, bytes: undefined }, []);
    await expect.poll(() => answers).toMatchObject([{ status: 'rejected' }, { value: Buffer.from('wrapped') }]);
  });

  it('knows when the system keeps no keys', async () => {
    const { told, receive } = server((_opening, keeper) => Promise.resolve({ reason: keeper ? 'kept' : 'noKeeper' }));
    receive({ ...openMessage, hasKeeper: false }, []);
    await expect.poll(() => told).toEqual([{ kind: 'failed', reason: 'noKeeper' }]);
  });

  it('ends only after the desk has closed, also when it was told to while opening', async () => {
    const order: string[] = [];
    const { exits, receive } = server(async () => {
      order.push('opened');
      return { serve: () => {}, close: async () => void order.push('closed') };
    });
    receive(openMessage, []);
    receive({ kind: 'close' }, []);
    await expect.poll(() => exits).toEqual([0]);
    expect(order).toEqual(['opened', 'closed']);
  });
});
