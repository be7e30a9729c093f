/** Rehearsals under way and finished ones, until the desk closes or their number grows.
 *
 *    begin ─▶ running ──last complaint──▶ done
 *                └─────cancel───────────▶ cancelled
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { RehearsalView } from '../../shared/contract/calls/pack.ts';
import type { Rehearsal } from '../../shared/procedure/rehearsal/result.ts';
import type { Database } from './open.ts';
import { rehearsedCount, rehearseLog, type RehearsalOrder } from './rehearse.ts';
import { databaseFileName } from './store.ts';

export type RehearsalMessage = { done: number } | { result: Rehearsal };

type Run = { view: RehearsalView; fault?: Error; end: () => void };
const mostKept = 20;

export type Rehearsals = {
  begin(run: string, order: RehearsalOrder): number;
  /** @throws the fault of a rehearsal that broke */
  view(run: string): RehearsalView | undefined;
  cancel(run: string): void;
};

export function createRehearsals(parts: { folder: string; key: Buffer; database: Database }): Rehearsals {
  const runs = new Map<string, Run>();
  const forget = (): void => {
    const [oldest] = runs.keys();
    if (runs.size > mostKept && oldest !== undefined) {
      runs.get(oldest)?.end();
      runs.delete(oldest);
    }
  };
  return {
    begin(name, order) {
      const total = rehearsedCount(parts.database, order);
      const run: Run = { view: { state: 'running', done: 0, total }, end: () => undefined };
      runs.set(name, run);
      forget();
      const script = new URL(`./rehearseWorker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);
      if (!existsSync(fileURLToPath(script))) {
        run.view = { state: 'done', result: rehearseLog(parts.database, order, () => undefined) };
        return total;
      }
      const file = join(parts.folder, databaseFileName);
      const worker = new Worker(script, { workerData: { file, key: parts.key, order } });
      // A desk that closes does not wait for it.
      worker.unref();
      run.end = () => void worker.terminate();
      worker.on('message', (message: RehearsalMessage) => {
        if (run.view.state !== 'running') return;
        run.view =
          'result' in message
            ? { state: 'done', result: message.result }
            : { state: 'running', done: message.done, total };
      });
      worker.once('error', (error) => (run.fault = error));
      return total;
    },
    view(name) {
      const run = runs.get(name);
      if (run?.fault) throw run.fault;
      return run?.view;
    },
    cancel(name) {
      const run = runs.get(name);
      if (run?.view.state !== 'running') return;
      run.view = { state: 'cancelled' };
      run.end();
    },
  };
}
