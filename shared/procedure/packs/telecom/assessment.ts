import type { Checklist, Kpi, MoneyRule, Report, Trigger } from '../../pack.ts';
import { given, words, written } from '../writing.ts';

/** What the operator holds its partners to: refunds, figures with consequences, requirements, the regular report. */

const si = words('SI（从月结算中扣除）', 'SI (deducted from the monthly settlement)');
const customer = words('客户（帐户充值）', 'Customer (account recharge)');

export const money: MoneyRule[] = [
  {
    id: 'P1-M1',
    title: words('错收费用双倍返还（SI）', 'Wrong charge of the SI, double'),
    kind: 'refund',
    payer: si,
    payee: customer,
    multiplier: 2,
    deducted: true,
    settledWith: 'partner',
    source: written('第七节'),
  },
  {
    id: 'P1-M2',
    title: words('集团客户功能费全额退还', 'Group function fee, single'),
    kind: 'refund',
    payer: si,
    payee: customer,
    multiplier: 1,
    deducted: true,
    settledWith: 'partner',
    source: written('第七节'),
  },
  {
    id: 'P1-M3',
    title: words('错收费用双倍返还（移动）', 'Wrong charge of the operator, double'),
    kind: 'refund',
    payer: words('移动', 'Operator'),
    payee: customer,
    multiplier: 2,
    deducted: false,
    source: written('第七节'),
  },
];

const emp = [given('mode', 'emp')];
const modeC = [given('mode', 'c')];
const suspend = words('限期整改，暂停结算直至符合要求', 'Rectify by a date; settlement suspended until compliant');
const terminate = words('直接中止合作', 'The cooperation ends');

export const kpis: Kpi[] = [
  {
    id: 'P1-K1',
    title: words('集团客户投诉量（EMP模式）', 'Group-customer complaints (EMP)'),
    formula: words('当月对该SI的投诉件数', 'Complaints against the SI in the month'),
    about: 'partner',
    count: { what: 'received', when: emp },
    per: 'none',
    factor: 1,
    thresholds: [
      { atLeast: 5, months: 1, level: 'suspension', demands: true, consequence: suspend, source: written('第五节2') },
      {
        atLeast: 5,
        months: 3,
        level: 'termination',
        fourEyes: true,
        consequence: terminate,
        source: written('第五节2'),
      },
    ],
    source: written('第五节1、2'),
  },
  {
    id: 'P1-K1.1',
    title: words('集团客户投诉率（EMP模式）', 'Group-customer complaint rate (EMP)'),
    formula: words('总投诉量÷签约集团客户数', 'Complaints ÷ contracted group customers'),
    about: 'partner',
    count: { what: 'received', when: emp },
    per: 'contractedCustomers',
    factor: 1,
    thresholds: [],
    source: written('第五节3'),
  },
  {
    id: 'P1-K2',
    title: words('集团客户满意度（EMP模式）', 'Group-customer satisfaction (EMP)'),
    formula: words(
      '回访联系人对响应及时、解决及时的打分',
      'Score of contact persons called back: answered and solved in time',
    ),
    about: 'partner',
    count: { what: 'scored', when: emp },
    per: 'none',
    factor: 1,
    thresholds: [],
    source: written('第五节4'),
  },
  {
    id: 'P1-K3',
    title: words('SI客服工作响应率', 'SI service response rate'),
    formula: words('移动客服部门按扣分项打分', 'Score by the operator, with the listed deductions'),
    about: 'partner',
    count: { what: 'scored' },
    per: 'none',
    factor: 1,
    thresholds: [],
    source: written('第五节5；第六节5'),
  },
  {
    id: 'P1-K4',
    title: words('万用户投诉率（C模式）', 'Complaints per 10,000 users (C)'),
    formula: words('总投诉量÷收费用户数×10000', 'Complaints ÷ paying users × 10,000'),
    about: 'partner',
    count: { what: 'received', when: modeC },
    per: 'payingUsers',
    factor: 10_000,
    thresholds: [
      { atLeast: 5, months: 1, level: 'suspension', demands: true, consequence: suspend, source: written('第六节2') },
      {
        atLeast: 5,
        months: 3,
        level: 'termination',
        fourEyes: true,
        consequence: terminate,
        source: written('第六节2'),
      },
    ],
    source: written('第六节2、4'),
  },
  {
    id: 'P1-K5',
    title: words('投诉及时完成率（C模式）', 'On-time completion rate (C)'),
    formula: words('24小时内完成量÷总投诉量×100%', 'Completed within 24 hours ÷ complaints × 100 %'),
    about: 'partner',
    count: { what: 'metOnTime', clock: 'P1-D15', when: modeC },
    per: 'received',
    factor: 100,
    thresholds: [
      {
        below: 75,
        months: 1,
        level: 'suspension',
        demands: true,
        consequence: words('限期整改，暂停结算1个月', 'Rectify by a date; settlement suspended for one month'),
        source: written('第六节3'),
      },
    ],
    source: written('第六节1、3'),
  },
];

export const checklists: Checklist[] = [
  {
    id: 'P1-C1',
    title: words('SI服务渠道要求', 'Service channels of an SI'),
    items: [
      words(
        '7×24小时人工直线固定电话（可接语音平台，不得为分机）',
        'Staffed direct landline day and night; may front an IVR, no extension',
      ),
      words('7×24小时人工移动电话', 'Staffed mobile number day and night'),
      words(
        '客服联系人为移动手机号码，不关机、不呼转，合作期间不变更',
        'Service contact: operator mobile, never off or forwarded, unchanged',
      ),
      words('有条件的设800/400被叫付费电话', '800/400 number where possible'),
      words('网上设查询、办理、投诉专栏', 'Web column for query, handling and complaint'),
      words(
        '安装、培训和远程无法解决时提供现场服务',
        'On-site service for installation, training, or when remote help fails',
      ),
      words(
        '短信帮助返回公司、业务、客服和技术联系人及资费',
        'SMS help returns company, service, both contacts and tariff',
      ),
      words('至少一名专职联络人', 'At least one full-time liaison'),
      words('向移动客服提供业务资料和培训', 'Material and training for the operator’s agents'),
    ],
    source: written('第二节二3；第三节1'),
  },
  {
    id: 'P1-C2',
    title: words('服务及行为规范', 'Conduct'),
    items: [
      words('精神状态良好，有礼有节', 'Good spirits, polite and measured'),
      words('热情办理，耐心解答，虚心听取意见', 'Willing, patient, open to opinions'),
      words('语言亲切委婉，不拖拉、不推诿', 'Kind words, no stalling, no passing on'),
    ],
    source: written('第三节2'),
  },
  {
    id: 'P1-C3',
    title: words('响应率扣分项', 'Deductions of the response rate'),
    items: [
      words('服务态度差、推诿', 'Bad attitude or passing on'),
      words('隐瞒事实、反馈虚假内容、延误处理时机', 'Hiding facts, false feedback, delaying'),
      words(
        '客服或业务电话长时间无法接通、空号、变更不告知',
        'Phones long unreachable, empty, or changed without notice',
      ),
    ],
    source: written('第五节5；第六节5'),
  },
  {
    id: 'P1-C4',
    title: words('暂停服务或中止合作的情形', 'Grounds to suspend or to end the cooperation'),
    items: [
      words(
        '大批客户强烈投诉应用、内容质量：即时暂停相关服务',
        'Mass strong complaints about quality: suspend the service at once',
      ),
      words('造成恶劣社会影响：即时暂停相关服务', 'Bad effect in public: suspend the service at once'),
      words('情节严重：中止合作', 'A serious case: end the cooperation'),
      words('客服成本高于该SI的业务收入：中止合作', 'Service cost above the revenue of the SI: end the cooperation'),
    ],
    source: written('第二节三8'),
  },
];

export const triggers: Trigger[] = [
  {
    id: 'P1-T1',
    level: 'suspension',
    counts: 'mediaEscalation',
    atLeast: 1,
    concerns: 'organisation',
    decidedBy: 'member',
    title: words('造成恶劣社会影响', 'Bad effect in public'),
    consequence: words('即时暂停其相关服务', 'The related service is suspended at once'),
    source: written('第二节三8'),
  },
];

export const reports: Report[] = [
  {
    // The source says "regularly"; monthly is the office's own, in step with the figures.
    id: 'P1-R1',
    title: words('SI服务分析报告（附件19）', 'Service analysis report (annex 19)'),
    every: 'month',
    by: 'partner',
    to: words('湖南移动', 'Operator'),
    contents: [
      words('电话服务请求总量', 'Phone requests'),
      words('邮件服务请求总量', 'Mail requests'),
      words('新客户安装培训总量', 'Installations and trainings of new customers'),
      words('电话解决率', 'Solved by phone'),
      words('一次完成率', 'Done at the first attempt'),
      words('平均解决时间', 'Mean time to solve'),
      words('未完成问题列表', 'Unfinished problems'),
      words('用户问题分析', 'Analysis of problems'),
      words('客户满意度', 'Satisfaction'),
      words('客户投诉列表', 'Complaints'),
    ],
    source: { article: '第四节三；第四节五2(4)', confidence: 'medium' },
  },
];
