/** The command line of the desk: `npm run -s shouwen -- <command> ...`; desk/cli holds what each command does. */
import { writeSync } from 'node:fs';
import { runCommandLine } from '../cli/run.ts';

/** Written at once and whole: a program that reads a pipe must not lose the end of a long answer when we exit. */
function write(descriptor: number, text: string): void {
  let rest = Buffer.from(`${text}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      // The reader went away (`| head`): nobody is left to tell.
      if (code === 'EPIPE') return;
      // A full pipe: the reader needs a moment.
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

const { env } = process;
process.exitCode = await runCommandLine(process.argv.slice(2), {
  environment: env,
  locale: env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || Intl.DateTimeFormat().resolvedOptions().locale,
  print: (text) => write(1, text),
  complain: (text) => write(2, text),
  now: Date.now,
});
