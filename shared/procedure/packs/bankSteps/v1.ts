import type { Field, MoneyRule, Pack } from '../../pack.ts';
import { choice, customarySettings, houseClock, stage, words, workingDays, written } from '../writing.ts';
import { actions } from './actions.ts';

const optional = (field: Field): Field => ({ ...field, required: false });

/** The source says "a certain share" without numbers: the leader names it, up to the whole. */
const penalty = (id: string, zh: string, en: string): MoneyRule => ({
  id,
  title: words(zh, en),
  kind: 'penalty',
  payer: words('责任人', 'Person at fault'),
  payee: words('本行', 'Bank'),
  multiplier: 1,
  share: { least: 0, most: 100 },
  deducted: false,
  source: written('处理流程7'),
});

/** P7: the eight steps of a bank. The source has no time limits at all: every clock is the office's own.
 *
 *    1 registered ─► 2 judging ─┬─► 3 assigning ─► 4 analysing ─► 5 proposing ─► 6 deciding ─► 7 executing ─┬─► calling back ─► 8 summarising
 *                               └─► answered tactfully (disputed: judged again) ─► 8                        └─► penalising ───┘        */
export const bankStepsV1: Pack = {
  id: 'P7',
  version: 1,
  title: words('银行客户投诉处理流程（八步）', 'Handling bank complaints in eight steps'),
  short: words('银行八步', 'Eight steps'),
  source: '银行客户抱怨投诉处理技巧：银行客户投诉处理流程',
  effectiveFrom: '2010-01-01',
  parties: [
    { id: 'bank', title: words('主管领导', 'Leader in charge'), kinds: ['member'] },
    { id: 'taker', title: words('受理单位', 'Taking unit'), kinds: ['outlet', 'department', 'member'] },
    { id: 'responsible', title: words('责任部门', 'Responsible unit'), kinds: ['department', 'outlet', 'member'] },
  ],
  entries: [
    {
      kinds: ['outlet', 'department', 'member'],
      party: 'taker',
      also: [{ party: 'bank', unit: 'organisation' }],
      enters: ['judging'],
      marks: ['received'],
    },
  ],
  intake: [
    optional(
      choice('content', '投诉内容', 'About', [
        ['price', '价格', 'Price'],
        ['quality', '质量', 'Quality'],
        ['function', '功能', 'Function'],
        ['technique', '技术', 'Technique'],
        ['service', '服务', 'Service'],
      ]),
    ),
    optional(
      choice('degree', '投诉程度', 'Degree', [
        ['constructive', '建设性投诉', 'Constructive'],
        ['critical', '批评性投诉', 'Critical'],
        ['accusatory', '控告性投诉', 'Accusatory'],
      ]),
    ),
    optional(
      choice('failure', '服务失败类型', 'Failure of', [
        ['process', '过程失败', 'The process'],
        ['outcome', '结果失败', 'The outcome'],
      ]),
    ),
    optional(
      choice('stage', '不满的程度', 'Build-up', [
        ['latent', '潜在不满', 'Latent dissatisfaction'],
        ['turning', '即将转化为抱怨', 'About to become a grumble'],
        ['open', '显在化抱怨', 'Open grumble'],
        ['latentComplaint', '潜在投诉', 'Latent complaint'],
        ['complaint', '投诉', 'Complaint'],
      ]),
    ),
    optional(
      choice('psychology', '客户心理', 'State of mind', [
        ['vent', '求发泄', 'To vent'],
        ['respect', '求尊重', 'Respect'],
        ['compensation', '求补偿', 'Compensation'],
      ]),
    ),
    optional(
      choice('motive', '投诉目的', 'Motive', [
        ['spiritual', '精神满足', 'Being heard'],
        ['material', '物质满足', 'Something material'],
      ]),
    ),
  ],
  severities: [
    { id: 'constructive', title: words('建设性', 'Constructive'), scale: 1 },
    { id: 'critical', title: words('批评性', 'Critical'), scale: 2 },
    { id: 'accusatory', title: words('控告性', 'Accusatory'), scale: 3 },
  ],
  stages: [
    stage('judging', 'taker', 'judge', '判定是否成立', 'Judging'),
    stage('answeringUnfounded', 'taker', 'handle', '待答复（不成立）', 'To answer (not founded)'),
    stage('assigning', 'taker', 'forward', '确定责任部门', 'Assigning'),
    stage('analysing', 'responsible', 'handle', '分析原因', 'Finding the cause'),
    stage('proposing', 'responsible', 'handle', '拟订方案', 'Proposing'),
    stage('deciding', 'bank', 'approve', '主管领导批示', 'Leader decides'),
    stage('executing', 'responsible', 'handle', '实施方案', 'Carrying out'),
    stage('penalising', 'bank', 'approve', '责任处罚', 'Penalties'),
    stage('callingBack', 'firstAsked', 'callBack', '收集反馈', 'Collecting feedback'),
    stage('summarising', 'firstAsked', 'report', '总结评价', 'Summarising'),
    stage('filing', 'firstAsked', 'close', '待归档', 'To archive'),
  ],
  mainLine: [
    'judging',
    'assigning',
    'analysing',
    'proposing',
    'deciding',
    'executing',
    'callingBack',
    'summarising',
    'filing',
  ],
  actions,
  clocks: [
    houseClock(
      'P7-H1',
      words('判定是否成立', 'Judge'),
      'taker',
      workingDays(1),
      ['received', 'disputed'],
      [['judgedFounded'], ['judgedUnfounded']],
    ),
    houseClock('P7-H2', words('答复不成立', 'Answer'), 'taker', workingDays(1), ['judgedUnfounded'], [['answered']]),
    houseClock(
      'P7-H3',
      words('确定责任部门', 'Assign'),
      'taker',
      workingDays(1),
      ['judgedFounded', 'returned'],
      [['assigned']],
    ),
    houseClock(
      'P7-H4',
      words('查明原因', 'Find the cause'),
      'responsible',
      workingDays(3),
      ['assigned'],
      [['causeFound']],
      ['returned'],
    ),
    houseClock(
      'P7-H5',
      words('提出方案', 'Propose'),
      'responsible',
      workingDays(2),
      ['causeFound', 'planReturned'],
      [['proposed']],
    ),
    houseClock(
      'P7-H6',
      words('领导批示', 'Decide'),
      'bank',
      workingDays(1),
      ['proposed'],
      [['decided'], ['planReturned']],
    ),
    houseClock(
      'P7-H7',
      words('实施并通知客户', 'Carry out and tell'),
      'responsible',
      workingDays(3),
      ['decided'],
      [['executed']],
    ),
    houseClock('P7-H8', words('责任处罚', 'Penalties'), 'bank', workingDays(10), ['penaltiesDue'], [['penaltiesDone']]),
    houseClock(
      'P7-H9',
      words('收集反馈', 'Collect feedback'),
      'firstAsked',
      workingDays(3),
      ['callBackDue'],
      [['calledBack']],
    ),
    houseClock(
      'P7-H10',
      words('总结评价', 'Summarise'),
      'firstAsked',
      workingDays(5),
      ['summaryDue'],
      [['summarised']],
    ),
    houseClock(
      'P7-H11',
      words('归档', 'Archive'),
      'firstAsked',
      workingDays(10),
      ['summarised', 'withdrawn'],
      [['archived']],
    ),
  ],
  triggers: [],
  money: [
    penalty('P7-M1', '扣罚直接责任人', 'Deduction: person at fault'),
    penalty('P7-M2', '扣罚部门主管', 'Deduction: head of the unit'),
    penalty('P7-M3', '扣罚延误责任人', 'Deduction: whoever delayed'),
  ],
  kpis: [],
  checklists: [],
  papers: [
    { id: 'record', title: words('客户投诉记录表', 'Record form') },
    { id: 'plan', title: words('处理方案及领导批示', 'Plan and decision') },
    { id: 'feedback', title: words('客户反馈记录', 'Feedback') },
    { id: 'summary', title: words('总结评价', 'Summary') },
  ],
  script: [],
  settings: customarySettings,
};
