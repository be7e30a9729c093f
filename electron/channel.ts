import type { Language } from '../shared/words/dictionary.ts';

// Names on the wire between page, preload script, main process and desk process.
//
//   page ──postMessage 'shouwen:connect'──► preload ──ipc──► main ──new MessageChannel──┬─► desk process (one end)
//   page ◄─postMessage 'shouwen:port' [port]── preload ◄───────────────────(other end)──┘
//
// After that the page talks to the desk directly. A reloaded page asks again and gets a new port.
export const connectMessage = 'shouwen:connect';
export const portMessage = 'shouwen:port';

/** Beside the port the page tells the shell two things: how much is unread, for tray and task bar, and that the window is to
 *  come to the front. `hint` is said by the tray. */
export const shellMessage = 'shouwen:shell';
export type PageTells = { shouwen: 'unread'; count: number; hint: string } | { shouwen: 'show' };

export const isPageTelling = (data: unknown): data is PageTells =>
  typeof data === 'object' &&
  data !== null &&
  'shouwen' in data &&
  (data.shouwen === 'show' ||
    (data.shouwen === 'unread' &&
      'count' in data &&
      typeof data.count === 'number' &&
      'hint' in data &&
      typeof data.hint === 'string'));

/** `hasKeeper`: the system's key store is there to wrap the office's key. `language`: of what is said about a failure. */
export type Opening = { folder: string; demo: boolean; version: string; language: Language; hasKeeper: boolean };

/** What the main process tells the desk process. `connect` carries one port. */
export type ToDesk =
  | ({ kind: 'open' } & Opening)
  | { kind: 'connect' }
  | { kind: 'kept'; request: number; bytes: Uint8Array | undefined }
  | { kind: 'close' };

/** What the desk process tells the main process. Only the main process can reach the system's key store. */
export type FromDesk =
  | { kind: 'opened' }
  /** A sentence for the user. */
  | { kind: 'failed'; reason: string }
  | { kind: 'wrap' | 'unwrap'; request: number; bytes: Uint8Array }
  /** The provider of identities, to be opened in the system's browser. The page itself opens nothing outside. */
  | { kind: 'openAddress'; address: string };
