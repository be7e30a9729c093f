import type { Form } from './form.ts';
import {
  answer,
  callBackPart,
  clocksPart,
  customerPart,
  half,
  known,
  part,
  signatures,
  tall,
  taken,
  text,
  wide,
} from './shared.ts';

/** Forms of a department store (P9): the card at the counter, the written notice, the plan with its approval. */
export const storeForms: Form[] = [
  {
    id: 'storeCard',
    packs: ['P9'],
    title: text('顾客投诉记录卡', 'Complaint card'),
    parts: [
      {
        title: text('顾客', 'Customer'),
        rows: [
          [known(text('姓名', 'Name'), 'complainant'), known(text('电话', 'Phone'), 'contact')],
          [known(text('地址', 'Address'), 'address'), known(text('时间', 'Time'), 'receivedAt')],
          [known(text('投诉对象', 'Object'), 'complainedUnit'), known(text('受理人', 'Taken by'), 'taker')],
          [tall(30, known(text('投诉内容', 'What happened'), 'narrative'))],
          [tall(14, known(text('投诉要求', 'Demand'), 'demand'))],
        ],
      },
      part(
        '处理',
        'Handling',
        [
          half('是否成立', 'Founded', {
            ways: [
              { action: 'judgeFounded', title: text('成立', 'founded') },
              { action: 'judgeUnfounded', title: text('不成立', 'unfounded') },
            ],
          }),
        ],
        wide(14, '处理结果', 'Result', answer('result', 'tellCustomer')),
        wide(14, '答复内容', 'Answer', answer('reply', 'tellCustomer', 'answerUnfounded')),
      ),
      callBackPart,
    ],
    signatures: [signatures.complainant, signatures.handler],
    annexes: [clocksPart],
  },
  {
    id: 'storeNotice',
    packs: ['P9'],
    title: text('客户投诉书面通知', 'Written notice'),
    parts: [
      customerPart,
      part(
        '通知',
        'Notice',
        [
          half('受理单位', 'To', answer('unit', 'notifyByPhone')),
          half('受理负责人', 'In charge', answer('person', 'notifyByPhone')),
        ],
        wide(30, '书面通知内容', 'Notice', answer('notice', 'sendWrittenNotice')),
        [
          half('下达', 'Sent', taken('sendWrittenNotice')),
          half('物价质检', 'Inspection', answer('result', 'coordinate')),
        ],
      ),
    ],
    signatures: [{ label: text('接收人（签字）', 'Received by') }, signatures.seal],
  },
  {
    id: 'storePlan',
    packs: ['P9'],
    title: text('解决方案及批复', 'Plan and approval'),
    parts: [
      customerPart,
      part(
        '方案',
        'Plan',
        [
          half('具体责任者', 'At fault', answer('person', 'findCause')),
          half('批复', 'Approved', taken('approvePlan', 'returnPlan')),
        ],
        wide(20, '具体原因', 'Cause', answer('cause', 'findCause')),
        wide(24, '解决方案', 'Plan', answer('plan', 'proposePlan')),
        wide(14, '批复意见', 'Decision', answer('comment', 'approvePlan', 'returnPlan')),
        wide(14, '责任处理', 'Penalties', { money: 'all' }, answer('comment', 'finishPenalties')),
        wide(20, '改善对策', 'Measures', answer('measures', 'recordImprovement')),
      ),
    ],
    signatures: [signatures.handler, signatures.head, signatures.leader],
  },
];
