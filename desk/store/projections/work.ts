import type { Complaint } from '../../../shared/complaint/state.ts';
import { nextMoment } from '../../../shared/complaint/decide/record.ts';
import { runningClocks, unitOfParty } from '../../../shared/complaint/state.ts';
import { packOf } from '../../../shared/procedure/packs/index.ts';
import { stageOf, type Pack } from '../../../shared/procedure/pack.ts';
import type { Database } from '../open.ts';
import type { Projection } from '../projection.ts';
import { foldedAfter, isComplaintEvent } from './folded.ts';

/** What waits for whom: a row for each stage a complaint stands in, due when the nearest clock of that party (or, where the
 *  party has none of its own, of the complaint) falls due. And every clock, for the watch and the figures. */
export const workProjection: Projection = {
  name: 'work',
  version: 1,
  tables: ['work', 'clock'],
  schema: `
    create table work (
      row integer not null,
      stage text not null,
      unit text not null,
      duty text not null,
      due integer not null,
      rule text,
      provisional integer not null,
      promised integer not null,
      action text,
      primary key (row, stage)
    ) strict, without rowid;
    create table clock (
      row integer not null,
      clock text not null,
      rule text not null,
      unit text not null,
      due integer not null,
      state text not null,
      late integer not null,
      broken integer not null,
      next_moment integer,
      ended_at integer,
      primary key (row, clock)
    ) strict, without rowid;
  `,
  indexes: `
    create index work_due on work (unit, due, row, stage, duty, promised);
    create index clock_moment on clock (next_moment, row) where next_moment is not null;
    create index clock_unit on clock (unit, state, late);
  `,
  createApply(database) {
    const fold = foldedAfter(database);
    const write = writer(database);
    return (event, settled) => {
      if (!isComplaintEvent(event)) return;
      const folded = fold(event);
      const pack = folded && packOf(folded.complaint.pack.id, folded.complaint.pack.version);
      if (!folded || !pack) return;
      const { clock } = event.body as { clock?: string };
      if (clock !== undefined) write.clock(folded.row, folded.complaint, pack, clock);
      if (settled) write.work(folded.row, folded.complaint, pack);
    };
  },
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
    `insert into work (row, stage, unit, duty, due, rule, provisional, promised, action)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const saveClock = database.prepare(
    `insert into clock (row, clock, rule, unit, due, state, late, broken, next_moment, ended_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (row, clock) do update set due = excluded.due, next_moment = excluded.next_moment, state = excluded.state, late = excluded.late, broken = excluded.broken,
       ended_at = excluded.ended_at`,
  );
  return {
    work: (row: number, complaint: Complaint, pack: Pack): void => {
      clear.run(row);
      const running = runningClocks(complaint);
      for (const { stage: id } of complaint.stages) {
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
          next?.due ?? never,
          next?.rule ?? null,
          next?.provisional ? 1 : 0,
          promised,
          nextAction(pack, id, complaint),
        );
      }
    },
    clock: (row: number, complaint: Complaint, pack: Pack, id: string): void => {
      const clock = complaint.clocks.find((candidate) => candidate.id === id);
      if (!clock) return;
      const unit = unitOfParty(pack, complaint, clock.owner) ?? complaint.firstAsked.unit;
      saveClock.run(
        row,
        clock.id,
        clock.rule,
        unit,
        clock.due,
        clock.state,
        clock.late ? 1 : 0,
        clock.broken ? 1 : 0,
        nextMoment(clock),
        clock.endedAt,
      );
    },
  };
}
