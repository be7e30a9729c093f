/** A backup is a folder: one packed file of rows per table, the contents, and a list of it all that is written last. It is the
 *  same for both databases, so a hub can move from the embedded one to a server and back.
 *
 *    DIR/hub-backup.json   tables with their counts and hashes, newest format, hub and moment
 *    DIR/<table>.jsonl.gz  one row per line, as of one moment
 *    DIR/contents/ab/abcd  attachments */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import type { Instant } from '../../shared/base/time.ts';
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { Blobs } from '../blobs/blobs.ts';
import { createFolderBlobs } from '../blobs/folder.ts';
import { migrate, newEpoch } from '../store/migrate.ts';
import { migrations } from '../store/migrations/index.ts';
import type { Queries, Sql } from '../store/sql.ts';

/** Tables with the columns by which their rows are read in pages. Assertions and pieces live for minutes and stay behind. */
const keysByTable: Record<string, readonly string[]> = {
  hub: ['id'],
  unit: ['id'],
  seat: ['person', 'unit'],
  invitation: ['code_hash'],
  feed: ['id'],
  desk: ['id'],
  stream: ['id'],
  command: ['id'],
  entry: ['stream', 'version'],
  party: ['stream', 'unit', 'whole'],
  subscription: ['stream', 'feed'],
  feed_entry: ['feed', 'position'],
  attachment_reference: ['content', 'stream', 'audience'],
  attachment: ['content'],
};
/** Columns that the database counts by itself: their values come back as they were, and counting goes on above them. */
const countedByTable: Record<string, string> = { feed: 'id', stream: 'id', command: 'id', desk: 'number' };
const rowsPerPage = 5000;
const listFile = 'hub-backup.json';

const list = z.object({
  program: z.literal('shouwen-hub'),
  format: z.int().min(1),
  hub: z.string(),
  at: z.number(),
  tables: z.record(z.string(), z.object({ rows: z.int(), sha256: z.string() })),
  contents: z.array(z.string()),
});
export type BackupList = z.infer<typeof list>;

/** @returns what was written, or undefined where the folder exists already */
export async function writeBackup(
  sql: Sql,
  blobs: Blobs,
  folder: string,
  about: { hub: string; at: Instant },
): Promise<{ folder: string; rows: number; contents: number } | undefined> {
  if (existsSync(folder)) return undefined;
  await mkdir(folder, { recursive: true });
  const tables: BackupList['tables'] = {};
  // One moment for all tables: nothing that is pushed meanwhile is half in it.
  await sql.transaction(async (queries) => {
    await queries.query('set transaction isolation level repeatable read, read only');
    for (const [table, keys] of Object.entries(keysByTable)) {
      tables[table] = await writeTable(queries, table, keys, join(folder, `${table}.jsonl.gz`));
    }
  });
  const contents = (await sql.query<{ content: string }>('select content from attachment order by content')).map(
    ({ content }) => content,
  );
  const copies = createFolderBlobs(join(folder, 'contents'));
  for (const content of contents) {
    const bytes = await blobs.get(nameOf(content));
    if (bytes) await copies.put(nameOf(content), bytes);
  }
  const written: BackupList = { program: 'shouwen-hub', format: migrations.length, ...about, tables, contents };
  const file = join(folder, listFile);
  await writeFile(`${file}.new`, `${JSON.stringify(written, null, 2)}\n`, { flush: true });
  await rename(`${file}.new`, file);
  const rows = Object.values(tables).reduce((sum, { rows: count }) => sum + count, 0);
  return { folder, rows, contents: contents.length };
}

const nameOf = (content: string): string => `${content.slice(0, 2)}/${content}`;

async function writeTable(
  queries: Queries,
  table: string,
  keys: readonly string[],
  file: string,
): Promise<{ rows: number; sha256: string }> {
  const packed = createGzip({ level: 6 });
  const out = packed.pipe(createWriteStream(file, { flush: true }));
  const hash = createHash('sha256');
  let rows = 0;
  let last: readonly (string | number | boolean)[] | undefined;
  const order = keys.join(', ');
  for (;;) {
    const bounds = last ? `where (${order}) > (${keys.map((_key, index) => `$${index + 1}`).join(', ')})` : '';
    const page = await queries.query(
      `select * from ${table} ${bounds} order by ${order} limit ${rowsPerPage}`,
      last ? [...last] : [],
    );
    const text = page.map((row) => `${JSON.stringify(row)}\n`).join('');
    hash.update(text);
    if (!packed.write(text)) await new Promise((resolve) => packed.once('drain', resolve));
    rows += page.length;
    const end = page.at(-1);
    if (!end || page.length < rowsPerPage) break;
    last = keys.map((key) => end[key] as string | number | boolean);
  }
  packed.end();
  await finished(out);
  return { rows, sha256: hash.digest('hex') };
}

export type RestoreProblem = 'notABackup' | 'backupNewer' | 'backupDamaged' | 'notEmpty';

/** Puts a backup into an empty database. Desks whose cursor is newer are told to look again from the beginning. */
export async function restoreBackup(
  sql: Sql,
  blobs: Blobs,
  folder: string,
  now: Instant,
): Promise<Result<BackupList, RestoreProblem>> {
  const found = await readList(folder);
  if (!found) return refused('notABackup');
  if (found.format > migrations.length) return refused('backupNewer');
  const isWhole = await checkTables(folder, found);
  if (!isWhole) return refused('backupDamaged');
  const copies = createFolderBlobs(join(folder, 'contents'));
  for (const content of found.contents) {
    const bytes = await copies.get(nameOf(content));
    if (!bytes || createHash('sha256').update(bytes).digest('hex') !== content) return refused('backupDamaged');
  }
  await migrate(sql, now, '');
  const outcome = await sql.transaction(async (queries): Promise<RestoreProblem | undefined> => {
    const [used] = await queries.query<{ used: boolean }>(
      'select exists (select 1 from desk) or exists (select 1 from command) as used',
    );
    if (used?.used) return 'notEmpty';
    await queries.query('delete from hub');
    await queries.query('delete from feed');
    for (const table of Object.keys(keysByTable)) await fillTable(queries, folder, table);
    for (const [table, column] of Object.entries(countedByTable)) {
      await queries.query(
        `select setval(pg_get_serial_sequence('${table}', '${column}'), (select greatest(coalesce(max(${column}), 0), 1) from ${table}))`,
      );
    }
    await queries.query('update hub set epoch = $1', [newEpoch()]);
    return undefined;
  });
  if (outcome) return refused(outcome);
  for (const content of found.contents) {
    const bytes = await copies.get(nameOf(content));
    if (bytes) await blobs.put(nameOf(content), bytes);
  }
  return done(found);
}

async function readList(folder: string): Promise<BackupList | undefined> {
  try {
    return list.parse(JSON.parse(await readFile(join(folder, listFile), 'utf8')));
  } catch {
    return undefined;
  }
}

async function* linesOf(folder: string, table: string): AsyncGenerator<string> {
  // Cut at line feeds only: JSON lets other line separators of Unicode stand in its texts.
  const packed = createReadStream(join(folder, `${table}.jsonl.gz`));
  const source = packed.pipe(createGunzip()).setEncoding('utf8');
  packed.on('error', (error) => source.destroy(error));
  let rest = '';
  for await (const chunk of source) {
    const lines = `${rest}${chunk as string}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

async function checkTables(folder: string, { tables }: BackupList): Promise<boolean> {
  for (const table of Object.keys(keysByTable)) {
    const hash = createHash('sha256');
    try {
      for await (const line of linesOf(folder, table)) hash.update(`${line}\n`);
    } catch {
      return false;
    }
    if (hash.digest('hex') !== tables[table]?.sha256) return false;
  }
  return true;
}

async function fillTable(queries: Queries, folder: string, table: string): Promise<void> {
  let page: string[] = [];
  const fill = async (): Promise<void> => {
    if (page.length === 0) return;
    const overriding = table in countedByTable ? 'overriding system value' : '';
    await queries.query(
      `insert into ${table} ${overriding} select * from json_populate_recordset(null::${table}, $1::json)`,
      [`[${page.join(',')}]`],
    );
    page = [];
  };
  for await (const line of linesOf(folder, table)) {
    page.push(line);
    if (page.length === rowsPerPage) await fill();
  }
  await fill();
}
