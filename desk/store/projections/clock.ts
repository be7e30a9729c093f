import { nextMoment } from '../../../shared/complaint/decide/record.ts';
import type { Counted } from '../../../shared/complaint/events.ts';
import { unitOfParty, type Clock, type Complaint } from '../../../shared/complaint/state.ts';
import type { PackBook } from '../../../shared/procedure/book.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import type { Database } from '../open.ts';
import type { Projection } from '../projection.ts';
import type { StoredEvent } from '../event.ts';
import { complaintRow, foldedAfter, isComplaintEvent } from './folded.ts';
import { packsIn } from './pack.ts';

/** Every clock with its owner, for the watch, the figures, and for counting again without opening each complaint: what is counted
 *  from when (`started_at`, `counted`), and under which pack's settings. */
export const clockProjection: Projection = {
  name: 'clock',
  version: 4,
  tables: ['clock'],
  schema: `
    create table clock (
      row integer not null,
      clock text not null,
      -- in the order in which the clocks of a complaint began
      place integer not null,
      rule text not null,
      -- pack in which the rule stands
      pack text,
      pack_version integer,
      -- last step of its extensions
      step text,
      unit text not null,
      started_at integer not null,
      -- limit as JSON; null for dates that somebody named
      counted text,
      -- the whole limit as JSON, where counted is only what was left of it
      whole text,
      due integer not null,
      provisional integer not null,
      state text not null,
      late integer not null,
      broken integer not null,
      -- warnings already told, as JSON
      warned text not null,
      next_moment integer,
      ended_at integer,
      primary key (row, clock)
    ) strict, without rowid;
  `,
  indexes: `
    create index clock_moment on clock (next_moment, row) where next_moment is not null;
    create index clock_unit on clock (unit, state, late);
    create index clock_open on clock (row, clock) where ended_at is null;
    create index clock_provisional on clock (due, row, clock) where ended_at is null and provisional = 1;
    create index clock_pressing on clock (due, row, clock) where ended_at is null and (broken = 1 or warned <> '[]');
    create index clock_rule on clock (rule, due, row) where ended_at is null;
  `,
  createApply(database) {
    const fold = foldedAfter(database);
    const write = writer(database);
    const countAgain = recounter(database);
    const forget = database.prepare('delete from clock where row = ?');
    return (event) => {
      if (!isComplaintEvent(event)) return;
      const { clock } = event.body as { clock?: string };
      if (event.type === 'ClockRecounted' && clock !== undefined) return countAgain(event, clock);
      const isHanded = event.type === 'PartyHanded';
      const isUndone = event.type === 'StepUndone';
      if (clock === undefined && !isHanded && !isUndone) return;
      const folded = fold(event);
      const pack = folded && packsIn(database).running(folded.complaint);
      if (!folded || !pack) return;
      // The work of a party moves with it: its running clocks belong to the unit that now plays it.
      const touched = folded.complaint.clocks.filter((one) =>
        isHanded ? one.endedAt === null : isUndone || one.id === clock,
      );
      if (isUndone) forget.run(folded.row);
      for (const one of touched) write(folded.row, folded.complaint, pack, one);
    };
  },
  createForget: (database) => forgetRow(database, 'delete from clock where row = ?'),
};

function writer(database: Database): (row: number, complaint: Complaint, pack: Pack, clock: Clock) => void {
  const save = database.prepare(
    `insert into clock (row, clock, place, rule, pack, pack_version, step, unit, started_at, counted, whole, due, provisional, state,
       late, broken, warned, next_moment, ended_at)
     values (@row, @clock, @place, @rule, @pack, @packVersion, @step, @unit, @startedAt, @counted, @whole, @due, @provisional, @state, @late,
       @broken, @warned, @nextMoment, @endedAt)
     on conflict (row, clock) do update set step = @step, unit = @unit, started_at = @startedAt, counted = @counted,
       whole = @whole, due = @due, provisional = @provisional, state = @state, late = @late, broken = @broken, warned = @warned,
       next_moment = @nextMoment, ended_at = @endedAt`,
  );
  return (row, complaint, pack, clock) => {
    const packs = packsIn(database);
    const home = [complaint.pack, ...complaint.overlays, ...complaint.formerPacks].find(({ id, version }) =>
      packs.of(id, version)?.clocks.some((rule) => rule.id === clock.rule),
    );
    save.run({
      row,
      clock: clock.id,
      place: complaint.clocks.indexOf(clock),
      rule: clock.rule,
      pack: home?.id ?? null,
      packVersion: home?.version ?? null,
      step: clock.extended.at(-1) ?? null,
      unit: unitOfParty(pack, complaint, clock.owner) ?? complaint.firstAsked.unit,
      startedAt: clock.from,
      counted: clock.limit === null ? null : JSON.stringify(clock.limit),
      whole: restOf(clock),
      due: clock.due,
      provisional: clock.provisional ? 1 : 0,
      state: clock.state,
      late: clock.late ? 1 : 0,
      broken: clock.broken ? 1 : 0,
      warned: JSON.stringify(clock.warned),
      nextMoment: nextMoment(clock),
      endedAt: clock.endedAt,
    });
  };
}

/** Of a clock that has stood still, the limit of which it counts the rest. */
const restOf = ({ limit, whole }: Pick<Clock, 'limit' | 'whole'>): string | null => {
  const [counted, all] = [JSON.stringify(limit), JSON.stringify(whole)];
  return counted === all ? null : all;
};

type Warned = { warned: string; state: Clock['state']; broken: number };

/** A new calendar moves thousands of clocks in one command. The entry says all there is to know, so no complaint is read again
 *  from its history: the row is changed as `evolve` would change the clock. */
function recounter(database: Database): (event: StoredEvent, clock: string) => void {
  const rowOf = complaintRow(database);
  const find = database.prepare<[number, string], Warned>(
    'select warned, state, broken from clock where row = ? and clock = ?',
  );
  const move = database.prepare(
    `update clock set started_at = ?, counted = ?, whole = ?, due = ?, provisional = ?, warned = ?, next_moment = ?
     where row = ? and clock = ?`,
  );
  return (event, clock) => {
    const row = rowOf(event.stream);
    const before = row === undefined ? undefined : find.get(row, clock);
    if (row === undefined || !before) return;
    const { from, limit, whole = limit, due, provisional, warnAt } = event.body as Counted;
    const warned = (JSON.parse(before.warned) as number[]).filter((point) => warnAt.includes(point));
    const next = nextMoment({ state: before.state, broken: before.broken === 1, due, warnAt, warned });
    const rest = restOf({ limit, whole });
    move.run(from, JSON.stringify(limit), rest, due, provisional ? 1 : 0, JSON.stringify(warned), next, row, clock);
  };
}

/** Takes out what stands under a complaint's row.
 *  @param statements SQL, each with the row as its only value */
export function forgetRow(database: Database, ...statements: string[]): (stream: string) => void {
  const rowOf = complaintRow(database);
  const deletes = statements.map((sql) => database.prepare<[number]>(sql));
  return (stream) => {
    const row = stream.startsWith('complaint/') ? rowOf(stream) : undefined;
    if (row !== undefined) for (const statement of deletes) statement.run(row);
  };
}

/** Rule and settings behind a row of `clock`. */
export function ruleOfRow(packs: PackBook, row: { rule: string; pack: string | null; pack_version: number | null }) {
  const pack = packs.of(row.pack ?? '', row.pack_version ?? 0);
  const rule = pack?.clocks.find(({ id }) => id === row.rule);
  return pack && rule ? { rule, settings: pack.settings } : undefined;
}
