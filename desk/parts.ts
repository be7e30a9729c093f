import type {
  AnySchema,
  ContractProcedure,
  ErrorMap,
  InferContractRouterOutputs,
  InferSchemaOutput,
  Meta,
} from '@orpc/contract';
import type { UnitId } from '../shared/base/ids.ts';
import type { Instant } from '../shared/base/time.ts';
import type { Result } from '../shared/base/result.ts';
import type { Book } from '../shared/calendar/book.ts';
import type { WorkingTime } from '../shared/calendar/compile.ts';
import type { Change, Contract } from '../shared/contract/contract.ts';
import type { Office } from '../shared/people/office.ts';
import type { Actor } from '../shared/people/permissions.ts';
import type { PackBook } from '../shared/procedure/book.ts';
import type { CategoryBook } from '../shared/procedure/trees/book.ts';
import type { HashPassword } from './people/passwords.ts';
import type { Database } from './store/open.ts';
import type { EventStore } from './store/eventStore.ts';
import type { DecideAgain, ExchangeLog, Received, ReceivedPage } from './store/exchange/types.ts';
import type { Attachments } from './store/attachments.ts';
import type { Settings } from './store/settings.ts';

/** What commands and queries hold in their hands. Built once by desk.ts. */
export type DeskParts = {
  folder: string;
  /** Raw key of the store: a backup is sealed with it. */
  key: Buffer;
  database: Database;
  /** Id of this desk among all; it stays with the office's folder. */
  deskId: string;
  store: EventStore & { rebuild(): Promise<void> };
  attachments: Attachments;
  /** These parts serve a command that is decided again because others were before it: what was done with it since then does
   *  not count against it. */
  decidesAgain?: true;
  /** What waits for other desks, and what comes from them. */
  exchange: Exchange;
  settings: Settings;
  hashPassword: HashPassword;
  clock: () => Instant;
  /** Time-ordered unique ids. */
  newId: () => string;
  /** The office as it is now, folded from the log; replaced after every office command. */
  office: () => Office;
  /** The classification of complaints, every version. */
  categories: () => CategoryBook;
  /** Every released procedure: the program's and those published here. */
  packs: () => PackBook;
  /** The newest published calendars, replaced after every publication. */
  calendars: () => Book;
  /** The office's own calendar. */
  workingTime: () => WorkingTime;
  /** Calendar of one unit: its own, or that of the nearest unit above it. */
  workingTimeOf: (unit: UnitId) => WorkingTime;
  /** Tells every page what to read again. */
  publish: (change: Change) => void;
};

export type Exchange = Omit<ExchangeLog, 'receive'> & {
  /** @returns nothing while rows are being refilled: the page is to be handed in again */
  receive(page: ReceivedPage, decideAgain: DecideAgain): Received | undefined;
};

/** Who asks. `actor` is present whenever the session is signed in and not locked; calls outside `session` always have it. */
export type Caller = { session: string | null; actor: Actor };

export type Refusal = { code: string; [detail: string]: unknown };
export type Reply<Value> = Result<Value, Refusal>;

type Outputs = InferContractRouterOutputs<Contract>;

/** Input as the contract's schema hands it on: trimmed, defaults filled in. */
type Parsed<Call> =
  Call extends ContractProcedure<infer Input extends AnySchema, AnySchema, ErrorMap, Meta>
    ? InferSchemaOutput<Input>
    : never;

/** Handlers of one group of the contract: parsed input and caller in, value or refusal out. */
export type Handlers<Group extends keyof Contract> = {
  [Call in keyof Contract[Group]]: (
    input: Parsed<Contract[Group][Call]>,
    caller: Caller,
  ) => Answer<Call extends keyof Outputs[Group] ? Outputs[Group][Call] : never>;
};

type Answer<Value> = Reply<Value> | Promise<Reply<Value>>;
