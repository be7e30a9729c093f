import type { ContractRouterClient } from '@orpc/contract';
import { approval } from './calls/approval.ts';
import { access } from './calls/access.ts';
import { presence } from './calls/presence.ts';
import { attention } from './calls/attention.ts';
import { attachment, complaint } from './calls/complaint.ts';
import { calendar } from './calls/calendar.ts';
import { caseStudy } from './calls/caseStudy.ts';
import { categoryCalls } from './calls/category.ts';
import { clock } from './calls/clock.ts';
import { care, dashboard, draft, preference, today } from './calls/desk.ts';
import { document, letter } from './calls/document.ts';
import { group } from './calls/group.ts';
import { noticeCalls } from './calls/notice.ts';
import { duty } from './calls/duty.ts';
import { list } from './calls/list.ts';
import { office } from './calls/office.ts';
import { mail } from './calls/mail.ts';
import { oldRegister } from './calls/oldRegister.ts';
import { pack } from './calls/pack.ts';
import { procedure } from './calls/procedure.ts';
import { supervision } from './calls/supervision.ts';
import { exchange } from './calls/exchange.ts';
import { quality } from './calls/quality.ts';
import { reminder } from './calls/reminder.ts';
import { security } from './calls/security.ts';
import { reportCalls } from './calls/report.ts';
import { session } from './calls/session.ts';

/** The whole border between the page and the desk. A new call is a line in a group, a new group is a line here. */
export const contract = {
  session,
  office,
  oldRegister,
  list,
  mail,
  duty,
  complaint,
  attachment,
  access,
  presence,
  approval,
  attention,
  document,
  letter,
  today,
  draft,
  dashboard,
  calendar,
  clock,
  procedure,
  pack,
  category: categoryCalls,
  group,
  caseStudy,
  quality,
  notice: noticeCalls,
  supervision,
  report: reportCalls,
  care,
  preference,
  exchange,
  security,
  reminder,
};

export type Contract = typeof contract;
/** What the page, the command line and the tests hold in their hands, whichever link is behind it. */
export type DeskClient = ContractRouterClient<Contract>;

/** Header that carries the session on every link. */
export const sessionHeader = 'x-shouwen-session';

/** What a change touched; the desk tells every page, which reads those things again. */
export type Topic =
  | 'complaint'
  | 'office'
  | 'duty'
  | 'session'
  | 'draft'
  | 'calendar'
  | 'procedure'
  | 'pack'
  | 'category'
  | 'group'
  | 'notice'
  | 'caseStudy'
  | 'quality'
  /** Somebody opened or left a complaint, or began to write in it. */
  | 'presence'
  | 'supervision'
  /** Who approves for whom. */
  | 'approval'
  /** What somebody watches, and who named him. */
  | 'attention'
  | 'exchange'
  /** An import of an old register went on, or ended. */
  | 'import'
  | 'report';
export type Change = { topics: Topic[]; complaint?: string };
