import { nextDue, recusedIn, standingOf, unitOfParty, type Complaint } from '../../../shared/complaint/state.ts';
import { endOf } from '../../../shared/complaint/past.ts';
import { stageOf } from '../../../shared/procedure/pack.ts';
import { isOrganisation, type Unit } from '../../../shared/people/office.ts';
import { undoneVersions } from '../../../shared/complaint/decide/undo.ts';
import type { Database } from '../open.ts';
import type { Projection, StoredEvent } from '../projection.ts';
import { complaintRow, foldedAfter, isComplaintEvent } from './folded.ts';
import { packsIn } from './pack.ts';

/** One row for each complaint, as the register shows it, and who may see it.
 *  `complaint_unit` holds every unit that takes part in a complaint together with the units above it inside its organisation,
 *  so that "mine and below" is one look-up. */
export const complaintProjection: Projection = {
  name: 'complaint',
  version: 8,
  reads: ['office', 'clock'],
  tables: ['complaint', 'complaint_unit', 'complaint_party', 'complaint_reach'],
  schema: `
    create table complaint (
      row integer primary key,
      id text not null,
      number text not null,
      pack text not null,
      pack_version integer not null,
      received_at integer not null,
      registered_at integer not null,
      channel text not null,
      complainant text not null,
      complained_unit text,
      -- persons complained of: nothing of it is given to them
      recused text not null,
      reason text not null,
      flags text not null,
      gist text not null,
      stages text not null,
      unit text,
      work text,
      handler text,
      next_rule text,
      next_due integer,
      next_provisional integer not null,
      replied integer not null,
      solved integer not null,
      closed integer not null,
      satisfied integer,
      ended text,
      ended_at integer
    ) strict;
    create table complaint_unit (unit text not null, row integer not null, primary key (unit, row)) strict, without rowid;
    -- a step taken back takes its units out again
    create index complaint_unit_row on complaint_unit (row);
    create table complaint_party (row integer not null, party text not null, unit text not null,
      primary key (row, party)) strict, without rowid;
    -- How many complaints each unit sees, and under '' how many there are: whoever sees all is spared the look at each. Counted
    -- by the statements that write rows; a trigger would make the index of words write itself out after each complaint.
    create table complaint_reach (unit text primary key, complaints integer not null) strict, without rowid;
  `,
  indexes: `
    create unique index complaint_id on complaint (id);
    create index complaint_number on complaint (number);
    create index complaint_open on complaint (row) where ended is null;
    create index complaint_recused on complaint (row) where ended is null and recused <> '';
    create index complaint_due on complaint (next_due, row) where ended is null;
    create index complaint_received on complaint (received_at);
    create index complaint_complained on complaint (complained_unit, row);
    create index complaint_reason on complaint (reason, row);
    create index complaint_party_unit on complaint_party (unit, row);
  `,
  createApply(database) {
    const fold = foldedAfter(database);
    const write = rowWriter(database);
    const parties = partyWriter(database);
    const moveDue = dueMover(database);
    return (event, settled) => {
      if (event.stream.startsWith('unit/')) parties.unitChanged(event);
      if (!isComplaintEvent(event)) return;
      if (event.type === 'ClockRecounted') return settled ? moveDue(event.stream) : undefined;
      const folded = fold(event);
      if (!folded) return;
      if (settled) write(folded.row, folded.complaint, event);
      if (event.type === 'StepUndone') parties.undone(folded.row, folded.complaint, event);
      if (event.type === 'PartyHanded') {
        const { party, unit } = event.body as { party: string; unit: string };
        parties.handed(folded.row, party, unit);
      }
    };
  },
  createForget(database) {
    const rowOf = complaintRow(database);
    const drop = database.prepare('delete from complaint where row = ?');
    const dropParties = database.prepare('delete from complaint_party where row = ?');
    const seen = seenWriter(database);
    return (stream) => {
      const row = stream.startsWith('complaint/') ? rowOf(stream) : undefined;
      if (row === undefined) return;
      if (drop.run(row).changes > 0) seen.less('');
      dropParties.run(row);
      seen.dropUnits(row);
    };
  },
};

/** Which units see a complaint, and how many complaints each of them sees. */
function seenWriter(database: Database) {
  const add = database.prepare('insert or ignore into complaint_unit (unit, row) values (?, ?)');
  const unitsOf = database.prepare<[number], string>('select unit from complaint_unit where row = ?').pluck();
  const drop = database.prepare('delete from complaint_unit where row = ?');
  const more = database.prepare(
    'insert into complaint_reach (unit, complaints) values (?, 1) on conflict (unit) do update set complaints = complaints + 1',
  );
  const less = database.prepare('update complaint_reach set complaints = complaints - 1 where unit = ?');
  return {
    more: (unit: string): void => void more.run(unit),
    less: (unit: string): void => void less.run(unit),
    addUnit(unit: string, row: number): void {
      if (add.run(unit, row).changes > 0) more.run(unit);
    },
    dropUnits(row: number): void {
      for (const unit of unitsOf.all(row)) less.run(unit);
      drop.run(row);
    },
  };
}

function rowWriter(database: Database): (row: number, complaint: Complaint, event: StoredEvent) => void {
  const isThere = database.prepare<[number], number>('select 1 from complaint where row = ?').pluck();
  const seen = seenWriter(database);
  const upsert = database.prepare(`
    insert into complaint (row, id, number, pack, pack_version, received_at, registered_at, channel, complainant,
      complained_unit, recused, reason, flags, gist, stages, unit, work, handler, next_rule, next_due, next_provisional,
      replied, solved, closed, satisfied, ended, ended_at)
    values (@row, @id, @number, @pack, @packVersion, @receivedAt, @registeredAt, @channel, @complainant,
      @complainedUnit, @recused, @reason, @flags, @gist, @stages, @unit, @work, @handler, @nextRule, @nextDue, @nextProvisional,
      @replied, @solved, @closed, @satisfied, @ended, @endedAt)
    on conflict (row) do update set pack = @pack, pack_version = @packVersion, channel = @channel, complainant = @complainant, complained_unit = @complainedUnit, recused = @recused,
      reason = @reason, flags = @flags, gist = @gist, stages = @stages, unit = @unit, work = @work, handler = @handler,
      next_rule = @nextRule, next_due = @nextDue, next_provisional = @nextProvisional, replied = @replied,
      solved = @solved, closed = @closed, satisfied = @satisfied, ended = @ended,
    ended_at = case when @ended is null then null else coalesce(ended_at, @endedAt) end
  `);
  return (row, complaint, event) => {
    const { details } = complaint;
    const pack = packsIn(database).running(complaint);
    const due = nextDue(complaint);
    const standing = standingOf(complaint);
    const stage = complaint.stages[0] && pack && stageOf(pack, complaint.stages[0].stage);
    const unit = stage && pack ? (unitOfParty(pack, complaint, stage.party) ?? null) : null;
    const held = Object.values(complaint.parties).find((party) => party.unit === unit);
    if (isThere.get(row) === undefined) seen.more('');
    upsert.run({
      row,
      id: complaint.id,
      number: complaint.number,
      pack: complaint.pack.id,
      packVersion: complaint.pack.version,
      receivedAt: details.receivedAt,
      registeredAt: complaint.registeredAt,
      channel: details.channel,
      complainant: details.complainants[0]?.name ?? '',
      complainedUnit: details.complainedUnit ?? null,
      recused: recusedIn(complaint).join(' '),
      reason: details.reason,
      flags: details.flags.join(' '),
      gist: gistOf(details.narrative),
      stages: complaint.stages.map((place) => place.stage).join(' '),
      unit,
      work: stage?.duty ?? null,
      handler: held?.handler ? JSON.stringify(held.handler) : null,
      nextRule: due?.rule ?? null,
      nextDue: due?.due ?? null,
      nextProvisional: due?.provisional ? 1 : 0,
      replied: standing.replied ? 1 : 0,
      solved: standing.solved ? 1 : 0,
      closed: standing.closed ? 1 : 0,
      satisfied: standing.satisfied === null ? null : standing.satisfied ? 1 : 0,
      ended: complaint.ended,
      endedAt: complaint.past ? endOf(complaint.past, details.receivedAt) : complaint.ended ? event.at : null,
    });
  };
}

/** A new calendar changes nothing but the nearest due moment; it stands in the rows of `clock` already. */
function dueMover(database: Database): (stream: string) => void {
  const rowOf = complaintRow(database);
  const move = database.prepare(
    `update complaint set (next_due, next_rule, next_provisional) = (
       select k.due, k.rule, k.provisional from clock k where k.row = complaint.row and k.ended_at is null
       order by k.due, k.place limit 1)
     where row = ?`,
  );
  return (stream) => void move.run(rowOf(stream));
}

/** First 80 characters (not halves of characters) of the narrative on one line. */
export const gistOf = (narrative: string): string => Array.from(narrative.replace(/\s+/g, ' ')).slice(0, 80).join('');

type Told = { version: number; command: number; person: string | null; type: string; unit: string | null };

function partyWriter(database: Database) {
  const saveParty = database.prepare(
    `insert into complaint_party (row, party, unit) values (?, ?, ?) on conflict (row, party) do update set unit = excluded.unit`,
  );
  const seen = seenWriter(database);
  const dropParties = database.prepare('delete from complaint_party where row = ?');
  const entriesUntil = database.prepare<[string, number, number], Told>(
    `select e.stream_version as version, e.command_sequence as command, c.person_id as person, e.type,
       case e.type when 'PartyHanded' then json_extract(e.body, '$.unit') end as unit
     from event e join command c on c.sequence = e.command_sequence
     where e.stream = ? and e.sequence <= ?
       and not exists (select 1 from set_aside s where s.sequence = e.sequence and s.by_sequence <= ?)
     order by e.stream_version`,
  );
  const unitBody = database.prepare<[string], string>('select body from unit where id = ?').pluck();
  const rowsUnder = database.prepare<[string], number>('select row from complaint_unit where unit = ?').pluck();
  const partiesOf = database.prepare<[number], string>('select unit from complaint_party where row = ?').pluck();
  /** The unit above, inside the organisation: what a member settles by itself is not the association's to see. */
  const parentOf = (id: string): string | undefined => {
    const body = unitBody.get(id);
    const unit = body === undefined ? undefined : (JSON.parse(body) as Unit);
    return unit && !isOrganisation(unit.kind) ? unit.parent : undefined;
  };
  const savedBefore = database
    .prepare<[string, number], string>(
      `select body from event where stream = ? and stream_version < ? and type = 'UnitSaved'
       order by stream_version desc limit 1`,
    )
    .pluck();

  const addWithAncestors = (unit: string, row: number): void => {
    const passed = new Set<string>();
    for (let current: string | undefined = unit; current && !passed.has(current); current = parentOf(current)) {
      passed.add(current);
      seen.addUnit(current, row);
    }
  };
  return {
    handed: (row: number, party: string, unit: string): void => {
      saveParty.run(row, party, unit);
      addWithAncestors(unit, row);
    },
    /** Whoever was given the work by a step that was taken back has no part in it any more. */
    undone: (row: number, complaint: Complaint, event: StoredEvent): void => {
      dropParties.run(row);
      for (const [party, { unit }] of Object.entries(complaint.parties)) saveParty.run(row, party, unit);
      const told = entriesUntil.all(event.stream, event.sequence, event.sequence);
      const undone = undoneVersions(told);
      seen.dropUnits(row);
      for (const { version, unit } of told) if (unit !== null && !undone.has(version)) addWithAncestors(unit, row);
    },
    /** A unit moved below another one: those above it now see its complaints too. What others have seen stays visible to
     *  them: it is part of their own files. */
    unitChanged: (event: StoredEvent): void => {
      if (event.type !== 'UnitSaved') return;
      const { id, parent } = event.body as { id: string; parent?: string };
      const before = savedBefore.get(event.stream, event.streamVersion);
      if (!parent || before === undefined || (JSON.parse(before) as { parent?: string }).parent === parent) return;
      for (const row of rowsUnder.all(id)) for (const unit of partiesOf.all(row)) addWithAncestors(unit, row);
    },
  };
}
