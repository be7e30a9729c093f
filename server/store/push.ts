/** Group commit: pushes that arrive while a transaction is under way are taken together in the next one, so fifty desks cost
 *  little more than one. Nobody gets a receipt before the commit. */
import type { Instant } from '../../shared/base/time.ts';
import type { PushedBatch, Receipt } from '../../shared/exchange/protocol.ts';
import { changesRegister, type Pusher } from '../../shared/exchange/judge.ts';
import { emptyRegister } from './register.ts';
import type { Sql } from './sql.ts';
import { takeItems, type Item } from './take.ts';

export type Push = (pusher: Pusher, batches: readonly PushedBatch[]) => Promise<Receipt[]>;

type Job = { items: Item[]; resolve: (receipts: Receipt[]) => void; reject: (error: unknown) => void };

/** Commands taken in one transaction at most: it should last milliseconds, not seconds. */
const mostPerGroup = 1000;

export function createPush(
  sql: Sql,
  clock: () => Instant,
  observe: (group: { pushes: number; batches: number }) => void,
): Push {
  let register = emptyRegister;
  let queue: Job[] = [];
  let running = 0;
  // While one transaction waits for the disk the next one can be worked on; the embedded database has one connection.
  const mostRunning = sql.kind === 'server' ? 2 : 1;

  async function take(items: readonly Item[]): Promise<Receipt[]> {
    const known = register;
    const outcome = await sql.transaction((queries) => takeItems(queries, items, known, clock()));
    if (outcome.register.version > register.version) ({ register } = outcome);
    return outcome.receipts;
  }

  async function takeTogether(jobs: readonly Job[]): Promise<void> {
    const items = jobs.flatMap((job) => job.items);
    observe({ pushes: jobs.length, batches: items.length });
    try {
      const receipts = await take(items);
      let place = 0;
      for (const job of jobs) job.resolve(receipts.slice(place, (place += job.items.length)));
    } catch (error) {
      if (jobs.length === 1) return jobs[0]!.reject(error);
      // One of them may be what the database stumbles over: the others must not suffer for it.
      for (const job of jobs) await takeTogether([job]);
    }
  }

  async function run(): Promise<void> {
    if (running === mostRunning) return;
    running += 1;
    while (queue.length > 0) {
      const group = nextGroup(queue);
      queue = queue.slice(group.length);
      await takeTogether(group);
    }
    running -= 1;
  }

  const enqueue = (items: Item[]): Promise<Receipt[]> =>
    new Promise((resolve, reject) => {
      if (items.length === 0) return resolve([]);
      queue.push({ items, resolve, reject });
      void run();
    });

  return async (pusher, batches) => {
    const items = batches.map((batch) => ({ pusher, batch }));
    // Units and persons first: what follows in the same push may be done by them.
    const isRegister = ({ batch }: Item): boolean => changesRegister(batch.stream);
    const first = await enqueue(items.filter(isRegister));
    const rest = await enqueue(items.filter((item) => !isRegister(item)));
    return items.map((item) => (isRegister(item) ? first : rest).shift()!);
  };
}

/** As many jobs from the front as belong into one transaction; one that changes the register goes alone. */
function nextGroup(queue: readonly Job[]): Job[] {
  const changes = ({ items }: Job): boolean => items.some(({ batch }) => changesRegister(batch.stream));
  const group: Job[] = [];
  let commands = 0;
  for (const job of queue) {
    const size = job.items.reduce((sum, { batch }) => sum + batch.commands.length, 0);
    if (group.length > 0 && (commands + size > mostPerGroup || changes(job) || changes(group[0]!))) break;
    group.push(job);
    commands += size;
  }
  return group;
}
