import type { ClockRule, Pack } from '../../pack.ts';
import { archiveAction, withdrawAction } from '../commonActions.ts';
import { allBut, choice, customarySettings, customClock, given, stage, takenInAt, words, written } from '../writing.ts';
import { actions } from './actions.ts';
import { fragment } from './source.ts';

const stages = [
  stage('onTheSpot', 'taker', 'handle', '当场处理', 'Settle on the spot'),
  stage('managerReviewing', 'sales', 'approve', '销售经理审阅', 'Sales manager reviews'),
  stage('departmentInvestigating', 'department', 'handle', '部门调查', 'Department investigates'),
  stage('appointing', 'company', 'forward', '待指定责任人', 'Handler to appoint'),
  stage('analysing', 'responsible', 'handle', '分析讨论', 'Analysis'),
  stage('commenting', 'company', 'approve', '总经理批阅', 'General manager comments'),
  stage('negotiating', 'responsible', 'handle', '与顾客协商', 'Negotiating'),
  stage('planApproving', 'company', 'approve', '批准最终方案', 'Final plan to approve'),
  stage('carryingOut', 'responsible', 'handle', '执行方案', 'Carrying out'),
  stage('effectAnalysing', 'taker', 'report', '效果分析', 'Effect to analyse'),
  stage('filing', 'firstAsked', 'close', '待归档', 'To archive'),
];

/** The source names no limit: every clock here is a custom of the office. */
const clocks: ClockRule[] = [
  customClock(
    'P6-H1',
    words('当场处理', 'On the spot'),
    'taker',
    1,
    ['lightTaken'],
    ['settledOnTheSpot', 'turnedSerious'],
  ),
  customClock(
    'P6-H2',
    words('销售经理审阅', 'Manager reviews'),
    'sales',
    1,
    ['seriousTaken', 'turnedSerious'],
    ['managerReviewed'],
  ),
  customClock(
    'P6-H3',
    words('部门调查', 'Department investigates'),
    'department',
    3,
    ['managerReviewed', 'investigationReturned'],
    ['investigated'],
  ),
  customClock(
    'P6-H4',
    words('指定处理责任人', 'Appoint the handler'),
    'company',
    1,
    ['investigated'],
    ['appointed', 'investigationReturned'],
  ),
  customClock(
    'P6-H5',
    words('形成初步意见', 'First opinion'),
    'responsible',
    3,
    ['appointed', 'opinionReturned'],
    ['opinionDrafted'],
  ),
  customClock(
    'P6-H6',
    words('总经理批阅', 'General manager comments'),
    'company',
    1,
    ['opinionDrafted'],
    ['commented', 'opinionReturned'],
  ),
  customClock(
    'P6-H7',
    words('协商', 'Negotiate'),
    'responsible',
    5,
    ['commented', 'planReturned'],
    ['customerAccepted', 'opinionReturned'],
  ),
  customClock(
    'P6-H8',
    words('批准最终方案', 'Approve the plan'),
    'company',
    1,
    ['customerAccepted'],
    ['planApproved', 'planReturned'],
  ),
  customClock('P6-H9', words('执行', 'Carry out'), 'responsible', 5, ['planApproved'], ['carriedOut']),
  customClock('P6-H10', words('效果分析', 'Analyse the effect'), 'taker', 5, ['carriedOut'], ['effectAnalysed']),
  customClock('P6-H11', words('归档', 'Archive'), 'firstAsked', 10, ['closed', 'withdrawn'], ['archived']),
];

/** P6: manufacturer C. A light complaint is settled on the spot, outside the procedure; a serious one goes through all of it.
 *  Complaints are settled where they arise and do not rise a level without need. */
export const makerShortV1: Pack = {
  id: 'P6',
  version: 1,
  title: words('制造企业顾客投诉处理程序（轻微、严重）', 'Manufacturer C: light and serious complaints'),
  short: words('制造企业丙', 'Manufacturer C'),
  source: '顾客投诉的分类、记录和处理',
  effectiveFrom: '2009-01-01',
  parties: [
    { id: 'company', title: words('销售总经理', 'Sales general manager'), kinds: ['member'] },
    { id: 'sales', title: words('销售经理', 'Sales manager'), kinds: ['department', 'member'] },
    { id: 'department', title: words('相关部门', 'Department concerned'), kinds: ['department', 'outlet'] },
    { id: 'responsible', title: words('处理责任人', 'Responsible handler'), kinds: ['department', 'outlet'] },
    { id: 'taker', title: words('投诉接纳部门', 'Taker'), kinds: ['department', 'outlet', 'member'] },
  ],
  entries: (['outlet', 'member'] as const).flatMap((kind) => [
    takenInAt(kind, 'taker', 'onTheSpot', 'lightTaken', [given('severity', 'light')]),
    takenInAt(kind, 'taker', 'managerReviewing', 'seriousTaken'),
  ]),
  intake: [
    choice('matter', '投诉内容', 'Content', [
      ['quality', '产品质量', 'Product quality'],
      ['transport', '运输包装', 'Transport and packing'],
      ['service', '服务质量', 'Service quality'],
      ['other', '其他方面', 'Other'],
    ]),
    choice('severity', '严重程度', 'Severity', [
      ['light', '轻微：当场可以解决，不涉及赔偿', 'Light: settled on the spot, no compensation'],
      ['serious', '严重：当场不能解决', 'Serious: not to be settled on the spot'],
    ]),
  ],
  severities: [
    { id: 'light', title: words('轻微投诉', 'Light'), scale: 1 },
    { id: 'serious', title: words('严重投诉', 'Serious'), scale: 3 },
  ],
  money: [],
  kpis: [],
  checklists: [
    {
      id: 'origin',
      title: words('就地解决', 'Settle at the place of origin'),
      items: [
        words('及时处理，消灭在萌芽之中', 'At once, before it grows'),
        words('在原发地解决，不上升到上一级', 'Where it arose; it does not rise a level'),
      ],
      source: fragment,
    },
  ],
  reports: [
    {
      id: 'P6-R1',
      title: words('投诉分类上报', 'Complaints by class'),
      every: 'month',
      by: 'taker',
      to: words('市场部', 'Marketing department'),
      contents: [
        words('按内容和严重程度分类的投诉', 'Complaints by content and severity'),
        words('处置情况和处置效果', 'How they were handled, and to what effect'),
      ],
      // The interval is a custom: the fragment names the duty alone.
      source: fragment,
    },
  ],
  stages,
  mainLine: [
    'managerReviewing',
    'departmentInvestigating',
    'appointing',
    'analysing',
    'commenting',
    'negotiating',
    'planApproving',
    'carryingOut',
    'filing',
  ],
  actions: [...actions, withdrawAction(allBut('filing', stages)), archiveAction(written('5.3.1'))],
  clocks,
  triggers: [],
  papers: [{ id: 'sheet', title: words('顾客投诉记录及处理表', 'Record and handling sheet') }],
  script: [],
  settings: customarySettings,
};
