/** The border to the database: PostgreSQL, or the embedded one. Both get the same SQL (PostgreSQL 15).
 *  Numbers of 64 bit come back as numbers, JSON goes in as text, and nothing else of a driver's own types is used. */
export type Value = string | number | boolean | null | readonly (string | number)[];
export type Row = Record<string, unknown>;

/** Statements asked without waiting for each other are done in the order in which they were asked; a server gets them together. */
export type Queries = {
  query<Result extends Row = Row>(text: string, values?: readonly Value[]): Promise<Result[]>;
};

/** Every statement of the hub is a short walk along indexes; plans that read whole tables only look cheap while a table is small. */
export const planSettings = { enable_hashjoin: 'off', enable_mergejoin: 'off' } as const;

export type Sql = Queries & {
  readonly kind: 'embedded' | 'server';
  /** All or nothing. Repeats the work when the database asks for it (deadlock, serialisation): it must have no effects outside. */
  transaction<Result>(work: (queries: Queries) => Promise<Result>): Promise<Result>;
  /** Calls `heard` with the payload of every notice on `channel`, and with null after a time in which some may have been missed. */
  listen(channel: string, heard: (payload: string | null) => void): Promise<void>;
  close(): Promise<void>;
};

/** PostgreSQL: deadlock_detected, serialization_failure. */
const transient = new Set(['40P01', '40001']);
const attempts = 5;

/** Thrown by work that found somebody else there first: done again, it sees him. */
export class Repeat extends Error {}

export const sqlState = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** The database is away, starting, stopping, out of connections or of room: nothing is wrong with what was asked, and later it
 *  may be answered. Classes 08, 53, 57P of SQLSTATE, a statement stopped for its length, and what sockets say. */
export const isAway = (error: unknown): boolean =>
  /^(08...|53...|57P..|57014|ECONN.*|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOSPC|EDQUOT)$/.test(
    sqlState(error),
  ) || error instanceof Away;

/** Thrown where a driver loses its connection and has no code for it. */
export class Away extends Error {}

export async function repeating<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const mayRepeat = error instanceof Repeat || transient.has(sqlState(error));
      if (attempt === attempts || !mayRepeat) throw error;
    }
  }
}
