import { done, refused, type Result } from '../base/result.ts';
import type { Instant, LocalDate } from '../base/time.ts';
import { isAtOrUnder, type Office } from '../people/office.ts';
import { may, type Actor } from '../people/permissions.ts';
import type { Notice, NoticeEvent, NoticeState } from './events.ts';

export type NoticeRefusal =
  | { code: 'NotPermitted'; permission: string }
  | { code: 'UnknownNotice' }
  | { code: 'NoticeIsWithdrawn' }
  | { code: 'NoticeChangedMeanwhile'; version: number }
  | { code: 'NoticeEndsInPast' }
  | { code: 'NothingChanged' }
  | { code: 'ReasonMissing' };

export type NoticeContext = { now: Instant; today: LocalDate; actor: Actor; office: Office };
type Decision = Result<NoticeEvent[], NoticeRefusal>;

/** Publishes a notice or its next version (P10-M5). Whoever read the one before reads again. */
export function decidePublishNotice(
  command: { id: string; expectedVersion: number; notice: Notice },
  state: NoticeState | undefined,
  context: NoticeContext,
): Decision {
  const { office, actor, now: at, today } = context;
  if (!may(office, actor, 'publishNotices')) return refused({ code: 'NotPermitted', permission: 'publishNotices' });
  const version = state?.version ?? 0;
  if (command.expectedVersion !== version) return refused({ code: 'NoticeChangedMeanwhile', version });
  const { notice } = command;
  if (notice.until !== null && notice.until < today) return refused({ code: 'NoticeEndsInPast' });
  const isSame = state && !state.withdrawn && JSON.stringify(state.notice) === JSON.stringify(notice);
  if (isSame) return refused({ code: 'NothingChanged' });
  const { id } = command;
  return done([{ type: 'NoticePublished', id, version: version + 1, notice, unit: actor.unit, by: actor.person, at }]);
}

/** Everybody says for himself that he has read it; reading the same version twice changes nothing. */
export function decideReadNotice(state: NoticeState, context: NoticeContext): Decision {
  if (state.withdrawn) return refused({ code: 'NoticeIsWithdrawn' });
  const { person } = context.actor;
  if (state.readBy[person]?.version === state.version) return done([]);
  return done([{ type: 'NoticeRead', version: state.version, person, at: context.now }]);
}

export function decideWithdrawNotice(reason: string, state: NoticeState, context: NoticeContext): Decision {
  const { office, actor, now: at } = context;
  if (!may(office, actor, 'publishNotices')) return refused({ code: 'NotPermitted', permission: 'publishNotices' });
  if (state.withdrawn) return refused({ code: 'NoticeIsWithdrawn' });
  if (reason.trim() === '') return refused({ code: 'ReasonMissing' });
  return done([{ type: 'NoticeWithdrawn', reason: reason.trim(), by: actor.person, at }]);
}

/** Whether a notice is to be used on this day. */
export const isInForce = (state: Pick<NoticeState, 'notice' | 'withdrawn'>, today: LocalDate): boolean =>
  state.withdrawn === null && (state.notice.until === null || state.notice.until >= today);

/** Whether a notice is meant for a complaint about this unit and of this reason. */
export const isForComplaint = (
  { about, reason }: Pick<Notice, 'about' | 'reason'>,
  complaint: { unit: string | null; reason: string | null },
  office: Office,
): boolean =>
  (reason === null || reason === complaint.reason) &&
  (about === null || (complaint.unit !== null && isAtOrUnder(office, complaint.unit, about)));
