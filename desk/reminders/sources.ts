import type { PersonId } from '../../shared/base/ids.ts';
import { day, type Instant } from '../../shared/base/time.ts';
import { addDays, instantOf, localDate } from '../../shared/calendar/local.ts';
import type { Alarm } from '../../shared/duty/alarm.ts';
import { handlerAt, isAvailable, standInsOf } from '../../shared/duty/answering.ts';
import type { Office, Person } from '../../shared/people/office.ts';
import { readingScope, rolesAt, type Actor } from '../../shared/people/permissions.ts';
import type { Duty } from '../../shared/procedure/pack.ts';
import type { Reminder } from '../../shared/reminder/reminder.ts';
import { unseenMentions } from '../subjects/attention.ts';
import type { DeskParts } from '../parts.ts';
import { prepared } from '../store/prepared.ts';
import { mineSql, workScope } from '../subjects/workScope.ts';

/** Each reads one kind of thing that waits for a person. A new kind is a line in `sources`. */
export type Source = (parts: DeskParts, person: Person, now: Instant) => Reminder[];

/** More than anybody reads; Today and the register have them all. */
const mostOfOne = 200;

type WorkRow = {
  id: string;
  number: string;
  pack: string;
  pack_version: number;
  recused: string;
  stage: string;
  unit: string;
  duty: Duty;
  rule: string | null;
  due: number;
  promised: number;
  warned: number | null;
};

const workColumns = `c.id, c.number, c.pack, c.pack_version, c.recused, w.stage, w.unit, w.duty, w.rule, w.due, w.promised`;

const lineOf = (row: WorkRow, kind: Reminder['kind'], seat: string, at: Instant): Reminder => ({
  key: `${kind}/${row.id}/${row.stage}/${row.due}`,
  kind,
  seat,
  complaint: { id: row.id, number: row.number },
  unit: row.unit,
  pack: { id: row.pack, version: row.pack_version },
  rule: row.rule,
  stage: row.stage,
  due: row.due,
  at,
  actingFor: null,
});

/** Nothing warns longer before its due moment than this. */
const horizon = 15 * day;

/** Work that he answers for himself: overdue, warned, or promised for today or tomorrow. */
const ownWork: Source = (parts, person, now) => {
  const office = parts.office();
  const time = parts.workingTime();
  const afterTomorrow = instantOf(time, addDays(localDate(time, now), 2), 0);
  const select = prepared<[string, number, number], WorkRow>(
    parts.database,
    `select ${workColumns}, (select max(p.value) from clock k, json_each(k.warned) p
         where k.row = w.row and k.unit = w.unit and k.rule = w.rule and k.ended_at is null) as warned
     from work w join complaint c on c.row = w.row
     where w.unit = ? and w.due < ? and w.duty <> 'approve' order by w.due, w.row, w.stage limit ?`,
  );
  return person.seats.flatMap(({ unit: seat }) =>
    select.all(seat, now + horizon, mostOfOne).flatMap((row): Reminder[] => {
      const { unit, due, duty, promised, warned } = row;
      const recused = row.recused === '' ? [] : row.recused.split(' ');
      const handler = handlerAt(office, unit, now, recused, duty);
      if (handler?.person !== person.id) return [];
      const actingFor = handler.actingFor ?? null;
      const line = (kind: Reminder['kind'], at: Instant) => [{ ...lineOf(row, kind, seat, at), actingFor }];
      if (due < now) return line('overdue', due);
      if (promised === 1 && due < afterTomorrow) return line('promise', afterTomorrow - 2 * day);
      return warned === null ? [] : line('warned', warned);
    }),
  );
};

/** Approvals that wait for one of his seats, or that he decides for somebody else. */
const approvals: Source = (parts, person, now) => {
  const select = prepared<[object], WorkRow>(
    parts.database,
    `select ${workColumns}, null as warned from work w join complaint c on c.row = w.row
     where w.duty = 'approve' and ${mineSql} order by w.due, w.row, w.stage limit @size`,
  );
  return person.seats.flatMap(({ unit: seat }) =>
    select
      .all({ ...workScope(parts.office(), parts.packs(), { person: person.id, unit: seat }, now), size: mostOfOne })
      .map((row) => lineOf(row, 'approval', seat, row.due)),
  );
};

/** He and everybody who is away and whose stand-in he is. */
function standsFor(office: Office, person: PersonId, now: Instant): PersonId[] {
  const away = [...office.personById.values()].filter(
    ({ id, standIn }) =>
      standIn !== undefined &&
      id !== person &&
      !isAvailable(office, id, now) &&
      standInsOf(office, id).find((one) => isAvailable(office, one, now)) === person,
  );
  return [person, ...away.map(({ id }) => id)];
}

type ToldRow = {
  id: string;
  number: string;
  pack: string;
  pack_version: number;
  row: number;
  rule: string;
  step: number;
  due: number;
  unit: string;
  leader: string | null;
  at: number;
};

/** Clocks of which he was told as a leader; where a unit has no leader on file, its supervisors. The last step of each counts. */
const escalations: Source = (parts, person, now) => {
  const office = parts.office();
  const columns = `select c.id, c.number, c.pack, c.pack_version, e.row, k.rule, max(e.step) as step, e.due, e.unit, e.leader, e.at
     from escalation e join complaint c on c.row = e.row join clock k on k.row = e.row and k.clock = e.clock`;
  const ofLeader = prepared<[string, number], ToldRow>(
    parts.database,
    `${columns} where e.leader = ? group by e.row, e.clock order by e.at desc limit ?`,
  );
  const ofUnit = prepared<[string, number], ToldRow>(
    parts.database,
    `${columns} where e.unit = ? and e.leader is null group by e.row, e.clock order by e.at desc limit ?`,
  );
  const led = standsFor(office, person.id, now).flatMap((leader) => ofLeader.all(leader, mostOfOne));
  const supervised = person.seats.flatMap(({ unit }) =>
    rolesAt(office, { person: person.id, unit }).includes('supervisor') ? ofUnit.all(unit, mostOfOne) : [],
  );
  const seatOf = seatFinder(parts, person);
  return [...led, ...supervised].flatMap((row): Reminder[] => {
    const seat = seatOf(row.row);
    if (seat === undefined) return [];
    return [
      {
        key: `escalated/${row.id}/${row.rule}/${row.due}/${row.step}`,
        kind: 'escalated',
        seat,
        complaint: { id: row.id, number: row.number },
        unit: row.unit,
        pack: { id: row.pack, version: row.pack_version },
        rule: row.rule,
        stage: null,
        due: row.due,
        at: row.at,
        actingFor: row.leader === person.id ? null : row.leader,
      },
    ];
  });
};

/** The seat from which he may see a complaint; somebody with a leader's duty and no seat there sees it nowhere. */
function seatFinder(parts: DeskParts, person: Person): (row: number) => string | undefined {
  const seen = prepared<[string, number], number>(
    parts.database,
    'select 1 from complaint_unit where unit = ? and row = ?',
  ).pluck();
  const scopes = person.seats.flatMap(({ unit }): { seat: string; scope: string }[] => {
    const actor: Actor = { person: person.id, unit };
    const scope = readingScope(parts.office(), actor);
    return scope ? [{ seat: unit, scope: scope.id }] : [];
  });
  return (row) => scopes.find(({ scope }) => seen.get(scope, row) !== undefined)?.seat;
}

/** Alarms that ring and of which he was told. */
const alarms: Source = (parts, person, now) => {
  const ringing = prepared<[], string>(parts.database, 'select body from alarm where rings = 1')
    .pluck()
    .all()
    .map((body) => JSON.parse(body) as Alarm);
  const [first] = person.seats;
  if (ringing.length === 0 || !first) return [];
  const persons = standsFor(parts.office(), person.id, now);
  return ringing.flatMap((alarm): Reminder[] => {
    const told = alarm.told.findLast(({ leader }) => leader !== null && persons.includes(leader));
    if (!told) return [];
    return [
      {
        key: `alarm/${alarm.id}/${told.level}`,
        kind: 'alarm',
        seat: person.seats.find(({ unit }) => unit === told.unit)?.unit ?? first.unit,
        complaint: null,
        unit: alarm.unit,
        pack: null,
        rule: null,
        stage: null,
        due: null,
        at: told.at,
        actingFor: told.leader === person.id ? null : told.leader,
      },
    ];
  });
};

/** Notes in which a colleague named him, until he has seen them. */
const mentions: Source = (parts, person) => {
  const find = prepared<[string], { row: number; number: string }>(
    parts.database,
    'select row, number from complaint where id = ?',
  );
  const seatOf = seatFinder(parts, person);
  return unseenMentions(parts.database, person.id).flatMap(({ complaint, version, by, at }): Reminder[] => {
    const found = find.get(complaint);
    const seat = found && seatOf(found.row);
    if (!found || seat === undefined) return [];
    return [
      {
        key: `mention/${complaint}/${version}`,
        kind: 'mention',
        seat,
        complaint: { id: complaint, number: found.number },
        unit: null,
        pack: null,
        rule: null,
        stage: null,
        due: null,
        at,
        by,
        actingFor: null,
      },
    ];
  });
};

export const sources: readonly Source[] = [ownWork, approvals, mentions, escalations, alarms];
