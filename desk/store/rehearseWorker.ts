/** Runs in a worker thread: a hundred thousand complaints take seconds, and the desk goes on answering. Ended from outside when
 *  nobody wants the answer any more. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from './open.ts';
import { rehearseLog, type RehearsalOrder } from './rehearse.ts';
import type { RehearsalMessage } from './rehearsals.ts';

const { file, key, order }: { file: string; key: Uint8Array; order: RehearsalOrder } = workerData;
const tell = (message: RehearsalMessage): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
  parentPort?.postMessage(message);
};
const opened = openDatabase({ file, key: Buffer.from(key), readOnly: true });
if (!opened.ok) throw new Error(`the store does not open: ${opened.problem.kind}`);
try {
  tell({ result: rehearseLog(opened.value, order, (done) => tell({ done })) });
} finally {
  opened.value.close();
}
