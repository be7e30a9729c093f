import { done, refused } from '../../shared/base/result.ts';
import { decideChangeProcedure, previewOf } from '../../shared/complaint/decide/procedure.ts';
import type { ComplaintRefusal } from '../../shared/complaint/refusals.ts';
import { mainPacksFor, runsBeside } from '../../shared/procedure/choose.ts';
import { chosenPacks, inForceToday } from '../procedure/packs.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { contextOf, visibleComplaint } from '../perform.ts';
import { wantedProcedures } from '../procedure/change.ts';
import { localDate } from '../../shared/calendar/local.ts';
import { complaintStream, foldStream } from '../store/projections/folded.ts';

/** What a complaint could follow instead, and what the change asked about would do. Reads only. */
export function procedureChangeView(parts: DeskParts): Handlers<'complaint'>['procedureChange'] {
  const inForce = inForceToday(parts);
  return (input, caller) => {
    const found = visibleComplaint(parts, caller)(input.id);
    const complaint = found && foldStream(parts.store.read(complaintStream(found.id)))?.complaint;
    if (!complaint) return refused({ code: 'UnknownComplaint' });
    const choice = chosenPacks(parts.store.read);
    const wanted = wantedProcedures(parts, input, complaint, choice);
    if (!wanted.ok) return wanted;
    const { main, pack } = wanted.value;
    const now = parts.clock();
    const context = contextOf(parts, caller.actor, now);
    const unit = parts.office().unitById.get(complaint.firstAsked.unit);
    const offered = unit ? mainPacksFor(choice, unit, parts.office(), inForce).map(({ id }) => id) : [];
    const held = complaint.overlays.map(({ id }) => id);
    const beside = parts
      .packs()
      .inForce(localDate(parts.workingTime(), now))
      .filter((one) => one.id !== pack.id && runsBeside(one, pack))
      .map(({ id }) => id);
    // The reason is written last: what is missing so far is only that.
    const decided = decideChangeProcedure({ ...input, ...wanted.value, reason: '·' }, main, complaint, context);
    return done({
      main: [...new Set([complaint.pack.id, ...offered])],
      overlays: [...new Set([...held, ...beside])].filter((id) => id !== pack.id),
      outcome: decided.ok
        ? { preview: previewOf(decided.value, pack, complaint) }
        : { refusal: decided.problem satisfies ComplaintRefusal },
    });
  };
}
