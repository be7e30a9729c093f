/** "The rows equal a rebuild", as hashes: one over all rows of a projection, whatever order they were written in. */
import { createHash, randomBytes, type Hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { hasTable, openDatabase, type Database } from './open.ts';
import { applyAll, createAppliers, eventPage, quoted, type Projection } from './projection.ts';

/** SHA-256 over every row of every table, sorted by value. */
export const projectionDigest = (database: Database, projection: Projection): string => {
  const hash = createHash('sha256');
  for (const table of [...projection.tables].sort()) {
    hash.update(`table ${table}\n`);
    hashRows(database, table, hash);
  }
  return hash.digest('hex');
};

const hashRows = (database: Database, table: string, hash: Hash): void => {
  const declared = database
    .prepare<[string], string>('select sql from sqlite_schema where name = ?')
    .pluck()
    .get(table);
  const isSearch = declared !== undefined && /^create\s+virtual\s+table\b[^]*\busing\s+fts5\b/i.test(declared);
  // The rows of a contentless search table cannot be read: its entries (word, row, column) are what it says.
  if (isSearch) {
    database.exec(`create virtual table temp.search_entry using fts5vocab(main, ${quoted(table)}, 'instance')`);
  }
  try {
    const source = isSearch ? 'temp.search_entry' : `main.${quoted(table)}`;
    const width = database.prepare(`select * from ${source}`).columns().length;
    const order = Array.from({ length: width }, (_, index) => index + 1).join(', ');
    const select = database.prepare<[], unknown[]>(`select * from ${source} order by ${order}`).raw();
    for (const row of select.iterate()) {
      for (const value of row) hashValue(value, hash);
      hash.update('\n');
    }
  } finally {
    if (isSearch) database.exec('drop table temp.search_entry');
  }
};

const hashValue = (value: unknown, hash: Hash): void => {
  if (Buffer.isBuffer(value)) {
    hash.update(`blob ${value.length} `).update(value);
  } else if (typeof value === 'string' || typeof value === 'number') {
    const text = String(value);
    hash.update(`${typeof value} ${Buffer.byteLength(text)} ${text} `);
  } else {
    hash.update('null ');
  }
};

/** The projections whose rows differ from what the log gives when it is applied from the first event.
 *  @returns their names; empty where all are equal */
export const differingProjections = async (
  database: Database,
  projections: readonly Projection[],
  progress: (events: number) => void = () => {},
): Promise<string[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-rebuild-'));
  try {
    // A key of its own that is forgotten with the file: the rows are as personal as those of the office.
    const opened = openDatabase({ file: join(folder, 'rebuild.db'), key: randomBytes(32) });
    if (!opened.ok) throw new Error(`no room for a rebuild: ${opened.problem.kind}`);
    const copy = opened.value;
    try {
      copy.pragma('synchronous = off');
      for (const { schema } of projections) copy.exec(schema);
      const appliers = createAppliers(copy, projections);
      const page = eventPage(database);
      const copyEvents = eventCopy(database, copy);
      copySetAside(database, copy);
      const applyPage = copy.transaction((after: number): number | null => {
        const events = page(after, 2000);
        copyEvents(after, 2000);
        applyAll(appliers, events);
        return events.at(-1)?.sequence ?? null;
      });
      for (let last: number | null = 0; last !== null;) {
        progress(last);
        last = applyPage(last);
        await setImmediate();
      }
      return projections
        .filter((projection) => projectionDigest(copy, projection) !== projectionDigest(database, projection))
        .map(({ name }) => name);
    } finally {
      copy.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
};

/** A projection may look back in the log, and where entries were set aside the rest of their stream is applied once more: so the
 *  copy has the log too. Of its commands only who asked; what was typed stays behind. */
const eventCopy = (from: Database, to: Database): ((after: number, limit: number) => void) => {
  to.pragma('foreign_keys = off');
  const events = rowCopy(from, to, 'event', 'select * from event where sequence > ? order by sequence limit ?');
  const reached = from
    .prepare<[number, number], number>(
      `select coalesce(max(command_sequence), 0)
       from (select command_sequence from event where sequence > ? order by sequence limit ?)`,
    )
    .pluck();
  const origin = hasTable(from, 'set_aside') ? 'origin' : 'null as origin';
  const commands = rowCopy(
    from,
    to,
    'command',
    `select sequence, request_id, ${origin}, name, person_id, unit_id, at, recorded_at, desk_id, '' as input, '' as reply,
       event_count, previous_hash, hash
     from command where sequence > ? and sequence <= ?`,
  );
  let last = 0;
  return (after, limit) => {
    const next = Math.max(last, reached.get(after, limit) ?? 0);
    commands(last, next);
    last = next;
    events(after, limit);
  };
};

/** By name: a file of an older format, opened for reading only, has fewer columns. */
const rowCopy = (from: Database, to: Database, table: string, query: string) => {
  const select = from.prepare<[number, number], unknown[]>(query).raw();
  const columns = select.columns().map(({ name }) => name);
  const insert = to.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  return (one: number, other: number): void => {
    for (const row of select.iterate(one, other)) insert.run(...row);
  };
};

/** Which entries count no more is part of the log, as far as the format of the file knows of it. */
const copySetAside = (from: Database, to: Database): void => {
  if (!hasTable(from, 'set_aside')) return;
  const insert = to.prepare('insert into set_aside (sequence, by_sequence) values (?, ?)');
  const select = from.prepare<[], unknown[]>('select sequence, by_sequence from set_aside').raw();
  for (const row of select.iterate()) insert.run(...row);
};
