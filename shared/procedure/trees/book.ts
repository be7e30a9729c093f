import { jrt0169, type Category } from './jrt0169.ts';

/** One version of the classification, whole. A category is never taken out of it, only retired: what was registered under it keeps
 *  its name. */
export type CategoryTree = { version: number; categories: readonly Category[] };

/** Every version an office has published, and the one that comes with the program. */
export type CategoryBook = {
  current: CategoryTree;
  of: (version: number) => CategoryTree | undefined;
  /** As it reads in that version, or now; a version this desk does not know reads as the newest. */
  find: (id: string, version?: number) => Category | undefined;
  /** Whether something new may be put under it. */
  offers: (id: string) => boolean;
};

export const builtInCategories: CategoryTree = { version: 1, categories: jrt0169 };

export function categoryBook(published: readonly CategoryTree[]): CategoryBook {
  const byVersion = new Map([builtInCategories, ...published].map((tree) => [tree.version, tree]));
  const current = [...byVersion.values()].reduce((newest, tree) => (tree.version > newest.version ? tree : newest));
  const idsByTree = new Map<CategoryTree, Map<string, Category>>();
  const idsOf = (tree: CategoryTree): Map<string, Category> => {
    let ids = idsByTree.get(tree);
    if (!ids) idsByTree.set(tree, (ids = new Map(tree.categories.map((category) => [category.id, category]))));
    return ids;
  };
  const find = (id: string, version?: number): Category | undefined =>
    idsOf((version === undefined ? undefined : byVersion.get(version)) ?? current).get(id) ?? idsOf(current).get(id);
  return {
    current,
    of: (version) => byVersion.get(version),
    find,
    offers: (id) => {
      const found = idsOf(current).get(id);
      return found !== undefined && !found.retired;
    },
  };
}

export const builtInBook: CategoryBook = categoryBook([]);
