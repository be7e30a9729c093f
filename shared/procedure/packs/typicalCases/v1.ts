import type { Pack } from '../../pack.ts';
import { house, words } from '../writing.ts';
import { caseFormats } from './formats.ts';

/** P11: typical cases, written from closed complaints. Reading matter: it has no stages and no clocks. */
export const typicalCasesV1: Pack = {
  id: 'P11',
  version: 1,
  title: words('典型案例编写', 'Typical cases'),
  short: words('典型案例', 'Typical cases'),
  source: '银行客户投诉问题处理典型案例；客户投诉及群诉典型案例汇编；商场客户投诉案例及处理',
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
      id: 'P11-publish',
      title: words('发布前', 'Before publishing'),
      items: [
        words(
          '隐去姓名、电话、卡号、证件号、地址、单位名称（P11-MASK）',
          'Names, phones, cards, ids, addresses and units are taken out (P11-MASK)',
        ),
        words('作者逐处看过替换的地方（P11-EYE）', 'The author has looked at every replaced place (P11-EYE)'),
        words('由另一人审批后发布（P11-APPROVE）', 'Another person approves it (P11-APPROVE)'),
        words(
          '以销售其他产品“解决”误导销售的做法只作案例文字，不作办理建议',
          'Selling another product to settle a mis-sale stays text; it is never a suggested step',
        ),
      ],
      source: house,
    },
  ],
  papers: [],
  mainLine: [],
  script: [],
  caseFormats,
  settings: { returnLimit: 2, receiptOnRestDay: 'actual', dueAt: 'officeClose', warnBefore: [] },
};
