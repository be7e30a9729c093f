import type { DeskParts } from '../parts.ts';
import { dutyPlanHandlers } from '../imports/dutyPlan.ts';
import { mailHandlers } from '../imports/mailFile.ts';
import { oldRegisterHandlers } from '../imports/oldRegister/handlers.ts';
import { importHandlers } from '../imports/units.ts';
import { reminderHandlers } from '../reminders/handlers.ts';
import { accessCommands } from './access.ts';
import { approvalCommands } from './approval.ts';
import { attentionCommands } from './attention.ts';
import { attachmentCommands } from './attachment.ts';
import { calendarCommands } from './calendar.ts';
import { careCommands } from './care.ts';
import { caseStudyCommands } from './caseStudy.ts';
import { categoryCommands } from './category.ts';
import { clockCommands } from './clock.ts';
import { complaintCommands } from './complaint.ts';
import { dutyCommands } from './duty.ts';
import { figureCommands } from './figures.ts';
import { groupCommands } from './group.ts';
import { keepingCommands } from './keeping.ts';
import { noticeCommands } from './notice.ts';
import { officeCommands } from './office.ts';
import { packCommands } from './pack.ts';
import { presenceCommands } from './presence.ts';
import { procedureCommands } from './procedure.ts';
import { securityHandlers } from './security.ts';
import { supervisionCommands } from './supervision.ts';
import { qualityCommands } from './quality.ts';

/** Everything a page can do, by group of the contract. */
export function createCommands(parts: DeskParts) {
  return {
    office: { ...officeCommands(parts), ...importHandlers(parts) },
    duty: { ...dutyCommands(parts), ...dutyPlanHandlers(parts) },
    oldRegister: oldRegisterHandlers(parts),
    mail: mailHandlers(parts),
    complaint: complaintCommands(parts),
    attachment: attachmentCommands(parts),
    approval: approvalCommands(parts),
    attention: attentionCommands(parts),
    access: accessCommands(parts),
    presence: presenceCommands(parts),
    calendar: calendarCommands(parts),
    clock: clockCommands(parts),
    procedure: procedureCommands(parts),
    pack: packCommands(parts),
    category: categoryCommands(parts),
    group: groupCommands(parts),
    caseStudy: caseStudyCommands(parts),
    quality: qualityCommands(parts),
    notice: noticeCommands(parts),
    supervision: { ...supervisionCommands(parts), ...figureCommands(parts) },
    care: careCommands(parts),
    security: securityHandlers(parts),
    reminder: reminderHandlers(parts),
    ...keepingCommands(parts),
  };
}
