import type { Database } from '../open.ts';
import { prepared } from '../prepared.ts';
import type { Projection } from '../projection.ts';

/** Last number given out in each series (prefix, year, and the letters of the desk). Numbers are taken inside the transaction that registers, so a
 *  refused registration leaves no gap. */
export const numbersProjection: Projection = {
  name: 'numbers',
  version: 2,
  tables: ['number_series'],
  schema: `create table number_series (series text primary key, last integer not null) strict, without rowid;`,
  createApply(database) {
    const save = database.prepare(
      `insert into number_series (series, last) values (?, ?)
       on conflict (series) do update set last = max(last, excluded.last)`,
    );
    return (event) => {
      if (event.type !== 'ComplaintRegistered') return;
      const { number } = event.body as { number: string };
      const parts = /^(.+-\d{4}-[A-Z]*)(\d{1,9})$/.exec(number);
      if (parts) save.run(parts[1], Number(parts[2]));
    };
  },
  // A number that was told to somebody is not given again, whatever became of the entry.
  createForget: () => () => {},
};

/** Next readable number of a series, e.g. `SYXH-2026-0418`; of a desk that belongs to a hub `SYXH-2026-B0418`. */
export function nextNumber(database: Database): (prefix: string, year: number, desk?: number) => string {
  return (prefix, year, desk) => numberGiver(database)(prefix, year, desk);
}

/** Gives numbers to many at once, none of them stored yet. */
export function numberGiver(database: Database): (prefix: string, year: number, desk?: number) => string {
  const last = prepared<[string], number>(database, 'select last from number_series where series = ?').pluck();
  const given = new Map<string, number>();
  return (prefix, year, desk) => {
    const series = `${prefix}-${year}-${desk === undefined ? '' : lettersOf(desk)}`;
    const next = (given.get(series) ?? last.get(series) ?? 0) + 1;
    given.set(series, next);
    return `${series}${String(next).padStart(4, '0')}`;
  };
}

/** 1 is A, 26 is Z, 27 is AA. */
export const lettersOf = (number: number): string =>
  number < 1 ? '' : lettersOf(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26));
