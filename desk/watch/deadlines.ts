import { decideMoments } from '../../shared/complaint/decide/record.ts';
import { recusedIn, unitOfParty, workOfParty } from '../../shared/complaint/state.ts';
import { handlerAt } from '../../shared/duty/answering.ts';
import type { DeskParts } from '../parts.ts';
import { complaintEvents, loadComplaint } from '../perform.ts';
import type { Decide } from '../store/eventStore.ts';
import { prepared } from '../store/prepared.ts';

/** One timer to the next moment at which something falls due.
 *
 *    arm ──▶ sleep until the next moment, at most a minute ──▶ write what broke ──▶ arm
 *                        ▲                                        │ not written: disk full, rows being rebuilt ...
 *                        └───────────── a minute ─────────────────┘
 *
 *  The sleep is cut into minutes because timers stand still while a PC sleeps and know nothing of a clock that was set. Each
 *  break is written once, with its true moment, also when the desk was off at that time: the request id is the clock and the
 *  moment. Nobody waits for an answer here, so a fault is reported and tried again; thrown in a timer it would end the desk. */
export type Watch = { arm(): void; stop(): void };

/** Writes a fault where the user's administrator finds it. */
export type Report = (error: unknown) => void;

const longestSleep = 60_000;
const batch = 200;

export function createWatch(parts: DeskParts, report: Report): Watch {
  const { database, clock } = parts;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const nextMoment = (): number | null => {
    try {
      const first = prepared<[], { moment: number | null }>(
        database,
        'select min(next_moment) as moment from clock where next_moment is not null',
      ).get();
      return first?.moment ?? null;
    } catch (error) {
      report(error);
      return null;
    }
  };

  const sleep = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(wake, Math.min(Math.max(wait, 0), longestSleep));
    timer.unref?.();
  };

  const arm = (): void => {
    const next = nextMoment();
    sleep(next === null ? longestSleep : next - clock());
  };

  const wake = (): void => {
    const now = clock();
    try {
      writeMoments(parts, now, report);
    } catch (error) {
      report(error);
    }
    const next = nextMoment();
    // What was due and is not told yet would be due again at once, for ever.
    sleep(next === null || next <= now ? longestSleep : next - clock());
  };

  return { arm, stop: () => clearTimeout(timer) };
}

/** Writes every warning and breach that came due and was not yet told.
 *  @param report gets what went wrong with single complaints; the others are told all the same
 *  @returns how many complaints were touched */
export function writeMoments(parts: DeskParts, now: number, report: Report = rethrow): number {
  const due = prepared<[number, number], { id: string; moments: string }>(
    parts.database,
    `select c.id, group_concat(k.clock || '@' || k.next_moment, ' ' order by k.clock) as moments
     from clock k join complaint c on c.row = k.row
     where k.next_moment is not null and k.next_moment <= ? group by k.row limit ?`,
  );
  let touched = 0;
  const faultById = new Map<string, unknown>();
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
        decide: tellMoments(parts, id, now),
      })),
    );
    const written = outcomes.filter((outcome) => outcome.outcome === 'done' && !outcome.repeated).length;
    touched += written;
    page.forEach(({ id }, index) => {
      const outcome = outcomes[index];
      if (outcome?.outcome === 'failed') faultById.set(id, outcome.error);
    });
    if (written === 0) break;
  }
  if (touched > 0) parts.publish({ topics: ['complaint'] });
  for (const fault of faultById.values()) report(fault);
  return touched;
}

/** What is to be told of one complaint by `now`. */
export const tellMoments =
  (parts: DeskParts, id: string, now: number): Decide =>
  (load) => {
    const complaint = loadComplaint(load, id);
    const pack = complaint && parts.packs().running(complaint);
    if (!complaint || !pack) return { refusal: { code: 'UnknownComplaint' } };
    const office = parts.office();
    const events = decideMoments(complaint, now, (party, at) => {
      const unit = unitOfParty(pack, complaint, party);
      const assigned = unit && complaint.assigned[unit]?.person;
      const work = workOfParty(pack, complaint, party);
      return (unit && handlerAt(office, unit, at, recusedIn(complaint), work, assigned)) ?? null;
    });
    return { events: complaintEvents(id, events, () => 'parties'), reply: { id } };
  };

export const rethrow: Report = (error) => {
  throw error;
};
