/** Who looked at whose data: kept outside of the complaint's own history, in the same chained log, and on this desk alone.
 *  Looking at one complaint again within the hour is the same look. */
import { handlerAt } from '../../shared/duty/answering.ts';
import { recusedIn, type Complaint } from '../../shared/complaint/state.ts';
import type { AccessFilter, AccessKind, AccessLine } from '../../shared/contract/calls/access.ts';
import { hour } from '../../shared/base/time.ts';
import { homeOf, type Actor } from '../../shared/people/permissions.ts';
import type { Caller, DeskParts } from '../parts.ts';
import { visibleComplaint } from '../perform.ts';
import { prepared } from '../store/prepared.ts';
import type { NewEvent } from '../store/eventStore.ts';

export type AccessRecorded = {
  /** Nothing for an export of the access log itself. */
  complaint: string | null;
  kind: AccessKind;
  reason: string;
  home: string;
};

const accessStream = (complaint: string | null): string => `access/${complaint ?? 'log'}`;

export const accessEvent = (
  parts: DeskParts,
  actor: Actor,
  access: Pick<AccessRecorded, 'complaint' | 'kind' | 'reason'>,
): NewEvent => ({
  stream: accessStream(access.complaint),
  type: 'AccessRecorded',
  audience: 'desk',
  body: { ...access, home: homeOf(parts.office(), actor.unit) } satisfies AccessRecorded,
});

/** Looks of this hour that are in the log already: opening a complaint again must not cost a write. */
const seenByParts = new WeakMap<DeskParts, { hour: number; looks: Set<string> }>();

/** Notes that somebody opened a complaint that is not his own work. While rows are filled anew nothing can be noted, and
 *  the next look is. */
export function noteRead(parts: DeskParts, actor: Actor, complaint: Complaint): void {
  const now = parts.clock();
  if (isOwnWork(parts, actor, complaint, now)) return;
  const thisHour = Math.floor(now / hour);
  let seen = seenByParts.get(parts);
  if (seen?.hour !== thisHour) seenByParts.set(parts, (seen = { hour: thisHour, looks: new Set() }));
  const look = `${actor.person}/${actor.unit}/${complaint.id}`;
  if (seen.looks.has(look)) return;
  const write = (requestId: string) =>
    parts.store.execute(
      { requestId, name: 'access.read', personId: actor.person, unitId: actor.unit, at: now, input: {} },
      () => ({
        events: [accessEvent(parts, actor, { complaint: complaint.id, kind: 'read', reason: '' })],
        reply: null,
      }),
    );
  let outcome = write(`read/${look}/${thisHour}`);
  // Somebody gave this id to a request of his own, so that his look would not be noted.
  if (outcome.outcome === 'refused' && outcome.refusal.code === 'RequestIdReused') outcome = write(parts.newId());
  if (outcome.outcome === 'done') seen.looks.add(look);
}

/** Asked first, handled a step, or handles it now. */
function isOwnWork(parts: DeskParts, actor: Actor, complaint: Complaint, now: number): boolean {
  const office = parts.office();
  const away = recusedIn(complaint);
  return (
    complaint.firstAsked.person === actor.person ||
    Object.values(complaint.takenBy).some((people) => people.includes(actor.person)) ||
    Object.values(complaint.parties).some(
      ({ unit, handler }) =>
        handler?.person === actor.person || handlerAt(office, unit, now, away)?.person === actor.person,
    )
  );
}

type Row = {
  sequence: number;
  at: number;
  person: string;
  unit: string;
  complaint: string | null;
  kind: AccessKind;
  reason: string;
};

/** Looks of people of the caller's organisation, newest first, before `before`. */
export function accessPages(
  parts: DeskParts,
  caller: Caller,
  filter: AccessFilter,
  before: number | null,
  size: number,
): AccessLine[] {
  const mayRead = visibleComplaint(parts, caller);
  const complaint = filter.complaint === undefined ? undefined : mayRead(filter.complaint)?.id;
  // A complaint that is not his to see was not looked at, as far as he can tell.
  if (filter.complaint !== undefined && complaint === undefined) return [];
  const where = ['home = @home', 'sequence < @before'];
  if (filter.person !== undefined) where.push('person = @person');
  if (complaint !== undefined) where.push('complaint = @complaint');
  if (filter.kind !== undefined) where.push('kind = @kind');
  if (filter.from !== undefined) where.push('at >= @from');
  if (filter.to !== undefined) where.push('at < @to');
  const rows = prepared<[object], Row>(
    parts.database,
    `select sequence, at, person, unit, complaint, kind, reason from access_record
     where ${where.join(' and ')} order by sequence desc limit @size`,
  ).all({
    home: homeOf(parts.office(), caller.actor.unit),
    before: before ?? Number.MAX_SAFE_INTEGER,
    size,
    person: filter.person ?? '',
    complaint: complaint ?? '',
    kind: filter.kind ?? '',
    from: filter.from ?? 0,
    to: filter.to ?? 0,
  });
  const numberOf = prepared<[string], string>(parts.database, 'select number from complaint where id = ?').pluck();
  return rows.map((row) => {
    const seen = row.complaint === null ? undefined : mayRead(row.complaint)?.id;
    return { ...row, complaint: seen === undefined ? null : { id: seen, number: numberOf.get(seen) ?? '' } };
  });
}
