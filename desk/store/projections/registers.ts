import type { StoredEvent } from '../event.ts';
import type { Database } from '../open.ts';
import type { Projection } from '../projection.ts';

/** A register whose lines are small streams of their own: one row for each, with the whole state in `body` and what lists are
 *  ordered and searched by beside it. */
export type RegisterTable<State, Event> = {
  name: string;
  version: number;
  table: string;
  /** What the streams of its lines begin with, as in `group/`. */
  prefix: string;
  evolve: (state: State | undefined, event: Event, id: string) => State | undefined;
  /** Columns beside `id` and `body`, with their SQL types. */
  columns: Record<string, string>;
  row: (state: State) => Record<string, string | number | null>;
  indexes?: string;
  /** Further tables, and what an event writes into them. */
  beside?: {
    tables: string[];
    schema: string;
    createWrite: (database: Database) => (event: StoredEvent, state: State) => void;
    /** Takes out what the line with this id wrote there. */
    createDrop: (database: Database) => (id: string) => void;
  };
};

export function registerProjection<State extends object, Event>(register: RegisterTable<State, Event>): Projection {
  const { name, version, table, prefix, columns, beside } = register;
  const names = Object.keys(columns);
  return {
    name,
    version,
    tables: [table, ...(beside?.tables ?? [])],
    schema: `
      create table ${table} (id text primary key, ${names.map((one) => `${one} ${columns[one]}`).join(', ')}${
        names.length > 0 ? ', ' : ''
      }body text not null) strict, without rowid;
      ${beside?.schema ?? ''}`,
    ...(register.indexes === undefined ? {} : { indexes: register.indexes }),
    createApply(database) {
      const select = database.prepare<[string], string>(`select body from ${table} where id = ?`).pluck();
      const set = ['body', ...names];
      const upsert = database.prepare(
        `insert into ${table} (id, ${set.join(', ')}) values (@id, ${set.map((one) => `@${one}`).join(', ')})
         on conflict (id) do update set ${set.map((one) => `${one} = @${one}`).join(', ')}`,
      );
      const write = beside?.createWrite(database);
      return (event) => {
        if (!event.stream.startsWith(prefix)) return;
        const id = event.stream.slice(prefix.length);
        const kept = select.get(id);
        const before = kept === undefined ? undefined : (JSON.parse(kept) as State);
        const after = register.evolve(before, { type: event.type, ...(event.body as object) } as Event, id);
        if (!after) return;
        upsert.run({ id, body: JSON.stringify(after), ...register.row(after) });
        write?.(event, after);
      };
    },
    createForget(database) {
      const drop = database.prepare(`delete from ${table} where id = ?`);
      const dropBeside = beside?.createDrop(database);
      return (stream) => {
        if (!stream.startsWith(prefix)) return;
        const id = stream.slice(prefix.length);
        drop.run(id);
        dropBeside?.(id);
      };
    },
  };
}
