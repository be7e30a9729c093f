import { done, refused } from '../../shared/base/result.ts';
import { homeOf } from '../../shared/people/permissions.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { visibleComplaint } from '../perform.ts';
import { createPresence } from '../people/presence.ts';

export function presenceCommands(parts: DeskParts): Handlers<'presence'> {
  const presence = createPresence(parts.clock);
  const publish = (complaint: string): void => parts.publish({ topics: ['presence'], complaint });
  return {
    here(input, caller) {
      const found = visibleComplaint(parts, caller)(input.complaint);
      if (!found) return refused({ code: 'UnknownComplaint' });
      const { person } = caller.actor;
      const home = homeOf(parts.office(), caller.actor.unit);
      if (presence.enter(found.id, input.window, { person, home, doing: input.doing })) publish(found.id);
      return done(presence.others(found.id, person, home));
    },
    leave(input, caller) {
      const found = visibleComplaint(parts, caller)(input.complaint);
      if (found && presence.leave(found.id, input.window, caller.actor.person)) publish(found.id);
      return done({ complaint: input.complaint });
    },
  };
}
