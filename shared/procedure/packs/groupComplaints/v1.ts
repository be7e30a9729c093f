import type { Checklist, Pack } from '../../pack.ts';
import { customarySettings, house, words, written } from '../writing.ts';
import { closingList, groupKinds, groupMeasures } from './rules.ts';

const compilation = '客户投诉及群诉典型案例汇编（2015-10-22）';

const kindLists = groupKinds
  .filter(({ lessons }) => lessons.length > 0)
  .map(({ id, title, illustration, lessons, source }): Checklist => ({
    id,
    title: words(`${id} ${title.zh}`, `${id} ${title.en}`),
    items: [illustration, ...lessons],
    source,
  }));

/** P10: many complaints of one matter. It has no stages of its own: each member's complaint keeps its procedure, and what is
 *  common to them stands in the group. */
export const groupComplaintsV1: Pack = {
  id: 'P10',
  version: 1,
  title: words('客户群诉处理要点', 'Group complaints'),
  short: words('群诉', 'Group complaints'),
  source: compilation,
  effectiveFrom: '2015-10-22',
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
  checklists: [
    {
      id: 'P10-first',
      title: words('首诉措施', 'What the first complaint asks for'),
      items: groupMeasures.map(({ rule, title, hint }) =>
        words(`${rule} ${title.zh}：${hint.zh}`, `${rule} ${title.en}: ${hint.en}`),
      ),
      source: written('九（二）3'),
    },
    {
      id: 'P10-close',
      title: words('群诉办结条件', 'Before a group is closed'),
      items: [...closingList],
      source: house,
    },
    {
      id: 'P10-crowd',
      title: words('当面共同投诉', 'Many people at once'),
      items: [
        words('共同当面投诉的，推选代表不超过5名（C-I3）', 'A joint visit elects at most five representatives (C-I3)'),
        words('20人以上共同当面投诉，属重大投诉（C-M1）', 'Twenty or more together are a major complaint (C-M1)'),
        words('分清主次，抓主要问题和主要的人（P10-M19）', 'Tell who leads from who follows (P10-M19)'),
      ],
      source: written('2020年第3号第十二、二十九条；商场案例启示3'),
    },
    ...kindLists,
  ],
  papers: [],
  mainLine: [],
  script: [],
  settings: { ...customarySettings, warnBefore: [] },
};
