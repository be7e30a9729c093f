import type { Form } from './form.ts';
import { answer, clocksPart, half, intakePart, part, signatures, taken, text, wide } from './shared.ts';

/** 顾客投诉记录及处理表 (P6): one sheet from the record to the effect. */
export const makerShortForms: Form[] = [
  {
    id: 'makerShortSheet',
    packs: ['P6'],
    title: text('顾客投诉记录及处理表', 'Record and handling sheet'),
    parts: [
      intakePart,
      part(
        '审阅与调查',
        'Review and inquiry',
        wide(14, '销售经理审阅', 'Review', answer('opinion', 'review')),
        wide(20, '调查情况', 'Facts', answer('facts', 'investigate')),
        wide(14, '调查部门意见', 'Opinion', answer('opinion', 'investigate')),
        [half('处理责任人', 'Appointed', answer('person', 'appoint')), half('指定', 'By', taken('appoint'))],
      ),
      part(
        '处理',
        'Handling',
        wide(14, '初步处理意见', 'First opinion', answer('opinion', 'draftOpinion')),
        wide(14, '批示', 'Comment', answer('comment', 'comment')),
        wide(14, '与顾客协商', 'Negotiated', answer('plan', 'negotiate'), answer('result', 'negotiate')),
        wide(14, '最终方案批准', 'Approved', answer('comment', 'approvePlan'), taken('approvePlan')),
        wide(14, '执行结果', 'Carried out', answer('result', 'carryOut', 'settleOnTheSpot')),
        [
          half('顾客满意程度', 'Satisfaction', answer('satisfaction', 'analyseEffect')),
          half('处置效果', 'Effect', answer('effect', 'analyseEffect')),
        ],
      ),
    ],
    signatures: [signatures.handler, { label: text('销售经理（签字）', 'Sales manager') }, signatures.leader],
    annexes: [clocksPart],
  },
];
