/** The database border: the only file that names the driver. Everything else sees `Database` and SQL. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { headFits } from './head.ts';
import { formatVersion, migrations } from './migrations/index.ts';
import { storeProblemOf, type StoreProblem } from './problem.ts';

export type Database = Sqlite.Database;
export type Statement<Parameters extends unknown[] = unknown[], Row = unknown> = Sqlite.Statement<Parameters, Row>;

export type OpenOptions = {
  /** ':memory:' is allowed */
  file: string;
  /** 32 raw bytes */
  key: Buffer;
  readOnly?: boolean;
  /** false: a file that is not there is a problem instead of a new office */
  create?: boolean;
  /** milliseconds to wait for another connection's transaction */
  patience?: number;
};

/** 'Show': marks our files, so that another program's database is never migrated by mistake. */
const applicationId = 0x53686f77;

const memory = ':memory:';

/** Opens the office's database, makes it where there is none, and brings an older one up to date.
 *  On every problem the file is as it was. */
export const openDatabase = (options: OpenOptions): Result<Database, StoreProblem> => {
  const { file } = options;
  if (options.key.length !== 32) throw new RangeError('the store key has 32 bytes');
  let database: Database | null = null;
  try {
    const isThere = file !== memory && existsSync(file) && statSync(file).size > 0;
    if (!options.readOnly && file !== memory) {
      accessSync(dirname(file), constants.W_OK);
      if (isThere) accessSync(file, constants.W_OK);
    }
    if (isThere) {
      const problem = look(options);
      if (problem) return refused(problem);
    } else if (file !== memory && (options.readOnly || options.create === false)) {
      return refused({ kind: 'missing', file });
    }
    database = connect(options, options.readOnly ?? false);
    if (!options.readOnly) prepare(database);
    return done(database);
  } catch (error) {
    database?.close();
    const problem = storeProblemOf(error, file);
    if (problem) return refused(problem);
    throw error;
  }
};

/** A read-only look at a file before it is opened for writing. A read-only connection neither recovers nor checkpoints,
 *  so a wrong key and a newer version are found without a byte of the store changed. */
const look = (options: OpenOptions): StoreProblem | null => {
  const { file, key } = options;
  let database: Database | null = null;
  try {
    database = connect(options, true);
    const found = numberOf(database, 'user_version');
    const mark = numberOf(database, 'application_id');
    if (found === 0 && mark === 0) {
      // A kill between making the file and its first migration leaves an empty one: a new office, unless it holds tables.
      const tables = database.prepare<[], number>('select count(*) from sqlite_schema').pluck().get();
      return tables === 0 ? null : { kind: 'notAStore', file };
    }
    if (mark !== applicationId) return { kind: 'notAStore', file };
    return found > formatVersion ? { kind: 'newerVersion', file, found, known: formatVersion } : null;
  } catch (error) {
    const problem = storeProblemOf(error, file);
    if (!problem) throw error;
    if (problem.kind !== 'damaged') return problem;
    if (hasNoPages(file)) return { kind: 'notAStore', file };
    // The first page does not open: with a key that fits the head record beside it the page is broken, else the key is wrong.
    return headFits(dirname(file), key) ? problem : { kind: 'wrongKey', file };
  } finally {
    database?.close();
  }
};

const hasNoPages = (file: string): boolean => {
  const { size } = statSync(file);
  return size < 512 || size % 512 !== 0;
};

const connect = (options: OpenOptions, readonly: boolean): Database => {
  const { file, key } = options;
  const database = new Sqlite(file, { readonly, timeout: options.patience ?? 5000 });
  try {
    if (file !== memory) {
      // AEGIS-256 authenticates every page; of the ciphers at hand it reads four times as fast as the next.
      database.pragma("cipher = 'aegis'");
      database.pragma(`key = "x'${key.toString('hex')}'"`);
    }
    // Sorted rows and temporary tables would otherwise reach the disk unencrypted.
    database.pragma('temp_store = memory');
    database.pragma('cache_size = -32000');
    database.pragma('mmap_size = 0');
    database.pragma('foreign_keys = on');
    database.pragma('trusted_schema = off');
    // The first read: fails here where the key does not fit.
    database.prepare('select count(*) from sqlite_schema').get();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

const prepare = (database: Database): void => {
  database.pragma('journal_mode = wal');
  database.pragma('synchronous = full');
  database.pragma('fullfsync = on');
  database.pragma('journal_size_limit = 67108864');
  const found = numberOf(database, 'user_version');
  if (found >= formatVersion) return;
  database
    .transaction(() => {
      for (const sql of migrations.slice(found)) database.exec(sql);
      database.pragma(`application_id = ${applicationId}`);
      database.pragma(`user_version = ${formatVersion}`);
    })
    .immediate();
};

const numberOf = (database: Database, pragma: 'user_version' | 'application_id'): number => {
  const value = database.pragma(pragma, { simple: true });
  return typeof value === 'number' ? value : 0;
};

/** Files of an older format, opened for reading only, lack what came later. */
export const hasTable = (database: Database, table: string): boolean =>
  database.prepare(`select 1 from sqlite_schema where type = 'table' and name = ?`).get(table) !== undefined;

/** Holds a small file until the returned function is called or the process ends, however it ends.
 *  The problem is 'locked' where another process holds it. */
export const holdExclusive = (file: string): Result<() => void, StoreProblem> => {
  let database: Database | null = null;
  try {
    const held = new Sqlite(file, { timeout: 0 });
    database = held;
    held.exec('begin exclusive');
    return done(() => held.close());
  } catch (error) {
    database?.close();
    const problem = storeProblemOf(error, file);
    if (problem) return refused(problem);
    throw error;
  }
};

/** A compact copy, encrypted with the same key, of one moment of the database. Blocks until it is written.
 *  @throws the driver's error; the half-written copy is the caller's to remove */
export const copyDatabase = (from: string, to: string, key: Buffer): void => {
  const database = connect({ file: from, key }, true);
  try {
    // The driver's own backup call does not work on encrypted files.
    database.prepare('vacuum into ?').run(to);
  } finally {
    database.close();
  }
};
