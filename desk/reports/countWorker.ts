/** Runs in a worker thread: a hundred thousand complaints take seconds, and the desk goes on answering. Ended from outside when
 *  nobody wants the answer any more. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../store/open.ts';
import { runCount, type CountJob } from './count.ts';
import type { CountMessage } from './counting.ts';

const { file, key, job }: { file: string; key: Uint8Array; job: CountJob } = workerData;
const tell = (message: CountMessage): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
  parentPort?.postMessage(message);
};
const opened = openDatabase({ file, key: Buffer.from(key), readOnly: true });
if (!opened.ok) throw new Error(`the store does not open: ${opened.problem.kind}`);
try {
  tell({ counted: runCount(opened.value, job, (done) => tell({ done })) });
} finally {
  opened.value.close();
}
