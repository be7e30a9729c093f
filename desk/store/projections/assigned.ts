import type { Complaint } from '../../../shared/complaint/state.ts';
import type { Database } from '../open.ts';
import type { Projection } from '../projection.ts';
import { forgetRow } from './clock.ts';
import { foldedAfter, isComplaintEvent } from './folded.ts';

/** To whom a complaint was given at a unit, the ended ones included: who had his turn last is read from here. */
export const assignedProjection: Projection = {
  name: 'assigned',
  version: 2,
  tables: ['assigned'],
  schema: `
    create table assigned (row integer not null, unit text not null, person text not null, at integer not null,
      is_open integer not null, primary key (row, unit)) strict, without rowid;
  `,
  indexes: `
    create index assigned_unit on assigned (unit, person, at);
    create index assigned_open on assigned (unit, person) where is_open = 1;
    create index assigned_person on assigned (person, unit) where is_open = 1;
  `,
  createApply(database) {
    const fold = foldedAfter(database);
    const write = writer(database);
    return (event) => {
      if (!isComplaintEvent(event) || !telling.has(event.type)) return;
      const folded = fold(event);
      if (folded) write(folded.row, folded.complaint);
    };
  },
  createForget: (database) => forgetRow(database, 'delete from assigned where row = ?'),
};

const telling = new Set(['HandlerAssigned', 'PartyHanded', 'StepUndone', 'ComplaintEnded']);

function writer(database: Database): (row: number, complaint: Complaint) => void {
  const clear = database.prepare('delete from assigned where row = ?');
  const add = database.prepare('insert into assigned (row, unit, person, at, is_open) values (?, ?, ?, ?, ?)');
  return (row, { assigned, ended }) => {
    clear.run(row);
    for (const [unit, { person, at }] of Object.entries(assigned)) add.run(row, unit, person, at, ended ? 0 : 1);
  };
}
