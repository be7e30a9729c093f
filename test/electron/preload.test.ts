import { afterEach, expect, it, vi } from 'vitest';
import { connectMessage, portMessage } from '../../electron/channel.ts';

const ipc = vi.hoisted(() => ({
  sent: [] as string[],
  onPort: undefined as ((event: { ports: string[] }) => void) | undefined,
}));

vi.mock('electron', () => ({
  ipcRenderer: {
    send: (name: string) => void ipc.sent.push(name),
    once: (_name: string, listener: typeof ipc.onPort) => (ipc.onPort = listener),
  },
}));

afterEach(() => vi.unstubAllGlobals());

it('the preload script forwards one port, once, and only when the page itself asks', async () => {
  const listeners = new Set<(event: { source: unknown; data: unknown }) => void>();
  const posted: unknown[][] = [];
  const page = {
    location: { origin: 'app://shouwen' },
    addEventListener: (_name: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_name: string, listener: () => void) => listeners.delete(listener),
    postMessage: (...values: unknown[]) => posted.push(values),
  };
  vi.stubGlobal('window', page);
  await import('../../electron/preload.ts');
  const say = (source: unknown, data: unknown): void => listeners.forEach((listener) => listener({ source, data }));

  say({ other: 'frame' }, connectMessage);
  say(page, 'something else');
  expect(ipc.sent).toEqual([]);

  say(page, connectMessage);
  say(page, connectMessage);
  expect(ipc.sent).toEqual([connectMessage]);

  ipc.onPort?.({ ports: ['the port'] });
  expect(posted).toEqual([[portMessage, 'app://shouwen', ['the port']]]);
});
