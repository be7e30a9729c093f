/** Work of seconds in a thread of its own: the desk goes on answering meanwhile. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Scripts beside this file. In the packed program they lie beside the bundle as entries of their own (build/bundle.ts). */
export type WorkerScript = 'vacuumWorker' | 'verifyWorker';

/** @returns what the script posts when it is done; null where it is not there: then the caller does the work itself
 *  @throws what the script throws */
export const inWorker = async <Reply>(name: WorkerScript, data: object): Promise<{ reply: Reply } | null> => {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const script = new URL(`./${name}.${ending}`, import.meta.url);
  if (!existsSync(fileURLToPath(script))) return null;
  return new Promise((resolve, reject) => {
    const worker = new Worker(script, { workerData: data });
    worker.once('message', (reply: Reply) => resolve({ reply }));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`${name} ended with ${code} and without an answer`)));
  });
};
