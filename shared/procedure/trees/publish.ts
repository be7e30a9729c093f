/** Publishing the classification of an office: the next version of the tree, whole. */
import { done, refused, type Result } from '../../base/result.ts';
import type { Instant } from '../../base/time.ts';
import type { Office } from '../../people/office.ts';
import { may, type Actor } from '../../people/permissions.ts';
import { isId } from '../schema.ts';
import type { CategoryBook, CategoryTree } from './book.ts';
import type { Category } from './jrt0169.ts';

export type CategoryEvent = { type: 'CategoriesPublished'; tree: CategoryTree; note: string; at: Instant };

export const categoryStream = 'categories/JRT0169';

export type CategoryProblem = {
  category: string;
  why: 'badId' | 'idTwice' | 'nameMissing' | 'unknownParent' | 'loop' | 'otherDimension' | 'codeTwice' | 'removed';
};

export type CategoryRefusal =
  | { code: 'NotPermitted'; permission: string }
  | { code: 'CategoriesChangedMeanwhile'; version: number }
  | { code: 'CategoriesNotSound'; problems: CategoryProblem[] }
  | { code: 'PackNoteMissing' }
  | { code: 'NothingChanged' };

export type PublishCategories = { categories: Category[]; expectedVersion: number; note: string };

const permission = 'manageProcedures';

/** What does not hold in a tree that follows another. Ids of one stay what they are: entries keep them for ever. */
export function categoryProblems(categories: readonly Category[], before: CategoryTree): CategoryProblem[] {
  const problems: CategoryProblem[] = [];
  const byId = new Map<string, Category>();
  const codes = new Set<string>();
  for (const category of categories) {
    const { id, dimension, title, officialCode } = category;
    if (!isId(id)) problems.push({ category: id, why: 'badId' });
    if (byId.has(id)) problems.push({ category: id, why: 'idTwice' });
    byId.set(id, category);
    if (title.zh.trim() === '' && title.en.trim() === '') problems.push({ category: id, why: 'nameMissing' });
    if (officialCode !== null) {
      const code = `${dimension} ${officialCode}`;
      if (codes.has(code)) problems.push({ category: id, why: 'codeTwice' });
      codes.add(code);
    }
  }
  for (const { id, dimension, parent } of categories) {
    const above = parent === null ? undefined : byId.get(parent);
    if (parent !== null && !above) problems.push({ category: id, why: 'unknownParent' });
    else if (above && above.dimension !== dimension) problems.push({ category: id, why: 'otherDimension' });
    else if (isLoop(id, byId)) problems.push({ category: id, why: 'loop' });
  }
  for (const { id, dimension } of before.categories) {
    const kept = byId.get(id);
    if (!kept) problems.push({ category: id, why: 'removed' });
    else if (kept.dimension !== dimension) problems.push({ category: id, why: 'otherDimension' });
  }
  return problems;
}

function isLoop(id: string, byId: ReadonlyMap<string, Category>): boolean {
  const seen = new Set<string>();
  for (let at = byId.get(id); at; at = at.parent === null ? undefined : byId.get(at.parent)) {
    if (seen.has(at.id)) return true;
    seen.add(at.id);
  }
  return false;
}

export function decidePublishCategories(
  { categories, expectedVersion, note }: PublishCategories,
  context: { now: Instant; actor: Actor; office: Office; categories: CategoryBook },
): Result<CategoryEvent, CategoryRefusal> {
  const { office, actor, now } = context;
  const { current } = context.categories;
  if (!may(office, actor, permission)) return refused({ code: 'NotPermitted', permission });
  if (expectedVersion !== current.version)
    return refused({ code: 'CategoriesChangedMeanwhile', version: current.version });
  const problems = categoryProblems(categories, current);
  if (problems.length > 0) return refused({ code: 'CategoriesNotSound', problems });
  if (JSON.stringify(categories) === JSON.stringify(current.categories)) return refused({ code: 'NothingChanged' });
  if (note.trim() === '') return refused({ code: 'PackNoteMissing' });
  const named = categories.map((category) => {
    const { zh, en } = category.title;
    return { ...category, title: { zh: zh.trim() || en.trim(), en: en.trim() || zh.trim() } };
  });
  return done({
    type: 'CategoriesPublished',
    tree: { version: current.version + 1, categories: named },
    note: note.trim(),
    at: now,
  });
}
