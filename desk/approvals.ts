/** Complaints that wait for an approver, whoever that is: for reminders, and for the list of each of them. */
import type { ComplaintId, UnitId } from '../shared/base/ids.ts';
import type { Instant } from '../shared/base/time.ts';
import type { Database } from './store/open.ts';
import { prepared } from './store/prepared.ts';

/** `due` is the moment its clock ends; `stage` is `extension` where a longer limit was asked for. */
export type WaitingApproval = {
  complaint: ComplaintId;
  number: string;
  stage: string;
  unit: UnitId;
  rule: string | null;
  due: Instant;
};

/** @returns those due before `until`, the most urgent first */
export const waitingApprovals = (database: Database, until: Instant): WaitingApproval[] =>
  prepared<[number], WaitingApproval>(
    database,
    `select c.id as complaint, c.number, w.stage, w.unit, w.rule, w.due
     from work w indexed by work_approvals join complaint c on c.row = w.row
     where w.duty = 'approve' and w.due < ? order by w.due`,
  ).all(until);
