/** Runs in a worker thread: laying out pages takes tenths of a second, and the desk answers meanwhile. Stays for the next
 *  document, since opening the type is half of the work. */
import { parentPort } from 'node:worker_threads';
import type { Job, Written } from './writer.ts';
import { writePaper } from './write.ts';

const answer = async ({ id, paper, format }: Job): Promise<Written> => {
  try {
    return { id, content: new Uint8Array(await writePaper(paper, format)) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

parentPort?.on('message', (job: Job) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
  void answer(job).then((written) => parentPort?.postMessage(written));
});
