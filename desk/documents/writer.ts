import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Paper } from '../../shared/document/model.ts';
import type { FileFormat } from './fileKinds.ts';

export type Job = { id: number; paper: Paper; format: FileFormat };
export type Written = { id: number; content: Uint8Array } | { id: number; error: string };

/** How long an idle writer keeps the type open, in milliseconds. */
const patience = 60_000;

type Waiting = { done: (content: Buffer) => void; failed: (error: Error) => void };

/** Writes documents in a thread of its own, started with the first one and ended when nobody wants another.
 *  @returns the bytes of the file */
export function createDocumentWriter(): (paper: Paper, format: FileFormat) => Promise<Buffer> {
  const script = new URL(`./writeWorker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);
  // The libraries are large and loaded where they are used: a desk that writes nothing starts without them.
  if (!existsSync(fileURLToPath(script)))
    return async (paper, format) => (await import('./write.ts')).writePaper(paper, format);
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last = 0;

  const start = (): Worker => {
    const started = new Worker(script);
    const fail = (error: Error): void => {
      if (worker === started) worker = null;
      for (const { failed } of waiting.values()) failed(error);
      waiting.clear();
    };
    started.on('message', (written: Written) => {
      const job = waiting.get(written.id);
      waiting.delete(written.id);
      if ('content' in written) job?.done(Buffer.from(written.content));
      else job?.failed(new Error(written.error));
      if (waiting.size > 0) return;
      idle = setTimeout(() => {
        worker = null;
        void started.terminate();
      }, patience).unref();
      started.unref();
    });
    started.on('error', fail);
    started.on(
      'exit',
      () => waiting.size > 0 && worker === started && fail(new Error('the writer of documents ended')),
    );
    return started;
  };

  return (paper, format) =>
    new Promise((resolve, reject) => {
      clearTimeout(idle);
      worker ??= start();
      worker.ref();
      const id = ++last;
      waiting.set(id, { done: resolve, failed: reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
      worker.postMessage({ id, paper, format } satisfies Job);
    });
}
