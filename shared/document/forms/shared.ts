import type { Text } from '../../procedure/pack.ts';
import type { Box, FormPart, Known, Piece } from './form.ts';

/** Pieces that most forms are laid out of. */
export const text = (zh: string, en: string): Text => ({ zh, en });

export const box = (label: Text, ...from: Piece[]): Box => ({ label, from });
export const known = (label: Text, ...fields: Known[]): Box => box(label, ...fields.map((one) => ({ known: one })));
/** With room for writing by hand, in millimetres. */
export const tall = (room: number, one: Box): Box => ({ ...one, room });
export const answer = (field: string, ...of: string[]): Piece => ({ answer: field, of });
export const taken = (...actions: string[]): Piece => ({ taken: actions });
export const boxes = (field: string, of: string): Piece => ({ boxes: field, of });
export const fact = (id: string): Piece => ({ fact: id });

/** How it came, who complains, of whom, and what is said: the beginning of nearly every form. */
export const intakePart: FormPart = {
  title: text('受理登记', 'Intake'),
  rows: [
    [known(text('受理渠道', 'Received by'), 'channel'), known(text('收到时间', 'Received at'), 'receivedAt')],
    [known(text('受理人', 'Taken by'), 'taker'), known(text('登记时间', 'Registered at'), 'registeredAt')],
    [known(text('投诉人', 'Complainant'), 'complainant'), known(text('联系方式', 'Contact'), 'contact')],
    [known(text('证件号码', 'Identity'), 'identity'), known(text('联系地址', 'Address'), 'address')],
    [known(text('代理人', 'Agent'), 'agent')],
    [
      known(text('被投诉单位', 'Unit complained of'), 'complainedUnit'),
      known(text('被投诉人员', 'Staff complained of'), 'complainedPersons'),
    ],
    [known(text('投诉原因', 'Cause'), 'reason'), known(text('业务类别', 'Business'), 'business')],
    [known(text('涉及金额', 'Amount'), 'amount'), known(text('标记', 'Flags'), 'flags')],
    [tall(24, known(text('投诉内容', 'What happened'), 'narrative'))],
    [tall(10, known(text('客户诉求', 'Demand'), 'demand'))],
  ],
};

export const clocksPart: FormPart = { title: text('时限说明', 'Deadlines and why'), clocks: true };
export const allStepsPart: FormPart = { title: text('办理经过', 'Handling'), allSteps: true };

export const signatures = {
  handler: { label: text('承办人（签字）', 'Handler') },
  head: { label: text('部门负责人（签字）', 'Head of department') },
  leader: { label: text('分管领导（签字）', 'Leader in charge') },
  complainant: { label: text('投诉人（签字）', 'Complainant') },
  seal: { label: text('单位（盖章）', 'Seal of the unit'), seal: true },
};

/** The customer's side of a form where the whole intake would not fit. */
export const customerPart: FormPart = {
  title: text('客户与诉求', 'Customer and demand'),
  rows: [
    [known(text('投诉人', 'Complainant'), 'complainant'), known(text('联系方式', 'Contact'), 'contact')],
    [known(text('联系地址', 'Address'), 'address'), known(text('收到时间', 'Received at'), 'receivedAt')],
    [
      known(text('被投诉单位', 'Unit complained of'), 'complainedUnit'),
      known(text('被投诉人员', 'Staff complained of'), 'complainedPersons'),
    ],
    [tall(20, known(text('投诉内容', 'What happened'), 'narrative'))],
    [tall(10, known(text('客户诉求', 'Demand'), 'demand'))],
  ],
};

/** A row with one box over the whole width, with room for writing in millimetres. */
export const wide = (room: number, zh: string, en: string, ...from: Piece[]): Box[] => [
  tall(room, box(text(zh, en), ...from)),
];
export const half = (zh: string, en: string, ...from: Piece[]): Box => box(text(zh, en), ...from);
export const part = (zh: string, en: string, ...rows: Box[][]): FormPart => ({ title: text(zh, en), rows });

export const callBackPart = part(
  '回访',
  'Call-back',
  [half('回访结果', 'Result', boxes('result', 'recordCallBack'))],
  wide(14, '客户意见', 'What was said', answer('text', 'recordCallBack', 'endCallBack')),
);
