import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const tell of listeners) tell();
  }, 20_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const read = (): number => {
  // Nobody listened for a while: the remembered moment is too old to show.
  if (timer === undefined && Date.now() - now > 1000) now = Date.now();
  return now;
};

/** The present moment, moving on every 20 seconds: one clock for every strip and chip on the page. */
export const useNow = (): number => useSyncExternalStore(subscribe, read);
