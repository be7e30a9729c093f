import type { Form } from './form.ts';
import { answer, box, boxes, clocksPart, intakePart, signatures, taken, tall, text } from './shared.ts';

/** 客户投诉受理工作表 of the Liaoning measures (LN-3): the whole way of a complaint on one form. */
export const workingSheet: Form = {
  id: 'workingSheet',
  packs: ['P2'],
  title: text('客户投诉受理工作表', 'Customer complaint working sheet'),
  parts: [
    intakePart,
    {
      title: text('审批转办', 'Approval and forwarding'),
      rows: [
        [
          box(text('是否有效', 'Valid'), {
            ways: [
              { action: 'judgeValid', title: text('有效', 'valid') },
              { action: 'judgeInvalid', title: text('不成立', 'not valid') },
            ],
          }),
          box(text('判定理由', 'Reason'), answer('reason', 'judgeInvalid'), answer('explanation', 'judgeInvalid')),
        ],
        [tall(10, box(text('内部审批', 'Approval'), answer('comment', 'approve', 'sendBack'), taken('approve')))],
        [
          box(text('转办时间', 'Forwarded at'), taken('forward')),
          box(text('转办单位', 'Forwarded to'), answer('unit', 'forward')),
        ],
      ],
    },
    {
      title: text('会员核实', 'Verification'),
      rows: [
        [
          box(text('会员受理', 'Accepted'), taken('memberAccept', 'memberReturn')),
          box(text('核实结论', 'Finding'), boxes('founded', 'verify')),
        ],
        [tall(18, box(text('核实情况', 'Facts'), answer('facts', 'verify')))],
        [
          box(text('转网点时间', 'Passed down at'), taken('passDown')),
          box(text('责任网点', 'Outlet'), answer('unit', 'passDown')),
        ],
      ],
    },
    {
      title: text('网点处理', 'Outlet'),
      rows: [
        [
          tall(
            10,
            box(
              text('进度与承诺', 'Progress'),
              answer('progress', 'reportProgress'),
              answer('promised', 'reportProgress'),
            ),
          ),
        ],
        [tall(18, box(text('处理结果', 'Result'), answer('result', 'reportResult', 'settle')))],
        [tall(10, box(text('答复客户', 'Answer'), answer('reply', 'reportResult', 'settle', 'answerInvalid')))],
      ],
    },
    {
      title: text('结果上报', 'Report'),
      rows: [
        [tall(10, box(text('结果报告', 'Report'), answer('report', 'reportUp')))],
        [
          tall(
            10,
            box(text('审核意见', 'Review'), answer('comment', 'passReview'), answer('explanation', 'returnReport')),
          ),
        ],
      ],
    },
    {
      title: text('回访', 'Call-back'),
      rows: [
        [box(text('回访结果', 'Result'), boxes('result', 'recordCallBack'))],
        [tall(10, box(text('客户意见', 'What was said'), answer('text', 'recordCallBack')))],
      ],
    },
    {
      title: text('整改', 'Rectification'),
      rows: [
        [
          tall(
            10,
            box(
              text('整改意见', 'Order'),
              answer('opinion', 'orderRectification'),
              answer('due', 'orderRectification'),
            ),
          ),
        ],
        [tall(10, box(text('人员处理', 'Staff'), answer('staffOpinion', 'orderRectification')))],
        [
          tall(10, box(text('整改情况', 'Done'), answer('measures', 'reportRectification'))),
          box(text('整改验收', 'Check'), answer('comment', 'passRectification', 'returnRectification')),
        ],
      ],
    },
    {
      title: text('办结归档', 'Closing'),
      rows: [
        [
          tall(14, box(text('办结', 'Closed'), answer('summary', 'close'), taken('close'))),
          box(text('归档', 'Archived'), taken('archive'), answer('shelf', 'archive')),
        ],
      ],
    },
  ],
  signatures: [signatures.handler, signatures.head, signatures.leader, signatures.seal],
  annexes: [clocksPart],
};

export const liaoningForms: Form[] = [workingSheet];
