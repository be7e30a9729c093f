import { figureCasesOf, figureStream, type FigureEntered } from '../../../shared/accountability/figures.ts';
import { deciderOf } from '../../../shared/accountability/trigger.ts';
import type { Database } from '../open.ts';
import type { Projection } from '../projection.ts';
import { forgetRow } from './clock.ts';
import { foldedAfter, isComplaintEvent } from './folded.ts';
import { packsIn } from './pack.ts';
import { unitsAt } from './unitTree.ts';

/** Complaints by the figures of their procedure, unit and month, and the numbers entered from outside. */
export const figuresProjection: Projection = {
  name: 'figures',
  version: 2,
  reads: ['office', 'complaint'],
  tables: ['figure_case', 'figure_input'],
  schema: `
    create table figure_case (
      row integer not null,
      pack text not null,
      kpi text not null,
      unit text not null,
      month text not null,
      hit integer not null,
      primary key (row, pack, kpi)
    ) strict, without rowid;
    create table figure_input (
      unit text not null,
      month text not null,
      what text not null,
      value real,
      person text,
      entry integer not null,
      primary key (unit, month, what)
    ) strict, without rowid;
  `,
  indexes: `
    create index figure_month on figure_case (pack, kpi, month, unit, hit);
    create index figure_rows on figure_case (pack, kpi, unit, month, row);
    create index figure_input_entry on figure_input (entry);
  `,
  createApply(database) {
    const fold = foldedAfter(database);
    const units = unitsAt(database);
    const takesPart = database
      .prepare<[string, number], number>('select 1 from complaint_unit where unit = ? and row = ?')
      .pluck();
    const drop = database.prepare('delete from figure_case where row = ?');
    const add = database.prepare(
      'insert or replace into figure_case (row, pack, kpi, unit, month, hit) values (?, ?, ?, ?, ?, ?)',
    );
    const enter = database.prepare(
      `insert into figure_input (unit, month, what, value, person, entry)
       values (@unit, @month, @what, @value, @person, @entry)
       on conflict (unit, month, what) do update set value = @value, person = @person, entry = @entry`,
    );
    return (event, settled) => {
      if (event.type === 'FigureEntered') {
        const { unit, month, what, value } = event.body as FigureEntered;
        enter.run({ unit, month, what, value, person: event.personId, entry: event.sequence });
        return;
      }
      // A new calendar moves due moments by the thousand and no figure.
      if (!isComplaintEvent(event) || !settled || event.type === 'ClockRecounted') return;
      const folded = fold(event);
      const pack = folded && packsIn(database).of(folded.complaint.pack.id, folded.complaint.pack.version);
      if (!folded || !pack || pack.kpis.length === 0) return;
      drop.run(folded.row);
      const office = units();
      for (const { kpi, unit, month, hit } of figureCasesOf(pack, folded.complaint)) {
        // Whoever assesses counts only what he takes part in.
        if (takesPart.get(deciderOf(office, 'member', unit), folded.row) === undefined) continue;
        add.run(folded.row, pack.id, kpi, unit, month, hit ? 1 : 0);
      }
    };
  },
  createForget(database) {
    const forgetCases = forgetRow(database, 'delete from figure_case where row = ?');
    const forgetInputs = database.prepare('delete from figure_input where unit = ?');
    return (stream) => {
      forgetCases(stream);
      if (stream.startsWith(figureStream(''))) forgetInputs.run(stream.slice(figureStream('').length));
    };
  },
};

export type FigureRow = { unit: string; month: string; numerator: number; count: number };

/** Counts of one figure by unit and month. */
export const figureCounts = (database: Database) =>
  database.prepare<[{ pack: string; kpi: string; from: string; until: string }], FigureRow>(
    `select unit, month, sum(hit) as numerator, count(*) as count from figure_case
     where pack = @pack and kpi = @kpi and month >= @from and month <= @until group by unit, month`,
  );
