/** Tables that can be rebuilt from the log. Each has a version: where it differs from the one in the file, its tables
 *  are dropped and refilled.
 *
 *    missing or other version ──drop, create──▶ filling ──whole log applied, indexes built──▶ ready
 *                                  ▲               │
 *                                  └──cut short────┘   (a kill leaves 'filling': the next start begins again)
 */
import { setImmediate } from 'node:timers/promises';
import type { Database } from './open.ts';
import {
  eventColumns,
  eventSource,
  setAsideType,
  storedEvent,
  takenBackType,
  type EntriesSetAside,
  type EventRow,
  type StoredEvent,
} from './event.ts';

export type { StoredEvent } from './event.ts';

export type Projection = {
  name: string;
  version: number;
  /** DDL of the tables */
  schema: string;
  /** DDL built after a refill: filling an indexed table takes twice as long */
  indexes?: string;
  /** every table of the schema, virtual ones too, and no other: dropped before a refill */
  tables: string[];
  /** Projections before it in the registry whose rows `apply` reads. They are refilled together, or it would see their
   *  newest rows where it had seen the rows of that moment. */
  reads?: string[];
  /** Writes its own tables only; may look at earlier events of the log. */
  createApply(database: Database): Apply;
  /** Takes out the rows of one stream; all its entries that still count are applied again afterwards. For rows that are
   *  never taken back (a number once given stays given) it does nothing. */
  createForget(database: Database): Forget;
};

/** @param settled no further event of this stream follows in the same command: rows made from the whole stream can wait
 *  for it and are written once */
export type Apply = (event: StoredEvent, settled: boolean) => void;

export type Forget = (stream: string) => void;

/** Where the rows stand in the log: what is set aside later still counts. `turns` grows when entries that were applied count
 *  no more, or were rolled back: whoever remembers something of a stream reads it again. */
type Standing = { at: number; turns: number };
const standings = new WeakMap<Database, Standing>();

export const standingOf = (database: Database): Readonly<Standing> => {
  let standing = standings.get(database);
  if (!standing) standings.set(database, (standing = { at: 0, turns: 0 }));
  return standing;
};

export const historyChanged = (database: Database): void => {
  (standingOf(database) as Standing).turns += 1;
};

export type Appliers = {
  database: Database;
  applies: readonly Apply[];
  forgets: readonly Forget[];
  /** entries of a stream that count at this place of the log */
  counting: (stream: string, at: number) => StoredEvent[];
};

export const createAppliers = (database: Database, projections: readonly Projection[]): Appliers => {
  const select = database.prepare<[{ stream: string; at: number }], EventRow>(
    `select ${eventColumns} from ${eventSource} where e.stream = @stream and e.sequence < @at
       and not exists (select 1 from set_aside s where s.sequence = e.sequence and s.by_sequence <= @at)
     order by e.stream_version`,
  );
  return {
    database,
    applies: projections.map((projection) => projection.createApply(database)),
    forgets: projections.map((projection) => projection.createForget(database)),
    counting: (stream, at) => select.all({ stream, at }).map(storedEvent),
  };
};

/** Events as a projection gets them, each with whether its stream is settled. An entry that sets others aside is followed by
 *  what is left of their stream: a rebuild goes through the same turns and ends with the same rows. */
export const applyAll = (appliers: Appliers, events: readonly StoredEvent[]): void => {
  const standing = standingOf(appliers.database) as Standing;
  const applyEach = (list: readonly StoredEvent[], turn: (event: StoredEvent) => void): void =>
    list.forEach((event, index) => {
      const next = list[index + 1];
      const settled = next?.stream !== event.stream || next.commandSequence !== event.commandSequence;
      turn(event);
      for (const apply of appliers.applies) apply(event, settled);
    });
  applyEach(events, (event) => {
    standing.at = event.sequence;
    if (event.type === takenBackType) for (const forget of appliers.forgets) forget(event.stream);
    if (event.type !== setAsideType) return;
    const { stream } = event.body as EntriesSetAside;
    historyChanged(appliers.database);
    for (const forget of appliers.forgets) forget(stream);
    applyEach(appliers.counting(stream, event.sequence), () => {});
  });
};

export type RefillProgress = { done: number; total: number; names: string[] };

const refilling = new WeakSet<Database>();

/** While rows are refilled nothing may be decided from them: the event store refuses commands. */
export const isRefilling = (database: Database): boolean => refilling.has(database);

type VersionRow = { name: string; version: number; state: string; tables: string };

/** Brings the tables up to the versions of the registry, in one pass over the log for all that differ.
 *  @returns the names refilled */
export const prepareProjections = async (
  database: Database,
  projections: readonly Projection[],
  progress: (progress: RefillProgress) => void = () => {},
): Promise<string[]> => {
  createVersionTable(database);
  const known = versions(database);
  const wanted = new Set(projections.map((projection) => projection.name));
  for (const row of known.values()) {
    if (!wanted.has(row.name)) database.transaction(() => drop(database, row)).immediate();
  }
  const differing = withConnected(
    projections,
    projections.filter((projection) => {
      const row = known.get(projection.name);
      return !row || row.version !== projection.version || row.state !== 'ready';
    }),
  );
  await refill(database, differing, progress);
  return differing.map((projection) => projection.name);
};

/** The chosen ones and all that read them or are read by them, in the order of the registry. */
const withConnected = (all: readonly Projection[], chosen: readonly Projection[]): Projection[] => {
  const names = new Set(chosen.map(({ name }) => name));
  for (let size = -1; size !== names.size;) {
    size = names.size;
    for (const { name, reads = [] } of all) {
      if (names.has(name) || reads.some((other) => names.has(other))) [name, ...reads].forEach((one) => names.add(one));
    }
  }
  return all.filter(({ name }) => names.has(name));
};

/** Drops and refills every projection. */
export const rebuild = async (
  database: Database,
  projections: readonly Projection[],
  progress: (progress: RefillProgress) => void = () => {},
): Promise<void> => {
  createVersionTable(database);
  await refill(database, projections, progress);
};

const createVersionTable = (database: Database): void => {
  database.exec(`create table if not exists projection_version (
    name text primary key, version integer not null, state text not null, tables text not null
  ) strict, without rowid`);
};

const versions = (database: Database): Map<string, VersionRow> =>
  new Map(
    database
      .prepare<[], VersionRow>('select name, version, state, tables from projection_version')
      .all()
      .map((row) => [row.name, row]),
  );

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const drop = (database: Database, row: Pick<VersionRow, 'name' | 'tables'>): void => {
  for (const table of row.tables.split(' ')) database.exec(`drop table if exists ${quoted(table)}`);
  database.prepare('delete from projection_version where name = ?').run(row.name);
};

const batchSize = 2000;

const refill = async (
  database: Database,
  projections: readonly Projection[],
  progress: (progress: RefillProgress) => void,
): Promise<void> => {
  if (projections.length === 0) return;
  if (refilling.has(database)) throw new Error('a refill is already under way');
  refilling.add(database);
  const giveBack = takeRoom(database);
  try {
    const names = projections.map((projection) => projection.name);
    database.transaction(() => begin(database, projections)).immediate();
    historyChanged(database);
    const appliers = createAppliers(database, projections);
    const total = database.prepare<[], number>('select coalesce(max(sequence), 0) from event').pluck().get() ?? 0;
    const page = eventPage(database);
    const applyPage = database.transaction((after: number): number => {
      const events = page(after, batchSize);
      applyAll(appliers, events);
      const last = events.at(-1);
      if (last && events.length === batchSize) return last.sequence;
      finish(database, projections);
      return total;
    });
    let sequence = 0;
    progress({ done: 0, total, names });
    // An empty log still has one page: the one that finishes.
    do {
      sequence = applyPage.immediate(sequence);
      progress({ done: sequence, total, names });
      await setImmediate();
    } while (sequence < total);
    if (!versionsReady(database, names)) applyPage.immediate(sequence);
  } finally {
    giveBack();
    refilling.delete(database);
  }
};

/** Pages that are written again and again while rows are filled stay in memory and in the log of SQLite for longer: megabytes
 *  for as long as it lasts. @returns what ends it */
const takeRoom = (database: Database): (() => void) => {
  const roomy = { cache_size: -96_000, wal_autocheckpoint: 16_000 };
  const usual = Object.keys(roomy).map((name) => [name, database.pragma(name, { simple: true }) as number] as const);
  for (const [name, value] of Object.entries(roomy)) database.pragma(`${name} = ${value}`);
  return () => {
    for (const [name, value] of usual) database.pragma(`${name} = ${value}`);
    database.pragma('shrink_memory');
  };
};

const versionsReady = (database: Database, names: readonly string[]): boolean => {
  const known = versions(database);
  return names.every((name) => known.get(name)?.state === 'ready');
};

const begin = (database: Database, projections: readonly Projection[]): void => {
  const known = versions(database);
  const insert = database.prepare(
    `insert into projection_version (name, version, state, tables) values (?, ?, 'filling', ?)`,
  );
  for (const { name, version, schema, tables } of projections) {
    // The tables of the old version may have had other names than those of the new one.
    const row = known.get(name);
    if (row) drop(database, row);
    drop(database, { name, tables: tables.join(' ') });
    database.exec(schema);
    insert.run(name, version, tables.join(' '));
  }
};

const finish = (database: Database, projections: readonly Projection[]): void => {
  const ready = database.prepare(`update projection_version set state = 'ready' where name = ?`);
  for (const { name, indexes } of projections) {
    if (indexes) database.exec(indexes);
    ready.run(name);
  }
};

/** Events after a sequence, in the order of the log. */
export const eventPage = (database: Database): ((after: number, limit: number) => StoredEvent[]) => {
  const select = database.prepare<[number, number], EventRow>(
    `select ${eventColumns} from ${eventSource} where e.sequence > ? order by e.sequence limit ?`,
  );
  return (after, limit) => select.all(after, limit).map(storedEvent);
};
