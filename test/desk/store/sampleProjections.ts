import type { Projection } from '../../../desk/store/projection.ts';

const textOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'text' in body && typeof body.text === 'string' ? body.text : '';

/** One row for each event, with a search table of words beside it. */
export const entries: Projection = {
  name: 'entries',
  version: 1,
  schema: `
    create table entry (sequence integer primary key, stream text not null, person text, text text not null) strict;
    create virtual table entry_search using fts5(words, content='', contentless_delete=1, detail=none);
  `,
  indexes: 'create index entry_by_stream on entry (stream, sequence);',
  tables: ['entry', 'entry_search'],
  createApply(database) {
    const insert = database.prepare('insert into entry (sequence, stream, person, text) values (?, ?, ?, ?)');
    const index = database.prepare('insert into entry_search (rowid, words) values (?, ?)');
    return (event) => {
      const text = textOf(event.body);
      insert.run(event.sequence, event.stream, event.personId, text);
      index.run(event.sequence, text);
    };
  },
  createForget(database) {
    const rows = database.prepare<[string], number>('select sequence from entry where stream = ?').pluck();
    const drop = database.prepare('delete from entry where sequence = ?');
    const dropWords = database.prepare('delete from entry_search where rowid = ?');
    return (stream) => {
      for (const row of rows.all(stream)) {
        drop.run(row);
        dropWords.run(row);
      }
    };
  },
};

/** How many events each stream has: rows that are changed, not only added. */
export const tally: Projection = {
  name: 'tally',
  version: 1,
  schema: 'create table tally (stream text primary key, events integer not null) strict, without rowid;',
  tables: ['tally'],
  createApply(database) {
    const count = database.prepare(
      'insert into tally (stream, events) values (?, 1) on conflict (stream) do update set events = events + 1',
    );
    return (event) => {
      count.run(event.stream);
    };
  },
  createForget(database) {
    const drop = database.prepare('delete from tally where stream = ?');
    return (stream) => void drop.run(stream);
  },
};
