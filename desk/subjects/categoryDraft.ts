/** The classification while somebody changes it. Like drafts of procedures it is kept beside the history: only what is published
 *  becomes an entry. */
import type { CategoryDraft } from '../../shared/contract/calls/category.ts';
import type { DeskParts } from '../parts.ts';

const scope = 'categoryDraft';
const key = 'JRT0169';

export function categoryDraft({ settings }: Pick<DeskParts, 'settings'>): CategoryDraft | null {
  const [found] = settings.list(scope);
  return found ? { ...(JSON.parse(found.value) as Omit<CategoryDraft, 'savedAt'>), savedAt: found.changedAt } : null;
}

export const keepCategoryDraft = (
  { settings }: Pick<DeskParts, 'settings'>,
  draft: Omit<CategoryDraft, 'savedAt'>,
  savedAt: number,
): void => settings.save(scope, key, JSON.stringify(draft), savedAt);

export const dropCategoryDraft = ({ settings }: Pick<DeskParts, 'settings'>): void => settings.drop(scope, key);
