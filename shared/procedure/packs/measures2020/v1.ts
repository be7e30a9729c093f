import type { Pack } from '../../pack.ts';

/** C: CBIRC Order 2020 No. 3 《银行业保险业消费投诉处理管理办法》. An overlay: it has clocks but no stages of its own; they run on a
 *  complaint beside its main pack. All "days" are natural days (art. 43), without rolling. */
export const measures2020V1: Pack = {
  id: 'C',
  version: 1,
  title: { zh: '银行业保险业消费投诉处理管理办法', en: 'Measures on consumer complaints of banks and insurers' },
  short: { zh: '2020年办法', en: '2020 measures' },
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
      title: { zh: '作出处理决定并告知', en: 'Decide and tell the complainant' },
      owner: 'member',
      limit: { amount: 15, unit: 'calendarDay' },
      // Receipt by the institution, and its decision with the answer, by the words of each procedure it runs beside.
      start: ['transferReceived', 'memberReceived', 'outletReceived', 'received'],
      stop: [
        ['resultIssued', 'customerReplied'],
        ['answered', 'customerReplied'],
        ['executed', 'customerReplied'],
        ['settled', 'customerReplied'],
      ],
      cancel: ['returnedByMember'],
      warn: [{ amount: 3, unit: 'calendarDay' }],
      suspend: {
        reasons: [
          { id: 'appraisal', title: { zh: '外部鉴定、检测、评估', en: 'Outside appraisal, testing or assessment' } },
          { id: 'mediation', title: { zh: '调解期间', en: 'Mediation under way' } },
        ],
        notice: true,
      },
      extensions: [
        {
          id: 'C-D2',
          title: { zh: '情况复杂，延长至30日', en: 'Complex: 30 days in all' },
          limit: { amount: 30, unit: 'calendarDay' },
          approval: false,
          notice: true,
          source: { article: '第十八条', confidence: 'high' },
        },
        {
          id: 'C-D3',
          title: { zh: '情况特别复杂或特殊原因，经批准再延长30日', en: 'Specially complex: 30 days more, approved' },
          limit: { amount: 60, unit: 'calendarDay' },
          approval: true,
          notice: true,
          source: { article: '第十八条', confidence: 'high' },
        },
      ],
      restart: true,
      source: { article: '第十八条', confidence: 'high' },
    },
  ],
  triggers: [],
  papers: [{ id: 'decisionNotice', title: { zh: '处理决定告知书', en: 'Notice of the decision' } }],
  script: [],
  settings: {
    returnLimit: 2,
    receiptOnRestDay: 'actual',
    dueAt: 'midnight',
    warnBefore: [{ amount: 3, unit: 'calendarDay' }],
  },
};
