import { done, refused, type Result } from '../base/result.ts';
import type { ComplaintId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import { dayNumber } from '../calendar/dates.ts';
import type { Office } from '../people/office.ts';
import { may, type Actor, type Permission } from '../people/permissions.ts';
import { groupKinds, groupMeasures, groupNumbers, type MeasureId } from '../procedure/packs/groupComplaints/rules.ts';
import { pairOf } from './datePair.ts';
import type {
  Defect,
  DefectEvent,
  Dismissed,
  GroupEvent,
  Joining,
  MajorBasis,
  Representative,
  Span,
} from './events.ts';
import { evolveGroup, peopleOf, type Group } from './state.ts';

export type GroupRefusal =
  | { code: 'NotPermitted'; permission: string }
  | { code: 'UnknownGroup' }
  | { code: 'UnknownGroupKind' }
  | { code: 'GroupIsClosed'; number: string }
  | { code: 'AlreadyMember' }
  | { code: 'MemberOfAnotherGroup'; number: string }
  | { code: 'NotMember' }
  | { code: 'MasterStays' }
  | { code: 'TooManyRepresentatives'; most: number }
  | { code: 'RepresentativeNotMember'; name: string }
  | { code: 'GroupAlarmNotRaised' }
  | { code: 'MajorNeedsBasis' }
  | { code: 'GroupMembersOpen'; open: number }
  | { code: 'GroupMeasuresMissing'; measures: MeasureId[] }
  | { code: 'GroupAlarmUndecided'; people: number }
  | { code: 'GroupDefectMissing' }
  | { code: 'UnknownDefect' }
  | { code: 'DatePairNotReadable' }
  | { code: 'MeasureHasItsOwnStep'; measure: MeasureId }
  | { code: 'ReasonMissing' };

type Decision = Result<GroupEvent[], GroupRefusal>;
export type GroupContext = { now: Instant; actor: Actor; office: Office };
/** A complaint that is to join: how many complainants it has, and the group it stands in already. */
export type Joiner = { complaint: ComplaintId; people: number; groupNumber: string | null };

const notPermitted = (
  context: GroupContext,
  permission: Permission,
): { ok: false; problem: { code: 'NotPermitted'; permission: string } } | undefined =>
  may(context.office, context.actor, permission) ? undefined : refused({ code: 'NotPermitted', permission });

/** Nothing more happens to a group that is closed. */
const unchangeable = (group: Group, context: GroupContext) =>
  notPermitted(context, 'manageGroups') ??
  (group.closed ? refused({ code: 'GroupIsClosed' as const, number: group.number }) : undefined);

export type OpenGroup = {
  id: string;
  number: string;
  title: string;
  kind: string;
  matter: string;
  complainedUnit: string | null;
  reason: string;
  master: Joiner;
};

/** Opens a group around its first complaint (P10-M7). */
export function decideOpen(command: OpenGroup, context: GroupContext): Decision {
  const { now: at, actor } = context;
  const { master, ...facts } = command;
  const refusal = notPermitted(context, 'manageGroups');
  if (refusal) return refusal;
  if (!groupKinds.some(({ id }) => id === command.kind)) return refused({ code: 'UnknownGroupKind' });
  if (master.groupNumber !== null) return refused({ code: 'MemberOfAnotherGroup', number: master.groupNumber });
  const by = actor.person;
  return done([
    { type: 'GroupOpened', ...facts, unit: actor.unit, master: master.complaint, by, at },
    { type: 'GroupMemberJoined', complaint: master.complaint, people: master.people, how: 'master', by, at },
    ...(master.people >= groupNumbers.alarm.value
      ? [{ type: 'GroupAlarmRaised' as const, people: master.people, members: [master.complaint], at }]
      : []),
  ]);
}

/** Complaints join. Whoever registers may join at intake; later only who leads groups. A complaint stands in one group at most
 *  (P10-M7), and the twentieth person rings the alarm (C-M1). */
export function decideJoin(joiners: readonly Joiner[], how: Joining, group: Group, context: GroupContext): Decision {
  const { now: at, actor } = context;
  const refusal = notPermitted(context, how === 'intake' ? 'register' : 'manageGroups');
  if (refusal) return refusal;
  if (group.closed) return refused({ code: 'GroupIsClosed', number: group.number });
  const events: GroupEvent[] = [];
  for (const { complaint, people, groupNumber } of joiners) {
    if (groupNumber === group.number) return refused({ code: 'AlreadyMember' });
    if (groupNumber !== null) return refused({ code: 'MemberOfAnotherGroup', number: groupNumber });
    events.push({ type: 'GroupMemberJoined', complaint, people, how, by: actor.person, at });
  }
  return done([...events, ...alarmAfter(group, events, at)]);
}

/** The alarm rings once when the number is reached, and is taken back when it falls below it before anybody has decided. */
function alarmAfter(group: Group, events: readonly GroupEvent[], at: Instant): GroupEvent[] {
  const after = events.reduce<Group>((state, event) => evolveGroup(state, event) ?? state, group);
  const people = peopleOf(after);
  if (people >= groupNumbers.alarm.value) {
    const members = after.members.map(({ complaint }) => complaint);
    return group.alarm ? [] : [{ type: 'GroupAlarmRaised', people, members, at }];
  }
  return group.alarm && !group.major ? [{ type: 'GroupAlarmWithdrawn', people, at }] : [];
}

export function decideLeave(complaint: string, reason: string, group: Group, context: GroupContext): Decision {
  const refusal = unchangeable(group, context);
  if (refusal) return refusal;
  if (!group.members.some((member) => member.complaint === complaint)) return refused({ code: 'NotMember' });
  if (group.master === complaint) return refused({ code: 'MasterStays' });
  if (reason.trim() === '') return refused({ code: 'ReasonMissing' });
  const { now: at, actor } = context;
  const left: GroupEvent = { type: 'GroupMemberLeft', complaint, reason: reason.trim(), by: actor.person, at };
  return done([left, ...alarmAfter(group, [left], at)]);
}

export function decideMaster(complaint: string, group: Group, context: GroupContext): Decision {
  const refusal = unchangeable(group, context);
  if (refusal) return refusal;
  if (!group.members.some((member) => member.complaint === complaint)) return refused({ code: 'NotMember' });
  if (group.master === complaint) return done([]);
  return done([{ type: 'GroupMasterChanged', complaint, by: context.actor.person, at: context.now }]);
}

/** At most five speak for all (C-I3), each of them one of the members. */
export function decideRepresentatives(
  representatives: readonly Representative[],
  group: Group,
  context: GroupContext,
): Decision {
  const refusal = unchangeable(group, context);
  if (refusal) return refusal;
  const most = groupNumbers.representatives.value;
  if (representatives.length > most) return refused({ code: 'TooManyRepresentatives', most });
  const stranger = representatives.find(
    ({ complaint }) => !group.members.some((member) => member.complaint === complaint),
  );
  if (stranger) return refused({ code: 'RepresentativeNotMember', name: stranger.name });
  const { now: at, actor } = context;
  return done([{ type: 'RepresentativesElected', representatives: [...representatives], by: actor.person, at }]);
}

/** P10-M1, M3, M4, M6 in somebody's words. The sweep and the wording have steps of their own. */
export function decideMeasure(
  command: { measure: MeasureId; text: string; common: boolean | null },
  group: Group,
  context: GroupContext,
): Decision {
  const refusal = unchangeable(group, context);
  if (refusal) return refusal;
  const { measure } = command;
  const text = command.text.trim();
  if (measure === 'sweep' || measure === 'wording') return refused({ code: 'MeasureHasItsOwnStep', measure });
  if (text === '') return refused({ code: 'ReasonMissing' });
  const common = measure === 'commonness' ? command.common : null;
  const { now: at, actor } = context;
  return done([{ type: 'GroupMeasureTaken', measure, text, common, by: actor.person, at }]);
}

/** P10-M2: what was found is taken into the group or set aside with the reason. Nothing found is a result, too. */
export function decideSweep(
  taken: readonly Joiner[],
  dismissed: readonly Dismissed[],
  group: Group,
  context: GroupContext,
): Decision {
  const refusal = unchangeable(group, context);
  if (refusal) return refusal;
  if (dismissed.some(({ why }) => why.trim() === '')) return refused({ code: 'ReasonMissing' });
  const joined = decideJoin(taken, 'sweep', group, context);
  if (!joined.ok) return joined;
  const { now: at, actor } = context;
  const swept: GroupEvent = {
    type: 'GroupSwept',
    taken: taken.map(({ complaint }) => complaint),
    dismissed: dismissed.map(({ complaint, why }) => ({ complaint, why: why.trim() })),
    by: actor.person,
    at,
  };
  return done([swept, ...joined.value]);
}

/** P10-M5. The wording itself is a notice; here stands which one is in force for this group. */
export function decideWording(notice: string, version: number, group: Group, context: GroupContext): Decision {
  const refusal = unchangeable(group, context);
  if (refusal) return refusal;
  return done([{ type: 'GroupWordingSet', notice, version, by: context.actor.person, at: context.now }]);
}

/** C-M1: the alarm lists the people; whether it is a major complaint a person says, and on what ground. */
export function decideMajor(
  command: { major: boolean; basis: MajorBasis; text: string },
  group: Group,
  context: GroupContext,
): Decision {
  const refusal = unchangeable(group, context);
  if (refusal) return refusal;
  const text = command.text.trim();
  // A regulator may name a smaller group, and a disaster needs no number.
  const needsAlarm = command.basis === 'jointVisit' || !command.major;
  if (needsAlarm && !group.alarm) return refused({ code: 'GroupAlarmNotRaised' });
  if (command.major && command.basis === 'none') return refused({ code: 'MajorNeedsBasis' });
  if (text === '') return refused({ code: 'ReasonMissing' });
  const basis = command.major ? command.basis : 'none';
  const { now: at, actor } = context;
  return done([{ type: 'GroupMajorDecided', major: command.major, basis, text, by: actor.person, at }]);
}

const mostMonths = 1200;

/** P10-M15 */
export function decideDatePair(
  command: { id: string; title: string; promised: Span; held: Span },
  group: Group,
  context: GroupContext,
): Decision {
  const refusal = unchangeable(group, context);
  if (refusal) return refusal;
  const isSpan = ({ from, months }: Span): boolean =>
    Number.isInteger(months) && months > 0 && months <= mostMonths && Number.isFinite(dayNumber(from));
  const { id, promised, held } = command;
  const title = command.title.trim();
  if (title === '' || !isSpan(promised) || !isSpan(held)) return refused({ code: 'DatePairNotReadable' });
  const pair = pairOf(id, title, promised, held);
  return done([{ type: 'DatePairRecorded', pair, by: context.actor.person, at: context.now }]);
}

export function decideNameDefect(defect: string, group: Group, context: GroupContext): Decision {
  const refusal = unchangeable(group, context);
  if (refusal) return refusal;
  if (group.defects.includes(defect)) return done([]);
  return done([{ type: 'GroupDefectNamed', defect, by: context.actor.person, at: context.now }]);
}

/** P10-CLOSE: members ended, first measures on record, the alarm decided, a common matter in the library.
 *  @param open members whose complaints have not ended */
export function decideClose(summary: string, open: number, group: Group, context: GroupContext): Decision {
  const refusal = unchangeable(group, context);
  if (refusal) return refusal;
  const [obstacle] = closingObstacles(group, open);
  if (obstacle) return refused(obstacle);
  const text = summary.trim();
  if (text === '') return refused({ code: 'ReasonMissing' });
  return done([{ type: 'GroupClosed', summary: text, by: context.actor.person, at: context.now }]);
}

/** Everything that stands between a group and its end, in the order of P10-CLOSE. */
export function closingObstacles(group: Group, open: number): GroupRefusal[] {
  const missing = groupMeasures.map(({ id }) => id).filter((id) => group.measures[id] === undefined);
  return [
    ...(open > 0 ? [{ code: 'GroupMembersOpen' as const, open }] : []),
    ...(missing.length > 0 ? [{ code: 'GroupMeasuresMissing' as const, measures: missing }] : []),
    ...(group.alarm && !group.major ? [{ code: 'GroupAlarmUndecided' as const, people: group.alarm.people }] : []),
    ...(group.common === true && group.defects.length === 0 ? [{ code: 'GroupDefectMissing' as const }] : []),
  ];
}

/** Writes a line of the common-defect library, anew or again (P10-M11). */
export function decideSaveDefect(defect: Defect, context: GroupContext): Result<DefectEvent[], GroupRefusal> {
  const refusal = notPermitted(context, 'manageGroups');
  if (refusal) return refusal;
  if (!groupKinds.some(({ id }) => id === defect.kind)) return refused({ code: 'UnknownGroupKind' });
  return done([{ type: 'DefectSaved', ...defect, by: context.actor.person, at: context.now }]);
}
