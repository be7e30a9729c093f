import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inRoot } from '../../build/paths.ts';

/** A hub in a folder of its own, and its administrator's command line. */
export type Hub = {
  folder: string;
  address: string;
  process: ChildProcess;
  /** @returns the code of an invitation */
  invite(...options: string[]): string;
  stop(signal?: NodeJS.Signals): Promise<void>;
};

export const hubFolder = (): string => mkdtempSync(join(tmpdir(), '首问 hub '));

export async function startHub(folder: string, port = '0'): Promise<Hub> {
  const hub = spawn(process.execPath, [inRoot('server', 'bin', 'hub.ts'), '--folder', folder, '--port', port], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: hub.stdout })) {
    const address = /^SHOUWEN_HUB (\S+)$/.exec(line)?.[1];
    if (address === undefined) continue;
    return {
      folder,
      address,
      process: hub,
      invite(...options) {
        const command = [inRoot('server', 'bin', 'shouwenHub.ts'), 'invite', ...options, '--folder', folder, '--json'];
        const made = JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as { code: string };
        return made.code;
      },
      async stop(signal = 'SIGTERM') {
        if (hub.exitCode !== null || hub.signalCode !== null) return;
        const gone = once(hub, 'exit');
        hub.kill(signal);
        await gone;
      },
    };
  }
  throw new Error('the hub ended without an address');
}
