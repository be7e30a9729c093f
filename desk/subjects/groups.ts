/** What commands and queries about groups of complaints have in common: reading one, who may see it, what would join it. */
import type { ComplaintEvent } from '../../shared/complaint/events.ts';
import type { Complaint } from '../../shared/complaint/state.ts';
import { decideJoin, type GroupContext, type GroupRefusal, type Joiner } from '../../shared/group/decide.ts';
import { groupStream, type GroupEvent } from '../../shared/group/events.ts';
import { foldGroup, type Group } from '../../shared/group/state.ts';
import { done, refused, type Result } from '../../shared/base/result.ts';
import { organisationOf } from '../../shared/people/office.ts';
import { chainOf } from '../../shared/people/office.ts';
import { readingScope } from '../../shared/people/permissions.ts';
import type { Caller, DeskParts, Refusal } from '../parts.ts';
import { loadComplaint } from '../perform.ts';
import type { NewEvent, StoredEvent } from '../store/eventStore.ts';
import { prepared } from '../store/prepared.ts';
import { complaintStream } from '../store/projections/folded.ts';
import type { Database } from '../store/open.ts';

type Load = (stream: string) => StoredEvent[];

export const factsOf = <Event>(events: readonly StoredEvent[]): Event[] =>
  events.map(({ type, body }) => ({ type, ...(body as object) }) as Event);

export const loadGroup = (load: Load, id: string): Group | undefined =>
  foldGroup(factsOf<GroupEvent>(load(groupStream(id))));

export const groupEvents = (id: string, events: readonly GroupEvent[]): NewEvent[] =>
  events.map(({ type, ...body }) => ({ stream: groupStream(id), type, audience: 'parties', body }));

/** The group a complaint stands in. */
export const groupIdOf = (database: Database, complaint: string): string | undefined =>
  prepared<[string], string>(database, 'select group_id from group_member where complaint = ?').pluck().get(complaint);

export const numberOfGroup = (database: Database, id: string): string | undefined =>
  prepared<[string], string>(database, 'select number from complaint_group where id = ?').pluck().get(id);

export const joinerOf = (database: Database, complaint: Pick<Complaint, 'id' | 'details'>): Joiner => {
  const group = groupIdOf(database, complaint.id);
  return {
    complaint: complaint.id,
    people: complaint.details.complainants.length,
    groupNumber: group === undefined ? null : (numberOfGroup(database, group) ?? null),
  };
};

/** Who sees one of its complaints sees the group. */
export function visibleGroup(parts: DeskParts, caller: Caller): (id: string) => boolean {
  const scope = readingScope(parts.office(), caller.actor)?.id ?? '';
  const find = prepared<[string, string], number>(
    parts.database,
    `select 1 from group_member m join complaint c on c.id = m.complaint
     where m.group_id = ? and exists (select 1 from complaint_unit u where u.unit = ? and u.row = c.row) limit 1`,
  ).pluck();
  return (id) => find.get(id, scope) !== undefined;
}

/** Whoever registers may join the groups that his own organisation or one above it leads, without seeing their other members. */
export function isOfferedTo(parts: DeskParts, caller: Caller, group: Pick<Group, 'unit'>): boolean {
  const office = parts.office();
  const leader = organisationOf(office, group.unit)?.id;
  return chainOf(office, caller.actor.unit).some(({ id }) => id === leader);
}

/** Joins what is being registered to a group, in the same command. The master's number stands in its own timeline from then on. */
export function joinAtIntake(
  load: Load,
  id: string,
  joiner: Joiner,
  context: GroupContext,
): Result<{ group: NewEvent[]; link: ComplaintEvent }, Refusal> {
  const group = loadGroup(load, id);
  if (!group) return refused<GroupRefusal>({ code: 'UnknownGroup' });
  const decision = decideJoin([joiner], 'intake', group, context);
  if (!decision.ok) return decision;
  return done({
    group: groupEvents(id, decision.value),
    link: { type: 'ComplaintLinked', other: group.master, kind: 'sameMatter', at: context.now },
  });
}

/** Links of those that join to the master, for their own timelines; none where there is one already. */
export function linksToMaster(load: Load, group: Group, joiners: readonly Joiner[], now: number): NewEvent[] {
  return joiners.flatMap(({ complaint }): NewEvent[] => {
    const known = loadComplaint(load, complaint);
    if (!known || complaint === group.master || known.links.some(({ other }) => other === group.master)) return [];
    const body = { other: group.master, kind: 'sameMatter', at: now };
    return [{ stream: complaintStream(complaint), type: 'ComplaintLinked', audience: 'parties', body }];
  });
}
