import { done, refused, type Result } from '../base/result.ts';
import type { Instant } from '../base/time.ts';
import { isAtOrUnder, type Office } from '../people/office.ts';
import { homeOf, mayManageUnit, type Actor } from '../people/permissions.ts';
import type { Alarm } from './alarm.ts';
import type { AlarmEvent, HandOverEvent, NoticeEvent } from './events.ts';
import type { HandOverList } from './handOver.ts';
import type { ContactNotice } from './notice.ts';

/** What a person signs with his name: that he has taken the work on a list, dealt with an alarm, seen a change of contacts. */
export type SignRefusal =
  | { code: 'UnknownDutyRecord' }
  | { code: 'AlreadySigned' }
  | { code: 'AlarmStillRings' }
  | { code: 'NotYoursToSign' };

export type SignContext = { now: Instant; office: Office; actor: Actor };

/** Whoever gave or took the work, or manages duty where it lies. */
export function maySignHandOver(list: HandOverList, { office, actor }: SignContext): boolean {
  if (list.person === actor.person || list.items.some(({ from, to }) => [from, to].includes(actor.person))) return true;
  return list.items.some(({ unit }) => mayManageUnit(office, actor, 'manageDuty', unit));
}

/** Whoever manages duty of the unit, or the leaders who were told. */
export const maySignAlarm = ({ unit, told }: Alarm, { office, actor }: SignContext): boolean =>
  mayManageUnit(office, actor, 'manageDuty', unit) || told.some(({ leader }) => leader === actor.person);

/** Anybody at the association it is addressed to. */
export const maySeeNotice = ({ to }: ContactNotice, { office, actor }: SignContext): boolean =>
  homeOf(office, actor.unit) === to && isAtOrUnder(office, actor.unit, to);

export function decideSignAlarm(
  alarm: Alarm | undefined,
  note: string,
  context: SignContext,
): Result<AlarmEvent, SignRefusal> {
  if (!alarm) return refused({ code: 'UnknownDutyRecord' });
  if (!maySignAlarm(alarm, context)) return refused({ code: 'NotYoursToSign' });
  if (alarm.signed) return refused({ code: 'AlreadySigned' });
  if (!alarm.ended) return refused({ code: 'AlarmStillRings' });
  return done({ type: 'AlarmSigned', id: alarm.id, by: context.actor.person, note, at: context.now });
}

export function decideSignHandOver(
  list: HandOverList | undefined,
  note: string,
  context: SignContext,
): Result<HandOverEvent, SignRefusal> {
  if (!list) return refused({ code: 'UnknownDutyRecord' });
  if (!maySignHandOver(list, context)) return refused({ code: 'NotYoursToSign' });
  if (list.signed || list.items.length === 0) return refused({ code: 'AlreadySigned' });
  return done({ type: 'HandOverSigned', id: list.id, by: context.actor.person, note, at: context.now });
}

export function decideSeeNotice(
  notice: ContactNotice | undefined,
  context: SignContext,
): Result<NoticeEvent, SignRefusal> {
  if (!notice) return refused({ code: 'UnknownDutyRecord' });
  if (!maySeeNotice(notice, context)) return refused({ code: 'NotYoursToSign' });
  if (notice.seen) return refused({ code: 'AlreadySigned' });
  return done({ type: 'ContactChangeSeen', id: notice.id, by: context.actor.person, at: context.now });
}
