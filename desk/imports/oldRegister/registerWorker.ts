/** Runs in a worker thread: reading a register of a hundred thousand rows takes seconds, and the desk answers meanwhile. */
import { parentPort } from 'node:worker_threads';
import type { Answered, Asked } from './reader.ts';
import { createRegisterReading, type RegisterReading } from './reading.ts';

const reading = createRegisterReading() as unknown as Record<string, (...given: unknown[]) => unknown>;

const answer = async ({ id, name, given }: Asked): Promise<Answered> => {
  try {
    return { id, value: await reading[name satisfies keyof RegisterReading]?.(...given) };
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

parentPort?.on('message', (asked: Asked) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
  void answer(asked).then((answered) => parentPort?.postMessage(answered));
});
