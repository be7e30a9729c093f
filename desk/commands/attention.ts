import type { AttentionEvent } from '../../shared/attention/events.ts';
import { attentionStream } from '../../shared/attention/events.ts';
import { done, refused } from '../../shared/base/result.ts';
import type { Caller, DeskParts, Handlers, Reply } from '../parts.ts';
import { perform, visibleComplaint } from '../perform.ts';
import { isWatched, unseenMentions } from '../subjects/attention.ts';

export function attentionCommands(parts: DeskParts): Pick<Handlers<'attention'>, 'watch' | 'seen'> {
  /** One entry about one complaint the caller may see; nothing where it would change nothing. */
  const note = (
    name: string,
    input: { request: string; complaint: string },
    caller: Caller,
    entry: (complaint: string, at: number) => AttentionEvent | undefined,
  ): Reply<{ complaint: string }> => {
    const found = visibleComplaint(parts, caller)(input.complaint);
    if (!found) return refused({ code: 'UnknownComplaint' });
    const now = parts.clock();
    const event = entry(found.id, now);
    if (!event) return done({ complaint: found.id });
    const { type, ...body } = event;
    return perform(parts, caller.actor, now, {
      request: input.request,
      name,
      input: { complaint: found.id },
      topics: ['attention'],
      decide: () =>
        done({
          events: [{ stream: attentionStream(caller.actor.person), type, audience: 'desk', body }],
          reply: { complaint: found.id },
        }),
    });
  };
  return {
    watch: (input, caller) =>
      note('attention.watch', input, caller, (complaint, at) =>
        isWatched(parts.database, caller.actor.person, complaint) === input.watched
          ? undefined
          : { type: input.watched ? 'ComplaintWatched' : 'ComplaintUnwatched', complaint, at },
      ),
    seen: (input, caller) =>
      note('attention.seen', input, caller, (complaint, at) =>
        unseenMentions(parts.database, caller.actor.person).some((one) => one.complaint === complaint)
          ? { type: 'MentionsSeen', complaint, at }
          : undefined,
      ),
  };
}
