import type { Pack } from '../../pack.ts';
import { actions } from './actions.ts';
import { clocks } from './clocks.ts';
import { letters } from './letters.ts';
import { triggers } from './triggers.ts';

/** P2: Liaoning banking association, 《客户服务投诉受理及处理暂行办法》 (draft for deliberation).
 *  Article numbers are those of the measures; `house` marks office customs that fill what the measures leave open, so that
 *  no unfinished complaint is ever without a next due moment. */
export const liaoningV1: Pack = {
  id: 'P2',
  version: 1,
  title: {
    zh: '辽宁省银行业客户服务投诉受理及处理暂行办法',
    en: 'Liaoning banking association: measures on customer complaints',
  },
  short: { zh: '辽宁办法', en: 'Liaoning' },
  source: '辽宁省银行业客户服务投诉受理及处理暂行办法（审议稿）',
  effectiveFrom: '2009-01-01',
  letters,
  parties: [
    { id: 'association', title: { zh: '协会', en: 'Association' }, kinds: ['association', 'department'] },
    { id: 'member', title: { zh: '会员单位', en: 'Member bank' }, kinds: ['member', 'department'] },
    { id: 'outlet', title: { zh: '网点', en: 'Outlet' }, kinds: ['outlet', 'department', 'member'] },
  ],
  entries: [
    { kinds: ['association'], party: 'association', enters: ['judging'], marks: ['associationReceived'] },
    { kinds: ['member'], party: 'member', enters: ['verifying', 'passing'], marks: ['memberReceived', 'received'] },
    {
      kinds: ['outlet'],
      party: 'outlet',
      also: [{ party: 'member', unit: 'organisation' }],
      enters: ['handling'],
      marks: ['outletReceived', 'received'],
    },
  ],
  intake: [],
  severities: [],
  money: [],
  kpis: [],
  checklists: [],
  stages: [
    { id: 'judging', party: 'association', duty: 'judge', title: { zh: '有效性判定', en: 'Judging validity' } },
    { id: 'approving', party: 'association', duty: 'approve', title: { zh: '内部审批', en: 'Internal approval' } },
    { id: 'forwarding', party: 'association', duty: 'forward', title: { zh: '待转办', en: 'To forward' } },
    {
      id: 'answeringInvalid',
      party: 'association',
      duty: 'handle',
      title: { zh: '待答复（不成立）', en: 'To answer (not valid)' },
    },
    { id: 'memberInbox', party: 'member', duty: 'accept', title: { zh: '待会员受理', en: 'For the member to accept' } },
    { id: 'verifying', party: 'member', duty: 'handle', title: { zh: '核实', en: 'Verifying' } },
    { id: 'passing', party: 'member', duty: 'forward', title: { zh: '待转网点', en: 'To pass to the outlet' } },
    { id: 'deciding', party: 'member', duty: 'approve', title: { zh: '超权限待定', en: 'Demand above authority' } },
    { id: 'outletInbox', party: 'outlet', duty: 'accept', title: { zh: '待网点受理', en: 'For the outlet to accept' } },
    { id: 'handling', party: 'outlet', duty: 'handle', title: { zh: '网点办理', en: 'Outlet handles' } },
    { id: 'answered', party: 'member', duty: 'report', title: { zh: '待上报', en: 'To report up' } },
    { id: 'rectifying', party: 'outlet', duty: 'handle', title: { zh: '整改', en: 'Rectifying' } },
    {
      id: 'checkingRectification',
      party: 'member',
      duty: 'judge',
      title: { zh: '整改验收', en: 'Checking rectification' },
    },
    { id: 'reviewing', party: 'association', duty: 'judge', title: { zh: '结果审核', en: 'Reviewing the result' } },
    { id: 'callingBack', party: 'firstAsked', duty: 'callBack', title: { zh: '回访', en: 'Calling back' } },
    { id: 'closing', party: 'firstAsked', duty: 'close', title: { zh: '待办结', en: 'To close' } },
    { id: 'filing', party: 'firstAsked', duty: 'close', title: { zh: '待归档', en: 'To archive' } },
  ],
  mainLine: [
    'judging',
    'approving',
    'forwarding',
    'memberInbox',
    'verifying',
    'handling',
    'answered',
    'reviewing',
    'callingBack',
    'closing',
    'filing',
  ],
  actions,
  clocks,
  triggers,
  reports: [
    {
      id: 'P2-R1',
      title: { zh: '客户投诉情况通报', en: 'Bulletin of complaints' },
      every: 'halfYear',
      by: 'association',
      to: { zh: '各会员单位', en: 'All members' },
      contents: [
        { zh: '当期客户投诉发生情况', en: 'Complaints of the period' },
        { zh: '各会员单位处理情况', en: 'How each member handled its own' },
      ],
      source: { article: '第八条（四）', confidence: 'high' },
    },
  ],
  papers: [
    { id: 'workingSheet', title: { zh: '客户投诉受理工作表', en: 'Complaint working sheet' } },
    { id: 'result', title: { zh: '处理结果及答复记录', en: 'Result and record of the answer' } },
    { id: 'callBack', title: { zh: '回访记录', en: 'Call-back record' } },
  ],
  script: [
    {
      id: 'greet',
      title: { zh: '问候', en: 'Greet' },
      say: {
        zh: '您好，这里是投诉受理台，我姓{name}。请您慢慢说，我来记录。',
        en: 'Good day, complaint desk, my name is {name}. Please take your time, I am writing it down.',
      },
    },
    {
      id: 'listen',
      title: { zh: '倾听并记录', en: 'Listen and record' },
      say: {
        zh: '请问是哪家网点、什么时间、哪位工作人员？当时的经过是怎样的？',
        en: 'Which outlet was it, when, and who served you? What happened?',
      },
    },
    {
      id: 'thank',
      title: { zh: '致谢与致歉', en: 'Thank and apologise' },
      say: {
        zh: '感谢您告诉我们。给您带来不便，我先向您道歉。',
        en: 'Thank you for telling us. I am sorry for the trouble this caused you.',
      },
    },
    {
      id: 'demand',
      title: { zh: '询问诉求', en: 'Ask for the demand' },
      say: { zh: '您希望怎样解决？', en: 'How would you like this to be settled?' },
    },
    {
      id: 'explain',
      title: { zh: '说明程序', en: 'Explain what happens' },
      say: {
        zh: '我们会在二个工作日内转交相关银行核实，银行会直接答复您。目前我不能先下结论，请您理解。',
        en: 'Within two working days we pass this to the bank, which verifies it and answers you. I cannot judge it before that.',
      },
    },
    {
      id: 'farewell',
      title: { zh: '留号道别', en: 'Give the number, say goodbye' },
      say: {
        zh: '您的投诉编号稍后念给您，请记下。有新情况随时拨打024-22532961。再见。',
        en: 'I will read you the number of your complaint, please note it. Call 024-22532961 with anything new. Goodbye.',
      },
    },
  ],
  settings: {
    returnLimit: 2,
    receiptOnRestDay: 'actual',
    dueAt: 'officeClose',
    warnBefore: [{ amount: 1, unit: 'workingDay' }],
  },
};
