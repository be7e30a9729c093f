/** Wakes whoever waits for something new in one of his feeds. A wake-up may be in vain; one that is needed never fails to
 *  come for longer than a pull waits. */
import { feedChannel } from './feeds.ts';
import type { Sql } from './sql.ts';

export type News = {
  /** Resolves after a notice for one of the feeds, after `milliseconds`, or when the signal says so. */
  wait(feeds: readonly number[], milliseconds: number, signal: AbortSignal): Promise<void>;
  waiting(): number;
};

export async function createNews(sql: Sql): Promise<News> {
  const sleepers = new Map<number, Set<() => void>>();
  const wake = (feed: number): void => sleepers.get(feed)?.forEach((resume) => resume());
  await sql.listen(feedChannel, (payload) => {
    // After a lost connection notices may be missing: everybody looks.
    if (payload) payload.split(',').map(Number).forEach(wake);
    else [...sleepers.keys()].forEach(wake);
  });
  let waiting = 0;
  return {
    waiting: () => waiting,
    wait: (feeds, milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        waiting += 1;
        const timer = setTimeout(resume, milliseconds);
        function resume(): void {
          clearTimeout(timer);
          signal.removeEventListener('abort', resume);
          for (const feed of feeds) {
            const own = sleepers.get(feed);
            own?.delete(resume);
            if (own?.size === 0) sleepers.delete(feed);
          }
          waiting -= 1;
          resolve();
        }
        signal.addEventListener('abort', resume);
        for (const feed of feeds) sleepers.set(feed, (sleepers.get(feed) ?? new Set()).add(resume));
      }),
  };
}
