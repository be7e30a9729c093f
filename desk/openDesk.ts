/** Opens the office in a folder and puts the desk together: lock, key, store, office, handlers, answer. Which tables and
 *  handlers there are is the caller's business (see desk.ts), so that tests can run a desk of their own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import type { Instant } from '../shared/base/time.ts';
import { done, refused, type Result } from '../shared/base/result.ts';
import type { Change, Contract, DeskClient, Topic } from '../shared/contract/contract.ts';
import { shortestPassPhrase } from '../shared/contract/base.ts';
import type { DeskRefusal } from '../shared/contract/links.ts';
import { createAnswer, type DeskContext } from './answer.ts';
import { createCalendars } from './calendars.ts';
import { createSessionCommands } from './commands/session.ts';
import { makeFolder, placeOf } from './folder.ts';
import type { DeskExchange } from './exchange/calls.ts';
import type { Fetch } from './exchange/client.ts';
import { createIds } from './ids.ts';
import { createIncidents } from './incidents.ts';
import { foldOffice, isFresh, isOfficeEvent, loadOffice } from './office.ts';
import { hashPasswordAt, officeCost, type PasswordCost } from './people/passwords.ts';
import type { DeskParts, Handlers, Reply } from './parts.ts';
import { replaceOffice, stageBackup } from './store/restoreInPlace.ts';
import { createRouter, type DeskRouter } from './router.ts';
import { createAttempts, createSessions, type AttemptMemory, type Sessions, type Tries } from './people/sessions.ts';
import type { StoredEvent } from './store/event.ts';
import type { Finding } from './store/finding.ts';
import { createKeyFile, keyWays, unlockKeyFile, type KeyProblem, type KeyWay } from './store/keys.ts';
import { lockFolder, type FolderLock, type LockProblem } from './store/lock.ts';
import type { StoreProblem } from './store/problem.ts';
import type { Projection, RefillProgress } from './store/projection.ts';
import { categoriesIn } from './store/projections/categories.ts';
import { packsIn } from './store/projections/pack.ts';
import { createSettings } from './store/settings.ts';
import { databaseFileName, openStore, type Store } from './store/store.ts';

export type DeskOptions = {
  folder: string;
  key: KeyWay;
  host: 'electron' | 'browser' | 'cli';
  version: string;
  clock?: () => Instant;
  newId?: () => string;
  /** what hashing a password costs; the office's cost where it is missing */
  passwordCost?: PasswordCost;
  /** how the hub is reached; the network where it is missing */
  fetch?: Fetch;
  /** Opens an address in the system's browser; where it is missing the page opens it. */
  openAddress?: (address: string) => void;
  /** rows filled anew after an upgrade */
  progress?: (progress: RefillProgress) => void;
  /** false: an office that is not there is a problem instead of a new one */
  create?: boolean;
  /** held by the caller already, who also releases it; otherwise the desk holds the folder while it is open */
  lock?: FolderLock;
};

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

export type AllHandlers = { [Group in keyof Contract]: Handlers<Group> };

/** What fills the desk with an office: its tables, and what answers each call. */
export type DeskRooms = {
  projections: readonly Projection[];
  createHandlers(
    parts: DeskParts,
  ): Omit<AllHandlers, 'session' | 'care' | 'exchange'> & { care: Omit<Handlers<'care'>, 'restore'> };
  createDemoOffice(parts: DeskParts): Promise<{ account: string }>;
  /** Writes what falls due while nobody asks.
   *  @param report gets its faults: nobody waits for an answer */
  createWatch(parts: DeskParts, report: (error: unknown) => void): Watch;
  /** Fetches and sends by itself while the desk is open.
   *  @param report gets its faults: nobody waits for an answer */
  createExchange(parts: DeskParts, options: ExchangeOptions, report: (error: unknown) => void): DeskExchange;
};

export type ExchangeOptions = { version: string; fetch: Fetch };

export type Watch = { arm(): void; stop(): void };

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

type OpenedStore = { store: Store; key: Buffer };

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

/** Everything that stands on one open store. Replaced as a whole when an office is brought back from a backup. */
type Furnished = {
  store: Store;
  parts: DeskParts;
  sessions: Sessions;
  handlers: AllHandlers;
  watch: Watch;
  exchange: DeskExchange;
};

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

const createFurnish =
  (
    options: Assembly,
    rooms: DeskRooms,
    publish: (change: Change) => void,
    report: (name: string) => (error: unknown) => void,
  ) =>
  ({ store, key }: OpenedStore, restore: Handlers<'care'>['restore']): Furnished => {
    const { folder, version, host, clock } = options;
    const { database, attachments } = store;
    let office = loadOffice(database);
    const calendars = createCalendars(database, () => office);
    const see = (events: readonly StoredEvent[]): void => {
      if (events.some(isOfficeEvent)) office = foldOffice(office, events);
      calendars.follow(events);
    };
    const reread = (): void => {
      office = loadOffice(database);
      calendars.reread();
    };
    const parts: DeskParts = {
      folder,
      key,
      database,
      deskId: store.deskId,
      store: following(store, see),
      exchange: {
        ...store.exchange,
        receive(page, decideAgain) {
          try {
            return store.exchange.receive(page, decideAgain, (events, takenBack) =>
              takenBack ? reread() : see(events),
            );
          } catch (error) {
            reread();
            throw error;
          }
        },
      },
      attachments,
      settings: createSettings(database),
      hashPassword: hashPasswordAt(options.passwordCost ?? officeCost),
      clock,
      newId: options.newId ?? createIds(clock),
      office: () => office,
      categories: () => categoriesIn(database),
      packs: () => packsIn(database),
      calendars: calendars.book,
      workingTime: () => calendars.times().office(),
      workingTimeOf: (unit) => calendars.times().of(unit),
      publish,
    };
    const sessions = createSessions(parts.office);
    const { care, ...others } = rooms.createHandlers(parts);
    const session = createSessionCommands({
      ...parts,
      sessions,
      attempts: createAttempts(clock, attemptMemory(parts)),
      version,
      host,
      createDemoOffice: () => rooms.createDemoOffice(parts),
      fetch: options.fetch ?? globalThis.fetch,
      openAddress: options.openAddress,
    });
    const exchange = rooms.createExchange(
      parts,
      { version, fetch: options.fetch ?? globalThis.fetch },
      report('exchange'),
    );
    const handlers = { ...others, session, exchange: exchange.handlers, care: { ...care, restore } };
    return { store, parts, sessions, handlers, watch: rooms.createWatch(parts, report('watch')), exchange };
  };

const attemptScope = 'attempts';

/** Wrong tries of the accounts there are, kept with the office's settings. */
const attemptMemory = ({ settings, office, clock }: DeskParts): AttemptMemory => ({
  read(account) {
    const kept = settings.read(attemptScope, account);
    return kept === undefined ? undefined : (JSON.parse(kept) as Tries);
  },
  save(account, tries) {
    const exists = [...office().personById.values()].some((person) => person.account === account);
    if (exists) settings.save(attemptScope, account, JSON.stringify(tries), clock());
  },
  drop: (account) => settings.drop(attemptScope, account),
});

/** How long closing waits for a call that hangs: what it has not committed is not lost, it never was. */
const longestCall = 5000;

/** Requests of restoring, with the number of events: kept in the restored office, where a repeated one finds it. */
const restoreScope = 'restore';

type Restore = Parameters<Handlers<'care'>['restore']>[0];

/** The store, with a look at every event it appends. */
const following = (store: Store, seen: (events: readonly StoredEvent[]) => void): DeskParts['store'] => ({
  read: store.read,
  readAll: store.readAll,
  head: store.head,
  rebuild: () => store.rebuild(),
  execute(request, decide) {
    const outcome = store.execute(request, decide);
    if (outcome.outcome === 'done') seen(outcome.events);
    return outcome;
  },
  executeMany(batch) {
    const outcomes = store.executeMany(batch);
    const appended = outcomes.flatMap((outcome) => (outcome.outcome === 'done' ? outcome.events : []));
    if (appended.length > 0) seen(appended);
    return outcomes;
  },
});
