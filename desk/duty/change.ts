import type { UnitId } from '../../shared/base/ids.ts';
import { answering, personsOf } from '../../shared/duty/answering.ts';
import { leaderAt, type Alarm } from '../../shared/duty/alarm.ts';
import { dutyStream, type AlarmEnd, type DutyEvent } from '../../shared/duty/events.ts';
import { handOvers, type View } from '../../shared/duty/handOver.ts';
import { organisationOf, type Office } from '../../shared/people/office.ts';
import type { DeskParts } from '../parts.ts';
import type { NewEvent } from '../store/eventStore.ts';
import { prepared } from '../store/prepared.ts';
import { countWork, openWorkOf } from './work.ts';

/** How alarms end by a change, who did it, and the ids of what it leaves on record. What the clock brings is the same on every
 *  desk of an office and gets the same id from its name; what a person does is his own each time. */
export type Cause = { how: AlarmEnd; by: string | null; idOf: (name: string) => string };

/** What a change of duty means, as entries of the same command: who took which work, alarms that begin and end.
 *  @param units all units whose duty the change may touch */
export function dutyEvents(
  parts: Pick<DeskParts, 'database'>,
  before: View,
  after: View,
  units: readonly UnitId[],
  cause: Cause,
): NewEvent[] {
  const persons = new Set<string>();
  for (const { office } of [before, after]) {
    for (const id of units) {
      const unit = office.unitById.get(id);
      if (unit) for (const person of personsOf(office, unit)) persons.add(person);
    }
  }
  const work = openWorkOf(parts.database, units);
  for (const { assigned } of work) if (assigned !== undefined) persons.add(assigned);
  const lists = handOvers(before, after, [...persons], work).map((list): DutyEvent => {
    return { type: 'HandOverOpened', id: cause.idOf(`${list.person}@${list.at}${list.kind}`), ...list };
  });
  const alarms = units.flatMap((unit) => alarmChange(parts.database, after, unit, cause));
  return [...lists, ...alarms].map((event) => stored(after.office, event, homeOf(event, units[0])));
}

/** Lists of handed-over work stay in the organisation; alarms and contact changes are for the whole chain. */
export function stored(office: Office, event: DutyEvent, unit: UnitId | undefined): NewEvent {
  const { type, ...body } = event;
  const isInner = type === 'HandOverOpened' || type === 'HandOverSigned';
  const home = unit === undefined ? undefined : organisationOf(office, unit)?.id;
  return { stream: dutyStream(event), type, audience: isInner ? (home ?? unit ?? 'parties') : 'parties', body };
}

const homeOf = (event: DutyEvent, other: UnitId | undefined): UnitId | undefined =>
  event.type === 'HandOverOpened' ? (event.items[0]?.unit ?? other) : 'unit' in event ? event.unit : other;

function alarmChange(
  database: DeskParts['database'],
  { office, at }: View,
  unit: UnitId,
  { how, by, idOf }: Cause,
): DutyEvent[] {
  const ringing = ringingAlarm(database, unit);
  const isClosed = office.unitById.get(unit)?.closed ?? true;
  const answer = answering(office, unit, at);
  if (isClosed) {
    return ringing ? [{ type: 'AlarmEnded', id: ringing.id, how: 'nothingWaits', by, answering: null, at }] : [];
  }
  if (answer.kind === 'answered') {
    return ringing ? [{ type: 'AlarmEnded', id: ringing.id, how, by, answering: answer.person, at }] : [];
  }
  if (ringing) return [];
  const open = countWork(database, unit);
  // A unit without a pair and without work is unfinished setting up, not a breach: the board shows it, nobody is called.
  if (answer.why === 'noPair' && open === 0) return [];
  const leader = leaderAt(office, unit, at);
  return [
    {
      type: 'AlarmRaised',
      id: idOf(`${unit}@${at}`),
      kind: 'nobodyOnDuty',
      unit,
      why: answer.why,
      from: at,
      open,
      leader,
      inbox: null,
    },
  ];
}

/** The alarm that rings for a unit without anybody on duty. */
export function ringingAlarm(database: DeskParts['database'], unit: UnitId): Alarm | undefined {
  const body = prepared<[string], string>(
    database,
    `select body from alarm where rings = 1 and kind = 'nobodyOnDuty' and unit = ?`,
  )
    .pluck()
    .get(unit);
  return body === undefined ? undefined : (JSON.parse(body) as Alarm);
}
