import type { Instant } from '../../shared/base/time.ts';
import { decideEscalation, stepsAhead } from '../../shared/complaint/decide/escalate.ts';
import { unitOfParty } from '../../shared/complaint/state.ts';
import type { DeskParts } from '../parts.ts';
import { complaintEvents, loadComplaint } from '../perform.ts';
import type { Decide } from '../store/eventStore.ts';
import type { Database } from '../store/open.ts';
import { prepared } from '../store/prepared.ts';
import { ruleOfRow } from '../store/projections/clock.ts';
import { createBeat } from './beat.ts';
import { rethrow, type Report, type Watch } from './deadlines.ts';
import { write } from './writing.ts';

const settling = 500;

/** Tells the people above of clocks that press: after every change and once a minute, each step once and with its true moment. */
export const createEscalationWatch = (parts: DeskParts, report: Report): Watch =>
  createBeat(settling, () => writeEscalations(parts, parts.clock(), report), report);

type Row = {
  row: number;
  id: string;
  clock: string;
  rule: string;
  pack: string | null;
  pack_version: number | null;
  unit: string;
  due: number;
  /** warnings already told, as JSON */
  warned: string;
  /** 1 where nothing but the breach is still to be told */
  warned_last: number;
  /** steps already told, as JSON */
  told: string;
};

/** @param most complaints written to at once; the rest waits for the next look
 *  @returns how many complaints were written to */
export function writeEscalations(parts: DeskParts, now: number, report: Report = rethrow, most = mostAtOnce): number {
  const pressing = prepared<[], Row>(
    parts.database,
    `select k.row, c.id, k.clock, k.rule, k.pack, k.pack_version, k.unit, k.due, k.warned,
       k.broken = 1 or k.next_moment > k.due as warned_last,
       (select json_group_array(step) from escalation e where e.row = k.row and e.clock = k.clock) as told
     from clock k indexed by clock_pressing join complaint c on c.row = k.row
     where k.ended_at is null and (k.broken = 1 or k.warned <> '[]') and k.state = 'running'`,
  ).all();
  const nextByClock = nextOf(parts.database);
  const clocksById = new Map<string, Row[]>();
  for (const one of pressing) {
    const key = `${one.row} ${one.clock} ${one.due} ${one.warned} ${one.warned_last} ${one.told}`;
    const next = nextByClock.get(key) ?? nextStep(parts, one);
    nextByClock.set(key, next);
    if (next > now) continue;
    clocksById.set(one.id, [...(clocksById.get(one.id) ?? []), one]);
  }
  const work = [...clocksById].slice(0, most).map(([id, rows]) => {
    const named = rows.map(({ clock, due, told }) => `${clock}@${due}${told}`).join(' ');
    return { requestId: `escalate/${id}/${named}`, input: { id }, decide: tell(parts, id, rows, now) };
  });
  const touched = write(parts, now, 'watch.escalation', work, report);
  // Rows that are gone are forgotten with those that changed.
  if (nextByClock.size > 2 * pressing.length + 1000) nextByClock.clear();
  if (touched > 0) parts.publish({ topics: ['complaint'] });
  return touched;
}

const mostAtOnce = 1000;

/** The next step of each pressing clock as it stands, counted once: ten thousand of them are looked at every minute. */
const nextByDatabase = new WeakMap<Database, Map<string, Instant>>();
function nextOf(database: Database): Map<string, Instant> {
  const known = nextByDatabase.get(database) ?? new Map<string, Instant>();
  nextByDatabase.set(database, known);
  return known;
}

function nextStep(parts: DeskParts, row: Row): Instant {
  const home = ruleOfRow(parts.packs(), row);
  if (!home) return Infinity;
  const { due } = row;
  const told = (JSON.parse(row.told) as number[]).map((step) => ({ step, due }));
  const warnAt = row.warned_last === 1 ? (JSON.parse(row.warned) as number[]) : [];
  const clock = { state: 'running' as const, due, warnAt, told };
  return stepsAhead(clock, home.settings, parts.workingTimeOf(row.unit))[0]?.at ?? Infinity;
}

const tell =
  (parts: DeskParts, id: string, rows: readonly Row[], now: number): Decide =>
  (load) => {
    const complaint = loadComplaint(load, id);
    const pack = complaint && parts.packs().running(complaint);
    if (!complaint || !pack) return { refusal: { code: 'UnknownComplaint' } };
    const events = complaint.clocks.flatMap((clock) => {
      const home = ruleOfRow(parts.packs(), rows.find((row) => row.clock === clock.id) ?? nothing);
      const unit = home && unitOfParty(pack, complaint, clock.owner);
      if (!home || !unit) return [];
      const { settings } = home;
      return decideEscalation(complaint, clock, now, {
        office: parts.office(),
        unit,
        settings,
        time: parts.workingTimeOf(unit),
      });
    });
    if (events.length === 0) return { refusal: { code: 'NothingChanged' } };
    return { events: complaintEvents(id, events, () => 'parties'), reply: { id } };
  };

const nothing = { rule: '', pack: null, pack_version: null };
