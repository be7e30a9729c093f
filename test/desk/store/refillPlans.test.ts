// Rows are found by a key while they are filled: a projection that walks through a table for every entry makes a rebuild of years
// take days. Indexes that are built at the end do not exist yet, so the plans are asked for without them.
import { expect, it } from 'vitest';
import { openDatabase, type Database } from '../../../desk/store/open.ts';
import { projections } from '../../../desk/store/projections/index.ts';
import { testKey, valueOf } from './support.ts';

/** The database, and every statement prepared on it. */
function listening(database: Database): { database: Database; statements: string[] } {
  const statements: string[] = [];
  const heard = new Proxy(database, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      if (name !== 'prepare') return member.bind(target) as unknown;
      return (sql: string) => {
        statements.push(sql);
        return target.prepare(sql);
      };
    },
  });
  return { database: heard, statements };
}

it('no statement of a projection walks through a table while it is filled', () => {
  const opened = valueOf(openDatabase({ file: ':memory:', key: testKey() }));
  for (const { schema } of projections) opened.exec(schema);
  let asked = 0;
  const walks = projections.flatMap((projection) => {
    const { database, statements } = listening(opened);
    projection.createApply(database);
    return statements.flatMap((sql) => {
      asked += 1;
      const plan = opened
        .prepare<[], { detail: string }>(`explain query plan ${sql.replaceAll(/\?|@\w+/g, '1')}`)
        .all();
      return plan
        .filter(({ detail }) => /^SCAN (?!CONSTANT|.*VIRTUAL)/.test(detail))
        .map(({ detail }) => [projection.name, detail, sql]);
    });
  });
  expect(walks).toEqual([]);
  expect(asked).toBeGreaterThan(40);
});
