import type { Instant } from '../../base/time.ts';
import { done, refused, type Result } from '../../base/result.ts';
import type { AttachmentId, ComplaintId, PersonId } from '../../base/ids.ts';
import { judgeMentions } from '../../attention/mention.ts';
import type { Handler } from '../../duty/answering.ts';
import { holdsCovered, uncoveredPeople } from '../../people/masking.ts';
import { mayInComplaint, type Permission } from '../../people/permissions.ts';
import type { Context } from '../context.ts';
import { correctable, type Details } from '../details.ts';
import type { ComplaintEvent, DocumentFormat, FieldChange, LinkKind, Notice } from '../events.ts';
import type { ComplaintRefusal } from '../refusals.ts';
import { unitsOf, type Clock, type Complaint } from '../state.ts';

type Decision = Result<ComplaintEvent[], ComplaintRefusal>;

/** Acts that belong to every pack and move no stage: notes, corrections, links, papers. */

const mayHere = ({ office, actor }: Context, complaint: Complaint, permission: Permission): boolean =>
  mayInComplaint(office, actor, permission, unitsOf(complaint));

/** @param named colleagues named in it; such a note stays inside the organisation */
export function decideNote(
  text: string,
  complaint: Complaint,
  context: Context,
  named: { mentions: readonly PersonId[]; isInternal: boolean } = { mentions: [], isInternal: false },
): Decision {
  if (complaint.newer) return refused({ code: 'WrittenByNewerVersion' });
  if (!mayHere(context, complaint, 'note')) return refused({ code: 'NotPermitted', permission: 'note' });
  const trimmed = text.trim();
  if (trimmed === '') return refused({ code: 'EmptyNote' });
  const mentions = [...new Set(named.mentions)];
  const refusal = judgeMentions(mentions, named.isInternal, unitsOf(complaint), context);
  if (refusal) return refused(refusal);
  return done([{ type: 'NoteAdded', text: trimmed, ...(mentions.length === 0 ? {} : { mentions }), at: context.now }]);
}

export function decideCorrect(
  changed: Partial<Details>,
  reason: string,
  complaint: Complaint,
  context: Context,
): Decision {
  if (complaint.newer) return refused({ code: 'WrittenByNewerVersion' });
  if (!mayHere(context, complaint, 'correct')) return refused({ code: 'NotPermitted', permission: 'correct' });
  if (changed.complainedUnit !== undefined && !context.office.unitById.has(changed.complainedUnit)) {
    return refused({ code: 'UnknownUnit', unit: changed.complainedUnit });
  }
  for (const category of [changed.reason, changed.business, changed.businessChannel]) {
    if (category !== undefined && !context.categories.offers(category))
      return refused({ code: 'UnknownCategory', category });
  }
  // A page that showed covered values sends them back where nobody changed them.
  const people = changed.complainants && uncoveredPeople(complaint.details.complainants, changed.complainants);
  if (people && holdsCovered(people)) return refused({ code: 'CoveredValue' });
  const wanted = people ? { ...changed, complainants: people } : changed;
  const changes: FieldChange[] = [];
  for (const field of correctable) {
    if (!Object.hasOwn(wanted, field)) continue;
    const before = complaint.details[field] ?? null;
    const after = wanted[field] ?? null;
    if (JSON.stringify(before) !== JSON.stringify(after)) changes.push({ field, before, after });
  }
  if (changes.length === 0) return refused({ code: 'NothingChanged' });
  return done([{ type: 'DetailsCorrected', changes, reason: reason.trim(), at: context.now }]);
}

export function decideLink(other: ComplaintId, kind: LinkKind, complaint: Complaint, context: Context): Decision {
  if (complaint.newer) return refused({ code: 'WrittenByNewerVersion' });
  if (!mayHere(context, complaint, 'note')) return refused({ code: 'NotPermitted', permission: 'note' });
  if (other === complaint.id) return refused({ code: 'LinkedToItself' });
  if (complaint.links.some((link) => link.other === other)) return refused({ code: 'AlreadyLinked' });
  return done([{ type: 'ComplaintLinked', other, kind, at: context.now }]);
}

/** Taking a document out of the desk is an entry. Uncovered personal data leaves only with a purpose (never-event 6). */
export function decideDocument(
  made: {
    document: string;
    format: DocumentFormat | 'package';
    masked: boolean;
    purpose: string;
    fingerprint?: string | undefined;
  },
  context: Context,
): Decision {
  const purpose = made.purpose.trim();
  const isPackage = made.format === 'package';
  if ((!made.masked || isPackage) && purpose === '') return refused({ code: 'PurposeMissing' });
  const { document, format, masked, fingerprint } = made;
  return done([
    { type: 'DocumentMade', document, format, masked, purpose, ...(fingerprint && { fingerprint }), at: context.now },
  ]);
}

/** A letter that was sent: its text as it went, with the proof (C-N1, C-N2). A proof lies in the past. */
export function decideLetter(
  letter: { letter: string; pack?: string; template: number; title: string; text: string; notice: Notice },
  complaint: Complaint,
  context: Context,
): Decision {
  if (complaint.newer) return refused({ code: 'WrittenByNewerVersion' });
  if (!mayHere(context, complaint, 'note')) return refused({ code: 'NotPermitted', permission: 'note' });
  if (letter.text.trim() === '') return refused({ code: 'EmptyNote' });
  if (letter.notice.at > context.now) return refused({ code: 'NoticeInFuture' });
  return done([{ type: 'LetterSent', ...letter, at: context.now }]);
}

export type Paper = { attachment: AttachmentId; name: string; size: number; mediaType: string; paper: string | null };

export function decideAttach(paper: Paper, complaint: Complaint, context: Context): Decision {
  if (complaint.newer) return refused({ code: 'WrittenByNewerVersion' });
  if (!mayHere(context, complaint, 'note')) return refused({ code: 'NotPermitted', permission: 'note' });
  return done([{ type: 'AttachmentAdded', ...paper, at: context.now }]);
}

/** Warnings and breaches that came due by `now`, each told once, in the order of their moments. The moment in the entry is the
 *  true one, also after days of being off. A clock that stands still has neither. */
export function decideMoments(
  complaint: Complaint,
  now: Instant,
  handlerOf: (party: string, at: Instant) => Handler | null,
): ComplaintEvent[] {
  const found: { at: Instant; event: ComplaintEvent }[] = [];
  for (const clock of complaint.clocks) {
    if (clock.state !== 'running') continue;
    for (const point of clock.warnAt) {
      if (point > now || clock.warned.includes(point)) continue;
      const handler = handlerOf(clock.owner, point);
      found.push({ at: point, event: { type: 'ClockWarned', clock: clock.id, point, handler } });
    }
    if (!clock.broken && clock.due < now) {
      const handler = handlerOf(clock.owner, clock.due);
      found.push({ at: clock.due, event: { type: 'ClockBroken', clock: clock.id, due: clock.due, handler } });
    }
  }
  return found.sort((left, right) => left.at - right.at).map(({ event }) => event);
}

/** The next moment at which `decideMoments` has something to tell; nothing for clocks that ended or stand still. */
export function nextMoment(clock: Pick<Clock, 'state' | 'broken' | 'due' | 'warnAt' | 'warned'>): Instant | null {
  if (clock.state !== 'running') return null;
  const points = clock.warnAt.filter((point) => !clock.warned.includes(point));
  // In time up to and including the due moment itself: it is broken from the next millisecond on.
  if (!clock.broken) points.push(clock.due + 1);
  return points.length > 0 ? Math.min(...points) : null;
}
