import type { PersonId, UnitId } from '../base/ids.ts';
import { minute, type Instant } from '../base/time.ts';
import { addWorkingMs } from '../calendar/arithmetic.ts';
import type { WorkingTime } from '../calendar/compile.ts';
import { chainOf, type Office } from '../people/office.ts';
import { unitAt } from './answering.ts';
import type { AlarmEnd, AlarmEvent, InboxFact } from './events.ts';

export type Alarm = {
  id: string;
  kind: 'nobodyOnDuty' | 'inbox';
  unit: UnitId;
  why: 'noPair' | 'bothAway' | 'notAccepted';
  from: Instant;
  open: number;
  inbox: InboxFact | null;
  /** Who was told along the reporting line, the unit's own leader first. */
  told: { level: number; unit: UnitId; leader: PersonId | null; at: Instant }[];
  ended: { how: AlarmEnd; by: PersonId | null; answering: PersonId | null; at: Instant } | null;
  signed: { by: PersonId; note: string; at: Instant } | null;
};

export function evolveAlarm(alarm: Alarm | undefined, event: AlarmEvent): Alarm | undefined {
  switch (event.type) {
    case 'AlarmRaised': {
      // Raised by two desks of one office for the same moment: it is the same alarm.
      if (alarm) return alarm;
      const { id, kind, unit, why, from, open, leader, inbox } = event;
      const told = [{ level: 0, unit, leader, at: from }];
      return { id, kind, unit, why, from, open, inbox, told, ended: null, signed: null };
    }
    case 'AlarmEscalated': {
      const { level, unit, leader, at } = event;
      return alarm && { ...alarm, told: [...alarm.told, { level, unit, leader, at }] };
    }
    case 'AlarmEnded': {
      const { how, by, answering, at } = event;
      return alarm && { ...alarm, ended: { how, by, answering, at } };
    }
    case 'AlarmSigned': {
      const { by, note, at } = event;
      return alarm && { ...alarm, signed: { by, note, at } };
    }
    default:
      return alarm;
  }
}

/** Working minutes after the start at which the next one up the reporting line is told: half an hour, two hours, a day.
 *  The unit's own leader is told when it starts. A custom of the house: the measures only forbid that nobody answers. */
const escalationMinutes: readonly number[] = [30, 120, 480];

/** The next step up the reporting line, or nothing when everybody above has been told.
 *  @param time working time of the unit: nobody is woken at night */
export function nextEscalation(alarm: Alarm, office: Office, time: WorkingTime): AlarmEvent | undefined {
  const level = (alarm.told.at(-1)?.level ?? 0) + 1;
  const above = chainOf(office, alarm.unit)[level];
  const after = escalationMinutes[level - 1];
  if (alarm.ended || !above || after === undefined) return undefined;
  const at = addWorkingMs(time, alarm.from, after * minute);
  if (at === null) return undefined;
  return { type: 'AlarmEscalated', id: alarm.id, level, unit: above.id, leader: leaderAt(office, above.id, at), at };
}

export function leaderAt(office: Office, unit: UnitId, at: Instant): PersonId | null {
  const found = office.unitById.get(unit);
  return (found && unitAt(found, at).leader) ?? null;
}
