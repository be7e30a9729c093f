// Runs the desk as a program of its own on 127.0.0.1 and shows it in a window.
//
//   start ──spawn──► desk/bin/host.ts ──prints──► SHOUWEN_ADDRESS http://127.0.0.1:PORT/#token=...
//     │                                            └► address shown, window opened
//     └─ Ctrl+C, or the window closed ──'end', SIGTERM──► the desk ends cleanly, then we do
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { openWindow } from './openWindow.ts';
import { inRoot } from './paths.ts';
import type { StartOptions } from './startOptions.ts';

const addressLine = /^SHOUWEN_ADDRESS (http:\/\/127\.0\.0\.1:\d+\/\S*)$/;

/** The address in a line of the desk's output, or undefined when the line says something else. */
export const readAddress = (line: string): string | undefined => addressLine.exec(line.trim())?.[1];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

// A window that ends at once was handed over to a browser that is already running, so its end says nothing.
const handOverMilliseconds = 5000;

export function runBrowserHost(options: StartOptions, hostFile = inRoot('desk', 'bin', 'host.ts')): Promise<number> {
  const args = ['--folder', options.folder, '--port', String(options.port), '--page', inRoot('out', 'renderer')];
  const desk = spawn(process.execPath, [hostFile, ...args, ...(options.demo ? ['--demo'] : [])], {
    // The fourth is a line on which we say 'end': Windows has no signal that a program could answer.
    stdio: ['inherit', 'pipe', 'inherit', 'ipc'],
  });
  return new Promise((resolve) => {
    let ending = false;
    let window: ReturnType<typeof openWindow>;
    const end = (): void => {
      if (ending) return;
      ending = true;
      if (desk.connected) desk.send('end', () => {});
      if (process.platform !== 'win32') desk.kill('SIGTERM');
      // Whatever is acknowledged is on the disk already; a desk that hangs must not hold the terminal.
      setTimeout(() => desk.kill('SIGKILL'), 10_000).unref();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);

    const lines = desk.stdout === null ? undefined : createInterface({ input: desk.stdout });
    lines?.on('line', (line) => {
      const address = readAddress(line);
      if (address === undefined) return say(line);
      say(`Shouwen: ${address}`);
      if (!options.open) return undefined;
      const begin = performance.now();
      window = openWindow(address, options.folder);
      window?.on('exit', () => {
        if (performance.now() - begin < handOverMilliseconds || ending) return;
        say('The window was closed.');
        end();
      });
      return undefined;
    });

    // Only the desk itself keeps us waiting, not the line to it.
    desk.channel?.unref();
    desk.on('error', (error) => {
      process.stderr.write(`The desk could not be started: ${error.message}\n`);
      resolve(1);
    });
    // `close` comes after the last line was read; `exit` may come before it.
    desk.on('close', (code) => {
      // Another desk held the folder: its address was shown, and the window now belongs to that desk.
      if (!ending && code === 0) {
        window?.unref();
        return resolve(0);
      }
      window?.kill();
      return resolve(ending ? (code ?? 0) : (code ?? 1));
    });
  });
}
