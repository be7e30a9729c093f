/** Work of seconds in a thread of its own: the desk goes on answering meanwhile. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { verifyStore } from './verify.ts';

/** Scripts beside this file, and what each posts when it is done. In the packed program they lie beside the bundle as
 *  entries of their own (build/bundle.ts). */
export type WorkerReplies = {
  vacuumWorker: 'copied';
  verifyWorker: Awaited<ReturnType<typeof verifyStore>>;
  tableWorker: Uint8Array;
};

/** Scripts that stand in another folder of the source; bundled they all lie side by side. */
const folders: Partial<Record<keyof WorkerReplies, string>> = { tableWorker: '../lists' };

/** @returns the reply; null where it is not there: then the caller does the work itself
 *  @throws what the script throws */
export const inWorker = async <Name extends keyof WorkerReplies>(
  name: Name,
  data: object,
): Promise<{ reply: WorkerReplies[Name] } | null> => {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const folder = ending === 'ts' ? (folders[name] ?? '.') : '.';
  const script = new URL(`${folder}/${name}.${ending}`, import.meta.url);
  if (!existsSync(fileURLToPath(script))) return null;
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: data });
    worker.once('message', (reply: WorkerReplies[Name]) => resolve({ reply }));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`${name} ended with ${code} and without an answer`)));
  });
};
