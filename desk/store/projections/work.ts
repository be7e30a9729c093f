import type { Complaint } from '../../../shared/complaint/state.ts';
import { extensionPlace, runningClocks, unitOfParty } from '../../../shared/complaint/state.ts';
import { stageOf, type Pack } from '../../../shared/procedure/pack.ts';
import type { Database } from '../open.ts';
import type { Projection } from '../projection.ts';
import { forgetRow } from './clock.ts';
import { complaintRow, foldedAfter, isComplaintEvent } from './folded.ts';
import { packsIn } from './pack.ts';

/** What waits for whom: a row for each stage a complaint stands in, due when the nearest clock of that party (or, where the
 *  party has none of its own, of the complaint) falls due. */
export const workProjection: Projection = {
  name: 'work',
  version: 8,
  reads: ['clock'],
  tables: ['work'],
  schema: `
    create table work (
      row integer not null,
      stage text not null,
      unit text not null,
      duty text not null,
      -- when the complaint came to this place
      since integer not null,
      due integer not null,
      rule text,
      provisional integer not null,
      promised integer not null,
      action text,
      primary key (row, stage)
    ) strict, without rowid;
  `,
  indexes: `
    create index work_due on work (unit, due, row, stage, duty, promised);
    create index work_approvals on work (due) where duty = 'approve';
    create index work_inbox on work (due) where duty = 'accept';
  `,
  createApply(database) {
    const fold = foldedAfter(database);
    const write = writer(database);
    const moveDue = dueMover(database);
    return (event, settled) => {
      if (!isComplaintEvent(event)) return;
      if (event.type === 'ClockRecounted') return settled ? moveDue(event.stream) : undefined;
      if (!settled) return;
      const folded = fold(event);
      const pack = folded && packsIn(database).running(folded.complaint);
      if (folded && pack) write(folded.row, folded.complaint, pack);
    };
  },
  createForget: (database) => forgetRow(database, 'delete from work where row = ?'),
};

/** Nothing waits longer than this without a due moment of its own; a pack whose stages have no clock would show here. */
const never = 8.64e15;

/** The action that moves this stage on, as far as it does not depend on who asks. */
function nextAction(pack: Pack, stage: string, complaint: Complaint): string | null {
  const next = pack.actions.find(
    (action) =>
      action.tone === 'primary' &&
      action.leaves.includes(stage) &&
      action.needs.every(
        (need) => need.kind !== 'party' || (complaint.parties[need.party] !== undefined) === need.present,
      ),
  );
  return next?.id ?? null;
}

function writer(database: Database) {
  const clear = database.prepare('delete from work where row = ?');
  const add = database.prepare(
    `insert into work (row, stage, unit, duty, since, due, rule, provisional, promised, action)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (row: number, complaint: Complaint, pack: Pack): void => {
    clear.run(row);
    const running = runningClocks(complaint);
    for (const { stage: id, since } of complaint.stages) {
      const stage = stageOf(pack, id);
      const unit = stage && unitOfParty(pack, complaint, stage.party);
      if (!stage || !unit) continue;
      const own = running.filter((clock) => unitOfParty(pack, complaint, clock.owner) === unit);
      const next = (own.length > 0 ? own : running).toSorted((left, right) => left.due - right.due)[0];
      const promised = own.some((clock) => clock.namedDate !== null) ? 1 : 0;
      add.run(
        row,
        id,
        unit,
        stage.duty,
        since,
        next?.due ?? never,
        next?.rule ?? null,
        next?.provisional ? 1 : 0,
        promised,
        nextAction(pack, id, complaint),
      );
    }
    // An extension that was asked for waits for the superior beside whatever stage the complaint is in.
    const asked = running.find((clock) => clock.extension && !clock.extension.granted);
    const unit = asked && unitOfParty(pack, complaint, asked.owner);
    if (asked && unit) {
      const { due, rule, provisional, from } = asked;
      add.run(row, extensionPlace, unit, 'approve', from, due, rule, provisional ? 1 : 0, 0, null);
    }
  };
}

/** After a new calendar the places stay as they are and their due moments move: those of the nearest open clock of the unit, or,
 *  where it has none of its own, of the complaint. The same as `writer` does, without reading the history. */
function dueMover(database: Database): (stream: string) => void {
  const rowOf = complaintRow(database);
  const move = database.prepare(
    `update work set (due, rule, provisional) = (
       select k.due, k.rule, k.provisional from clock k where k.row = work.row and k.ended_at is null
       order by k.unit <> work.unit, k.due, k.place limit 1)
     where row = ?`,
  );
  return (stream) => void move.run(rowOf(stream));
}
