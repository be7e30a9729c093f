import type { Projection } from '../projection.ts';
import { accountabilityProjection } from './accountability.ts';
import { accessProjection } from './access.ts';
import { assignedProjection } from './assigned.ts';
import { attentionProjection } from './attention.ts';
import { calendarProjection } from './calendar.ts';
import { conflictProjection } from './conflict.ts';
import { caseStudyProjection } from './caseStudy.ts';
import { categoriesProjection } from './categories.ts';
import { clockProjection } from './clock.ts';
import { complaintProjection } from './complaint.ts';
import { complaintFactProjection } from './complaintFact.ts';
import { escalationProjection } from './escalation.ts';
import { packProjection } from './pack.ts';
import { defectProjection, groupProjection } from './group.ts';
import { importsProjection } from './imports.ts';
import { noticeProjection } from './notice.ts';
import { numbersProjection } from './numbers.ts';
import { alarmProjection, contactNoticeProjection, handOverProjection } from './duty.ts';
import { officeProjection } from './office.ts';
import { figuresProjection } from './figures.ts';
import { assessmentProjection, samplingProjection } from './quality.ts';
import { reportProjection } from './report.ts';
import { searchProjection } from './search.ts';
import { settlementProjection } from './settlement.ts';
import { workProjection } from './work.ts';

/** Every table that is a view of the log. The office comes first: complaints look up who stands above a unit; packs
 *  come before what is read by them, and clocks before what is due by them. */
export const projections: readonly Projection[] = [
  officeProjection,
  calendarProjection,
  packProjection,
  categoriesProjection,
  clockProjection,
  escalationProjection,
  numbersProjection,
  complaintProjection,
  complaintFactProjection,
  workProjection,
  searchProjection,
  importsProjection,
  groupProjection,
  defectProjection,
  noticeProjection,
  caseStudyProjection,
  assessmentProjection,
  samplingProjection,
  accountabilityProjection,
  conflictProjection,
  alarmProjection,
  handOverProjection,
  contactNoticeProjection,
  figuresProjection,
  settlementProjection,
  reportProjection,
  accessProjection,
  attentionProjection,
  assignedProjection,
];
