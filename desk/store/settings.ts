import type { Database } from './open.ts';

/** Small kept values outside the history: preferences, drafts, mappings of imports. Encrypted with the rest of the store. */
export type Setting = { key: string; value: string; changedAt: number };
export type Settings = {
  read(scope: string, key: string): string | undefined;
  list(scope: string): Setting[];
  save(scope: string, key: string, value: string, at: number): void;
  drop(scope: string, key: string): void;
};

export const createSettings = (database: Database): Settings => {
  const read = database
    .prepare<[string, string], string>('select value from setting where scope = ? and key = ?')
    .pluck();
  const list = database.prepare<[string], Setting>(
    'select key, value, changed_at as changedAt from setting where scope = ? order by changed_at desc, key',
  );
  const save = database.prepare(
    `insert into setting (scope, key, value, changed_at) values (?, ?, ?, ?)
     on conflict (scope, key) do update set value = excluded.value, changed_at = excluded.changed_at`,
  );
  const drop = database.prepare('delete from setting where scope = ? and key = ?');
  return {
    read: (scope, key) => read.get(scope, key),
    list: (scope) => list.all(scope),
    save: (scope, key, value, at) => void save.run(scope, key, value, at),
    drop: (scope, key) => void drop.run(scope, key),
  };
};
