import type { Text } from '../../procedure/pack.ts';
import type { Form, FormPart } from './form.ts';
import {
  answer,
  boxes,
  callBackPart,
  clocksPart,
  half,
  intakePart,
  part,
  signatures,
  taken,
  text,
  wide,
} from './shared.ts';

const recorded = ['branchRecordResult', 'recordReply'];
const result: FormPart = part(
  '调查处理',
  'Inquiry and result',
  [
    half('核实结论', 'Finding', answer('founded', ...recorded, 'reportFindings')),
    half('办理', 'Taken', taken(...recorded, 'reportFindings')),
  ],
  wide(24, '调查情况', 'Facts', answer('facts', ...recorded, 'reportFindings')),
  wide(20, '处理结果', 'Result', answer('result', ...recorded, 'replyMajor')),
  wide(14, '答复客户', 'Answer', answer('reply', ...recorded, 'replyMajor')),
);

const book = (id: string, title: Text, ...parts: FormPart[]): Form => ({
  id,
  packs: ['P3'],
  title,
  parts: [intakePart, ...parts],
  signatures: [signatures.handler, signatures.head, signatures.seal],
  annexes: [clocksPart],
});

/** The three register sheets of a brokerage: branch, headquarters, major. */
export const brokerageForms: Form[] = [
  book(
    'brokerageBranch',
    text('营业部客户纠纷受理表', 'Branch register sheet'),
    part('部门负责人批示', 'Instruction', wide(14, '批示意见', 'Instruction', answer('instruction', 'branchDirect'))),
    result,
  ),
  book(
    'brokerageHeadquarters',
    text('总部客户纠纷及投诉受理表', 'Headquarters register sheet'),
    part(
      '上报与送达',
      'Report and delivery',
      wide(14, '上报情况', 'Report', answer('summary', 'forwardToHeadquarters', 'reportToHead')),
      [half('承办单位', 'Delivered to', answer('unit', 'deliver')), half('送达时间', 'Delivered', taken('deliver'))],
      wide(14, '办理要求', 'Request', answer('request', 'deliver')),
    ),
    result,
    callBackPart,
  ),
  book(
    'brokerageMajor',
    text('重大客户纠纷及投诉受理表', 'Register sheet of major complaints'),
    part(
      '并行上报',
      'Parallel report',
      wide(14, '情况说明', 'Summary', answer('summary', 'reportInParallel', 'raiseToHeadquarters')),
      [
        half('部门负责人阅示', 'Head', answer('comment', 'readByHead'), taken('readByHead')),
        half('分管总裁阅示', 'Vice-president', answer('comment', 'readByVicePresident'), taken('readByVicePresident')),
      ],
    ),
    result,
    part(
      '签批与答复',
      'Signatures and answer',
      wide(14, '处理意见', 'Proposal', answer('proposal', 'reportFindings')),
      [
        half('部门负责人签字', 'Signed', answer('comment', 'sign'), taken('sign')),
        half('分管总裁确认', 'Acknowledged', answer('comment', 'acknowledge', 'object'), taken('acknowledge')),
      ],
      [
        half('问题已解决', 'Settled', boxes('solved', 'replyMajor')),
        half('客户反应', 'Reaction', answer('reaction', 'replyMajor')),
      ],
    ),
  ),
];
