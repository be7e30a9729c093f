/** A calendar or a version of a pack that another desk has published moves clocks here as well. Whoever published it has moved those
 *  of the complaints he holds, and that comes by itself; what only this organisation holds is moved here.
 *
 *    publication arrives ─▶ everything else that waits there arrives ─▶ what still ends as before and is ours moves */
import type { ComplaintEvent } from '../../shared/complaint/events.ts';
import { organisationIdOf } from '../../shared/exchange/reach.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import type { DeskParts } from '../parts.ts';
import { loadComplaint } from '../perform.ts';
import type { Decide, NewEvent } from '../store/eventStore.ts';
import { prepared } from '../store/prepared.ts';
import { movedByCalendar, movedByPack, recountEntries, type Moved } from '../subjects/recounts.ts';
import { homeOf } from './contacts.ts';

/** Written by the program itself; decided again under this name. */
export const recountCommand = 'watch.recount';
export type Recount = { id: string; events: NewEvent[] };

type Publication = { sequence: number; stream: string; type: string; body: string };

const scope = 'exchange';
const seenKey = 'recounted';
/** Complaints in one transaction: whoever clicks in the meantime is answered between two. */
const together = 100;

/** Moves what publications since the last time have left to this desk. A kill in the middle is made good the next time: what has
 *  moved moves no more. @returns complaints written to */
export function recountArrived(parts: DeskParts): number {
  const { database, settings, clock } = parts;
  const last = prepared<[], { last: number }>(database, 'select coalesce(max(sequence), 0) as last from event').get()!
    .last;
  const seen = Number(settings.read(scope, seenKey) ?? 0);
  if (seen >= last) return 0;
  const arrived = prepared<[number], Publication>(
    database,
    `select e.sequence, e.stream, e.type, e.body from event e join command c on c.sequence = e.command_sequence
     where e.sequence > ? and e.type in ('CalendarPublished', 'PackPublished') and c.received = 1`,
  ).all(seen);
  const written = arrived.reduce((sum, publication) => sum + recountFor(parts, publication), 0);
  settings.save(scope, seenKey, String(last), clock());
  if (written > 0) parts.publish({ topics: ['complaint'] });
  return written;
}

function recountFor(parts: DeskParts, { sequence, type, body }: Publication): number {
  const now = parts.clock();
  const why = type === 'CalendarPublished' ? 'calendar' : 'pack';
  const byComplaint = Map.groupBy(ours(parts, movedBy(parts, type, body)), ({ complaint }) => complaint);
  const requests = [...byComplaint].map(([id, moved]) => {
    const input: Recount = { id, events: recountEntries(moved, why, now) };
    const requestId = `recount:${sequence}:${id}`;
    return {
      request: { requestId, name: recountCommand, personId: null, unitId: null, at: now, input },
      decide: decideRecount(input),
    };
  });
  for (let first = 0; first < requests.length; first += together) {
    parts.store.executeMany(requests.slice(first, first + together));
  }
  return requests.length;
}

function movedBy(parts: DeskParts, type: string, body: string): Moved[] {
  if (type === 'CalendarPublished') return movedByCalendar(parts, parts.calendars());
  const { pack, recount } = JSON.parse(body) as { pack: Pack; recount?: boolean };
  return recount ? movedByPack(parts, pack).moved : [];
}

/** Clocks of units of this organisation: everybody else's are counted where they run. */
function ours(parts: DeskParts, moved: readonly Moved[]): Moved[] {
  const office = parts.office();
  const home = organisationIdOf(office, homeOf(parts)?.unit ?? '');
  return moved.filter(({ unit }) => organisationIdOf(office, unit) === home);
}

/** Clocks that still run to the moment from which they are to move. */
export const decideRecount =
  ({ id, events }: Recount): Decide =>
  (load) => {
    const complaint = loadComplaint(load, id);
    if (!complaint) return { refusal: { code: 'UnknownComplaint' } };
    const moving = events.filter(({ body }) => {
      const { clock: moved, before } = body as Extract<ComplaintEvent, { type: 'ClockRecounted' }>;
      const clock = complaint.clocks.find((one) => one.id === moved);
      return clock?.state === 'running' && clock.due === before && !clock.broken;
    });
    return { events: moving, reply: { id } };
  };
