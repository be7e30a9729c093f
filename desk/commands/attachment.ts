import { done, refused } from '../../shared/base/result.ts';
import { decideAttach, type Paper } from '../../shared/complaint/decide/record.ts';
import { homeOf } from '../../shared/people/permissions.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { visibleComplaint } from '../perform.ts';
import { complaintStream } from '../store/projections/folded.ts';
import { change } from './complaint.ts';

/** Files of a complaint. The content goes to the encrypted file store first, the entry follows: a crash between the two
 *  leaves a file nobody mentions, never an entry without its file. */
export function attachmentCommands(parts: DeskParts): Handlers<'attachment'> {
  return {
    async add(input, caller) {
      if (!visibleComplaint(parts, caller)(input.complaint)) return refused({ code: 'UnknownComplaint' });
      const stored = await parts.attachments.add(input.name, Buffer.from(input.content, 'base64'));
      if (!stored.ok) return refused({ code: 'AttachmentProblem', ...stored.problem });
      const { sha256, size, mediaType } = stored.value;
      const reply = attach(parts, caller, {
        request: input.request,
        id: input.complaint,
        attachment: sha256,
        name: input.name,
        size,
        mediaType,
        paper: input.paper,
      });
      return reply.ok ? done({ id: sha256 }) : reply;
    },

    async read(input, caller) {
      const found = visibleComplaint(parts, caller)(input.complaint);
      if (!found) return refused({ code: 'UnknownComplaint' });
      const home = homeOf(parts.office(), caller.actor.unit);
      const entry = parts.store
        .read(complaintStream(found.id))
        .find(
          (event) =>
            event.type === 'AttachmentAdded' &&
            (event.audience === 'parties' || event.audience === home) &&
            (event.body as { attachment: string }).attachment === input.id,
        );
      if (!entry) return refused({ code: 'AttachmentProblem', kind: 'unknown' });
      const content = await parts.attachments.read(input.id);
      if (!content.ok) return refused({ code: 'AttachmentProblem', ...content.problem });
      const { name, mediaType } = entry.body as { name: string; mediaType: string };
      return done({ name, mediaType, content: content.value.toString('base64') });
    },
  };
}

/** The entry about a file that is kept already. */
export const attach = (parts: DeskParts, caller: Caller, input: { request: string; id: string } & Paper) =>
  change(parts, caller, input, 'attachment.add', (complaint, context) => {
    const { attachment, name, size, mediaType, paper } = input;
    return decideAttach({ attachment, name, size, mediaType, paper }, complaint, context);
  });
