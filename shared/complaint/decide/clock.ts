import type { UnitId } from '../../base/ids.ts';
import type { Instant } from '../../base/time.ts';
import { done, refused, type Result } from '../../base/result.ts';
import { workingDaysBetween, workingMsBetween } from '../../calendar/arithmetic.ts';
import type { WorkingTime } from '../../calendar/compile.ts';
import { namedDue, type DueCounter, type Limit } from '../../calendar/limit.ts';
import { daysBetween, localDate } from '../../calendar/local.ts';
import { hour, minute } from '../../base/time.ts';
import { authoritiesFor } from '../../people/authority.ts';
import { amendedLimit } from '../../procedure/amended.ts';
import { countLimit } from '../../procedure/counting.ts';
import { rulesInForce, type RuleInForce } from '../../procedure/rules.ts';
import type { Pack } from '../../procedure/pack.ts';
import type { Context } from '../context.ts';
import type { ComplaintEvent, Counted, Notice } from '../events.ts';
import type { ComplaintRefusal } from '../refusals.ts';
import { unitOfParty, type Clock, type Complaint } from '../state.ts';
import { recusalAmong } from './judge.ts';

type Decision = Result<ComplaintEvent[], ComplaintRefusal>;
type Found = { clock: Clock; inForce: RuleInForce; unit: UnitId; time: WorkingTime };

/** What people may do to a clock itself: let it stand still, let it go on, lengthen it step by step, start it again on new
 *  facts. Each is an entry with its reason; none moves a due moment silently (never-event 3). */

export type Suspend = { clock: string; reason: string; text: string; notice: Notice | null; reviewBy: string };

export function decideSuspend(command: Suspend, pack: Pack, complaint: Complaint, context: Context): Decision {
  const found = findClock(command.clock, 'running', pack, complaint, context);
  if (!found.ok) return found;
  const { inForce, time } = found.value;
  const allowed = inForce.rule.suspend;
  if (!allowed) return refused({ code: 'ClockNotSuspendable', rule: inForce.rule.id });
  if (!allowed.reasons.some((reason) => reason.id === command.reason)) {
    return refused({ code: 'SuspensionReasonUnknown', reason: command.reason });
  }
  if (allowed.notice && !command.notice) return refused({ code: 'NoticeMissing' });
  if (isAhead(command.notice, context)) return refused({ code: 'NoticeInFuture' });
  if (command.reviewBy <= context.today) return refused({ code: 'ReviewDateInPast' });
  const reviewBy = namedDue(time, command.reviewBy);
  if (Number.isNaN(reviewBy)) return refused({ code: 'ReviewDateInPast' });
  const { clock, reason, text, notice } = command;
  return done([{ type: 'ClockSuspended', clock, reason, text, notice, reviewBy, at: context.now }]);
}

/** Nobody has been told yet at a moment that is still to come. A minute of grace: two clocks are never quite equal. */
const isAhead = (notice: Notice | null, { now }: Context): boolean => notice !== null && notice.at > now + minute;

/** Goes on with what was left when it stopped: the days (or hours) between the stop and the old due moment are counted anew
 *  from now. For calendar limits that is the old due moment, shifted by the time it stood still. */
export function decideResume(
  clock: string,
  text: string,
  pack: Pack,
  complaint: Complaint,
  context: Context,
): Decision {
  const found = findClock(clock, 'suspended', pack, complaint, context);
  if (!found.ok) return found;
  const { inForce, time } = found.value;
  const { suspended, limit } = found.value.clock;
  if (!suspended || !limit) return refused({ code: 'ClockNotSuspendable', rule: inForce.rule.id });
  const left = remaining(limit, time, suspended.at, suspended.dueBefore);
  const counted = countLimit(inForce.rule, inForce.settings, time, left, context.now);
  if (!counted.ok) return refused({ code: 'NoDueMoment', rule: inForce.rule.id, why: counted.problem.kind });
  const before = suspended.dueBefore;
  return done([{ type: 'ClockResumed', clock, text, before, at: context.now, ...counted.value }]);
}

/** What is left of a limit at a moment, in the limit's own unit. */
export function remaining(limit: Limit, time: WorkingTime, at: Instant, due: Instant): Limit {
  const { from: _range, ...rest } = limit;
  // A due moment of 24:00 belongs to the day it ends.
  const lastDate = localDate(time, due - 1);
  const today = localDate(time, at);
  switch (limit.unit) {
    case 'workingDay':
      return { ...rest, amount: Math.max(0, workingDaysBetween(time, today, lastDate) ?? 0) };
    case 'calendarDay':
    case 'month':
      return { ...rest, unit: 'calendarDay', amount: Math.max(0, daysBetween(today, lastDate)) };
    case 'calendarHour':
      return { ...rest, amount: Math.max(0, (due - at) / hour) };
    case 'workingHour':
      return { ...rest, amount: Math.max(0, (workingMsBetween(time, at, due) ?? 0) / hour) };
    case 'workingMinute':
      return { ...rest, amount: Math.max(0, (workingMsBetween(time, at, due) ?? 0) / minute) };
  }
}

const nextStep = ({ rule }: RuleInForce, clock: Clock) => rule.extensions?.[clock.extended.length];

export function decideAskExtension(
  clock: string,
  reason: string,
  pack: Pack,
  complaint: Complaint,
  context: Context,
): Decision {
  const found = findClock(clock, 'running', pack, complaint, context);
  if (!found.ok) return found;
  const step = nextStep(found.value.inForce, found.value.clock);
  if (!step) return refused({ code: 'NoFurtherExtension', rule: found.value.inForce.rule.id });
  if (!step.approval) return refused({ code: 'ExtensionNeedsNoApproval' });
  if (found.value.clock.extension) return refused({ code: 'ExtensionPending' });
  if (reason.trim() === '') return refused({ code: 'ReasonMissing' });
  return done([
    { type: 'ExtensionAsked', clock, step: step.id, reason: reason.trim(), by: context.actor.person, at: context.now },
  ]);
}

export type DecideExtension = { clock: string; granted: boolean; comment: string };

/** The superior grants or refuses; nobody decides on his own request. */
export function decideExtension(
  command: DecideExtension,
  pack: Pack,
  complaint: Complaint,
  context: Context,
): Decision {
  const { office, actor, now } = context;
  const found = findClock(command.clock, 'running', pack, complaint, context, ['approver']);
  if (!found.ok) return found;
  const pending = found.value.clock.extension;
  if (!pending || pending.granted) return refused({ code: 'NoExtensionPending' });
  let refusal: ComplaintRefusal | undefined;
  for (const { actingFor } of authoritiesFor(office, actor, found.value.unit, ['approver'], now)) {
    const persons = [actor.person, ...(actingFor === null ? [] : [actingFor])];
    const asker = persons.find((person) => person === pending.by);
    const why: ComplaintRefusal | undefined =
      recusalAmong(complaint, persons) ?? (asker && { code: 'FourEyes', person: asker, action: 'askExtension' });
    refusal ??= why;
    if (why) continue;
    const { clock, granted } = command;
    const comment = command.comment.trim();
    const { step } = pending;
    return done([
      {
        type: 'ExtensionDecided',
        clock,
        step,
        granted,
        comment,
        by: actor.person,
        at: now,
        ...(actingFor && { actingFor }),
      },
    ]);
  }
  return refused(refusal ?? { code: 'NotYours', unit: found.value.unit, roles: ['approver'] });
}

export type Extend = { clock: string; reason: string; notice: Notice | null };

/** Takes effect only once the step is approved (where it must be) and the complainant was told: an extension without
 *  notice is a breach, so there is none. */
export function decideExtend(command: Extend, pack: Pack, complaint: Complaint, context: Context): Decision {
  const found = findClock(command.clock, 'running', pack, complaint, context);
  if (!found.ok) return found;
  const { clock, inForce, time } = found.value;
  const step = nextStep(inForce, clock);
  if (!step) return refused({ code: 'NoFurtherExtension', rule: inForce.rule.id });
  if (step.approval && !clock.extension?.granted) return refused({ code: 'ExtensionNotApproved' });
  if (step.notice && !command.notice) return refused({ code: 'NoticeMissing' });
  if (isAhead(command.notice, context)) return refused({ code: 'NoticeInFuture' });
  const reason = clock.extension?.reason ?? command.reason.trim();
  if (reason === '') return refused({ code: 'ReasonMissing' });
  const { limit, whole } = clock;
  // Days used before the clock stood still stay used.
  const amended = (limit && whole && amendedLimit({ limit, whole }, step.limit)) || { limit: step.limit };
  const counted = countLimit(inForce.rule, inForce.settings, time, amended.limit, clock.from);
  if (!counted.ok) return refused({ code: 'NoDueMoment', rule: inForce.rule.id, why: counted.problem.kind });
  const { notice } = command;
  return done([
    {
      type: 'ClockExtended',
      clock: clock.id,
      step: step.id,
      reason,
      notice,
      before: clock.due,
      at: context.now,
      ...counted.value,
      ...amended,
    },
  ]);
}

/** C-D5: new facts and reasons; the clock runs again from the receipt of the new material. */
export function decideRestart(
  clock: string,
  facts: string,
  pack: Pack,
  complaint: Complaint,
  context: Context,
): Decision {
  const found = findClock(clock, 'running', pack, complaint, context);
  if (!found.ok) return found;
  const { inForce, time } = found.value;
  const { limit } = inForce.rule;
  if (!inForce.rule.restart || limit.unit === 'named')
    return refused({ code: 'ClockNotRestartable', rule: inForce.rule.id });
  if (facts.trim() === '') return refused({ code: 'ReasonMissing' });
  const counted = countLimit(inForce.rule, inForce.settings, time, limit, context.now);
  if (!counted.ok) return refused({ code: 'NoDueMoment', rule: inForce.rule.id, why: counted.problem.kind });
  const before = found.value.clock.due;
  return done([{ type: 'ClockRestarted', clock, facts: facts.trim(), before, at: context.now, ...counted.value }]);
}

/** The due moment of one running clock counted again; nothing when it stays as it was. */
export function recounted(
  { rule, settings }: RuleInForce,
  time: WorkingTime,
  clock: { from: Instant; limit: Limit; due: Instant; provisional: boolean },
  count?: DueCounter,
): Counted | undefined {
  const counted = countLimit(rule, settings, time, clock.limit, clock.from, count);
  if (!counted.ok) return undefined;
  const moves = counted.value.due !== clock.due || counted.value.provisional !== clock.provisional;
  return moves ? counted.value : undefined;
}

function findClock(
  id: string,
  state: 'running' | 'suspended',
  pack: Pack,
  complaint: Complaint,
  context: Context,
  roles: ('handler' | 'supervisor' | 'approver')[] = ['handler', 'supervisor'],
): Result<Found, ComplaintRefusal> {
  if (complaint.newer) return refused({ code: 'WrittenByNewerVersion' });
  const clock = complaint.clocks.find((candidate) => candidate.id === id);
  const inForce =
    clock && rulesInForce(pack, complaint.overlays, context.packs).find(({ rule }) => rule.id === clock.rule);
  if (!clock || !inForce) return refused({ code: 'UnknownClock', clock: id });
  if (clock.state !== state) return refused({ code: 'ClockInOtherState', clock: id, state: clock.state });
  const unit = unitOfParty(pack, complaint, clock.owner);
  if (!unit || authoritiesFor(context.office, context.actor, unit, roles, context.now).length === 0) {
    return refused({ code: 'NotYours', unit: unit ?? null, roles });
  }
  return done({ clock, inForce, unit, time: context.workingTimeOf(unit) });
}
