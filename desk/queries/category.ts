import { done } from '../../shared/base/result.ts';
import { may } from '../../shared/people/permissions.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { publishedCategories } from '../store/projections/categories.ts';

export function categoryQueries(parts: DeskParts): Pick<Handlers<'category'>, 'view'> {
  return {
    view: (_input, caller) =>
      done({
        versions: publishedCategories(parts.database),
        mayChange: may(parts.office(), caller.actor, 'manageProcedures'),
      }),
  };
}
