import { done, refused, type Result } from '../../base/result.ts';
import type { AttachmentId, ComplaintId } from '../../base/ids.ts';
import type { Handler } from '../../duty/answering.ts';
import { may } from '../../people/permissions.ts';
import { categoryOf } from '../../procedure/trees/jrt0169.ts';
import type { Context } from '../context.ts';
import { correctable, type Details } from '../details.ts';
import type { ComplaintEvent, FieldChange, LinkKind } from '../events.ts';
import type { ComplaintRefusal } from '../refusals.ts';
import type { Complaint } from '../state.ts';

type Decision = Result<ComplaintEvent[], ComplaintRefusal>;

/** Acts that belong to every pack and move no stage: notes, corrections, links, papers. */

export function decideNote(text: string, complaint: Complaint, context: Context): Decision {
  if (complaint.newer) return refused({ code: 'WrittenByNewerVersion' });
  if (!may(context.office, context.actor, 'note')) return refused({ code: 'NotPermitted', permission: 'note' });
  const trimmed = text.trim();
  return trimmed === ''
    ? refused({ code: 'EmptyNote' })
    : done([{ type: 'NoteAdded', text: trimmed, at: context.now }]);
}

export function decideCorrect(
  changed: Partial<Details>,
  reason: string,
  complaint: Complaint,
  context: Context,
): Decision {
  if (complaint.newer) return refused({ code: 'WrittenByNewerVersion' });
  if (!may(context.office, context.actor, 'correct')) return refused({ code: 'NotPermitted', permission: 'correct' });
  if (changed.complainedUnit !== undefined && !context.office.unitById.has(changed.complainedUnit)) {
    return refused({ code: 'UnknownUnit', unit: changed.complainedUnit });
  }
  for (const category of [changed.reason, changed.business, changed.businessChannel]) {
    if (category !== undefined && !categoryOf(category)) return refused({ code: 'UnknownCategory', category });
  }
  const changes: FieldChange[] = [];
  for (const field of correctable) {
    if (!Object.hasOwn(changed, field)) continue;
    const before = complaint.details[field] ?? null;
    const after = changed[field] ?? null;
    if (JSON.stringify(before) !== JSON.stringify(after)) changes.push({ field, before, after });
  }
  if (changes.length === 0) return refused({ code: 'NothingChanged' });
  return done([{ type: 'DetailsCorrected', changes, reason: reason.trim(), at: context.now }]);
}

export function decideLink(other: ComplaintId, kind: LinkKind, complaint: Complaint, context: Context): Decision {
  if (complaint.newer) return refused({ code: 'WrittenByNewerVersion' });
  if (!may(context.office, context.actor, 'note')) return refused({ code: 'NotPermitted', permission: 'note' });
  if (other === complaint.id) return refused({ code: 'LinkedToItself' });
  if (complaint.links.some((link) => link.other === other)) return refused({ code: 'AlreadyLinked' });
  return done([{ type: 'ComplaintLinked', other, kind, at: context.now }]);
}

export type Paper = { attachment: AttachmentId; name: string; size: number; mediaType: string; paper: string | null };

export function decideAttach(paper: Paper, complaint: Complaint, context: Context): Decision {
  if (complaint.newer) return refused({ code: 'WrittenByNewerVersion' });
  if (!may(context.office, context.actor, 'note')) return refused({ code: 'NotPermitted', permission: 'note' });
  return done([{ type: 'AttachmentAdded', ...paper, at: context.now }]);
}

/** Clocks that ran out by `now`, each told once. The due moment in the entry is the true one, also after days of being off. */
export function decideBreaks(
  complaint: Complaint,
  now: number,
  handlerOf: (party: string, at: number) => Handler | null,
): ComplaintEvent[] {
  return complaint.clocks
    .filter((clock) => clock.state === 'running' && !clock.broken && clock.due < now)
    .map((clock) => ({
      type: 'ClockBroken',
      clock: clock.id,
      due: clock.due,
      handler: handlerOf(clock.owner, clock.due),
    }));
}
