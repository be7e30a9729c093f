import { packBook, type PackBook } from '../../../shared/procedure/book.ts';
import { isPackStream, packStream, type PackEvent } from '../../../shared/procedure/events.ts';
import { shippedPacks } from '../../../shared/procedure/packs/index.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import type { Database } from '../open.ts';
import { prepared } from '../prepared.ts';
import type { Projection } from '../projection.ts';

/** Every procedure version this office published. Those that come with the program are not here.
 *
 *  Other tables look packs up without naming this one in `reads`: a published version never changes, so its row says the same
 *  at every moment of the log that mentions it. */
export const packProjection: Projection = {
  name: 'pack',
  version: 1,
  tables: ['pack'],
  schema: `
    create table pack (
      place integer primary key,
      id text not null,
      version integer not null,
      body text not null,
      note text not null,
      person text,
      at integer not null,
      unique (id, version)
    ) strict;
  `,
  createApply(database) {
    const save = database.prepare(
      'insert or ignore into pack (place, id, version, body, note, person, at) values (?, ?, ?, ?, ?, ?, ?)',
    );
    return (event) => {
      if (event.type !== 'PackPublished' || !isPackStream(event.stream)) return;
      const { pack, note, at } = event.body as Extract<PackEvent, { type: 'PackPublished' }>;
      save.run(event.sequence, pack.id, pack.version, JSON.stringify(pack), note, event.personId, at);
      books.delete(database);
    };
  },
  createForget(database) {
    const drop = database.prepare('delete from pack where id = ?');
    return (stream) => {
      if (!isPackStream(stream)) return;
      drop.run(stream.slice(packStream('').length));
      books.delete(database);
    };
  },
};

const books = new WeakMap<Database, PackBook>();

/** The packs of an office, read once and again after each publication. */
export function packsIn(database: Database): PackBook {
  let book = books.get(database);
  if (!book) books.set(database, (book = packBook([...shippedPacks.all, ...publishedPacks(database)])));
  return book;
}

export const publishedPacks = (database: Database): Pack[] =>
  prepared<[], { body: string }>(database, 'select body from pack order by place')
    .all()
    .map(({ body }) => JSON.parse(body) as Pack);
