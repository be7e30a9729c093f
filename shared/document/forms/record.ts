import type { Form } from './form.ts';
import { allStepsPart, box, clocksPart, intakePart, known, signatures, text } from './shared.ts';

/** Everything about a complaint in one file: what came in, what was done, why each deadline was where it was, letters, papers. */
export const caseFile: Form = {
  id: 'caseFile',
  packs: [],
  title: text('投诉卷宗', 'Case file'),
  contents: true,
  parts: [
    intakePart,
    {
      title: text('承办', 'In charge'),
      rows: [
        [known(text('承办单位', 'Units'), 'handlers'), known(text('严重程度', 'Severity'), 'severity')],
        [box(text('补偿', 'Redress'), { money: 'all' })],
      ],
    },
    allStepsPart,
  ],
  signatures: [],
  annexes: [
    clocksPart,
    { title: text('发出的信函', 'Letters'), letters: true },
    { title: text('附件', 'Attachments'), attachments: true },
  ],
};

/** A record any complaint can be printed on, whatever its regime: what came in, and every step that was taken. */
export const handlingRecord: Form = {
  id: 'handlingRecord',
  packs: [],
  title: text('投诉办理记录', 'Record of handling'),
  parts: [
    intakePart,
    {
      title: text('承办', 'In charge'),
      rows: [[known(text('承办单位', 'Units'), 'handlers'), known(text('严重程度', 'Severity'), 'severity')]],
    },
    allStepsPart,
    {
      title: text('补偿与附件', 'Redress and attachments'),
      rows: [[box(text('补偿', 'Redress'), { money: 'all' }), known(text('附件', 'Attachments'), 'attachments')]],
    },
  ],
  signatures: [signatures.handler, signatures.head, signatures.seal],
  annexes: [clocksPart],
};
