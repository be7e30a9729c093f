import type { UnitId } from '../../shared/base/ids.ts';
import { assignedDuties } from '../../shared/assignment/decide.ts';
import { handlerAt } from '../../shared/duty/answering.ts';
import type { OpenWork } from '../../shared/duty/handOver.ts';
import type { Office } from '../../shared/people/office.ts';
import type { Duty } from '../../shared/procedure/pack.ts';
import type { Database } from '../store/open.ts';
import { prepared } from '../store/prepared.ts';

type WorkRow = {
  complaint: string;
  number: string;
  stage: string;
  duty: Duty;
  rule: string | null;
  due: number;
  recused: string;
  assigned: string | null;
};

/** All open work that waits at these units, the most urgent first. */
export function openWorkOf(database: Database, units: readonly UnitId[]): OpenWork[] {
  const select = prepared<[string], WorkRow>(
    database,
    `select c.id as complaint, c.number, w.stage, w.duty, w.rule, w.due, c.recused,
       (select a.person from assigned a where a.row = w.row and a.unit = w.unit) as assigned
     from work w join complaint c on c.row = w.row where w.unit = ? order by w.due, w.row, w.stage`,
  );
  return units.flatMap((unit) =>
    select.all(unit).map(({ duty, recused, assigned, ...row }) => {
      const named = assignedDuties.includes(duty) ? (assigned ?? undefined) : undefined;
      return { ...row, unit, work: duty, recused: idsIn(recused), assigned: named };
    }),
  );
}

const idsIn = (text: string): string[] => (text === '' ? [] : text.split(' '));

/** Units with open work, found by jumping from one to the next in the index. */
export const unitsWithWork = (database: Database): ReadonlySet<UnitId> =>
  new Set(
    prepared<[], string>(
      database,
      `with recursive waiting (unit) as (
         select min(unit) from work
         union all select (select min(unit) from work where unit > waiting.unit) from waiting where unit is not null)
       select unit from waiting where unit is not null`,
    )
      .pluck()
      .all(),
  );

/** How many pieces of work wait at a unit, whoever answers. */
export const countWork = (database: Database, unit: UnitId): number =>
  prepared<[string], number>(database, 'select count(*) from work where unit = ?').pluck().get(unit) ?? 0;

/** Work nobody may do although somebody answers for the unit: the complaint is about him, and nobody stands in. */
export function recusedFromAll(
  database: Database,
  office: Office,
  at: number,
): { unit: UnitId; row: number; due: number; stage: string }[] {
  const rows = prepared<[], { unit: string; row: number; due: number; stage: string; duty: Duty; recused: string }>(
    database,
    `select w.unit, w.row, w.due, w.stage, w.duty, c.recused from complaint c join work w on w.row = c.row
     where c.ended is null and c.recused <> ''`,
  ).all();
  return rows.filter(
    ({ unit, recused, duty }) => !handlerAt(office, unit, at, idsIn(recused), duty) && handlerAt(office, unit, at),
  );
}
