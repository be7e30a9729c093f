import { day, hour, type Instant } from '../../shared/base/time.ts';
import { leaderAt, nextEscalation, type Alarm } from '../../shared/duty/alarm.ts';
import { gaps, type Handler } from '../../shared/duty/answering.ts';
import type { AlarmEvent, DutyEvent } from '../../shared/duty/events.ts';
import { changesBetween, unattendedUnits } from '../../shared/duty/roster.ts';
import type { DeskParts } from '../parts.ts';
import { loadComplaint } from '../perform.ts';
import type { Database } from '../store/open.ts';
import { prepared } from '../store/prepared.ts';
import { unitsByAssignee } from '../subjects/assignments.ts';
import { dutyEvents, ringingAlarm, stored } from './change.ts';
import { countWork, unitsWithWork } from './work.ts';

/** Writes what the clock alone has changed on duty since it was last looked at, each with its true moment and once, however
 *  long the desk was off: who went and came back and what changed hands, alarms, their way up the reporting line, complaints
 *  nobody accepted in time. Office commands call it first, so that what happened before them is told by the office of then.
 *  @returns whether anything was written */
export function catchUp(parts: DeskParts, now: Instant): boolean {
  const since = lookedUntil(parts, now);
  let written = 0;
  for (const { at, units } of changesBetween(parts.office(), since, now, unitsByAssignee(parts.database))) {
    written += escalate(parts, at);
    written += write(parts, `duty/${at}`, 'watch.duty', at, { units }, () => {
      const office = parts.office();
      return dutyEvents(parts, { office, at: at - 1 }, { office, at }, units, {
        how: 'returned',
        by: null,
        idOf: (name) => name,
      });
    });
  }
  written += raiseMissing(parts, now) + escalate(parts, now) + watchInbox(parts, now);
  remember(parts, now, written > 0);
  return written > 0;
}

const settingScope = 'watch';
const settingKey = 'duty';
const lookedByDatabase = new WeakMap<Database, { until: Instant; saved: Instant }>();

function lookedUntil(parts: DeskParts, now: Instant): Instant {
  const known = lookedByDatabase.get(parts.database);
  if (known) return known.until;
  const saved = Number(parts.settings.read(settingScope, settingKey) ?? now);
  lookedByDatabase.set(parts.database, { until: saved, saved: 0 });
  return saved;
}

/** Kept in memory and, when something was written or an hour has passed, in the store: what is looked at twice is written once. */
function remember(parts: DeskParts, now: Instant, isWorthSaving: boolean): void {
  const { until = now, saved = 0 } = lookedByDatabase.get(parts.database) ?? {};
  const isDue = isWorthSaving || now - saved >= hour;
  if (isDue) parts.settings.save(settingScope, settingKey, String(now), now);
  lookedByDatabase.set(parts.database, { until: Math.max(until, now), saved: isDue ? now : saved });
}

function write(
  parts: DeskParts,
  requestId: string,
  name: string,
  at: Instant,
  input: object,
  decide: () => ReturnType<typeof dutyEvents>,
): number {
  const outcome = parts.store.execute({ requestId, name, personId: null, unitId: null, at, input }, () => {
    const events = decide();
    return events.length > 0 ? { events, reply: null } : { refusal: { code: 'NothingChanged' } };
  });
  return outcome.outcome === 'done' && !outcome.repeated ? 1 : 0;
}

/** Units without anybody that no change by the clock has told of: work arrived at a unit without a pair, or the alarm was not
 *  there yet when this office began. */
function raiseMissing(parts: DeskParts, now: Instant): number {
  let written = 0;
  const office = parts.office();
  const alone = unattendedUnits(office, now);
  const waiting = alone.size > 0 ? unitsWithWork(parts.database) : new Set();
  for (const [unit, why] of alone) {
    if ((why === 'noPair' && !waiting.has(unit)) || ringingAlarm(parts.database, unit)) continue;
    const open = countWork(parts.database, unit);
    const gap = why === 'bothAway' ? gaps(office, unit, now - 30 * day, now + 1).at(-1) : undefined;
    const from = gap?.from ?? now;
    written += write(parts, `alarm/${unit}/${from}`, 'watch.alarm', now, { unit }, () => {
      const leader = leaderAt(office, unit, from);
      const raised: DutyEvent = {
        type: 'AlarmRaised',
        id: `${unit}@${from}`,
        kind: 'nobodyOnDuty',
        unit,
        why,
        from,
        open,
        leader,
        inbox: null,
      };
      return [stored(office, raised, unit)];
    });
  }
  return written;
}

/** Tells the next one up the reporting line of every alarm that rings too long. */
function escalate(parts: DeskParts, now: Instant): number {
  let written = 0;
  const office = parts.office();
  const ringing = prepared<[], string>(parts.database, 'select body from alarm where rings = 1').pluck().all();
  for (const body of ringing) {
    let alarm = JSON.parse(body) as Alarm;
    for (;;) {
      const step = nextEscalation(alarm, office, parts.workingTimeOf(alarm.unit));
      if (step?.type !== 'AlarmEscalated' || step.at > now) break;
      const { level, unit, leader, at } = step;
      written += write(parts, `alarm/${alarm.id}/${level}`, 'watch.escalate', at, { alarm: alarm.id, level }, () => [
        stored(office, step, unit),
      ]);
      alarm = { ...alarm, told: [...alarm.told, { level, unit, leader, at }] };
    }
  }
  return written;
}

type Waiting = { id: string; number: string; stage: string; unit: string; rule: string | null; due: number };

/** A forwarded complaint that nobody accepted within the time of the procedure rings at the unit it waits at; the alarm ends
 *  when it is accepted. */
function watchInbox(parts: DeskParts, now: Instant): number {
  let written = 0;
  const office = parts.office();
  const late = prepared<[number], Waiting>(
    parts.database,
    `select c.id, c.number, w.stage, w.unit, w.rule, w.due from work w join complaint c on c.row = w.row
     where w.duty = 'accept' and w.due <= ?
       and not exists (select 1 from alarm a where a.complaint = c.id and a.stage = w.stage and a.rings = 1)`,
  );
  for (const { id, number, stage, unit, rule, due } of late.all(now)) {
    const complaint = loadComplaint(parts.store.read, id);
    // Whoever was asked first and has not yet begun is late by his own clock; nothing was forwarded to him.
    if (!complaint || complaint.firstAsked.unit === unit) continue;
    const held = Object.values(complaint.parties).find((party) => party.unit === unit);
    const handler: Handler | null = held?.handler ?? null;
    written += write(parts, `inbox/${id}/${stage}/${due}`, 'watch.inbox', now, { id, stage }, () => {
      const inbox = { complaint: id, number, stage, rule, due, handler };
      const raised: AlarmEvent = {
        type: 'AlarmRaised',
        id: `${id}@${due}${stage}`.slice(0, 64),
        kind: 'inbox',
        unit,
        why: 'notAccepted',
        from: due,
        open: 1,
        leader: leaderAt(office, unit, due),
        inbox,
      };
      return [stored(office, raised, unit)];
    });
  }
  const accepted = prepared<[], string>(
    parts.database,
    `select a.id from alarm a where a.rings = 1 and a.kind = 'inbox' and not exists
       (select 1 from complaint c join work w on w.row = c.row and w.stage = a.stage
        where c.id = a.complaint and w.unit = a.unit)`,
  )
    .pluck()
    .all();
  for (const id of accepted) {
    written += write(parts, `alarm/${id}/accepted`, 'watch.accepted', now, { alarm: id }, () => [
      stored(office, { type: 'AlarmEnded', id, how: 'accepted', by: null, answering: null, at: now }, undefined),
    ]);
  }
  return written;
}
