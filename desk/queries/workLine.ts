import type { WorkLine } from '../../shared/contract/views.ts';
import { assignedDuties } from '../../shared/assignment/decide.ts';
import { handlerAt } from '../../shared/duty/answering.ts';
import type { Office } from '../../shared/people/office.ts';
import type { Duty } from '../../shared/procedure/pack.ts';
import { caseColumns, caseLine, recusedFrom, type CaseRow } from './caseLine.ts';

/** Columns of `work w join complaint c` that a line of a list of work needs. */
export const workColumns = `${caseColumns}, w.stage, w.duty, w.due, w.unit as work_unit, w.rule as work_rule,
  w.provisional as work_provisional, w.action,
  (select a.person from assigned a where a.row = w.row and a.unit = w.unit) as work_assigned`;

export type WorkRow = CaseRow & {
  stage: string;
  duty: Duty;
  due: number;
  work_unit: string;
  work_rule: string | null;
  work_provisional: number;
  action: string | null;
  work_assigned: string | null;
};

/** Taking over, approving and calling back go by duty, whoever has the case. */
const assignedTo = ({ duty, work_assigned }: WorkRow): string | undefined =>
  (assignedDuties.includes(duty) && work_assigned) || undefined;

export const workLine = (row: WorkRow, office: Office, now: number): WorkLine => ({
  ...caseLine(row, office, now),
  unit: row.work_unit,
  handler: handlerAt(office, row.work_unit, now, recusedFrom(row), row.duty, assignedTo(row)) ?? null,
  nextDue:
    row.work_rule === null ? null : { rule: row.work_rule, due: row.due, provisional: row.work_provisional === 1 },
  stage: row.stage,
  duty: row.duty,
  nextAction: row.action,
});
