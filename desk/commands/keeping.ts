import { done } from '../../shared/base/result.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { draftScope } from '../subjects/registrationDrafts.ts';

/** What is kept beside the history: unfinished registrations and preferences. The desk keeps them, encrypted, instead of the
 *  page: a browser's own storage is plain text on the disk. */
export function keepingCommands(parts: DeskParts): { draft: Handlers<'draft'>; preference: Handlers<'preference'> } {
  const { settings, clock } = parts;
  return {
    draft: {
      list: (_input, caller) =>
        done(
          settings.list(draftScope(caller)).map(({ key, value, changedAt }) => ({
            id: key,
            savedAt: changedAt,
            form: JSON.parse(value) as Record<string, unknown>,
          })),
        ),
      save(input, caller) {
        const savedAt = clock();
        settings.save(draftScope(caller), input.id, JSON.stringify(input.form), savedAt);
        return done({ savedAt });
      },
      drop(input, caller) {
        settings.drop(draftScope(caller), input.id);
        return done({ id: input.id });
      },
    },
    preference: {
      read: (_input, caller) =>
        done(
          Object.fromEntries(settings.list(preferenceScope(caller.actor.person)).map(({ key, value }) => [key, value])),
        ),
      save(input, caller) {
        settings.save(preferenceScope(caller.actor.person), input.key, input.value, clock());
        return done({ key: input.key });
      },
    },
  };
}

const preferenceScope = (person: string): string => `preference/${person}`;
