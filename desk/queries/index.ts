import type { DeskParts } from '../parts.ts';
import { accessQueries } from './access.ts';
import { approvalQueries } from './approval.ts';
import { attentionQueries } from './attention.ts';
import { calendarQueries } from './calendar.ts';
import { caseStudyQueries } from './caseStudy.ts';
import { categoryQueries } from './category.ts';
import { clockQueries } from './clock.ts';
import { openComplaint } from './complaint.ts';
import { dutyQueries } from './duty.ts';
import { dashboardQueries } from './dashboard.ts';
import { figureQueries } from './figures.ts';
import { groupQueries } from './group.ts';
import { intakeView } from './intake.ts';
import { noticeQueries } from './notice.ts';
import { officeQueries } from './office.ts';
import { packQueries } from './pack.ts';
import { procedureChangeView } from './procedureChange.ts';
import { procedureQueries } from './procedure.ts';
import { registerPage } from './register.ts';
import { settlementQueries } from './settlement.ts';
import { supervisionQueries } from './supervision.ts';
import { todayQueries } from './today.ts';
import { qualityQueries } from './quality.ts';

/** Everything a page reads, by group of the contract. */
export function createQueries(parts: DeskParts) {
  return {
    office: officeQueries(parts),
    duty: dutyQueries(parts),
    complaint: {
      open: openComplaint(parts),
      page: registerPage(parts),
      intake: intakeView(parts),
      procedureChange: procedureChangeView(parts),
    },
    approval: approvalQueries(parts),
    attention: attentionQueries(parts),
    access: accessQueries(parts),
    today: todayQueries(parts),
    dashboard: dashboardQueries(parts),
    calendar: calendarQueries(parts),
    clock: clockQueries(parts),
    procedure: procedureQueries(parts),
    pack: packQueries(parts),
    category: categoryQueries(parts),
    group: groupQueries(parts),
    caseStudy: caseStudyQueries(parts),
    quality: qualityQueries(parts),
    notice: noticeQueries(parts),
    supervision: { ...supervisionQueries(parts), ...figureQueries(parts), ...settlementQueries(parts) },
  };
}
