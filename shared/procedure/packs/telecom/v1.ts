import type { Pack } from '../../pack.ts';
import { text } from '../building.ts';
import { choice } from '../liaoning/fields.ts';
import { checklists, kpis, money, reports, triggers } from './assessment.ts';
import { centreActions } from './centreActions.ts';
import { clocks } from './clocks.ts';
import { closingActions } from './closingActions.ts';
import { major } from './fields.ts';
import { operatorActions } from './operatorActions.ts';
import { partnerActions } from './partnerActions.ts';

/** P1: chapter 10 of the Hunan Mobile rules for its industry-application partners (2009-11-23). An operator's front doors hand
 *  everything in to one service centre; the cause decides who handles it; partners may not hand the work or the liability back.
 *
 *    front door ─► sorting ─┬─► explaining ─┬──────────────► calling back ─► closing ─► filing
 *                           │      ▲        └─► difficult ──►      ▲   │ not satisfied: back to whoever had it
 *                           ├─► looking for a notice ─► IT ─► notice published (back to explaining)
 *                           └─► forwarding ─► partner solving (visits) ─►      beside it: the operator's part of a joint problem
 *
 *  Whether an urgent, difficult or direct ticket is dispatched is asked on the form: the source grades but does not say who. */
export const telecomV1: Pack = {
  id: 'P1',
  version: 1,
  title: text(
    '通信运营商与合作SI客户服务及投诉处理',
    'Telecom operator and system integrators: service and complaints',
  ),
  short: text('运营商与SI', 'Operator and SI'),
  source: '客户服务及投诉处理（第十章，2009-11-23）',
  effectiveFrom: '2009-11-23',
  parties: [
    { id: 'frontDoor', title: text('前台受理点', 'Front door'), kinds: ['outlet', 'department', 'member'] },
    { id: 'centre', title: text('ADC客户服务中心', 'Service centre'), kinds: ['department', 'member'] },
    { id: 'operator', title: text('移动承办部门', 'Operator’s department'), kinds: ['department', 'member'] },
    { id: 'information', title: text('IT部门', 'IT department'), kinds: ['department'] },
    { id: 'partner', title: text('SI或平台承建商', 'SI or contractor'), kinds: ['member', 'department', 'outlet'] },
  ],
  entries: [
    {
      // The operator above the partner calls back (its right towards every complainant).
      kinds: ['member', 'department', 'outlet'],
      when: [{ fact: 'taker', is: ['partner'] }],
      party: 'partner',
      also: [{ party: 'centre', unit: 'aboveOrganisation' }],
      enters: ['solving'],
      marks: ['directReceived'],
    },
    { kinds: ['outlet'], party: 'frontDoor', enters: ['handingIn'], marks: ['frontReceived'] },
    { kinds: ['department', 'member'], party: 'centre', enters: ['sorting'], marks: ['centreReceived'] },
  ],
  intake: [
    choice('taker', text('客户先找的是', 'Asked first'), [
      ['operator', '移动（客服中心、营业厅等）', 'The operator'],
      ['partner', 'SI（客户直接投诉）', 'The SI'],
    ]),
    choice('mode', text('业务模式', 'Mode'), [
      ['emp', 'EMP模式', 'EMP'],
      ['c', 'C模式', 'C'],
    ]),
    { ...major, required: false },
    {
      ...choice('again', text('重复投诉原因', 'Why again'), [
        ['late', '未在时限内回复', 'Not answered in time'],
        ['unsatisfied', '对回复不满意', 'Not satisfied with the answer'],
        ['other', '其他', 'Other'],
      ]),
      required: false,
    },
  ],
  severities: [
    { id: 'direct', title: text('业务问题', 'Business problem'), scale: 1 },
    { id: 'difficult', title: text('疑难', 'Difficult'), scale: 2 },
    { id: 'urgent', title: text('紧急', 'Urgent'), scale: 3 },
    { id: 'general', title: text('一般故障', 'General fault'), scale: 1 },
    { id: 'important', title: text('重要故障', 'Important fault'), scale: 3 },
    { id: 'severe', title: text('严重故障', 'Severe fault'), scale: 4 },
    { id: 'major', title: text('重大投诉', 'Major complaint'), scale: 4 },
  ],
  stages: [
    { id: 'handingIn', party: 'frontDoor', duty: 'forward', title: text('待移交服务中心', 'To hand in') },
    { id: 'sorting', party: 'centre', duty: 'judge', title: text('判定责任', 'Judging the cause') },
    { id: 'checkingNotice', party: 'operator', duty: 'handle', title: text('查看公告', 'Looking for a notice') },
    { id: 'confirmingFailure', party: 'information', duty: 'judge', title: text('IT查证', 'IT confirms') },
    { id: 'publishing', party: 'information', duty: 'handle', title: text('拟发公告', 'Publishing a notice') },
    { id: 'explaining', party: 'operator', duty: 'handle', title: text('查证解释', 'Explaining') },
    { id: 'difficult', party: 'operator', duty: 'handle', title: text('疑难问题处理', 'Difficult problem') },
    { id: 'forwarding', party: 'centre', duty: 'forward', title: text('待派单', 'To dispatch') },
    { id: 'solving', party: 'partner', duty: 'handle', title: text('SI处理', 'Partner solves') },
    { id: 'onSite', party: 'partner', duty: 'handle', title: text('现场服务', 'Visit') },
    { id: 'secondVisit', party: 'partner', duty: 'handle', title: text('第二次现场服务', 'Second visit') },
    { id: 'jointHandling', party: 'operator', duty: 'handle', title: text('移动共同处理', 'Operator joins in') },
    { id: 'refunding', party: 'centre', duty: 'handle', title: text('待充值退费', 'To refund') },
    { id: 'changeNotice', party: 'partner', duty: 'report', title: text('客服变更待告知', 'Change to be told') },
    { id: 'tellingCentre', party: 'operator', duty: 'forward', title: text('待通知客服中心', 'Centre to be told') },
    { id: 'callingBack', party: 'centre', duty: 'callBack', title: text('回访', 'Calling back') },
    { id: 'closing', party: 'firstAsked', duty: 'close', title: text('待办结', 'To close') },
    { id: 'filing', party: 'firstAsked', duty: 'close', title: text('待归档', 'To archive') },
  ],
  mainLine: ['handingIn', 'sorting', 'forwarding', 'solving', 'callingBack', 'closing', 'filing'],
  actions: [...centreActions, ...operatorActions, ...partnerActions, ...closingActions],
  clocks,
  triggers,
  money,
  kpis,
  checklists,
  reports,
  papers: [
    { id: 'workOrder', title: text('标准工单', 'Work order') },
    { id: 'ticket', title: text('不满工单或投诉受理单', 'Dissatisfaction or complaint ticket') },
    { id: 'faultReport', title: text('故障申告单或技术支持需求单', 'Fault report or support request') },
    { id: 'callBack', title: text('回访及满意度记录', 'Call-back and satisfaction') },
  ],
  script: [
    {
      id: 'greet',
      title: text('问候', 'Greet'),
      say: text(
        '您好，我姓{name}。请您慢慢说，我来记录。',
        'Good day, my name is {name}. Please take your time, I am writing it down.',
      ),
    },
    {
      id: 'listen',
      title: text('问清情况', 'Ask what happened'),
      say: text(
        '请问是哪项业务、什么时候开始、现在还受影响吗？',
        'Which service is it, since when, and are you still affected?',
      ),
    },
    {
      id: 'explain',
      title: text('说明程序', 'Explain what happens'),
      say: text(
        '您的问题由我单位跟踪到底，处理后会再回访您。',
        'We follow your case to its end and will call you back.',
      ),
    },
  ],
  settings: {
    returnLimit: 2,
    receiptOnRestDay: 'actual',
    dueAt: 'officeClose',
    warnBefore: [{ amount: 1, unit: 'calendarHour' }],
  },
};
