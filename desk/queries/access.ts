import { done, refused } from '../../shared/base/result.ts';
import { may } from '../../shared/people/permissions.ts';
import { accessPages } from '../people/access.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { readCursor, writeCursor } from './caseLine.ts';

export function accessQueries(parts: DeskParts): Pick<Handlers<'access'>, 'page'> {
  return {
    page(input, caller) {
      if (!may(parts.office(), caller.actor, 'readAccess')) {
        return refused({ code: 'NotPermitted', permission: 'readAccess' });
      }
      const before = readCursor(input.cursor, 1)?.[0];
      const rows = accessPages(
        parts,
        caller,
        input.filter,
        before === undefined ? null : Number(before),
        input.size + 1,
      );
      const lines = rows.slice(0, input.size);
      const last = lines.at(-1);
      return done({ lines, next: rows.length > input.size && last ? writeCursor([last.sequence]) : null });
    },
  };
}
