/** Everything that stands on one open store: parts, sessions, handlers, watch, exchange. */
import type { Instant } from '../shared/base/time.ts';
import type { Change } from '../shared/contract/contract.ts';
import { createCalendars } from './calendars.ts';
import { createSessionCommands } from './commands/session.ts';
import type { DeskExchange } from './exchange/calls.ts';
import { createIds } from './ids.ts';
import { foldOffice, isOfficeEvent, loadOffice } from './office.ts';
import type { DeskParts, Handlers } from './parts.ts';
import { hashPasswordAt, officeCost } from './people/passwords.ts';
import { createAttempts, createSessions, type AttemptMemory, type Sessions, type Tries } from './people/sessions.ts';
import type { AllHandlers, DeskOptions, DeskRooms, Watch } from './rooms.ts';
import type { StoredEvent } from './store/event.ts';
import { categoriesIn } from './store/projections/categories.ts';
import { packsIn } from './store/projections/pack.ts';
import { createSettings } from './store/settings.ts';
import type { Store } from './store/store.ts';

type Furniture = Pick<
  DeskOptions,
  'folder' | 'version' | 'host' | 'newId' | 'passwordCost' | 'fetch' | 'openAddress'
> & { clock: () => Instant };

export type OpenedStore = { store: Store; key: Buffer };

/** Replaced as a whole when an office is brought back from a backup. */
export type Furnished = {
  store: Store;
  parts: DeskParts;
  sessions: Sessions;
  handlers: AllHandlers;
  watch: Watch;
  exchange: DeskExchange;
};

export const createFurnish =
  (
    options: Furniture,
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
