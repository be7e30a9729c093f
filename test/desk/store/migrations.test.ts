/** The log outlives every version of the program: its tables only ever gain columns, and released steps never change. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../../desk/store/migrations/index.ts';
import { openDatabase, type Database } from '../../../desk/store/open.ts';
import { valueOf } from './support.ts';

type Schema = { tables: Record<string, Record<string, string>>; steps: string[] };

const schemaOf = (database: Database): Schema => {
  const tables = database
    .prepare<[], string>(`select name from sqlite_schema where type = 'table' order by name`)
    .pluck()
    .all();
  const columns = database.prepare<[string], { name: string; type: string; required: number; key: number }>(
    `select name, type, "notnull" as required, pk as key from pragma_table_info(?) order by cid`,
  );
  return {
    tables: Object.fromEntries(
      tables.map((table) => [
        table,
        Object.fromEntries(
          columns
            .all(table)
            .map(({ name, type, required, key }) => [
              name,
              `${type}${required ? ' not null' : ''}${key ? ` key ${key}` : ''}`,
            ]),
        ),
      ]),
    ),
    steps: migrations.map((step) => createHash('sha256').update(step).digest('hex')),
  };
};

/** What a change took away or altered; additions are not in it. */
const losses = (kept: Schema, now: Schema): string[] => [
  ...Object.entries(kept.tables).flatMap(([table, columns]) =>
    Object.entries(columns)
      .filter(([column, kind]) => now.tables[table]?.[column] !== kind)
      .map(([column]) => `${table}.${column}`),
  ),
  ...kept.steps.flatMap((step, index) => (now.steps[index] === step ? [] : [`step ${index + 1}`])),
];

describe('the tables of the log', () => {
  const kept: Schema = JSON.parse(readFileSync(new URL('log-schema.snapshot.json', import.meta.url), 'utf8'));
  const database = valueOf(openDatabase({ file: ':memory:', key: Buffer.alloc(32) }));
  const now = schemaOf(database);
  const tables = database.prepare<[], string>(`select sql from sqlite_schema where type = 'table'`).pluck().all();
  database.close();

  it('have lost nothing since the snapshot', () => {
    expect(losses(kept, now)).toEqual([]);
  });

  it('are the snapshot: a new column or step is written down there', () => {
    expect(now).toEqual(kept);
  });

  it('are strict', () => {
    expect(tables.filter((sql) => !/\bstrict\b[^)]*$/i.test(sql))).toEqual([]);
  });

  it('would not pass with a column gone, of another type, or a released step rewritten', () => {
    const { body: _body, ...withoutBody } = now.tables['event'] ?? {};
    expect(losses(kept, { ...now, tables: { ...now.tables, event: withoutBody } })).toEqual(['event.body']);
    const changed = { ...now.tables['setting'], value: 'BLOB' };
    expect(losses(kept, { ...now, tables: { ...now.tables, setting: changed } })).toEqual(['setting.value']);
    expect(losses(kept, { ...now, steps: ['other', ...now.steps.slice(1)] })).toEqual(['step 1']);
    expect(losses(kept, { ...now, steps: [...now.steps, 'another'] })).toEqual([]);
  });
});
