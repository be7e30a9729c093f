import { done } from '../../shared/base/result.ts';
import type { SecurityView } from '../../shared/contract/calls/security.ts';
import { decideSecurity, securityStream } from '../../shared/people/security.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { perform } from '../perform.ts';
import { foldSecurity, keepSecret, secretOf, securityOf } from '../people/security.ts';

export function securityHandlers(parts: DeskParts): Handlers<'security'> {
  const view = (): SecurityView => ({ ...securityOf(parts), hasSecret: secretOf(parts) !== undefined });
  return {
    view: () => done(view()),
    save({ request, secret, ...wanted }, { actor }) {
      const now = parts.clock();
      const saved = perform(parts, actor, now, {
        request,
        name: 'security.save',
        input: wanted,
        topics: ['session'],
        decide(load) {
          const before = foldSecurity(load(securityStream));
          const decided = decideSecurity(wanted, before, { office: parts.office(), actor, now });
          if (!decided.ok) return decided;
          const events = decided.value.map(({ type, ...body }) => ({
            stream: securityStream,
            type,
            audience: 'desk',
            body,
          }));
          return done({ events, reply: null });
        },
      });
      if (!saved.ok) return saved;
      if (secret !== undefined) keepSecret(parts, secret);
      return done(view());
    },
  };
}
