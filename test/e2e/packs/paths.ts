import type { FormValues } from '../../../shared/procedure/pack.ts';

/** The longest way through each procedure, from the registration to the archive and beyond. In forms '@x' is the unit with this key,
 *  '@@x' the person with this account; amounts are in fen, as everywhere. */
export type Step = readonly [account: string, action: string, form?: FormValues];
export type Path = {
  pack: string;
  /** Account of whoever registers it, and the answers to the questions of the procedure. */
  by: string;
  asked: FormValues;
  steps: readonly Step[];
  /** Stands on its page at the end. */
  shows: readonly string[];
};

const far = '2099-12-31';
const moment = '2099-12-31 10:00';
const told = { replyManner: 'phone', reply: '已致电说明并致歉' };
const settled = { result: '已办妥', ...told, solved: true };
const filed = { papersComplete: true };

/** The same skeleton, with the regional manager's two approvals in B. */
const maker = (pack: 'P4' | 'P5'): Path => ({
  pack,
  by: 'liu',
  asked: { matter: 'quality', model: 'A-1', batch: 'B1' },
  steps: [
    ['liu', 'confirmAtOffice', { object: '出水口', realCause: '漏水', readBack: true, dispatcher: '@afterSales' }],
    ['liu', 'orderVisit', { unit: '@branch', slip: '请到场取样', requiredReply: moment }],
    ['liu', 'agreeVisit', { agreedTime: moment, customerAgrees: true, reason: '路远' }],
    ['liu', 'arrive', { sample: '取样一件' }],
    ['liu', 'cannotDetermine', { facts: '密封圈破损', photos: true, why: '成因不明' }],
    ['liu', 'fillDefectDocument', { document: '见处理书', evidence: true, approver: '@marketing' }],
    ['marketing', 'approveDocument'],
    ['gao', 'decideReturn', { goodsBack: true }],
    ['afterSales', 'dispatchDocument', { complete: true, unit: '@quality' }],
    ['quality', 'recordGoods', { freight: 12_000 }],
    [
      'quality',
      'recordTest',
      { liability: 'quality', cause: '材质不符', opinion: '更换', measures: '改进来料检验', freight: 12_000 },
    ],
    ...(pack === 'P5' ? ([['gao', 'approveSecond']] as const) : []),
    ['gao', 'approveByRepresentative'],
    ['house', 'approveByGeneralManager', { improvement: true, improveBy: far, unit: '@operations' }],
    ['afterSales', 'informDecision', { decision: '免费更换，运费由公司承担' }],
    ...(pack === 'P5'
      ? ([
          ['afterSales', 'passToOffice'],
          ['liu', 'tell', settled],
        ] as const)
      : ([['afterSales', 'tell', settled]] as const)),
    ['branch', 'recordCallBack', { result: 'satisfied' }],
    ['operations', 'reportImprovement', { measures: '来料加检' }],
    ['quality', 'passImprovement', { comment: '抽检合格' }],
    ['afterSales', 'archive', filed],
  ],
  shows: ['120.00'],
});

export const paths: readonly Path[] = [
  {
    pack: 'P1',
    by: 'liu',
    asked: { taker: 'operator', mode: 'c' },
    steps: [
      ['liu', 'handIn', { unit: '@house' }],
      ['liu', 'judgeMajor', { major: 'weakness', reason: '多名客户同样扣费' }],
      ['gao', 'judgeCause', { cause: 'si', basis: '平台记录' }],
      ['gao', 'dispatchSupport', { unit: '@partner', grade: 'urgent', request: 'tariff', description: '短信多扣费' }],
      ['partner', 'reportRefund', { kind: 'wrongCharge', base: 1500, verified: '属实' }],
      ['partner', 'solve', { result: '已退订', ...told, firstTime: true }],
      ['house', 'recordCallBack', { result: 'unsatisfied', text: '短信还在发' }],
      ['partner', 'solve', { result: '已清除订购关系', ...told, firstTime: false }],
      ['house', 'recordCallBack', { result: 'satisfied' }],
      ['gao', 'recharge', { receipt: 'CZ-1' }],
      ['liu', 'analyse', { analysis: '退订接口未校验' }],
      ['liu', 'close'],
      ['liu', 'archive', filed],
    ],
    // Wrongly charged by the service provider: refunded double, taken from its settlement (P1-M1).
    shows: ['30.00'],
  },
  {
    pack: 'P3',
    by: 'gao',
    asked: { severity: 'major' },
    steps: [
      ['gao', 'reportInParallel', { unit: '@sales', audit: '@audit', summary: '账户疑被盗卖' }],
      ['sales', 'readByHead'],
      ['house', 'readByVicePresident'],
      ['audit', 'reportFindings', { founded: 'founded', facts: '密码未改', proposal: '协商赔偿' }],
      ['sales', 'sign'],
      ['audit', 'sendOn', { unit: '@callCentre' }],
      ['house', 'acknowledge', { comment: '同意赔偿' }],
      ['callCentre', 'replyMajor', { ...settled, reaction: 'satisfied' }],
      ['gao', 'archive', filed],
    ],
    shows: ['协商赔偿'],
  },
  maker('P4'),
  maker('P5'),
  {
    pack: 'P6',
    by: 'liu',
    asked: { matter: 'transport', severity: 'serious' },
    steps: [
      ['liu', 'passToSales', { unit: '@sales' }],
      ['sales', 'review', { opinion: '请查封签强度', unit: '@quality' }],
      ['quality', 'investigate', { facts: '热压温度偏低', opinion: '更换' }],
      ['gao', 'appoint', { unit: '@sales', person: '@@sales' }],
      ['sales', 'draftOpinion', { participants: '质检、销售', analysis: '温度偏低', opinion: '更换' }],
      ['gao', 'comment', { comment: '同意协商' }],
      ['sales', 'negotiate', { result: 'notYet', plan: '只换一半', replyManner: 'phone' }],
      ['sales', 'negotiate', { result: 'accepted', plan: '整批更换', replyManner: 'phone' }],
      ['gao', 'approvePlan'],
      ['sales', 'carryOut', settled],
      ['liu', 'analyseEffect', { satisfaction: 'satisfied', effect: '没有再发生' }],
      ['liu', 'archive', filed],
    ],
    shows: ['sales员'],
  },
  {
    pack: 'P7',
    by: 'liu',
    asked: { content: 'service', degree: 'critical', psychology: 'respect' },
    steps: [
      ['liu', 'judgeFounded', { grounds: '有叫号记录', demand: '合理' }],
      ['liu', 'assign', { unit: '@quality', person: '@@quality' }],
      ['quality', 'analyse', { cause: 'staff', facts: '未引导', personAtFault: '张某' }],
      ['quality', 'propose', { plan: '退费致歉' }],
      ['gao', 'sendBackPlan', { comment: '写明整改' }],
      ['quality', 'propose', { plan: '退费致歉，加设引导' }],
      ['gao', 'approvePlan'],
      ['quality', 'execute', settled],
      ['branch', 'recordCallBack', { result: 'satisfied' }],
      ['gao', 'penalisePerson', { person: '张某', base: 180_000, share: 10, reason: '未引导' }],
      ['gao', 'endPenalties', { conclusion: '扣减当月绩效' }],
      ['liu', 'summarise', { evaluation: '引导不足', measures: '每日检查' }],
      ['liu', 'archive', filed],
    ],
    shows: ['180.00'],
  },
  {
    pack: 'P8',
    by: 'liu',
    asked: { severity: 'complex' },
    steps: [
      ['liu', 'acknowledge', { manner: 'phone', estimate: far }],
      ['liu', 'stepIn', { manager: '大堂经理' }],
      ['liu', 'promise', { replyManner: 'phone', progress: '在查', promised: far }],
      ['liu', 'escalateToBranch', { unit: '@house', reason: 'authority', request: '超出权限' }],
      ['gao', 'advise', { opinion: '可以退费' }],
      ['liu', 'reply', settled],
      ['branch', 'recordCallBack', { result: 'satisfied' }],
      ['liu', 'reportUp', { summary: '已退费' }],
      ['liu', 'archive', filed],
      // C-D8, on a complaint that is over: gao has advised in it, so another one reviews.
      [
        'liu',
        'askReview',
        { decidedBy: '@branch', unit: '@house', decisionReceived: 'today', appliedOn: 'today', grounds: '没有看录像' },
      ],
      [
        'house',
        'decideReview',
        {
          processRight: true,
          limitsKept: true,
          facts: '录像属实',
          outcome: 'again',
          reasons: '事实没有查清',
          order: '核对录像后重新答复',
          carryOutBy: far,
        },
      ],
      ['house', 'tellReview', { replyManner: 'letter', reply: '核查决定书已寄出', remediesTold: true }],
      ['liu', 'carryOutReview', settled],
    ],
    shows: ['核查决定并告知', '责令重新处理'],
  },
  {
    pack: 'P9',
    by: 'liu',
    asked: { matter: 'goods' },
    steps: [
      ['liu', 'judgeFounded', { grounds: '有出库单' }],
      ['liu', 'notifyByPhone', { unit: '@sales', person: '@@sales' }],
      ['liu', 'sendWrittenNotice', { notice: '请查明原因' }],
      ['liu', 'tellInspection', { unit: '@audit', text: '货不对版' }],
      ['sales', 'findCause', { cause: '发错型号', person: '李某' }],
      ['sales', 'askInspection', { request: '请核对标签' }],
      ['audit', 'coordinate', { result: '标签有误' }],
      ['sales', 'proposePlan', { plan: '更换', unit: '@operations' }],
      ['operations', 'approvePlan'],
      ['liu', 'tellCustomer', settled],
      ['branch', 'recordCallBack', { result: 'satisfied' }],
      ['operations', 'penaliseOffender', { person: '李某', amount: 20_000, reason: '发错货' }],
      ['operations', 'finishPenalties', { penalties: 'given', comment: '已定' }],
      ['liu', 'recordImprovement', { summary: '核对不严', measures: '双人核对' }],
      ['liu', 'archive', filed],
    ],
    shows: ['200.00'],
  },
];
