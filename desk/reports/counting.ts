/** Counts reports: small ones at once, large ones in a thread of their own.
 *
 *    count ─▶ running ──last complaint──▶ counted
 *                └─────cancel───────────▶ nothing
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { DeskParts } from '../parts.ts';
import { databaseFileName } from '../store/store.ts';
import { runCount, type Counted, type CountJob } from './count.ts';
import { casesExpected } from './read.ts';

export type CountMessage = { done: number } | { counted: Counted };
type Run = { done: number; total: number; end: () => void };

/** From so many complaints on a thread of its own is worth its start. */
const few = 3000;

export type Counting = {
  /** @param run name under which it can be looked at and ended   @returns nothing when it was ended */
  count(job: CountJob, run?: string): Promise<Counted | null>;
  progress(run: string): { done: number; total: number } | null;
  cancel(run: string): boolean;
};

export function createCounting(parts: Pick<DeskParts, 'folder' | 'key' | 'database'>): Counting {
  const runs = new Map<string, Run>();
  const script = new URL(`./countWorker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);
  return {
    async count(job, run = '') {
      const total = casesExpected(parts.database, job.order);
      if (total <= few || !existsSync(fileURLToPath(script))) return runCount(parts.database, job, () => undefined);
      const file = join(parts.folder, databaseFileName);
      return new Promise((resolve, reject) => {
        const worker = new Worker(script, { workerData: { file, key: parts.key, job } });
        const going: Run = {
          done: 0,
          total,
          end: () => {
            resolve(null);
            void worker.terminate();
          },
        };
        if (run !== '') runs.set(run, going);
        const forget = (): void => void (runs.get(run) === going && runs.delete(run));
        worker.on('message', (message: CountMessage) => {
          if ('done' in message) going.done = message.done;
          else resolve(message.counted);
        });
        worker.once('error', (error) => {
          forget();
          reject(error);
        });
        worker.once('exit', () => {
          forget();
          resolve(null);
        });
      });
    },
    progress(run) {
      const going = runs.get(run);
      return going ? { done: Math.min(going.done, going.total), total: going.total } : null;
    },
    cancel(run) {
      const going = runs.get(run);
      going?.end();
      return going !== undefined;
    },
  };
}
