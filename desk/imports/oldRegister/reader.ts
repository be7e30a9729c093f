/** The reading of a register in a thread of its own, as seen from the desk. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { createRegisterReading, type RegisterReading } from './reading.ts';

export type Asked = { id: number; name: keyof RegisterReading; given: unknown[] };
export type Answered = { id: number; value: unknown } | { id: number; error: string };

type Promised<Call> = Call extends (...given: infer Given) => infer Value
  ? (...given: Given) => Promise<Awaited<Value>>
  : never;

export type RegisterReader = { [Name in keyof RegisterReading]: Promised<RegisterReading[Name]> } & {
  /** Lets go of the file. */
  close(): void;
};

type Waiting = { done: (value: never) => void; failed: (error: Error) => void };

export function createRegisterReader(): RegisterReader {
  const script = new URL(`./registerWorker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);
  if (!existsSync(fileURLToPath(script))) return here();
  const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: 2048 } });
  // A desk that closes does not wait for it.
  worker.unref();
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const fail = (error: Error): void => {
    for (const { failed } of waiting.values()) failed(error);
    waiting.clear();
  };
  worker.on('message', (answered: Answered) => {
    const asked = waiting.get(answered.id);
    waiting.delete(answered.id);
    if ('error' in answered) asked?.failed(new Error(answered.error));
    else asked?.done(answered.value as never);
    if (waiting.size === 0) worker.unref();
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the reader of the register ended')));
  const ask = <Name extends keyof RegisterReading>(name: Name): RegisterReader[Name] =>
    ((...given: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { done: resolve, failed: reject });
        worker.ref();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
        worker.postMessage({ id, name, given } satisfies Asked);
      })) as RegisterReader[Name];
  return {
    open: ask('open'),
    look: ask('look'),
    take: ask('take'),
    byReceipt: ask('byReceipt'),
    keys: ask('keys'),
    rejectFile: ask('rejectFile'),
    close: () => void worker.terminate(),
  };
}

/** Where the script does not lie beside the program. */
function here(): RegisterReader {
  const reading = createRegisterReading();
  return {
    open: reading.open,
    look: reading.look,
    take: async (from, count) => reading.take(from, count),
    byReceipt: async (from, count) => reading.byReceipt(from, count),
    keys: async (from, count) => reading.keys(from, count),
    rejectFile: reading.rejectFile,
    close: () => undefined,
  };
}
