import type { Pack } from '../../pack.ts';
import { words } from '../writing.ts';
import { letters } from './letters.ts';
import { notices } from './notices.ts';

/** What every office writes, whichever procedure a complaint follows. Reading matter: it has no stages and no clocks. */
export const documentsV1: Pack = {
  id: 'DOC',
  version: 1,
  title: words('通用信函和公告口径', 'Letters and notices of every office'),
  short: words('通用文书', 'Letters and notices'),
  source: '银行保险机构消费者权益保护的告知要求；本单位惯例',
  effectiveFrom: '2009-01-01',
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
  checklists: [],
  papers: [],
  mainLine: [],
  script: [],
  letters,
  notices,
  settings: { returnLimit: 2, receiptOnRestDay: 'actual', dueAt: 'officeClose', warnBefore: [] },
};
