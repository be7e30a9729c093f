import { decideMoments } from '../../shared/complaint/decide/record.ts';
import { unitOfParty } from '../../shared/complaint/state.ts';
import { handlerAt } from '../../shared/duty/answering.ts';
import { packOf } from '../../shared/procedure/packs/index.ts';
import type { DeskParts } from '../parts.ts';
import { complaintEvents, loadComplaint } from '../perform.ts';
import { prepared } from '../store/prepared.ts';

/** One timer to the next moment at which something falls due or somebody leaves or returns.
 *
 *    arm ──▶ sleep until the next moment, at most a minute ──▶ write what broke ──▶ arm
 *
 *  The sleep is cut into minutes because timers stand still while a PC sleeps and know nothing of a clock that was set. Each
 *  break is written once, with its true moment, also when the desk was off at that time: the request id is the clock and the moment. */
export type Watch = { arm(): void; stop(): void };

const longestSleep = 60_000;
const batch = 200;

export function createWatch(parts: DeskParts): Watch {
  const { database, clock } = parts;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let checkedUntil = clock();

  const wake = (): void => {
    const now = clock();
    writeMoments(parts, now);
    if (dutyChanged(parts, checkedUntil, now)) parts.publish({ topics: ['duty', 'office', 'complaint'] });
    checkedUntil = now;
    arm();
  };

  const arm = (): void => {
    clearTimeout(timer);
    const next = prepared<[], { moment: number | null }>(
      database,
      'select min(next_moment) as moment from clock where next_moment is not null',
    ).get()?.moment;
    const wait = next === null || next === undefined ? longestSleep : next - clock();
    timer = setTimeout(wake, Math.min(Math.max(wait, 0), longestSleep));
    timer.unref?.();
  };

  return { arm, stop: () => clearTimeout(timer) };
}

/** Writes every warning and breach that came due and was not yet told.
 *  @returns how many complaints were touched */
export function writeMoments(parts: DeskParts, now: number): number {
  const due = prepared<[number, number], { id: string; moments: string }>(
    parts.database,
    `select c.id, group_concat(k.clock || '@' || k.next_moment, ' ' order by k.clock) as moments
     from clock k join complaint c on c.row = k.row
     where k.next_moment is not null and k.next_moment <= ? group by k.row limit ?`,
  );
  let touched = 0;
  for (let page = due.all(now, batch); page.length > 0; page = due.all(now, batch)) {
    const outcomes = parts.store.executeMany(
      page.map(({ id, moments }) => ({
        request: {
          requestId: `moments/${id}/${moments}`,
          name: 'watch.moments',
          personId: null,
          unitId: null,
          at: now,
          input: { id },
        },
        decide: (load) => {
          const complaint = loadComplaint(load, id);
          const pack = complaint && packOf(complaint.pack.id, complaint.pack.version);
          if (!complaint || !pack) return { refusal: { code: 'UnknownComplaint' } };
          const office = parts.office();
          const events = decideMoments(complaint, now, (party, at) => {
            const unit = unitOfParty(pack, complaint, party);
            return (unit && handlerAt(office, unit, at)) ?? null;
          });
          return { events: complaintEvents(id, events, () => 'parties'), reply: { id } };
        },
      })),
    );
    const written = outcomes.filter((outcome) => outcome.outcome === 'done' && !outcome.repeated).length;
    touched += written;
    if (written === 0) break;
  }
  if (touched > 0) parts.publish({ topics: ['complaint'] });
  return touched;
}

/** Whether somebody left or came back in (from, to]. */
function dutyChanged(parts: DeskParts, from: number, to: number): boolean {
  const within = (moment: number | undefined) => moment !== undefined && moment > from && moment <= to;
  for (const person of parts.office().personById.values()) {
    if (person.absences.some((absence) => within(absence.from) || within(absence.to))) return true;
  }
  return false;
}
