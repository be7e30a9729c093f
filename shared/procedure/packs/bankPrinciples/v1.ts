import type { ClockRule, FieldValue, Pack } from '../../pack.ts';
import { choice, customarySettings, houseClock, stage, words, workingDays, workingHours, written } from '../writing.ts';
import { actions } from './actions.ts';
import { checklists } from './conduct.ts';

/** The regime grades complaints, but does not let the clock depend on who has them: whoever was asked first answers for it. */
const replyClock = (id: string, title: ClockRule['title'], amount: number, severities: FieldValue[]): ClockRule => ({
  id,
  title,
  owner: 'firstAsked',
  limit: workingDays(amount),
  start: ['received', 'replyDue', 'regraded'],
  when: [{ fact: 'severity', is: severities }],
  stop: [['customerReplied']],
  cancel: ['regraded'],
  source: written('投诉处理原则：尽快处理'),
});

/** P8: principles, skills and three notices of a bank. Acknowledged at once, answered in one or five working days, raised level
 *  by level, followed until settled, called back, registered and reported.
 *
 *    acknowledging ─► (ends)
 *    handling (outlet) ◄─► handling (branch) ◄─► handling (head office) ─► calling back ─► reporting ─► filing
 *         any level replies; not settled: a promised date, again until it is        │ not satisfied: back to whoever was asked first */
export const bankPrinciplesV1: Pack = {
  id: 'P8',
  version: 1,
  title: words('银行客户投诉处理原则和技巧', 'A bank’s principles and skills for complaints'),
  short: words('银行原则', 'Bank principles'),
  source: 'ⅩⅩ银行客户投诉处理原则和技巧；交银办函〔2007〕142号、246号；柜员个人业务限时服务标准（试行）',
  effectiveFrom: '2007-07-20',
  parties: [
    { id: 'headOffice', title: words('总行', 'Head office'), kinds: ['member', 'department'] },
    { id: 'branch', title: words('分行管理部门', 'Branch department'), kinds: ['department', 'member'] },
    { id: 'outlet', title: words('网点', 'Outlet'), kinds: ['outlet'] },
  ],
  entries: [
    {
      kinds: ['outlet'],
      party: 'outlet',
      also: [
        { party: 'headOffice', unit: 'organisation' },
        { party: 'branch', unit: 'parent' },
      ],
      enters: ['acknowledging', 'handling'],
      marks: ['received', 'replyDue', 'handlingDue'],
    },
    {
      kinds: ['department'],
      party: 'branch',
      also: [{ party: 'headOffice', unit: 'organisation' }],
      enters: ['acknowledging', 'branchHandling'],
      marks: ['received', 'replyDue', 'branchHandlingDue'],
    },
    {
      kinds: ['member'],
      party: 'headOffice',
      enters: ['acknowledging', 'headHandling'],
      marks: ['received', 'replyDue', 'headHandlingDue'],
    },
  ],
  intake: [
    choice('severity', '投诉类别', 'Kind', [
      ['ordinary', '一般投诉', 'Ordinary'],
      ['complex', '复杂投诉', 'Complex'],
    ]),
  ],
  severities: [
    { id: 'ordinary', title: words('一般', 'Ordinary'), scale: 1 },
    { id: 'complex', title: words('复杂', 'Complex'), scale: 3 },
  ],
  stages: [
    stage('acknowledging', 'firstAsked', 'accept', '待确认收到', 'To acknowledge'),
    stage('handling', 'outlet', 'handle', '网点办理', 'Outlet handles'),
    stage('branchHandling', 'branch', 'handle', '分行办理', 'Branch handles'),
    stage('headHandling', 'headOffice', 'handle', '总行办理', 'Head office handles'),
    stage('callingBack', 'firstAsked', 'callBack', '后续回访', 'Calling back'),
    stage('reporting', 'firstAsked', 'report', '待登记上报', 'To register and report'),
    stage('filing', 'firstAsked', 'close', '待归档', 'To archive'),
  ],
  mainLine: ['handling', 'callingBack', 'reporting', 'filing'],
  actions,
  clocks: [
    {
      // The source says "at once"; the two working hours are the office's own.
      id: 'P8-D1',
      title: words('确认收到', 'Acknowledge'),
      owner: 'firstAsked',
      limit: workingHours(2),
      start: ['received'],
      // Beside another procedure, the first answer says that it was received.
      stop: [['acknowledged'], ['customerReplied']],
      cancel: [],
      warn: [{ amount: 30, unit: 'workingMinute' }],
      source: { article: '投诉处理原则：尽快处理', confidence: 'house' },
    },
    replyClock('P8-D2', words('一般投诉回复', 'Reply, ordinary'), 1, ['ordinary']),
    replyClock('P8-D3', words('复杂投诉回复', 'Reply, complex'), 5, ['complex']),
    {
      id: 'P8-D4',
      title: words('约定时间反馈', 'Promised feedback'),
      owner: 'firstAsked',
      limit: { unit: 'named' },
      start: ['promised'],
      stop: [['feedbackGiven'], ['customerReplied']],
      cancel: [],
      source: written('交银办函〔2007〕246号三'),
    },
    houseClock(
      'P8-H1',
      words('网点办理', 'Outlet handles'),
      'outlet',
      workingDays(5),
      ['handlingDue'],
      [['settled'], ['branchHandlingDue']],
    ),
    houseClock(
      'P8-H2',
      words('分行办理或回复请示', 'Branch handles or answers'),
      'branch',
      workingDays(2),
      ['branchHandlingDue'],
      [['settled'], ['advised'], ['headHandlingDue']],
    ),
    houseClock(
      'P8-H3',
      words('总行办理或回复请示', 'Head office handles or answers'),
      'headOffice',
      workingDays(2),
      ['headHandlingDue'],
      [['settled'], ['advised']],
    ),
    houseClock(
      'P8-H4',
      words('后续回访', 'Call back'),
      'firstAsked',
      workingDays(3),
      ['callBackDue'],
      [['calledBack']],
    ),
    houseClock(
      'P8-H5',
      words('登记上报', 'Register and report'),
      'firstAsked',
      workingDays(3),
      ['reportDue'],
      [['reported']],
    ),
    houseClock(
      'P8-H6',
      words('归档', 'Archive'),
      'firstAsked',
      workingDays(10),
      ['reported', 'withdrawn'],
      [['archived']],
    ),
  ],
  triggers: [],
  money: [],
  kpis: [],
  checklists,
  papers: [
    { id: 'record', title: words('投诉登记', 'Registration') },
    { id: 'reply', title: words('答复记录', 'Record of the reply') },
    { id: 'callBack', title: words('回访记录', 'Call-back record') },
  ],
  script: [
    {
      id: 'greet',
      title: words('问候并致歉', 'Greet and apologise'),
      say: words(
        '您好，我姓{name}。让您不愉快，我先向您道歉。',
        'Good day, my name is {name}. I am sorry for the trouble.',
      ),
    },
    {
      id: 'place',
      title: words('换个地方', 'Change places'),
      say: words('我们到这边坐下来谈，好吗？我来记录。', 'Shall we sit down over here? I will write it down.'),
    },
    {
      id: 'ask',
      title: words('先问后核', 'Ask, then confirm'),
      say: words('请问是谁、什么事、在哪里、什么时候、怎样发生的？', 'Who, what, where, when, and how did it happen?'),
    },
    {
      id: 'estimate',
      title: words('告知预计时间', 'Say how long'),
      say: words(
        '我们正在积极处理中，预计的时间我现在告诉您，有结果马上联系您。',
        'It is being handled. I tell you now how long it should take, and we call you with the result.',
      ),
    },
  ],
  settings: { ...customarySettings, warnBefore: [workingHours(2)] },
};
