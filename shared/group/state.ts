import type { ComplaintId, PersonId, UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import type { MeasureId } from '../procedure/packs/groupComplaints/rules.ts';
import type { DatePair, Dismissed, GroupEvent, Joining, MajorBasis, Representative } from './events.ts';

export type GroupMember = { complaint: ComplaintId; people: number; how: Joining; at: Instant };
export type TakenMeasure = { text: string; by: PersonId; at: Instant };

export type Group = {
  id: string;
  number: string;
  title: string;
  kind: string;
  matter: string;
  unit: UnitId;
  complainedUnit: UnitId | null;
  reason: string;
  master: ComplaintId;
  openedAt: Instant;
  members: GroupMember[];
  representatives: Representative[];
  measures: Partial<Record<MeasureId, TakenMeasure>>;
  /** What was said about the matter being common; nothing before anybody said. */
  common: boolean | null;
  dismissed: Dismissed[];
  wording: { notice: string; version: number } | null;
  /** Twenty people were reached and are still there. */
  alarm: { people: number; at: Instant } | null;
  major: { major: boolean; basis: MajorBasis; text: string; by: PersonId; at: Instant } | null;
  pairs: DatePair[];
  defects: string[];
  closed: { summary: string; by: PersonId; at: Instant } | null;
};

export const peopleOf = (group: Pick<Group, 'members'>): number =>
  group.members.reduce((sum, { people }) => sum + people, 0);

/** The group after an event. Never refuses; what it does not know it leaves alone. */
export function evolveGroup(group: Group | undefined, event: GroupEvent): Group | undefined {
  if (event.type === 'GroupOpened') {
    const { type: _type, by: _by, at, ...facts } = event;
    return { ...facts, openedAt: at, ...empty };
  }
  if (!group) return undefined;
  switch (event.type) {
    case 'GroupMemberJoined': {
      const { complaint, people, how, at } = event;
      return { ...group, members: [...group.members, { complaint, people, how, at }] };
    }
    case 'GroupMemberLeft':
      return {
        ...group,
        members: group.members.filter(({ complaint }) => complaint !== event.complaint),
        representatives: group.representatives.filter(({ complaint }) => complaint !== event.complaint),
      };
    case 'GroupMasterChanged':
      return { ...group, master: event.complaint };
    case 'RepresentativesElected':
      return { ...group, representatives: event.representatives };
    case 'GroupSwept':
      return { ...withMeasure(group, 'sweep', '', event), dismissed: [...group.dismissed, ...event.dismissed] };
    case 'GroupMeasureTaken':
      return { ...withMeasure(group, event.measure, event.text, event), common: event.common ?? group.common };
    case 'GroupWordingSet': {
      const { notice, version } = event;
      return { ...withMeasure(group, 'wording', '', event), wording: { notice, version } };
    }
    case 'GroupAlarmRaised':
      return { ...group, alarm: { people: event.people, at: event.at } };
    case 'GroupAlarmWithdrawn':
      return { ...group, alarm: null };
    case 'GroupMajorDecided': {
      const { type: _type, ...major } = event;
      return { ...group, major };
    }
    case 'DatePairRecorded':
      return { ...group, pairs: [...group.pairs.filter(({ id }) => id !== event.pair.id), event.pair] };
    case 'GroupDefectNamed':
      return { ...group, defects: [...new Set([...group.defects, event.defect])] };
    case 'GroupClosed': {
      const { summary, by, at } = event;
      return { ...group, closed: { summary, by, at } };
    }
    default:
      return group;
  }
}

const empty = {
  members: [],
  representatives: [],
  measures: {},
  common: null,
  dismissed: [],
  wording: null,
  alarm: null,
  major: null,
  pairs: [],
  defects: [],
  closed: null,
} satisfies Partial<Group>;

const withMeasure = (group: Group, measure: MeasureId, text: string, { by, at }: TakenMeasure | GroupStep): Group => ({
  ...group,
  measures: { ...group.measures, [measure]: { text, by, at } },
});
type GroupStep = { by: PersonId; at: Instant };

export const foldGroup = (events: readonly GroupEvent[]): Group | undefined =>
  events.reduce<Group | undefined>(evolveGroup, undefined);
