import { categoryBook, type CategoryBook, type CategoryTree } from '../../../shared/procedure/trees/book.ts';
import { categoryStream, type CategoryEvent } from '../../../shared/procedure/trees/publish.ts';
import type { Database } from '../open.ts';
import { prepared } from '../prepared.ts';
import type { Projection } from '../projection.ts';

/** Every version of the classification this office published. The one that comes with the program is not here. */
export const categoriesProjection: Projection = {
  name: 'categories',
  version: 1,
  tables: ['categories'],
  schema: `
    create table categories (
      version integer primary key,
      body text not null,
      note text not null,
      person text,
      at integer not null
    ) strict;
  `,
  createApply(database) {
    const save = database.prepare(
      'insert or ignore into categories (version, body, note, person, at) values (?, ?, ?, ?, ?)',
    );
    return (event) => {
      if (event.type !== 'CategoriesPublished' || event.stream !== categoryStream) return;
      const { tree, note, at } = event.body as CategoryEvent;
      save.run(tree.version, JSON.stringify(tree), note, event.personId, at);
      books.delete(database);
    };
  },
  createForget(database) {
    const drop = database.prepare('delete from categories');
    return (stream) => {
      if (stream !== categoryStream) return;
      drop.run();
      books.delete(database);
    };
  },
};

const books = new WeakMap<Database, CategoryBook>();

export function categoriesIn(database: Database): CategoryBook {
  let book = books.get(database);
  if (!book) books.set(database, (book = categoryBook(publishedCategories(database).map(({ tree }) => tree))));
  return book;
}

export const publishedCategories = (
  database: Database,
): { tree: CategoryTree; note: string; person: string | null; at: number }[] =>
  prepared<[], { body: string; note: string; person: string | null; at: number }>(
    database,
    'select body, note, person, at from categories order by version',
  )
    .all()
    .map(({ body, ...row }) => ({ tree: JSON.parse(body) as CategoryTree, ...row }));
