/** Houses of the demo that handle complaints by regimes of their own, and what happened there. In forms, '@unit:x' and '@person:x'
 *  are a unit of the house by its key and whoever is first in charge there, '@date:n' and '@moment:n' lie n days ahead. */
import type { FormValues } from '../../../shared/procedure/pack.ts';

/** One step after the other; `wait` in working minutes, 40 when left out. */
export type RegimeStep = [action: string, form?: FormValues, wait?: number];

export type RegimeTale = {
  /** Key of the unit that registers. */
  at: string;
  channel: 'phone' | 'visit' | 'letter';
  /** About whom; the house when left out. */
  about?: string;
  extra: FormValues;
  reason: string;
  texts: readonly (readonly [narrative: string, demand: string])[];
  steps: readonly RegimeStep[];
  /** One complaint for each: so many steps were taken (all when null), the last so many working days ago. */
  told: readonly (readonly [steps: number | null, rest: number])[];
};

export type RegimeHouse = {
  pack: string;
  overlays: string[];
  /** A house of its own, or one of the demo's banks with the key of its first outlet. */
  house: { name: string; prefix: string } | { bank: number; outlet: string };
  departments: readonly (readonly [key: string, name: string])[];
  outlets: readonly (readonly [key: string, name: string])[];
  tales: readonly RegimeTale[];
};

const told = { replyManner: 'phone', reply: '已致电说明处理结果并致歉。' };
const filed: RegimeStep = ['archive', { papersComplete: true }, 300];

const bankSteps: RegimeHouse = {
  pack: 'P7',
  overlays: ['C'],
  house: { bank: 1, outlet: 'outlet' },
  departments: [['personal', '个人金融部']],
  outlets: [],
  tales: [
    {
      at: 'outlet',
      channel: 'visit',
      about: 'outlet',
      extra: { content: 'service', degree: 'critical', psychology: 'respect' },
      reason: 'C1',
      texts: [
        ['柜员告知材料不全，客户往返三次才办成挂失，期间无人说明所需材料。', '说明办理要求，向本人致歉'],
        ['客户在大堂等候时询问理财到期事宜，引导员称“自己看手机”，态度生硬。', '致歉，改进大堂服务'],
        ['预约大额取现，到场后被告知现金不足，又等了一个半小时。', '说明原因，按约办理'],
        ['更换身份证后多次到网点更新信息，仍提示证件过期。', '一次办结'],
      ],
      steps: [
        ['judgeFounded', { grounds: '有叫号记录和监控', demand: '要求合理' }],
        ['assign', { unit: '@unit:personal', person: '@person:personal' }],
        ['analyse', { cause: 'staff', facts: '未一次性告知所需材料', personAtFault: '当班柜员', loss: 0 }, 200],
        ['propose', { plan: '上门致歉，补办手续，修订一次性告知单' }, 120],
        ['approvePlan', {}, 120],
        ['execute', { result: '已上门致歉并当场办结', ...told, solved: true }, 300],
        ['recordCallBack', { result: 'satisfied' }, 200],
        ['penalisePerson', { person: '当班柜员', base: 180_000, share: 10, reason: '未按规定一次性告知' }],
        ['endPenalties', { conclusion: '扣减当月绩效，组织学习' }],
        ['summarise', { evaluation: '告知不完整，监督不到位', measures: '柜台摆放一次性告知单，大堂经理每日检查' }],
        filed,
      ],
      told: [
        [null, 40],
        [null, 12],
        [5, 0.4],
        [2, 0.3],
      ],
    },
  ],
};

const bankPrinciples: RegimeHouse = {
  pack: 'P8',
  overlays: ['C'],
  house: { bank: 4, outlet: 'outlet' },
  departments: [],
  outlets: [],
  tales: [
    {
      at: 'outlet',
      channel: 'phone',
      about: 'outlet',
      extra: { severity: 'ordinary' },
      reason: 'C2',
      texts: [
        ['自助存款机吞钞八百元，联系电话一小时无人接听。', '尽快核实退款'],
        ['网点一台柜员机连续三天停用，没有告示。', '尽快修复，张贴告示'],
        ['叫号机过号后要重新排队，老人等候两次。', '过号可以优先办理'],
      ],
      steps: [
        ['acknowledge', { manner: 'phone', estimate: '@date:1' }, 30],
        ['reply', { result: '核对长款后当日退回', ...told, solved: true }, 150],
        ['recordCallBack', { result: 'satisfied' }, 200],
        ['reportUp', { summary: '设备故障，已退款并登记' }, 120],
        filed,
      ],
      told: [
        [null, 30],
        [2, 0.3],
        [1, 0.1],
      ],
    },
    {
      at: 'outlet',
      channel: 'letter',
      about: 'outlet',
      extra: { severity: 'ordinary' },
      reason: 'C7',
      texts: [['转账手续费多收十二元，网点答复称按标准收取，未出示收费公示。', '退还多收的手续费']],
      steps: [
        ['acknowledge', { manner: 'phone', estimate: '@date:1' }, 30],
        ['reply', { result: '核对收费系统，按公示标准收取', ...told, solved: true }, 150],
        ['recordCallBack', { result: 'accepted' }, 200],
        ['reportUp', { summary: '已说明收费标准' }, 120],
        filed,
        [
          'askReview',
          {
            decidedBy: '@unit:outlet',
            unit: '@unit:house',
            decisionReceived: '@date:-6',
            appliedOn: '@date:0',
            grounds: '网点没有出示收费公示，要求上级行核查收费依据',
          },
          1800,
        ],
      ],
      told: [[null, 0.6]],
    },
    {
      at: 'outlet',
      channel: 'visit',
      about: 'outlet',
      extra: { severity: 'complex' },
      reason: 'C8',
      texts: [['代销理财到期未达预期收益，客户称销售时只说收益、未提风险。', '按承诺收益补足']],
      steps: [
        ['acknowledge', { manner: 'phone', estimate: '@date:5' }, 30],
        [
          'escalateToBranch',
          { unit: '@unit:house', reason: 'authority', request: '客户要求补足收益，超出网点权限' },
          120,
        ],
      ],
      told: [[null, 0.4]],
    },
  ],
};

const brokerage: RegimeHouse = {
  pack: 'P3',
  overlays: [],
  house: { name: '辽海证券沈阳公司（第三方存管合作券商）', prefix: 'ZQ' },
  departments: [
    ['desk', '客户服务部'],
    ['sales', '经纪业务部'],
    ['audit', '稽核考核部'],
    ['callCentre', '呼叫中心'],
  ],
  outlets: [['branch', '青年大街营业部']],
  tales: [
    {
      at: 'branch',
      channel: 'visit',
      about: 'branch',
      extra: { severity: 'ordinary' },
      reason: 'C1',
      texts: [
        ['银证转账当天失败两次，营业部未说明原因。', '说明原因，协助转出资金'],
        ['开户时承诺的佣金费率与交割单不一致。', '核对费率并退还差额'],
      ],
      steps: [
        ['branchDirect', { instruction: '请核实费率约定，两日内答复客户' }],
        [
          'branchRecordResult',
          { founded: 'partly', facts: '系统费率未及时调整', result: '已调整并退还差额', ...told, solved: true },
          300,
        ],
        filed,
      ],
      told: [
        [null, 25],
        [1, 0.3],
      ],
    },
    {
      at: 'desk',
      channel: 'phone',
      about: 'branch',
      extra: { severity: 'ordinary' },
      reason: 'C2',
      texts: [['交易软件在开盘半小时内无法登录，客户未能卖出。', '说明故障原因，承担损失']],
      steps: [
        ['reportToHead', { unit: '@unit:sales' }],
        ['deliver', { unit: '@unit:branch', callCentre: '@unit:callCentre' }],
        [
          'recordReply',
          {
            founded: 'unfounded',
            facts: '服务器运行正常，客户网络中断',
            result: '提供登录记录',
            ...told,
            solved: true,
          },
          300,
        ],
      ],
      told: [[null, 0.5]],
    },
    {
      at: 'desk',
      channel: 'letter',
      about: 'branch',
      extra: { severity: 'major' },
      reason: 'C10',
      texts: [['客户称账户股票被他人卖出，怀疑密码外泄，涉及四十余万元。', '查明责任，赔偿损失']],
      steps: [
        ['reportInParallel', { unit: '@unit:sales', audit: '@unit:audit', summary: '账户疑被盗卖，涉及金额较大' }],
        ['readByHead'],
        ['readByVicePresident'],
        [
          'reportFindings',
          { founded: 'founded', facts: '密码由前员工代设，未提示修改', proposal: '协商赔偿，追究责任' },
          400,
        ],
        ['sign', {}, 100],
        ['sendOn', { unit: '@unit:callCentre' }],
      ],
      told: [
        [4, 0.3],
        [null, 0.4],
      ],
    },
  ],
};

const makerDepartments = [
  ['afterSales', '售后服务部'],
  ['marketing', '营销部'],
  ['quality', '质量部'],
  ['operations', '生产储运部'],
] as const;

const makerTales = (
  pack: 'P4' | 'P5',
  service: readonly (readonly [string, string])[],
  quality: readonly (readonly [string, string])[],
  model: string,
): RegimeTale[] => [
  {
    at: 'branch',
    channel: 'phone',
    extra: { matter: 'service' },
    reason: 'C1',
    texts: service,
    steps: [
      [
        'confirmAtOffice',
        { object: '维修响应', realCause: '备件未到', readBack: true, dispatcher: '@unit:afterSales' },
        10,
      ],
      ['recordVisit', { cause: '备件调拨遗漏', liability: 'unclear', scope: 'across' }, 120],
      ['submitSlip', { slip: '两次报修未按约到场', requiredReply: '@moment:2', approver: '@unit:marketing' }, 60],
      ['approveSlip'],
      ['distribute', { complete: true, unit: '@unit:operations', urgency: 'urgent' }],
      ['answerSlip', { facts: '属实，调拨单漏录', opinion: '当日补发备件并道歉' }, 90],
      ['signAnswer'],
    ],
    told: [
      [5, 0.2],
      [null, 0.3],
    ],
  },
  {
    at: 'branch',
    channel: 'phone',
    extra: { matter: 'quality', model, batch: 'B2026-07' },
    reason: 'C2',
    texts: quality,
    steps: [
      [
        'confirmAtOffice',
        { object: '质量', realCause: '部件磨损', readBack: true, dispatcher: '@unit:afterSales' },
        10,
      ],
      ['orderVisit', { unit: '@unit:branch', slip: '请到场取样', requiredReply: '@moment:2' }, 10],
      ['arrive', { sample: '取样一件' }, 60],
      ['cannotDetermine', { facts: '部件破损，成因不明', photos: true, why: '需拆检' }, 20],
      ['fillDefectDocument', { document: '见处理书', evidence: true, approver: '@unit:marketing' }, 60],
      ['approveDocument'],
      ['decideReturn', { goodsBack: true }],
      ['dispatchDocument', { complete: true, unit: '@unit:quality' }],
      ['recordGoods', { freight: 12_000 }, 300],
      [
        'recordTest',
        { liability: 'quality', freight: 12_000, cause: '来料材质不符', opinion: '更换', measures: '改进来料检验' },
        300,
      ],
      ...(pack === 'P5' ? [['approveSecond', {}] as RegimeStep] : []),
      ['approveByRepresentative'],
      ['approveByGeneralManager', { improvement: false }],
      ['informDecision', { decision: '免费更换，运费由公司承担' }],
    ],
    told: [
      [9, 0.3],
      [4, 0.1],
      [null, 0.1],
    ],
  },
];

const makerA: RegimeHouse = {
  pack: 'P4',
  overlays: [],
  house: { name: '东塔自助设备制造公司', prefix: 'DT' },
  departments: makerDepartments,
  outlets: [['branch', '沈阳销售处']],
  tales: makerTales(
    'P4',
    [
      ['网点柜员机报修两次，工程师均未按约定时间到场。', '明确到场时间，书面说明'],
      ['设备升级后未培训，网点不会清机。', '补做现场培训'],
    ],
    [
      ['同批三台存取款一体机出钞模块连续卡钞。', '更换出钞模块'],
      ['清分机识别模块误报假币率偏高。', '检测并更换'],
      ['回单打印机切刀一周内损坏两次。', '更换切刀，查明原因'],
    ],
    'DT-800',
  ),
};

const makerB: RegimeHouse = {
  pack: 'P5',
  overlays: [],
  house: { name: '北陵票据印务公司', prefix: 'BL' },
  departments: makerDepartments,
  outlets: [['branch', '沈阳营业所']],
  tales: makerTales(
    'P5',
    [
      ['空白凭证比约定晚到三天，网点险些停办业务。', '说明原因，以后按期送达'],
      ['送货数量与订单不符，补货无人跟进。', '当日补齐'],
    ],
    [
      ['一批存折磁条读不出，退换后仍有相同情况。', '整批更换'],
      ['支票用纸套色偏移，验印机无法通过。', '退换并承担运费'],
      ['回单纸掉粉，打印机频繁报错。', '更换批次'],
    ],
    'CZ-12',
  ),
};

const makerShort: RegimeHouse = {
  pack: 'P6',
  overlays: [],
  house: { name: '浑河押运包装器材厂', prefix: 'HH' },
  departments: [
    ['sales', '销售部'],
    ['quality', '质检部'],
  ],
  outlets: [['branch', '铁西门市部']],
  tales: [
    {
      at: 'branch',
      channel: 'visit',
      extra: { matter: 'transport', severity: 'light' },
      reason: 'C1',
      texts: [['送到的款包外包装受潮，款包完好。', '更换外包装']],
      steps: [['settleOnTheSpot', { result: '当场更换外包装', compensation: false, ...told, solved: true }, 30], filed],
      told: [[null, 9]],
    },
    {
      at: 'branch',
      channel: 'phone',
      extra: { matter: 'quality', severity: 'serious' },
      reason: 'C2',
      texts: [
        ['一次性封签强度不足，运输途中断开两次，网点要求赔偿。', '更换整批封签，承担复点费用'],
        ['款箱锁扣生锈无法开启，耽误网点早晨开门。', '更换锁扣并赔偿'],
      ],
      steps: [
        ['passToSales', { unit: '@unit:sales' }],
        ['review', { opinion: '请质检部查明封签强度', unit: '@unit:quality' }],
        ['investigate', { facts: '该批次热压温度偏低', opinion: '整批更换' }, 200],
        ['appoint', { unit: '@unit:sales', person: '@person:sales' }],
        [
          'draftOpinion',
          { participants: '质检、销售、车间', analysis: '热压温度偏低', opinion: '更换并承担复点费' },
          120,
        ],
        ['comment', { comment: '同意，与客户协商' }],
        ['negotiate', { result: 'accepted', plan: '整批更换，承担复点费', replyManner: 'phone' }, 120],
        ['approvePlan', {}, 90],
      ],
      told: [
        [6, 0.4],
        [null, 0.3],
      ],
    },
  ],
};

const store: RegimeHouse = {
  pack: 'P9',
  overlays: [],
  house: { name: '盛京积分商城（信用卡积分合作商场）', prefix: 'SC' },
  departments: [
    ['operations', '营运部'],
    ['inspection', '物价质检部'],
    ['cashier', '收银中心'],
    ['section', '家电课'],
  ],
  outlets: [['branch', '中街店']],
  tales: [
    {
      at: 'branch',
      channel: 'visit',
      about: 'branch',
      extra: { matter: 'goods' },
      reason: 'C9',
      texts: [
        ['用积分兑换的电饭煲与页面型号不符，少一个内胆。', '更换正确型号'],
        ['兑换的电热水壶一周后漏水，保修卡没有盖章。', '退换并补盖章'],
        ['积分兑换后标价又降，客户认为多扣了积分。', '退还多扣的积分'],
      ],
      steps: [
        ['judgeFounded', { grounds: '出库单与订单型号不一致' }],
        ['notifyByPhone', { unit: '@unit:section', person: '@person:section' }],
        ['sendWrittenNotice', { notice: '请于两日内查明原因并提出处理方案' }],
        ['findCause', { cause: '仓库发货未核对型号', person: '发货员' }, 200],
        ['tellInspection', { unit: '@unit:inspection', text: '积分兑换商品货不对版' }],
        ['proposePlan', { plan: '更换正确型号，赠送保温杯一只', unit: '@unit:operations' }, 90],
        ['approvePlan', {}, 60],
        ['tellCustomer', { result: '已更换', ...told, solved: true }, 200],
        ['recordCallBack', { result: 'satisfied' }, 300],
        ['penaliseOffender', { person: '发货员', amount: 10_000, reason: '未核对型号' }],
        ['finishPenalties', { penalties: 'given', comment: '已按店规处理' }],
        ['recordImprovement', { summary: '发货前双人核对', measures: '仓库增设核对台' }],
        filed,
      ],
      told: [
        [null, 20],
        [7, 0.5],
        [3, 0.3],
      ],
    },
    {
      at: 'house',
      channel: 'phone',
      about: 'branch',
      extra: { matter: 'service' },
      reason: 'C1',
      texts: [['顾客直接致电公司：中街店收银员拒绝开具发票，店长未出面。', '补开发票，店长致歉']],
      steps: [['passToStore', { unit: '@unit:branch' }]],
      told: [[null, 0.3]],
    },
  ],
};

export const regimeHouses: readonly RegimeHouse[] = [
  bankSteps,
  bankPrinciples,
  brokerage,
  makerA,
  makerB,
  makerShort,
  store,
];
