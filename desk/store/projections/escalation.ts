import type { Complaint } from '../../../shared/complaint/state.ts';
import type { Projection } from '../projection.ts';
import { forgetRow } from './clock.ts';
import { complaintRow, foldedAfter, isComplaintEvent } from './folded.ts';

/** Who was told of which running clock, under its present due moment: what leaders find among their reminders, and what the
 *  watch need not tell again. */
export const escalationProjection: Projection = {
  name: 'escalation',
  version: 2,
  tables: ['escalation'],
  schema: `
    create table escalation (
      row integer not null,
      clock text not null,
      step integer not null,
      due integer not null,
      unit text not null,
      leader text,
      at integer not null,
      primary key (row, clock, step)
    ) strict, without rowid;
  `,
  indexes: `
    create index escalation_leader on escalation (leader, at) where leader is not null;
    create index escalation_unit on escalation (unit, at) where leader is null;
  `,
  createApply(database) {
    const fold = foldedAfter(database);
    const rowOf = complaintRow(database);
    const clear = database.prepare('delete from escalation where row = ?');
    const outdate = database.prepare('delete from escalation where row = ? and clock = ? and due <> ?');
    const add = database.prepare(
      'insert into escalation (row, clock, step, due, unit, leader, at) values (?, ?, ?, ?, ?, ?, ?)',
    );
    const write = (row: number, { clocks }: Complaint): void => {
      clear.run(row);
      for (const { id, state, due, told = [] } of clocks) {
        if (state !== 'running') continue;
        for (const one of told) if (one.due === due) add.run(row, id, one.step, one.due, one.unit, one.leader, one.at);
      }
    };
    return (event) => {
      if (!isComplaintEvent(event)) return;
      // Thousands of these come at once, and the entry says all there is to know.
      if (event.type === 'ClockRecounted') {
        const { clock, due } = event.body as { clock: string; due: number };
        return void outdate.run(rowOf(event.stream), clock, due);
      }
      if (!touching.has(event.type)) return;
      const folded = fold(event);
      const isTold = folded?.complaint.clocks.some(({ told }) => told !== undefined) ?? false;
      if (folded && (isTold || event.type === 'StepUndone')) write(folded.row, folded.complaint);
    };
  },
  createForget: (database) => forgetRow(database, 'delete from escalation where row = ?'),
};

const touching: ReadonlySet<string> = new Set([
  'ClockEscalated',
  'ClockMet',
  'ClockCancelled',
  'ClockSuspended',
  'ClockResumed',
  'ClockExtended',
  'ClockRestarted',
  'StepUndone',
]);
