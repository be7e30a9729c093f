import type { ClockRule, MoneyRule, Pack } from '../../pack.ts';
import { archiveAction, withdrawAction } from '../commonActions.ts';
import {
  calendarDays,
  choice,
  customarySettings,
  customClock,
  given,
  stage,
  takenInAt,
  allBut,
  words,
  written,
} from '../writing.ts';
import { actions } from './actions.ts';

const stages = [
  stage('passingToStore', 'desk', 'forward', '待转商场', 'To the store'),
  stage('judging', 'store', 'judge', '判定投诉性质', 'Class and grounds'),
  stage('unfoundedDeciding', 'cashier', 'approve', '收银中心课长处理', 'Cashier-centre chief decides'),
  stage('unfoundedAnswering', 'store', 'handle', '待答复（不成立）', 'To answer (not founded)'),
  stage('notifying', 'store', 'forward', '待电话通知', 'To notify by phone'),
  stage('writing', 'store', 'forward', '待书面通知', 'To notify in writing'),
  stage('causeFinding', 'responsible', 'handle', '调查原因', 'Finding the cause'),
  stage('coordinating', 'inspection', 'handle', '物价质检协调', 'Inspection coordinates'),
  stage('proposing', 'responsible', 'handle', '提出方案', 'Plan to propose'),
  stage('planDeciding', 'operations', 'approve', '营运部门处长批复', 'Operations head approves'),
  stage('informing', 'store', 'report', '待通知顾客', 'To tell the customer'),
  stage('callingBack', 'firstAsked', 'callBack', '追踪顾客反映', 'Following up'),
  stage('penalising', 'operations', 'judge', '责任处罚', 'Penalties'),
  stage('improving', 'store', 'report', '改善对策', 'Improvement'),
  stage('filing', 'firstAsked', 'close', '待归档', 'To archive'),
];

const clocks: ClockRule[] = [
  {
    id: 'P9-D1',
    title: words('批复后通知顾客', 'Told after the approval'),
    owner: 'store',
    // The regime says "five days" without saying which: calendar days are the stricter reading.
    limit: calendarDays(5),
    start: ['planApproved'],
    stop: [['customerReplied']],
    cancel: [],
    warn: [calendarDays(1)],
    source: { article: '二、6', confidence: 'low' },
  },
  customClock('P9-H1', words('转商场', 'To the store'), 'desk', 1, ['companyReceived'], ['storeReceived']),
  customClock(
    'P9-H2',
    words('判定性质', 'Class and grounds'),
    'store',
    1,
    ['storeReceived'],
    ['judgedFounded', 'judgedUnfounded'],
  ),
  customClock(
    'P9-H3',
    words('不成立的处理', 'Decide on unfounded'),
    'cashier',
    1,
    ['judgedUnfounded'],
    ['unfoundedConfirmed', 'judgedFounded'],
  ),
  customClock(
    'P9-H4',
    words('答复不成立', 'Answer the unfounded'),
    'store',
    1,
    ['unfoundedConfirmed'],
    ['customerReplied'],
  ),
  customClock('P9-H5', words('电话通知', 'Phone'), 'store', 1, ['judgedFounded'], ['notifiedByPhone']),
  customClock('P9-H6', words('书面通知', 'Written notice'), 'store', 1, ['notifiedByPhone'], ['notifiedInWriting']),
  customClock('P9-H7', words('查明原因', 'Find the cause'), 'responsible', 3, ['notifiedInWriting'], ['causeFound']),
  customClock(
    'P9-H8',
    words('提出方案', 'Propose a plan'),
    'responsible',
    2,
    ['causeFound', 'planReturned'],
    ['planProposed'],
  ),
  customClock(
    'P9-H9',
    words('批复方案', 'Approve the plan'),
    'operations',
    1,
    ['planProposed'],
    ['planApproved', 'planReturned'],
  ),
  customClock('P9-H10', words('追踪顾客反映', 'Follow up'), 'firstAsked', 3, ['callBackDue'], ['calledBack']),
  customClock('P9-H11', words('责任处理', 'Penalties'), 'operations', 5, ['toPenalise'], ['penaltiesSettled']),
  customClock('P9-H12', words('改善对策', 'Improvement'), 'store', 5, ['penaltiesSettled'], ['improvementProposed']),
  customClock('P9-H13', words('归档', 'Archive'), 'firstAsked', 10, ['closed', 'withdrawn'], ['archived']),
  customClock('P9-H14', words('物价质检协调', 'Coordination'), 'inspection', 2, ['coordinationAsked'], ['coordinated']),
];

const company = words('公司', 'Company');
const penaltyRule = (number: number, zh: string, en: string): MoneyRule => ({
  id: `P9-M${number}`,
  title: words(`处罚${zh}`, `Penalty: ${en}`),
  kind: 'penalty',
  payer: words(zh, en),
  payee: company,
  multiplier: 1,
  deducted: true,
  source: written('二、7'),
});

/** P9: complaints at a store, 《顾客投诉制度》. The store manager is first responsible; the head of operations approves the plan. */
export const storeV1: Pack = {
  id: 'P9',
  version: 1,
  title: words('商场顾客投诉制度', 'Store: complaints of customers'),
  short: words('商场制度', 'Store'),
  source: '某商场顾客投诉制度',
  effectiveFrom: '2005-01-01',
  parties: [
    { id: 'company', title: company, kinds: ['member'] },
    { id: 'desk', title: words('公司受理部门', 'Desk of the company'), kinds: ['member', 'department'] },
    { id: 'operations', title: words('营运部门', 'Operations department'), kinds: ['department', 'member'] },
    {
      id: 'store',
      title: words('商场（顾客接待服务中心）', 'Store (customer reception centre)'),
      kinds: ['outlet', 'department'],
    },
    { id: 'cashier', title: words('收银中心', 'Cashier centre'), kinds: ['department', 'outlet'] },
    { id: 'inspection', title: words('物价质检', 'Price and quality inspection'), kinds: ['department'] },
    { id: 'responsible', title: words('受理单位', 'Responsible unit'), kinds: ['department', 'outlet'] },
  ],
  entries: [
    takenInAt('outlet', 'store', 'judging', 'storeReceived'),
    takenInAt('member', 'desk', 'passingToStore', 'companyReceived'),
  ],
  intake: [
    choice('matter', '投诉类别', 'Class', [
      ['goods', '商品质量', 'Quality of goods'],
      ['price', '价格', 'Price'],
      ['service', '服务质量', 'Service'],
      ['suggestion', '建议与意见', 'Suggestion'],
    ]),
  ],
  severities: [],
  money: [
    penaltyRule(1, '直接责任者', 'direct offender'),
    penaltyRule(2, '部门课长', 'section chief'),
    penaltyRule(3, '未妥善解决的责任者和主管', 'whoever left it unsolved'),
    {
      ...penaltyRule(4, '商场经理', 'store manager’s bonus of the month'),
      settledWith: 'store',
      source: written('二'),
    },
  ],
  kpis: [],
  checklists: [
    {
      id: 'card',
      title: words('顾客投诉记录卡', 'Complaint card'),
      items: [
        words('姓名、电话、住址', 'Name, phone, address'),
        words('投诉时间、对象', 'Time, and what or whom it is about'),
        words('具体内容和请求', 'What happened, and the demand'),
      ],
      source: written('二、1'),
    },
    {
      id: 'angry',
      title: words('顾客情绪激动', 'An angry customer'),
      items: [
        words(
          '火气较大：先请相关人员到场倾听，再填记录卡',
          'Fetch the right people and listen first, fill the card later',
        ),
        words('特别激动：引离公共场所，防止围堵', 'Very agitated: leave the public area, so that no crowd gathers'),
      ],
      source: written('二、1、2'),
    },
  ],
  reports: [
    {
      id: 'P9-D2',
      title: words('每周例会通报', 'Weekly reading at the meeting'),
      every: 'week',
      by: 'store',
      to: words('例会', 'The weekly meeting'),
      contents: [
        words('本周投诉案例及处理结果', 'The week’s complaints and their results'),
        words('作为奖罚依据', 'Basis of rewards and penalties'),
      ],
      source: written('二、9'),
    },
    {
      id: 'P9-D3',
      title: words('顾客投诉处理反馈报告', 'Feedback report on complaints'),
      every: 'month',
      by: 'store',
      to: words('领导', 'Management'),
      contents: [words('当月投诉案例的总结和分析', 'Summary and analysis of the month’s complaints')],
      source: written('二、9'),
    },
  ],
  stages,
  mainLine: [
    'judging',
    'notifying',
    'writing',
    'causeFinding',
    'proposing',
    'planDeciding',
    'informing',
    'callingBack',
    'penalising',
    'improving',
    'filing',
  ],
  actions: [
    ...actions,
    withdrawAction(allBut('filing', stages)),
    archiveAction(
      ['coordinating'],
      words('物价质检协调还没有结束，暂不能归档。', 'Inspection is still coordinating.'),
      written('二、9'),
    ),
  ],
  clocks,
  triggers: [
    {
      id: 'P9-T1',
      title: words('当月发生越级投诉', 'A complaint over the store manager’s head'),
      level: 'penalty',
      counts: 'overTheHead',
      atLeast: 1,
      within: 'month',
      concerns: 'unit',
      decidedBy: 'member',
      pays: 'P9-M4',
      consequence: words('商场经理当月奖金全免（P9-M4）', 'The store manager loses the bonus of the month (P9-M4)'),
      source: written('二'),
    },
  ],
  papers: [
    { id: 'card', title: words('顾客投诉记录卡', 'Complaint card') },
    { id: 'notice', title: words('书面通知', 'Written notice'), when: [given('founded', 'founded')] },
    { id: 'plan', title: words('解决方案及批复', 'Plan and approval'), when: [given('founded', 'founded')] },
  ],
  script: [],
  settings: customarySettings,
};
