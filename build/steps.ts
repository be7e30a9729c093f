import { spawn } from 'node:child_process';
import { root } from './paths.ts';

export type StepResult = { name: string; ok: boolean; seconds: number };

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a command in the root of the project with the console shared; resolves to its exit code, never rejects. */
export function runCommand(
  file: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...environment } });
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
    process.on('SIGTERM', forward);
    const settle = (code: number): void => {
      process.off('SIGTERM', forward);
      resolve(code);
    };
    child.on('error', (error) => {
      say(`${file}: ${error.message}`);
      settle(127);
    });
    child.on('exit', (code) => settle(code ?? 1));
  });
}

/** Runs a JavaScript or TypeScript file with the Node that is running now. */
export const runScript = (
  file: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<number> => runCommand(process.execPath, [file, ...args], environment);

/** One phase of a run: its name before it, its time after it. A phase that throws has failed. */
export async function step(name: string, work: () => Promise<boolean>): Promise<StepResult> {
  say(`\n── ${name}`);
  const begin = performance.now();
  let ok = false;
  try {
    ok = await work();
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const seconds = (performance.now() - begin) / 1000;
  say(`── ${name}: ${ok ? 'done' : 'FAILED'} in ${seconds.toFixed(1)} s`);
  return { name, ok, seconds };
}
