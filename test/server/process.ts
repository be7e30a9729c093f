// A hub as a process of its own, to be ended or killed.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../structure/sources.ts';

export type HubProcess = {
  address: string;
  process: ChildProcess;
  kill(signal: NodeJS.Signals): Promise<number | null>;
};

export const hubScript = join(root, 'server', 'bin', 'hub.ts');

export async function spawnHub(
  folder: string,
  environment: NodeJS.ProcessEnv = {},
  options: string[] = [],
): Promise<HubProcess> {
  const child = spawn(process.execPath, [hubScript, '--folder', folder, '--port', '0', ...options], {
    env: { ...process.env, DATABASE_URL: '', LANG: 'en_US.UTF-8', LC_ALL: '', LC_MESSAGES: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints = `${complaints}${chunk.toString()}`.slice(-2000)));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /SHOUWEN_HUB (\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    });
    void ended.then((code) => reject(new Error(`the hub ended with ${code}: ${complaints}`)));
  });
  return {
    address,
    process: child,
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
