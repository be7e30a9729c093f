import type { Form } from './form.ts';
import {
  allStepsPart,
  answer,
  callBackPart,
  clocksPart,
  customerPart,
  half,
  intakePart,
  part,
  signatures,
  taken,
  text,
  wide,
} from './shared.ts';

const replies = ['reply', 'replyAtBranch', 'replyAtHead'];
const promises = ['promise', 'promiseAtBranch', 'promiseAtHead'];

/** Forms of a bank's eight steps (P7) and of its 1 and 5 working days (P8). */
export const bankForms: Form[] = [
  {
    id: 'bankRecord',
    packs: ['P7'],
    title: text('客户投诉记录表', 'Record form'),
    parts: [
      intakePart,
      part(
        '判断与派办',
        'Judgement and assignment',
        [
          half('投诉是否成立', 'Founded', {
            ways: [
              { action: 'judgeFounded', title: text('成立', 'founded') },
              { action: 'judgeUnfounded', title: text('不成立', 'unfounded') },
            ],
          }),
        ],
        [
          half('责任部门', 'Unit', answer('unit', 'assign')),
          half('受理负责人', 'In charge', answer('person', 'assign')),
        ],
      ),
    ],
    signatures: [signatures.handler, signatures.head],
    annexes: [clocksPart],
  },
  {
    id: 'bankPlan',
    packs: ['P7'],
    title: text('处理方案及领导批示', 'Plan and decision'),
    parts: [
      customerPart,
      part(
        '原因与方案',
        'Cause and plan',
        [
          half('原因类别', 'Cause', answer('cause', 'analyse')),
          half('直接责任人', 'At fault', answer('personAtFault', 'analyse')),
        ],
        wide(20, '具体原因', 'Facts', answer('facts', 'analyse')),
        wide(24, '处理方案', 'Plan', answer('plan', 'propose')),
        wide(14, '挽回损失的措施', 'Remedy', answer('remedy', 'propose')),
        wide(10, '责任人处理意见', 'Staff', answer('discipline', 'propose')),
        wide(14, '领导批示', 'Decision', answer('comment', 'approvePlan', 'sendBackPlan'), taken('approvePlan')),
      ),
    ],
    signatures: [signatures.handler, signatures.head, signatures.leader],
  },
  {
    id: 'bankFeedback',
    packs: ['P7'],
    title: text('客户反馈记录', 'Feedback'),
    parts: [
      customerPart,
      part(
        '通知客户',
        'Told',
        wide(20, '实施情况', 'Result', answer('result', 'execute')),
        wide(14, '通知客户的内容', 'Answer', answer('reply', 'execute', 'answerUnfounded')),
      ),
      callBackPart,
    ],
    signatures: [signatures.handler],
  },
  {
    id: 'bankSummary',
    packs: ['P7'],
    title: text('总结评价', 'Summary'),
    parts: [
      part(
        '总结',
        'Summary',
        wide(30, '综合评价', 'Evaluation', answer('evaluation', 'summarise')),
        wide(30, '改进对策', 'Measures', answer('measures', 'summarise')),
        wide(14, '处罚结论', 'Penalties', answer('conclusion', 'endPenalties'), { money: 'all' }),
      ),
      allStepsPart,
    ],
    signatures: [signatures.handler, signatures.leader],
  },
  {
    id: 'bankReply',
    packs: ['P8'],
    title: text('客户投诉登记与答复记录', 'Registration and answers'),
    parts: [
      intakePart,
      part('确认收到', 'Acknowledged', [
        half('联系方式', 'By', answer('manner', 'acknowledge', 'acknowledgeBeside')),
        half('预计处理完成', 'Estimate', answer('estimate', 'acknowledge', 'acknowledgeBeside')),
      ]),
      part(
        '答复',
        'Answers',
        wide(14, '进展与约定', 'Progress', answer('progress', ...promises), answer('promised', ...promises)),
        wide(20, '处理结果', 'Result', answer('result', ...replies)),
        wide(14, '答复内容', 'Answer', answer('reply', ...replies)),
      ),
      callBackPart,
      part(
        '上报',
        'Report',
        wide(14, '处理情况', 'Summary', answer('summary', 'reportUp')),
        wide(14, '疑难问题和改进建议', 'Suggestions', answer('difficulty', 'reportUp')),
      ),
    ],
    signatures: [signatures.handler, signatures.head],
    annexes: [clocksPart],
  },
];
