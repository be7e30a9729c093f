/** What the exchange hands to the log and gets back from it. */
import type { Instant } from '../../../shared/base/time.ts';
import type { Tail } from '../../../shared/exchange/package.ts';
import type { Sender } from '../../../shared/exchange/audience.ts';
import type { PulledEntry, PushedBatch } from '../../../shared/exchange/protocol.ts';
import type { StoredEvent } from '../event.ts';
import type { Load, NewEvent, Refusal } from '../eventStore.ts';

/** A command of this desk as it was given, to be decided again. */
export type GivenCommand = {
  requestId: string;
  name: string;
  personId: string | null;
  unitId: string | null;
  at: Instant;
  input: unknown;
};

/** Decides a command on the entries as they are now, with its author and its moment of then. */
export type DecideAgain = (command: GivenCommand, load: Load) => { events: NewEvent[] } | { refusal: Refusal };

export type ReceivedPage = {
  entries: readonly PulledEntry[];
  /** kept in the same transaction; a package brings none */
  cursor?: string;
  /** what another desk has that nobody has ordered yet; comes with packages only */
  tails?: readonly Tail[];
  /** sequence of the newest entry that any file of this desk has told of; without it all may have been told */
  told?: number;
};

export type Received = {
  /** appended now: theirs, mine decided again, and what this desk noted about it */
  events: StoredEvent[];
  /** some rows were taken back: what is remembered of the log is to be read again */
  reread: boolean;
  fresh: number;
  decidedAgain: number;
  conflicts: string[];
  /** commands of a tail that were written without what this desk holds or has told already: their author decides them again */
  stale: number;
};

export type SentBatch = PushedBatch & { commandSequences: number[] };

export type Transfer = { sha256: string; direction: 'up' | 'down'; name: string; size: number; problem: string | null };

/** Told inside the transaction after each stream, before the next is decided; `reread` where rows were taken back. */
export type Seen = (events: readonly StoredEvent[], reread: boolean) => void;

export type ExchangeLog = {
  /** @returns nothing while rows are being refilled: the page is to be handed in again */
  receive(page: ReceivedPage, decideAgain: DecideAgain, seen: Seen): Received | undefined;
  /** Oldest first, within the limits of one request. */
  toSend(limits: { batches: number; commands: number; characters: number }, sender: Sender): SentBatch[];
  /** @returns false where it was taken before what this desk has built it on: to be fetched first */
  accepted(batch: SentBatch, version: number): boolean;
  refused(batch: SentBatch, code: string): void;
  /** What was refused is sent once more. */
  tryAgain(): void;
  /** Everything written here and confirmed nowhere waits from now on. In a transaction of the caller. */
  open(): void;
  /** Nothing waits any more; the local office stays as it is. In a transaction of the caller. */
  close(): void;
  /** Files that entries on their way have named, uploads first. */
  transfers(): Transfer[];
  transferred(sha256: string): void;
  transferFailed(sha256: string, problem: string): void;
  inTransaction<Value>(work: () => Value): Value;
};
