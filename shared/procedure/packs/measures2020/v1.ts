import type { Pack } from '../../pack.ts';
import { calendarDays, words, written } from '../writing.ts';

/** C: CBIRC Order 2020 No. 3 《银行业保险业消费投诉处理管理办法》. An overlay: it has clocks but no stages of its own; they run on a
 *  complaint beside its main pack. All "days" are natural days (art. 43), without rolling. */
export const measures2020V1: Pack = {
  id: 'C',
  version: 1,
  title: words('银行业保险业消费投诉处理管理办法', 'Measures on consumer complaints of banks and insurers'),
  short: words('2020年办法', '2020 measures'),
  source: '银保监会令2020年第3号',
  effectiveFrom: '2020-03-01',
  parties: [],
  entries: [],
  intake: [],
  severities: [],
  money: [],
  kpis: [],
  checklists: [],
  stages: [],
  mainLine: [],
  actions: [],
  clocks: [
    {
      id: 'C-D1',
      title: words('作出处理决定并告知', 'Decide and tell the complainant'),
      owner: 'member',
      limit: calendarDays(15),
      // Receipt by the institution, and its decision with the answer, by the words of each procedure it runs beside.
      start: ['transferReceived', 'memberReceived', 'outletReceived', 'received'],
      stop: [
        ['resultIssued', 'customerReplied'],
        ['answered', 'customerReplied'],
        ['executed', 'customerReplied'],
        ['settled', 'customerReplied'],
      ],
      cancel: ['returnedByMember'],
      warn: [calendarDays(3)],
      suspend: {
        reasons: [
          { id: 'appraisal', title: words('外部鉴定、检测、评估', 'Outside appraisal, testing or assessment') },
          { id: 'mediation', title: words('调解期间', 'Mediation under way') },
        ],
        notice: true,
      },
      extensions: [
        {
          id: 'C-D2',
          title: words('情况复杂，延长至30日', 'Complex: 30 days in all'),
          limit: calendarDays(30),
          approval: false,
          notice: true,
          source: written('第十八条'),
        },
        {
          id: 'C-D3',
          title: words('情况特别复杂或特殊原因，经批准再延长30日', 'Specially complex: 30 days more, approved'),
          limit: calendarDays(60),
          approval: true,
          notice: true,
          source: written('第十八条'),
        },
      ],
      restart: true,
      source: written('第十八条'),
    },
  ],
  triggers: [],
  papers: [{ id: 'decisionNotice', title: words('处理决定告知书', 'Notice of the decision') }],
  script: [],
  settings: {
    returnLimit: 2,
    receiptOnRestDay: 'actual',
    dueAt: 'midnight',
    warnBefore: [calendarDays(3)],
  },
};
