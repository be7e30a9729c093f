import type { Pack } from '../../pack.ts';
import { choice, customarySettings, given, hours, stage, words } from '../writing.ts';
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
  title: words(
    '通信运营商与合作SI客户服务及投诉处理',
    'Telecom operator and system integrators: service and complaints',
  ),
  short: words('运营商与SI', 'Operator and SI'),
  source: '客户服务及投诉处理（第十章，2009-11-23）',
  effectiveFrom: '2009-11-23',
  parties: [
    { id: 'frontDoor', title: words('前台受理点', 'Front door'), kinds: ['outlet', 'department', 'member'] },
    { id: 'centre', title: words('ADC客户服务中心', 'Service centre'), kinds: ['department', 'member'] },
    { id: 'operator', title: words('移动承办部门', 'Operator’s department'), kinds: ['department', 'member'] },
    { id: 'information', title: words('IT部门', 'IT department'), kinds: ['department'] },
    { id: 'partner', title: words('SI或平台承建商', 'SI or contractor'), kinds: ['member', 'department', 'outlet'] },
  ],
  entries: [
    {
      // The operator above the partner calls back (its right towards every complainant).
      kinds: ['member', 'department', 'outlet'],
      when: [given('taker', 'partner')],
      party: 'partner',
      also: [{ party: 'centre', unit: 'aboveOrganisation' }],
      enters: ['solving'],
      marks: ['directReceived'],
    },
    { kinds: ['outlet'], party: 'frontDoor', enters: ['handingIn'], marks: ['frontReceived'] },
    { kinds: ['department', 'member'], party: 'centre', enters: ['sorting'], marks: ['centreReceived'] },
  ],
  intake: [
    choice('taker', '客户先找的是', 'Asked first', [
      ['operator', '移动（客服中心、营业厅等）', 'The operator'],
      ['partner', 'SI（客户直接投诉）', 'The SI'],
    ]),
    choice('mode', '业务模式', 'Mode', [
      ['emp', 'EMP模式', 'EMP'],
      ['c', 'C模式', 'C'],
    ]),
    { ...major, required: false },
    {
      ...choice('again', '重复投诉原因', 'Why again', [
        ['late', '未在时限内回复', 'Not answered in time'],
        ['unsatisfied', '对回复不满意', 'Not satisfied with the answer'],
        ['other', '其他', 'Other'],
      ]),
      required: false,
    },
  ],
  severities: [
    { id: 'direct', title: words('业务问题', 'Business problem'), scale: 1 },
    { id: 'difficult', title: words('疑难', 'Difficult'), scale: 2 },
    { id: 'urgent', title: words('紧急', 'Urgent'), scale: 3 },
    { id: 'general', title: words('一般故障', 'General fault'), scale: 1 },
    { id: 'important', title: words('重要故障', 'Important fault'), scale: 3 },
    { id: 'severe', title: words('严重故障', 'Severe fault'), scale: 4 },
    { id: 'major', title: words('重大投诉', 'Major complaint'), scale: 4 },
  ],
  stages: [
    stage('handingIn', 'frontDoor', 'forward', '待移交服务中心', 'To hand in'),
    stage('sorting', 'centre', 'judge', '判定责任', 'Judging the cause'),
    stage('checkingNotice', 'operator', 'handle', '查看公告', 'Looking for a notice'),
    stage('confirmingFailure', 'information', 'judge', 'IT查证', 'IT confirms'),
    stage('publishing', 'information', 'handle', '拟发公告', 'Publishing a notice'),
    stage('explaining', 'operator', 'handle', '查证解释', 'Explaining'),
    stage('difficult', 'operator', 'handle', '疑难问题处理', 'Difficult problem'),
    stage('forwarding', 'centre', 'forward', '待派单', 'To dispatch'),
    stage('solving', 'partner', 'handle', 'SI处理', 'Partner solves'),
    stage('onSite', 'partner', 'handle', '现场服务', 'Visit'),
    stage('secondVisit', 'partner', 'handle', '第二次现场服务', 'Second visit'),
    stage('jointHandling', 'operator', 'handle', '移动共同处理', 'Operator joins in'),
    stage('refunding', 'centre', 'handle', '待充值退费', 'To refund'),
    stage('changeNotice', 'partner', 'report', '客服变更待告知', 'Change to be told'),
    stage('tellingCentre', 'operator', 'forward', '待通知客服中心', 'Centre to be told'),
    stage('callingBack', 'centre', 'callBack', '回访', 'Calling back'),
    stage('closing', 'firstAsked', 'close', '待办结', 'To close'),
    stage('filing', 'firstAsked', 'close', '待归档', 'To archive'),
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
    { id: 'workOrder', title: words('标准工单', 'Work order') },
    { id: 'ticket', title: words('不满工单或投诉受理单', 'Dissatisfaction or complaint ticket') },
    { id: 'faultReport', title: words('故障申告单或技术支持需求单', 'Fault report or support request') },
    { id: 'callBack', title: words('回访及满意度记录', 'Call-back and satisfaction') },
  ],
  script: [
    {
      id: 'greet',
      title: words('问候', 'Greet'),
      say: words(
        '您好，我姓{name}。请您慢慢说，我来记录。',
        'Good day, my name is {name}. Please take your time, I am writing it down.',
      ),
    },
    {
      id: 'listen',
      title: words('问清情况', 'Ask what happened'),
      say: words(
        '请问是哪项业务、什么时候开始、现在还受影响吗？',
        'Which service is it, since when, and are you still affected?',
      ),
    },
    {
      id: 'explain',
      title: words('说明程序', 'Explain what happens'),
      say: words(
        '您的问题由我单位跟踪到底，处理后会再回访您。',
        'We follow your case to its end and will call you back.',
      ),
    },
  ],
  settings: { ...customarySettings, warnBefore: [hours(1)] },
};
