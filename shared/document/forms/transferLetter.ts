import type { Form, Piece } from './form.ts';
import { answer, box, boxes, customerPart, half, known, part, signatures, taken, tall, text, wide } from './shared.ts';

/** Boxes to be ticked by hand. */
const ticks = (zh: string[], en: string[]): Piece => ({
  words: text(zh.map((one) => `□ ${one}`).join('　'), en.map((one) => `□ ${one}`).join('　')),
});

/** 投诉转办函 with its 回执: for a bank or outlet without the program. The second sheet asks what the steps of the member and
 *  the outlet ask, so that it is entered as it is written (EX-LETTER). */
export const transferLetter: Form = {
  id: 'transferLetter',
  packs: ['P2'],
  party: 'member',
  title: text('客户投诉转办函', 'Complaint forwarded for handling'),
  parts: [
    part('转办', 'Forwarded', [
      half('转办单位', 'Forwarded to', answer('unit', 'forward')),
      half('转办时间', 'Forwarded at', taken('forward')),
    ]),
    customerPart,
    part(
      '投诉事项与时限',
      'Matter and deadlines',
      [known(text('投诉原因', 'Cause'), 'reason'), known(text('涉及金额', 'Amount'), 'amount')],
      wide(8, '办理要求', 'What is asked', answer('request', 'forward')),
      wide(14, '办理时限', 'Deadlines', { due: 'P2-D2' }, { due: 'P2-D4' }, { due: 'P2-D3' }),
    ),
  ],
  note: text(
    '请在上述时限内核实、处理并答复客户，填写所附《投诉办理回执》，签字盖章后寄回、送回、传真或以邮件发回协会。',
    'Please verify, handle and answer the customer within these deadlines; fill in the reply form, sign and seal it, and return it by post, hand, fax or mail.',
  ),
  signatures: [signatures.handler, signatures.seal],
  annexes: [
    {
      title: text('投诉办理回执', 'Reply form'),
      slip: [
        [half('答复单位', 'Unit', answer('unit', 'forward')), half('责任网点', 'Outlet', answer('unit', 'passDown'))],
        [half('受理人', 'Accepted by'), half('受理日期', 'Accepted on')],
        [box(text('核实结论', 'Finding'), boxes('founded', 'verify')), half('核实人', 'Verified by')],
        wide(34, '核实情况', 'Facts found'),
        wide(34, '处理结果', 'Result'),
        [
          tall(
            8,
            box(
              text('答复方式', 'How the customer was told'),
              ticks(
                ['电话', '当面', '信函', '电子邮件', '短信'],
                ['phone', 'in person', 'letter', 'mail', 'text message'],
              ),
            ),
          ),
        ],
        wide(24, '答复内容', 'What the customer was told'),
        [box(text('问题已解决', 'Matter settled'), ticks(['是', '否'], ['yes', 'no'])), half('答复日期', 'Told on')],
        wide(14, '整改情况', 'Rectification'),
      ],
      note: text(
        '核实人与处理人不得为同一人，被投诉人不得核实。不属于本单位或材料不全的，请在“处理结果”中写明并退回。',
        'Who verifies must be another person than who handles, and not the one complained of. If this is not yours or papers are missing, say so under “Result” and return it.',
      ),
      signatures: [signatures.handler, signatures.head, signatures.seal],
    },
  ],
};
