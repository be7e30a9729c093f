import type { CaseFormat } from '../../../caseStudy/format.ts';
import { words } from '../writing.ts';

/** P11: the three ways in which typical cases are written. */
export const caseFormats: CaseFormat[] = [
  {
    id: 'bank',
    title: words('银行典型案例', 'Bank case'),
    sections: [
      {
        id: 'events',
        title: words('事件经过', 'What happened'),
        hint: words(
          '时间、人物、网点（隐去名称）、产品、金额、处理步骤和结果',
          'When, who, where (masked), product, amount, steps, result',
        ),
        kind: 'text',
        required: true,
      },
      {
        id: 'comment',
        title: words('案例点评', 'Comment'),
        hint: words('为什么会发生，处理得好或不好在哪里', 'Why it happened, what was handled well or badly'),
        kind: 'text',
        required: true,
      },
      {
        id: 'lessons',
        title: words('经验启示', 'Lessons'),
        hint: words(
          '每行一条：安抚情绪、换位思考、联系有关单位……',
          'One to a line: calm, change places, contact the right units …',
        ),
        kind: 'list',
        required: true,
      },
    ],
    source: { article: 'P11-F1 银行客户投诉问题处理典型案例1', confidence: 'high' },
  },
  {
    id: 'estate',
    title: words('汇编式案例（概述、说明、思考）', 'Compilation case'),
    sections: [
      {
        id: 'overview',
        title: words('投诉概述', 'Overview'),
        hint: words('这一类投诉是怎样的', 'What complaints of this kind are like'),
        kind: 'text',
        required: true,
      },
      {
        id: 'events',
        title: words('案例说明', 'The case'),
        hint: words('具体一件的经过和结果', 'One of them, from beginning to end'),
        kind: 'text',
        required: true,
      },
      {
        id: 'risks',
        title: words('存在的风险', 'Risks'),
        hint: words('每行一条，可以不写', 'One to a line; may be left out'),
        kind: 'list',
        required: false,
      },
      {
        id: 'lessons',
        title: words('管理思考', 'Management lessons'),
        hint: words('每行一条', 'One to a line'),
        kind: 'list',
        required: true,
      },
    ],
    source: { article: 'P11-F2 客户投诉及群诉典型案例汇编', confidence: 'high' },
  },
  {
    id: 'store',
    title: words('叙事式案例', 'Narrative case'),
    sections: [
      {
        id: 'events',
        title: words('案例经过', 'The story'),
        hint: words('按先后写来，可以有对话', 'As it went, with what was said'),
        kind: 'text',
        required: true,
      },
      {
        id: 'lessons',
        title: words('案例启示', 'Lessons'),
        hint: words('每行一条', 'One to a line'),
        kind: 'list',
        required: true,
      },
    ],
    source: { article: 'P11-F3 商场客户投诉案例及处理', confidence: 'high' },
  },
];
