/** Runs in a worker thread: the copy of a large office takes seconds, and commands go on meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { copyDatabase } from './open.ts';

const { from, to, key }: { from: string; to: string; key: Uint8Array } = workerData;
copyDatabase(from, to, Buffer.from(key));
// A port between threads, not a window: there is no origin to name.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
parentPort?.postMessage('copied');
