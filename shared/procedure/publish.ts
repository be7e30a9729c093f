/** How a procedure becomes law in an office.
 *
 *    draft ──propose──▶ released                       where one person alone is in charge of procedures
 *      ▲        └─────▶ proposed ──another person──▶ released
 *      └────────────────────┴── sent back
 */
import { done, refused, type Result } from '../base/result.ts';
import type { Instant, LocalDate } from '../base/time.ts';
import type { Office, Person } from '../people/office.ts';
import { may, type Actor } from '../people/permissions.ts';
import type { PackBook } from './book.ts';
import type { PackEvent, Proposal } from './events.ts';
import type { Pack } from './pack.ts';
import { isId, withAllWords } from './schema.ts';
import { findingsIn, type Finding } from './validate.ts';

export type PublishRefusal =
  | { code: 'NotPermitted'; permission: string }
  | { code: 'PackIdTaken'; pack: string }
  | { code: 'BadPackId'; pack: string }
  | { code: 'PackChangedMeanwhile'; version: number }
  | { code: 'PackNotSound'; findings: Finding[] }
  | { code: 'PackNoteMissing' }
  | { code: 'ProposalPending' }
  | { code: 'NoProposal' }
  | { code: 'OwnProposal' }
  | { code: 'CommentMissing' };

export type PublishContext = {
  now: Instant;
  /** Local date of `now` at the office. */
  today: LocalDate;
  actor: Actor;
  office: Office;
  packs: PackBook;
  /** Packs that come with the program: their ids stay theirs. */
  shipped: PackBook;
};

/** `base`: the version it was made from; nothing for a procedure begun from an empty page or copied under an id of its own. */
export type Propose = { pack: Pack; base: { id: string; version: number } | null; note: string; recount: boolean };

const permission = 'manageProcedures';
export const longestPackId = 16;

/** An office's own versions of a pack that comes with the program are numbered from here, so that a later program never brings
 *  another pack of the same number. */
export const ownVersionsAfter = 1000;

export function nextVersion(id: string, { packs, shipped }: Pick<PublishContext, 'packs' | 'shipped'>): number {
  const newest = packs.newest(id)?.version ?? 0;
  return Math.max(newest, shipped.newest(id) ? ownVersionsAfter : 0) + 1;
}

/** People besides the actor who may release a procedure. */
export function secondPersons(office: Office, actor: Actor): Person[] {
  return [...office.personById.values()].filter(
    (person) =>
      person.id !== actor.person &&
      !person.left &&
      person.passwordHash !== undefined &&
      person.seats.some(({ unit }) => may(office, { person: person.id, unit }, permission)),
  );
}

/** @returns one entry: released, or proposed where a second person is there to look at it */
export function decidePropose(
  { pack: draft, base, note, recount }: Propose,
  waiting: Proposal | undefined,
  context: PublishContext,
): Result<PackEvent, PublishRefusal> {
  const { office, actor, now, packs } = context;
  if (!may(office, actor, permission)) return refused({ code: 'NotPermitted', permission });
  if (waiting) return refused({ code: 'ProposalPending' });
  if (!isId(draft.id) || draft.id.length > longestPackId) return refused({ code: 'BadPackId', pack: draft.id });
  const newest = packs.newest(draft.id);
  if (newest && base?.id !== draft.id) return refused({ code: 'PackIdTaken', pack: draft.id });
  if (newest && base && base.version !== newest.version) {
    return refused({ code: 'PackChangedMeanwhile', version: newest.version });
  }
  const pack = { ...withAllWords(draft), version: nextVersion(draft.id, context) };
  const findings = findingsIn(pack, packs.all);
  if (findings.length > 0) return refused({ code: 'PackNotSound', findings });
  const why = note.trim();
  if (why === '') return refused({ code: 'PackNoteMissing' });
  return done(
    secondPersons(office, actor).length > 0
      ? { type: 'PackProposed', pack, note: why, recount, by: actor.person, at: now }
      : { type: 'PackPublished', pack, note: why, ...(recount && { recount }), at: now },
  );
}

/** The second person's answer. */
export function decideProposal(
  { granted, comment }: { granted: boolean; comment: string },
  waiting: Proposal | undefined,
  { office, actor, now }: Pick<PublishContext, 'office' | 'actor' | 'now'>,
): Result<PackEvent, PublishRefusal> {
  if (!may(office, actor, permission)) return refused({ code: 'NotPermitted', permission });
  if (!waiting) return refused({ code: 'NoProposal' });
  // Who proposed it may take it back himself; releasing needs other eyes.
  if (granted && waiting.by === actor.person) return refused({ code: 'OwnProposal' });
  if (!granted && comment.trim() === '') return refused({ code: 'CommentMissing' });
  return done(
    granted
      ? {
          type: 'PackPublished',
          pack: waiting.pack,
          note: waiting.note,
          ...(waiting.recount && { recount: true }),
          proposedBy: waiting.by,
          at: now,
        }
      : { type: 'PackSentBack', comment: comment.trim(), by: actor.person, at: now },
  );
}
