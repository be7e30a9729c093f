// The shell against a stand-in for Electron: which decisions reach the real calls, and with what.
import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const electron = vi.hoisted(() => ({
  opened: [] as string[],
  keyStore: { available: true, backend: 'gnome_libsecret' },
  fork: vi.fn<(file: string) => unknown>(),
  sent: [] as string[],
}));

vi.mock('electron', () => ({
  shell: { openExternal: (url: string) => Promise.resolve(void electron.opened.push(url)) },
  safeStorage: {
    isEncryptionAvailable: () => electron.keyStore.available,
    getSelectedStorageBackend: () => electron.keyStore.backend,
    encryptString: (text: string) => Buffer.from(`kept:${text}`),
    decryptString: (bytes: Buffer) => {
      const text = bytes.toString();
      if (!text.startsWith('kept:')) throw new Error('not ours');
      return text.slice('kept:'.length);
    },
  },
  utilityProcess: { fork: electron.fork },
  MessageChannelMain: class {
    port1 = 'desk end';
    port2 = 'page end';
  },
  BrowserWindow: {},
  screen: {},
}));

const { comesFromPage, guardContents, guardSession } = await import('../../electron/guards.ts');
const { createKeyKeeper } = await import('../../electron/keyKeeper.ts');
const { startDesk } = await import('../../electron/deskLink.ts');
const { menuTemplate } = await import('../../electron/menu.ts');
const { pageSettings } = await import('../../electron/window.ts');
const { languageOf } = await import('../../shared/words/host.ts');
const { shellWords } = await import('../../shared/words/shell.ts');

type Contents = Parameters<typeof guardContents>[0];
type GuardedSession = Parameters<typeof guardSession>[0];
type Frame = Parameters<typeof comesFromPage>[0];

/** A stand-in given as what it stands for; a member that it lacks fails the test that reaches for it. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters, typescript/no-unsafe-type-assertion -- a missing member fails the test that reaches for it
const as = <Wanted>(standIn: unknown): Wanted => standIn as Wanted;

beforeEach(() => Object.assign(electron.keyStore, { available: true, backend: 'gnome_libsecret' }));

describe('the page', () => {
  it('runs isolated, sandboxed and without Node', () => {
    expect(pageSettings('/app/out/electron')).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
    });
  });

  it('is stopped from leaving, and opens no window; a mail address goes to the mail program', () => {
    const setWindowOpenHandler = vi.fn<(handler: (details: { url: string }) => unknown) => void>();
    const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler });
    guardContents(as<Contents>(contents));
    const attempt = (event: string, url: string, isMainFrame: boolean): boolean => {
      const preventDefault = vi.fn<() => void>();
      contents.emit(event, { url, isMainFrame, preventDefault });
      return preventDefault.mock.calls.length === 0;
    };
    expect(attempt('will-frame-navigate', 'app://shouwen/index.html#/today', true)).toBe(true);
    expect(attempt('will-frame-navigate', 'https://example.org/', true)).toBe(false);
    expect(attempt('will-redirect', 'https://example.org/', false)).toBe(false);
    expect(attempt('will-attach-webview', 'app://shouwen/', true)).toBe(false);
    const onOpen = setWindowOpenHandler.mock.calls[0]?.[0];
    expect(onOpen?.({ url: 'https://example.org/' })).toEqual({ action: 'deny' });
    expect(onOpen?.({ url: 'mailto:desk@example.org' })).toEqual({ action: 'deny' });
    expect(electron.opened).toEqual(['mailto:desk@example.org']);
  });

  it('is denied every permission but writing to the clipboard', () => {
    const handlers: Record<string, (...values: unknown[]) => unknown> = {};
    const keep = (name: string) => (handler: (...values: unknown[]) => unknown) => (handlers[name] = handler);
    guardSession(
      as<GuardedSession>({
        setPermissionRequestHandler: keep('request'),
        setPermissionCheckHandler: keep('check'),
        setDevicePermissionHandler: keep('device'),
      }),
    );
    const answer = vi.fn<(granted: boolean) => void>();
    handlers['request']?.(null, 'media', answer);
    handlers['request']?.(null, 'clipboard-sanitized-write', answer);
    expect(answer.mock.calls).toEqual([[false], [true]]);
    expect(handlers['check']?.(null, 'geolocation')).toBe(false);
    expect(handlers['device']?.({})).toBe(false);
  });

  it('is heard from its main frame only', () => {
    const page = { url: 'app://shouwen/index.html', parent: null };
    expect(comesFromPage(as<Frame>(page))).toBe(true);
    expect(comesFromPage(as<Frame>({ ...page, parent: page }))).toBe(false);
    expect(comesFromPage(as<Frame>({ url: 'https://example.org/', parent: null }))).toBe(false);
    expect(comesFromPage(null)).toBe(false);
  });
});

describe('the key keeper', () => {
  it('gives back the key it wrapped, and nothing for bytes that are not its own', () => {
    const keeper = createKeyKeeper('linux');
    const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7));
    const wrapped = keeper?.wrap(key) ?? Buffer.alloc(0);
    expect(Buffer.from(keeper?.unwrap(wrapped) ?? []).equals(key)).toBe(true);
    expect(keeper?.unwrap(Buffer.from('from another PC'))).toBeUndefined();
  });

  it('is not there where the system keeps nothing, or keeps it in the clear', () => {
    electron.keyStore.backend = 'basic_text';
    expect(createKeyKeeper('linux')).toBeUndefined();
    expect(createKeyKeeper('win32')).toBeDefined();
    electron.keyStore.available = false;
    expect(createKeyKeeper('win32')).toBeUndefined();
  });
});

function start(keyStore: boolean) {
  const posted: [unknown, unknown][] = [];
  const child = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown, ports: unknown) => void posted.push([message, ports]),
    kill: vi.fn<() => void>(),
  });
  electron.fork.mockReturnValue(child);
  const onFailed = vi.fn<(reason: string) => void>();
  const onDied = vi.fn<() => void>();
  const keyKeeper = keyStore ? createKeyKeeper('win32') : undefined;
  const link = startDesk({
    shellFolder: '/out',
    folder: '首问',
    demo: true,
    version: '0.1.0',
    language: 'zh',
    keyKeeper,
    onFailed,
    onDied,
  });
  return { posted, child, link, onFailed, onDied };
}

describe('the link to the desk process', () => {
  it('opens the desk and hands it one end of a channel', () => {
    const { posted, link } = start(true);
    expect(link.connect()).toBe('page end');
    expect(posted).toEqual([
      [{ kind: 'open', folder: '首问', demo: true, version: '0.1.0', language: 'zh', hasKeeper: true }, []],
      [{ kind: 'connect' }, ['desk end']],
    ]);
  });

  it('answers for the key store, also where there is none', () => {
    const kept = start(true);
    kept.child.emit('message', { kind: 'unwrap', request: 4, bytes: Buffer.from('kept:a2V5') });
    expect(kept.posted.at(-1)).toEqual([{ kind: 'kept', request: 4, bytes: Buffer.from('key') }, []]);
    const without = start(false);
    without.child.emit('message', { kind: 'wrap', request: 1, bytes: Buffer.from('key') });
    expect(without.posted.at(-1)).toEqual([{ kind: 'kept', request: 1, bytes: undefined }, []]);
  });

  it('tells a desk that died from one that was closed or could not open', async () => {
    const died = start(true);
    died.child.emit('exit', 1);
    expect(died.onDied).toHaveBeenCalledOnce();

    const failed = start(true);
    failed.child.emit('message', { kind: 'failed', reason: 'held' });
    failed.child.emit('exit', 1);
    expect(failed.onFailed).toHaveBeenCalledWith('held');
    expect(failed.onDied).not.toHaveBeenCalled();

    const closed = start(true);
    const closing = closed.link.close(5000);
    expect(closed.posted.at(-1)).toEqual([{ kind: 'close' }, []]);
    closed.child.emit('exit', 0);
    await closing;
    expect(closed.onDied).not.toHaveBeenCalled();
    expect(closed.child.kill).not.toHaveBeenCalled();
  });

  it('ends a desk that does not close by itself', async () => {
    const { child, link } = start(true);
    child.kill.mockImplementation(() => void child.emit('exit', 1));
    await link.close(10);
    expect(child.kill).toHaveBeenCalledOnce();
  });
});

const labels = (locale: string, packaged: boolean) =>
  menuTemplate(shellWords[languageOf(locale)], packaged).flatMap(({ label, submenu }) => [
    label,
    ...(Array.isArray(submenu) ? submenu.map((item) => item.label) : []),
  ]);

describe('the menu', () => {
  it('speaks Chinese, or English to an English system', () => {
    expect(labels('zh-CN', true)).toContain('退出');
    expect(labels('fr', true)).toContain('退出');
    expect(labels('en-GB', true)).toContain('Quit');
    expect(labels('en-GB', true).filter((label) => /\p{Script=Han}/u.test(label ?? ''))).toEqual([]);
  });

  it('offers developer tools in a development tree only', () => {
    expect(labels('en', false)).toContain('Developer tools');
    expect(labels('en', true)).not.toContain('Developer tools');
  });
});
