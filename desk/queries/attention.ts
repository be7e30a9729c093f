import { done } from '../../shared/base/result.ts';
import { coveredText } from '../../shared/people/masking.ts';
import { unseenMentions, watchedBy } from '../subjects/attention.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { visibleComplaint } from '../perform.ts';
import { gistOf } from '../store/projections/complaint.ts';
import { prepared } from '../store/prepared.ts';

export function attentionQueries(parts: DeskParts): Pick<Handlers<'attention'>, 'view'> {
  return {
    view(_input, caller) {
      const find = visibleComplaint(parts, caller);
      const numberOf = prepared<[string], string>(parts.database, 'select number from complaint where id = ?').pluck();
      const { person } = caller.actor;
      return done({
        watched: watchedBy(parts.database, person),
        // From another seat somebody may see less than where he was named.
        mentions: unseenMentions(parts.database, person)
          .filter(({ complaint }) => find(complaint) !== undefined)
          .map(({ complaint, by, at, text }) => ({
            complaint,
            number: numberOf.get(complaint) ?? '',
            by,
            at,
            gist: coveredText(gistOf(text)),
          })),
      });
    },
  };
}
