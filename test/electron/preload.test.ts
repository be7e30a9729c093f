import { afterEach, expect, it, vi } from 'vitest';
import { connectMessage, portMessage, shellMessage } from '../../electron/channel.ts';

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

  // What the tray is told comes from the page itself, in these shapes alone.
  const unread = { shouwen: 'unread', count: 3, hint: '3' };
  say({ other: 'frame' }, unread);
  say(page, { shouwen: 'unread', count: '3', hint: '3' });
  say(page, { shouwen: 'quit' });
  expect(ipc.sent).toEqual([connectMessage]);
  say(page, unread);
  say(page, { shouwen: 'show' });
  expect(ipc.sent).toEqual([connectMessage, shellMessage, shellMessage]);
});
