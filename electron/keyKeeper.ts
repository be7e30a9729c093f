// The store's key, wrapped by the operating system's key store (DPAPI on Windows, Keychain on macOS, Secret Service on Linux).
import { safeStorage } from 'electron';

export type KeyKeeper = {
  wrap: (key: Uint8Array) => Uint8Array | undefined;
  unwrap: (wrapped: Uint8Array) => Uint8Array | undefined;
};

/** Undefined where the system keeps nothing: then the office is protected by a pass phrase, as in the browser host. */
export function createKeyKeeper(platform: NodeJS.Platform = process.platform): KeyKeeper | undefined {
  if (!safeStorage.isEncryptionAvailable()) return undefined;
  // Without a key ring Chromium "encrypts" with a password that stands in its source code.
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())) {
    return undefined;
  }
  return {
    wrap: (key) => attempt(() => safeStorage.encryptString(Buffer.from(key).toString('base64'))),
    unwrap: (wrapped) => attempt(() => Buffer.from(safeStorage.decryptString(Buffer.from(wrapped)), 'base64')),
  };
}

/** Another user, another PC or a new Windows password: the key store says no, and the desk asks for the pass phrase. */
function attempt(work: () => Buffer): Uint8Array | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
