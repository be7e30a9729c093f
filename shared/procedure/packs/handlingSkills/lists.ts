import type { Checklist, Source, Text } from '../../pack.ts';
import { house, words } from '../writing.ts';

/** P12: what the training texts say about handling people who complain, as lists with ids. Course outlines that name errors and
 *  steps without telling them are left out, and so are the figures nobody could give a source for. */

const skills = (article: string): Source => ({ article, confidence: 'medium' });

export type ListItem = { id: string; text: Text };

const numbered = (prefix: string, texts: readonly [zh: string, en: string][]): ListItem[] =>
  texts.map(([zh, en], index) => ({ id: `${prefix}${index + 1}`, text: words(zh, en) }));

/** Each is answered from 1 (never) to 5 (always). */
export const assessmentItems = numbered('P12-S', [
  ['遇到不满的客户，我能保持平静', 'I keep calm'],
  ['我不打断客户的倾诉', 'I do not interrupt'],
  ['我专心于客户关心的问题', 'I attend to what the customer is concerned about'],
  ['面对口头攻击，我不采取对抗的姿态', 'I do not counter-attack when insulted'],
  ['我会放下手头工作，排除其他干扰', 'I put other work aside'],
  ['我耐心听完再作回答', 'I hear out before I answer'],
  ['我表现出对客户感受的理解', 'I show that I understand the feelings'],
  ['我让客户知道我乐于提供帮助', 'I show that I want to help'],
  ['我知道什么情况下该请上司出面', 'I know when to call my superior'],
  ['我语调自信而殷勤', 'My tone is confident and warm'],
  ['我不用火上浇油的措词', 'I use no words that add fuel'],
  ['我不指责同事或单位', 'I do not blame colleagues or the company'],
  ['客户走后，我能控制自己的情绪', 'I recover afterwards'],
  ['我不向其他同事反复讲述不愉快的事', 'I do not retell the incident around'],
  ['我会分析自己哪里做得不够', 'I reflect on what I could do better'],
]);
const assessmentSource = skills('客户服务人员的投诉处理能力及其评估');
export const assessmentScale = { least: 1, most: 5 } as const;

export type ErrorExample = { id: string; title: Text; wrong: Text; right: Text; source: Source };
export const printedErrors: readonly ErrorExample[] = [
  {
    id: 'P12-E1',
    title: words('命令口吻', 'Commanding tone'),
    wrong: words('“您必须先交费。”“请您等一下。”', '“You must pay first.” “Wait a moment.”'),
    right: words(
      '“您能先交一下费吗？”“请您等一下好吗？”',
      '“Could you pay first, please?” “Could you wait a moment, please?”',
    ),
    source: skills('避免使用命令口吻'),
  },
  {
    id: 'P12-E2',
    title: words('推卸责任', 'Shirking'),
    wrong: words('“这件事情不归我管。”', '“That is not my business.”'),
    right: words(
      '“我的同事忙，我帮您找他过来好吗？”“这由其他部门负责，我把电话给您好吗？”',
      '“Shall I fetch my colleague for you?” “Another department does this; may I give you the number?”',
    ),
    source: skills('避免推卸责任'),
  },
];

export const principles = numbered('P12-PR', [
  ['耐心倾听，坚决避免争辩', 'Listen, never argue'],
  ['平息抱怨，消除怨气', 'Calm the grievance'],
  [
    '站在客户立场：不论是否证实，先致歉，后分责任',
    'Stand in the customer’s place: apologise before assigning fault, proven or not',
  ],
  ['迅速采取行动', 'Act fast'],
]);

export const attentionPoints = numbered('P12-N', [
  ['态度中肯，不居高临下，也不示弱', 'A balanced attitude: neither from above nor servile'],
  ['未弄清事实前，不轻易判断或许诺', 'No verdict and no promise before the facts are clear'],
  ['确属我方责任的勇于承担；非我方责任的也表示感谢', 'Our fault: accept it; not ours: still thank'],
  ['解释掌握分寸，保守秘密', 'Explain with measure, keep secrets'],
  [
    '遇敲诈勒索或不合理要求，录音，说明处理方式，可请消协或监管部门处理',
    'Extortion or unreasonable demands: record the call, explain, refer to the consumer association or the authority',
  ],
  ['当面处理，最好到客户家中拜访', 'Handle it face to face, best at the customer’s home'],
]);

export const complainantTypes = numbered('P12-C', [
  ['提建议，希望改进', 'Suggests improvement'],
  ['受到伤害，希望讨个说法', 'Was hurt and wants justice'],
  ['求补偿', 'Wants money'],
  ['故意找麻烦', 'Wants trouble'],
]);

/** What is looked at in a closed complaint that was drawn. Put together by the house from rules that stand elsewhere. */
export const qualityItems: readonly (ListItem & { of: string })[] = [
  ['登记要素齐全：谁、何时、何事、要求什么', 'Registered in full: who, when, what, what is wanted', 'C-I1'],
  ['首问受理，没有推诿、拒绝或拖延', 'Taken by whoever was asked first, not pushed away', 'P8'],
  ['先致歉，后分责任', 'Apology before fault', 'P12-PR3'],
  ['未在查清前作判断或承诺', 'No verdict or promise before the facts', 'P12-N2'],
  ['用语没有命令口吻和推诿', 'No commanding tone, no shirking', 'P12-E1, P12-E2'],
  ['各环节在时限内', 'Every step in time', 'P2-D1 — P2-D5'],
  ['答复写明事实、依据和救济途径', 'The answer states facts, basis and remedies', 'C-N1'],
  ['告知凭证留存', 'Proof of notice kept', 'C-N2'],
  ['回访由未经办的人员进行', 'Called back by somebody who did not handle it', 'P2-CB'],
  ['属实的有整改并验收', 'Founded ones were rectified and checked', 'LN-9.2'],
  ['卷内材料齐全', 'The file is complete', 'PAPERS'],
  ['未泄露客户信息', 'Personal data stayed inside', 'C-N3'],
].map(([zh = '', en = '', of = ''], index) => ({ id: `P12-Q${index + 1}`, text: words(zh, en), of }));

const listOf = (id: string, zh: string, en: string, items: readonly ListItem[], source: Source): Checklist => ({
  id,
  title: words(`${id} ${zh}`, `${id} ${en}`),
  items: items.map((item) => words(`${item.id} ${item.text.zh}`, `${item.id} ${item.text.en}`)),
  source,
});

export const skillLists: readonly Checklist[] = [
  listOf('P12-PR', '四项原则', 'Four principles', principles, skills('处理顾客投诉的原则')),
  {
    id: 'P12-E',
    title: words('P12-E 应避免的说法', 'P12-E Errors'),
    items: printedErrors.map(({ id, title, wrong, right }) =>
      words(`${id} ${title.zh}：${wrong.zh} → ${right.zh}`, `${id} ${title.en}: ${wrong.en} → ${right.en}`),
    ),
    source: skills('客户投诉处理'),
  },
  listOf('P12-N', '注意事项', 'Attention points', attentionPoints, skills('注意事项（一）至（六）')),
  listOf('P12-S', '能力自评（15项）', 'Self-assessment (15)', assessmentItems, assessmentSource),
  listOf('P12-C', '投诉者心态', 'Complainants', complainantTypes, skills('消费者投诉心态')),
  {
    id: 'P12-Q',
    title: words('P12-Q 质量抽检', 'P12-Q Quality sampling'),
    items: qualityItems.map(({ id, text, of }) => words(`${id} ${text.zh}（${of}）`, `${id} ${text.en} (${of})`)),
    source: house,
  },
];
