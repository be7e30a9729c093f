import type { Pack } from '../../pack.ts';
import { withdrawAction } from '../commonActions.ts';
import { allBut, choice, customarySettings, given, line, pastDate, stage, takenInAt, words } from '../writing.ts';
import { approvalActions } from './approvalActions.ts';
import { articlesOf, teller, type Actors } from './actors.ts';
import { clocks } from './clocks.ts';
import { closingActions } from './closingActions.ts';
import { money } from './money.ts';
import { qualityActions } from './qualityActions.ts';
import { serviceActions } from './serviceActions.ts';
import { staffActions } from './staffActions.ts';

function stagesOf(actors: Actors) {
  return [
    stage('confirming', 'firstAsked', 'accept', '登记并复述确认', 'Register and read back'),
    stage('assigning', 'dispatcher', 'forward', '待交责任区域', 'To the area'),
    stage('visiting', 'fieldOwner', 'handle', '现场拜访', 'Visit'),
    stage('settling', 'fieldOwner', 'handle', '区内处理', 'Settle in the area'),
    stage('summarising', 'fieldOwner', 'report', '待月度汇总', 'For the monthly summary'),
    stage('submitting', 'fieldOwner', 'forward', '待报内联单', 'Slip to submit'),
    stage('slipApproving', 'approver', 'approve', `${actors.approver.zh}审核`, 'Slip to review'),
    stage('distributing', 'dispatcher', 'forward', '待分发', 'To distribute'),
    stage('answering', 'responsible', 'handle', '部门处理', 'Department answers'),
    stage('headSigning', 'responsible', 'approve', '待部门负责人签名', 'For the head to sign'),
    stage('supervisorApproving', 'responsible', 'approve', '待权责主管审批', 'For the supervisor'),
    stage('reportingAnswer', 'dispatcher', 'report', '待报审', 'To report the answer'),
    stage('answerApproving', 'approver', 'approve', `${actors.approver.zh}审批`, 'Answer to approve'),
    ...(actors.staffSlipReviewed
      ? [stage('staffReviewing', 'fieldOwner', 'approve', '待审核人员投诉', 'Staff slip to read')]
      : []),
    stage('passingToSuperior', 'firstAsked', 'forward', '待交上级主管', 'To the superior'),
    stage('superiorInvestigating', 'superior', 'handle', '上级主管调查', 'Superior investigates'),
    stage('staffReplying', actors.staffReplier, 'report', '待回复（人员）', 'To answer (staff)'),
    stage('staffSubmitting', 'dispatcher', 'forward', '待报审（人员）', 'To the approver (staff)'),
    stage('staffApproving', 'approver', 'approve', '审批（人员）', 'To approve (staff)'),
    stage('tellingSuperior', 'dispatcher', 'report', '待通知直接上司', 'To tell the superior'),
    stage('advising', 'firstAsked', 'handle', '解释用法', 'Usage advice'),
    stage('sampling', 'fieldOwner', 'handle', '赴现场取样', 'On the way for the sample'),
    stage('determining', 'fieldOwner', 'judge', '现场界定', 'Determine on site'),
    stage('repairing', 'quality', 'handle', '返修', 'Repair'),
    stage('documenting', 'fieldOwner', 'forward', '待填处理书', 'Defect document'),
    stage('documentApproving', 'approver', 'approve', '审批处理书', 'Document to approve'),
    stage(
      'returnDeciding',
      actors.approvesTwice ? 'fieldOwner' : 'company',
      'approve',
      '决定退货',
      'Decide the return',
    ),
    stage('documentDispatching', 'dispatcher', 'forward', '待交质量部门', 'To the quality department'),
    stage('testing', 'quality', 'judge', '质量界定', 'Determination'),
    ...(actors.approvesTwice
      ? [stage('secondApproving', 'fieldOwner', 'approve', '第二次审批', 'Second approval')]
      : []),
    stage('representativeApproving', 'management', 'approve', '管理者代表审批', 'For the representative'),
    stage('generalManagerApproving', 'management', 'approve', '总经理审批', 'For the general manager'),
    stage('informing', 'dispatcher', 'report', '待传达决定', 'Decision to pass on'),
    ...(actors.officeTells ? [stage('relaying', 'dispatcher', 'forward', '待转营业所', 'To the sales office')] : []),
    stage('telling', teller(actors), 'report', '待回复客户', 'To tell the customer'),
    stage('callingBack', 'firstAsked', 'callBack', '听取客户意见', 'Ask the customer'),
    stage('ruling', 'company', 'judge', '最终裁决', 'Final ruling'),
    stage('referring', 'firstAsked', 'report', '待告知外部途径', 'To tell of the state bodies'),
    stage('improving', 'responsible', 'handle', '限期改进', 'Improving'),
    stage('checkingImprovement', 'quality', 'judge', '验收改进', 'Checking the improvement'),
    stage('filing', 'dispatcher', 'close', '待归档', 'To archive'),
  ];
}

/** One procedure, two manufacturers: the same steps, other actors. */
export function maker(actors: Actors): Pack {
  const article = articlesOf(actors);
  const stages = stagesOf(actors);
  const quality = { field: 'matter', is: ['quality'] };
  return {
    id: actors.id,
    version: 1,
    title: actors.title,
    short: actors.short,
    source: actors.source,
    effectiveFrom: '2009-01-01',
    parties: [
      { id: 'company', title: words('公司', 'Company'), kinds: ['member'] },
      {
        id: 'management',
        title: words('管理者代表、总经理', 'Management representative, general manager'),
        kinds: ['member'],
      },
      { id: 'approver', title: actors.approver, kinds: ['department', 'member'] },
      { id: 'dispatcher', title: actors.dispatcher, kinds: ['department', 'member'] },
      // Before the quality department is brought in, its checks are the dispatcher's.
      { id: 'quality', title: actors.qualityDepartment, kinds: ['department'] },
      { id: 'fieldOwner', title: actors.fieldOwner, kinds: ['outlet', 'department'] },
      { id: 'superior', title: words('上级主管', 'Superior'), kinds: ['department', 'outlet', 'member'] },
      { id: 'responsible', title: words('被投诉部门', 'Department complained of'), kinds: ['department', 'outlet'] },
    ],
    entries: [
      takenInAt('outlet', 'fieldOwner', 'confirming', 'received'),
      takenInAt('member', 'dispatcher', 'confirming', 'received'),
    ],
    intake: [
      choice('matter', '投诉类别', 'Class', [
        ['service', actors.serviceClass.zh, actors.serviceClass.en],
        ['staff', '营业人员专业工作、态度', 'Staff: work and attitude'],
        ['quality', '产品质量', 'Product quality'],
      ]),
      line('model', '产品型号', 'Model', quality),
      line('batch', '产品批号', 'Batch number', quality),
      pastDate('ordered', '订单时间', 'Ordered on', false),
      pastDate('shipped', '发货时间', 'Shipped on', false),
      pastDate('arrivedOn', '到货时间', 'Arrived on', false),
    ],
    severities: [],
    money: money(actors),
    kpis: [],
    checklists: [
      {
        id: 'slip',
        title: words('投诉内联单填写要求', 'What a slip must say'),
        items: [
          words('详细描述投诉内容', 'The complaint in detail'),
          words('注明要求回复时间', 'The time by which a reply is required'),
          words('传真件或样品随附', 'Fax or sample attached'),
        ],
        source: article('5.3.1⑶'),
      },
      {
        id: 'onSite',
        title: words('现场鉴定要求', 'On site'),
        items: [
          words('界定三种结果之一，与客户取得一致认识', 'One of the three outcomes, agreed with the customer'),
          words('客户至上，兼顾公司利益', 'The customer first, the company’s interest kept in mind'),
          words('属使用问题的，说明服务承诺书上的保障', 'For misuse: explain what the service promise still gives'),
          words('理解客户的焦急，不与客户争吵', 'Understand the worry; never argue'),
          words('我方责任须提交资料、证明或照片', 'Where we are at fault: papers, proof or photographs'),
        ],
        source: article('5.3.3⑸⑹⑺、5.4.1'),
      },
    ],
    reports: [
      {
        id: `${actors.id}-R1`,
        title: words('区内投诉月度汇总', 'Monthly summary of cases settled in the area'),
        every: 'month',
        by: 'fieldOwner',
        to: actors.dispatcher,
        contents: [words('权限内处理的投诉及结果', 'Cases settled within own authority, with results')],
        source: article('5.3.1⑴'),
      },
    ],
    stages,
    mainLine: [
      'confirming',
      'visiting',
      'submitting',
      'distributing',
      'answering',
      'answerApproving',
      'telling',
      'callingBack',
      'filing',
    ],
    actions: [
      ...serviceActions(actors),
      ...staffActions(actors),
      ...qualityActions(actors),
      ...approvalActions(actors),
      ...closingActions(actors),
      withdrawAction(allBut('filing', stages)),
    ],
    clocks: clocks(actors),
    triggers: [],
    papers: [
      { id: 'register', title: words('客户投诉登记反馈表', 'Register and feedback sheet') },
      { id: 'slip', title: words('投诉内联单', 'Slip') },
      {
        id: 'investigation',
        title: words('调查意见表', 'Opinion of the inquiry'),
        when: [given('matter', 'staff')],
      },
      {
        id: 'defect',
        title: words('不良品投诉处理书', 'Defect document'),
        when: [given('outcome', 'fault', 'undetermined')],
      },
      {
        id: 'exchange',
        title: words('产品质量界定和退换货申请', 'Determination and exchange application'),
        when: [given('outcome', 'fault', 'undetermined')],
      },
      {
        id: 'photos',
        title: words('质量问题照片及证据', 'Photographs and evidence'),
        when: [given('matter', 'quality')],
      },
      {
        id: 'tests',
        title: words('质量检验资料', 'Test data'),
        when: [given('liability', 'quality', 'misuse')],
      },
    ],
    script: [],
    settings: customarySettings,
  };
}
