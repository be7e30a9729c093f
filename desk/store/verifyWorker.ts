/** Runs in a worker thread: some steps of the proof (pages, order of the streams, sorted rows) are single statements that
 *  take seconds on a large office and cannot pause. */
import { parentPort, workerData } from 'node:worker_threads';
import { projections } from './projections/index.ts';
import { verifyStore } from './verify.ts';

const { file, key }: { file: string; key: Uint8Array } = workerData;
// A port between threads, not a window: there is no origin to name.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
parentPort?.postMessage(await verifyStore({ file, key: Buffer.from(key), projections }));
