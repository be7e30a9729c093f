import type { Pack, ScriptStep } from '../../pack.ts';
import { customarySettings, words } from '../writing.ts';
import { skillLists } from './lists.ts';

/** The seven steps of taking a complaint, each with the sentence to say (P12-ST1 to ST7). */
const sevenSteps: ScriptStep[] = [
  {
    id: 'listen',
    title: words('倾听并记录', 'Listen and record'),
    say: words(
      '您好，我姓{name}。请您慢慢说，我来记录。',
      'Good day, my name is {name}. Take your time, I am writing it down.',
    ),
  },
  {
    id: 'thank',
    title: words('表示感谢', 'Thank'),
    say: words('感谢您把这件事告诉我们。', 'Thank you for telling us.'),
  },
  {
    id: 'apologise',
    title: words('表示歉意', 'Apologise'),
    say: words('给您带来不便，我先向您道歉。', 'I am sorry for the trouble this caused you.'),
  },
  {
    id: 'analyse',
    title: words('帮助分析可能的原因', 'Help analyse'),
    say: words(
      '这种情况可能有几个原因，我们会逐一核实，请您放心。',
      'There may be several causes; we shall check them one by one.',
    ),
  },
  {
    id: 'demand',
    title: words('征求解决意见', 'Ask what is wanted'),
    say: words('您希望怎样解决？', 'How would you like this to be settled?'),
  },
  {
    id: 'explain',
    title: words('告知原则和方案', 'Tell principle and plan'),
    say: words(
      '我们按规定先核实，再在期限内答复您；进展由我负责告诉您。',
      'By our rules we check first and answer within the limit; I shall keep you informed.',
    ),
  },
  {
    id: 'farewell',
    title: words('留电话并道别', 'Leave the number'),
    say: words('这是我们的服务电话，您随时可以来电。再见。', 'This is our number; call us at any time. Goodbye.'),
  },
];

/** P12: skills, script, assessment. Reading matter and lists to work with: it has no stages and no clocks. */
export const handlingSkillsV1: Pack = {
  id: 'P12',
  version: 1,
  title: words('投诉处理技巧、话术与自评', 'Skills, script and self-assessment'),
  short: words('处理技巧', 'Handling skills'),
  source: '客户投诉处理；如何有效处理客户投诉；客诉处理实务；银行客户抱怨投诉处理技巧',
  effectiveFrom: '2009-11-23',
  parties: [],
  entries: [],
  stages: [],
  actions: [],
  clocks: [],
  triggers: [],
  intake: [],
  severities: [],
  money: [],
  kpis: [],
  checklists: [...skillLists],
  papers: [],
  mainLine: [],
  script: sevenSteps,
  settings: { ...customarySettings, warnBefore: [] },
};
