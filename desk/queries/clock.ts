import { done, refused } from '../../shared/base/result.ts';
import { allowedClockActs } from '../../shared/complaint/decide/clockActs.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { contextOf, visibleComplaint } from '../perform.ts';
import { complaintStream, foldStream } from '../store/projections/folded.ts';

export function clockQueries(parts: DeskParts): Pick<Handlers<'clock'>, 'allowed'> {
  return {
    allowed(input, caller) {
      const found = visibleComplaint(parts, caller)(input.id);
      const complaint = found && foldStream(parts.store.read(complaintStream(found.id)))?.complaint;
      if (!complaint) return refused({ code: 'UnknownComplaint' });
      const pack = parts.packs().running(complaint);
      const context = contextOf(parts, caller.actor, parts.clock());
      return done(pack ? allowedClockActs(pack, complaint, context) : []);
    },
  };
}
