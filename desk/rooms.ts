/** How a desk is opened, and what fills it with an office. */
import type { Instant } from '../shared/base/time.ts';
import type { Contract } from '../shared/contract/contract.ts';
import type { DeskExchange } from './exchange/calls.ts';
import type { Fetch } from './exchange/client.ts';
import type { DeskParts, Handlers } from './parts.ts';
import type { PasswordCost } from './people/passwords.ts';
import type { KeyWay } from './store/keys.ts';
import type { FolderLock } from './store/lock.ts';
import type { Projection, RefillProgress } from './store/projection.ts';

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
