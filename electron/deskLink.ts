// The desk in a process of its own, so that the window never waits for the disk.
//
//   starting ──opened──► open ──close()──► ended
//      │ failed            │ dies by itself
//      └► onFailed         └► onDied (the main process decides whether to start a new one)
import { join } from 'node:path';
import { MessageChannelMain, type MessagePortMain, shell, utilityProcess } from 'electron';
import type { Language } from '../shared/words/dictionary.ts';
import type { FromDesk, ToDesk } from './channel.ts';
import type { KeyKeeper } from './keyKeeper.ts';
import { mayBeProvider } from './page.ts';

export type DeskLink = {
  /** The page's end of a new channel to the desk. */
  connect: () => MessagePortMain;
  /** Resolves when the desk has ended, at the latest after the given time. */
  close: (milliseconds: number) => Promise<void>;
};

export type DeskLinkOptions = {
  shellFolder: string;
  folder: string;
  demo: boolean;
  version: string;
  language: Language;
  keyKeeper: KeyKeeper | undefined;
  onFailed: (reason: string) => void;
  onDied: () => void;
};

export function startDesk(options: DeskLinkOptions): DeskLink {
  const child = utilityProcess.fork(join(options.shellFolder, 'deskProcess.js'), [], { serviceName: 'Shouwen desk' });
  const tell = (message: ToDesk, ports: MessagePortMain[] = []): void => child.postMessage(message, ports);
  let ending = false;
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => {
      resolve();
      if (!ending) options.onDied();
    });
  });
  child.on('message', (message: FromDesk) => {
    switch (message.kind) {
      case 'wrap':
      case 'unwrap':
        tell({ kind: 'kept', request: message.request, bytes: options.keyKeeper?.[message.kind](message.bytes) });
        break;
      case 'openAddress':
        if (mayBeProvider(message.address)) void shell.openExternal(message.address);
        break;
      case 'failed':
        ending = true;
        options.onFailed(message.reason);
        break;
      case 'opened':
        break;
    }
  });
  const { folder, demo, version, language } = options;
  tell({ kind: 'open', folder, demo, version, language, hasKeeper: options.keyKeeper !== undefined });
  return {
    connect: () => {
      const { port1, port2 } = new MessageChannelMain();
      // The desk process keeps ports that come before it has opened, so the page never has to ask twice.
      tell({ kind: 'connect' }, [port1]);
      return port2;
    },
    close: async (milliseconds) => {
      ending = true;
      tell({ kind: 'close' });
      const late = setTimeout(() => child.kill(), milliseconds);
      await ended;
      clearTimeout(late);
    },
  };
}
