import { done } from '../../shared/base/result.ts';
import { may } from '../../shared/people/permissions.ts';
import { categoryDraft } from '../subjects/categoryDraft.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { publishedCategories } from '../store/projections/categories.ts';

export function categoryQueries(parts: DeskParts): Pick<Handlers<'category'>, 'view' | 'draft'> {
  return {
    view: (_input, caller) =>
      done({
        versions: publishedCategories(parts.database),
        mayChange: may(parts.office(), caller.actor, 'manageProcedures'),
      }),
    // Who may only read sees what is in force.
    draft: (_input, caller) =>
      done(may(parts.office(), caller.actor, 'manageProcedures') ? categoryDraft(parts) : null),
  };
}
