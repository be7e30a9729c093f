/** Opens the office in a folder and puts the desk together: lock, key, store, office, handlers, answer. Which tables and
 *  handlers there are is the caller's business (see desk.ts), so that tests can run a desk of their own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import type { Instant } from '../shared/base/time.ts';
import { done, refused, type Result } from '../shared/base/result.ts';
import { shortestPassPhrase } from '../shared/contract/base.ts';
import type { Change, DeskClient, Topic } from '../shared/contract/contract.ts';
import type { DeskRefusal } from '../shared/contract/links.ts';
import { createAnswer, type DeskContext } from './answer.ts';
import { makeFolder, placeOf } from './folder.ts';
import { createFurnish, type OpenedStore } from './furnish.ts';
import { createIncidents } from './incidents.ts';
import { isFresh } from './office.ts';
import type { Handlers, Reply } from './parts.ts';
import type { DeskOptions, DeskRooms } from './rooms.ts';
import { createRouter, type DeskRouter } from './router.ts';
import type { Finding } from './store/finding.ts';
import { createKeyFile, keyWays, unlockKeyFile, type KeyProblem } from './store/keys.ts';
import { lockFolder, type FolderLock, type LockProblem } from './store/lock.ts';
import type { StoreProblem } from './store/problem.ts';
import { replaceOffice, stageBackup } from './store/restoreInPlace.ts';
import { databaseFileName, openStore, type Store } from './store/store.ts';

export type DeskProblem = KeyProblem | LockProblem | StoreProblem | { kind: 'passPhraseTooShort'; least: number };

export type Desk = {
  folder: string;
  version: string;
  host: DeskOptions['host'];
  /** What is wrong with the log since it was last open: cut off, put back, edited. Empty for a sound office. */
  findings: Finding[];
  router: DeskRouter;
  /** The direct link: same contract, same replies. @param session read for each call, as the links send it */
  client(session?: () => string | null): DeskClient;
  /** @returns ends the subscription */
  subscribe(listener: (change: Change) => void): () => void;
  /** Tells a second start where this desk answers. */
  announce(address: string): void;
  /** Lets running calls end, then closes the office and lets go of the folder. */
  close(): Promise<void>;
};

export const openDesk = async (options: DeskOptions, rooms: DeskRooms): Promise<Result<Desk, DeskProblem>> => {
  const { folder, clock = Date.now } = options;
  const made = options.create === false ? done(null) : makeFolder(folder);
  if (!made.ok) return made;
  const lock = options.lock ? done(options.lock) : lockFolder(folder, clock());
  if (!lock.ok) return lock;
  const store = await unlockStore(options, rooms, clock);
  if (!store.ok) {
    if (!options.lock) lock.value.release();
    return store;
  }
  return done(assemble({ ...options, clock, lock: lock.value, ownsLock: !options.lock }, rooms, store.value));
};

const unlockStore = async (
  { folder, key: way, create = true, progress, newId }: DeskOptions,
  rooms: DeskRooms,
  clock: () => Instant,
): Promise<Result<OpenedStore, DeskProblem>> => {
  const ways = await keyWays(folder);
  if (!ways.ok) return ways;
  const isNew = ways.value.length === 0 && create && !existsSync(join(folder, databaseFileName));
  if (isNew && way.by === 'passPhrase' && way.passPhrase.length < shortestPassPhrase) {
    return refused({ kind: 'passPhraseTooShort', least: shortestPassPhrase });
  }
  const key = isNew ? await createKeyFile(folder, [way]) : await unlockKeyFile(folder, way);
  if (!key.ok) return key;
  const store = await openStore({
    folder,
    key: key.value,
    clock,
    projections: rooms.projections,
    create,
    ...(progress && { progress }),
    ...(newId && { newDeskId: newId }),
  });
  return store.ok ? done({ store: store.value, key: key.value }) : store;
};

/** What can bring a due moment or a change of duty nearer. */
const watched: ReadonlySet<Topic> = new Set(['complaint', 'office', 'duty', 'supervision']);

type Assembly = DeskOptions & { clock: () => Instant; lock: FolderLock; ownsLock: boolean };

const assemble = (options: Assembly, rooms: DeskRooms, opened: OpenedStore): Desk => {
  const { folder, version, host, clock, lock } = options;
  const listeners = new Set<(change: Change) => void>();
  const publish = (change: Change): void => {
    listeners.forEach((listener) => listener(change));
    if (change.topics.some((topic) => watched.has(topic))) current.watch.arm();
    current.exchange.poke();
  };
  const incidents = createIncidents(folder, clock);
  const report = (name: string) => (error: unknown) => void incidents.record(name, error);
  const furnish = createFurnish(options, rooms, publish, report);
  let current = furnish(opened, restore);
  current.watch.arm();
  current.exchange.start();
  let closing: Promise<void> | undefined;
  let isRestoring = false;
  /** Calls wait while one store is put in the place of another. */
  let exchanging: Promise<void> | undefined;

  /** First start: the office of a backup takes the place of the one in which nobody could sign in yet. */
  async function restore({ request, folder: typed, passPhrase }: Restore): Promise<Reply<{ events: number }>> {
    const { parts, store } = current;
    const before = parts.settings.read(restoreScope, request);
    if (before !== undefined) return done({ events: Number(before) });
    if (!isFresh(parts.office())) return refused<DeskRefusal>({ code: 'OfficeExists' });
    if (isRestoring) return refused<DeskRefusal>({ code: 'DeskClosing' });
    isRestoring = true;
    try {
      const staged = await stageBackup({ source: placeOf(typed), folder, key: options.key, passPhrase });
      if (!staged.ok) return refused<DeskRefusal>({ code: 'RestoreProblem', kind: staged.problem.kind });
      // Somebody may have founded an office while the backup was copied.
      if (!isFresh(parts.office())) return refused<DeskRefusal>({ code: 'OfficeExists' });
      exchanging = exchange(store);
      await exchanging;
    } finally {
      isRestoring = false;
      exchanging = undefined;
    }
    const { events } = current.store.head();
    current.parts.settings.save(restoreScope, request, String(events), clock());
    publish({ topics: ['session', 'office', 'duty', 'complaint', 'draft'] });
    return done({ events });
  }

  async function exchange(store: Store): Promise<void> {
    current.watch.stop();
    await current.exchange.stop();
    store.close();
    await replaceOffice(folder);
    const reopened = await unlockStore(options, rooms, clock);
    if (!reopened.ok) throw new Error(`the restored office does not open: ${reopened.problem.kind}`);
    current = furnish(reopened.value, restore);
    current.watch.arm();
    current.exchange.start();
  }

  const answer = createAnswer({
    sessions: () => current.sessions,
    incidents,
    folder,
    isClosing: () => closing !== undefined,
  });
  const running = new Set<Promise<unknown>>();
  const router = createRouter(
    (group) => current.handlers[group],
    async (question, input, session) => {
      await exchanging?.catch(() => undefined);
      const reply = answer(question, input, session);
      running.add(reply);
      try {
        return await reply;
      } finally {
        running.delete(reply);
      }
    },
  );

  const close = async (): Promise<void> => {
    await Promise.race([Promise.allSettled(running), setTimeout(longestCall, undefined, { ref: false })]);
    current.watch.stop();
    await current.exchange.stop();
    listeners.clear();
    current.store.close();
    if (options.ownsLock) lock.release();
    await incidents.settled();
  };

  return {
    folder,
    version,
    host,
    findings: opened.store.headFindings,
    router,
    client: (session = () => null) =>
      createRouterClient(router, {
        context: (): DeskContext => ({ session: session() }),
        // A copy, as over any other link: nobody outside holds a piece of the desk's own memory.
        interceptors: [async ({ next }) => copyOf(await next())],
      }),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    announce: (address) => lock.announce(address),
    close: () => (closing ??= close()),
  };
};

const copyOf = (value: unknown): unknown => (value === undefined ? value : JSON.parse(JSON.stringify(value)));

/** How long closing waits for a call that hangs: what it has not committed is not lost, it never was. */
const longestCall = 5000;

/** Requests of restoring, with the number of events: kept in the restored office, where a repeated one finds it. */
const restoreScope = 'restore';

type Restore = Parameters<Handlers<'care'>['restore']>[0];
