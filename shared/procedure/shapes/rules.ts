/** What a pack asks for beside its course: money, figures, triggers, checklists, reports. */
import { conditions, count, flag, kinds, longWords, number, own, source, unitKinds, words } from './basic.ts';
import {
  triggerCounts,
  triggerLevels,
  type Checklist,
  type Kpi,
  type MoneyRule,
  type Report,
  type Trigger,
} from '../pack.ts';
import { choice, list, optional, record, refer, refers } from './shape.ts';

export const money = record<MoneyRule>('money', {
  id: own('money'),
  title: words,
  kind: choice(['refund', 'compensation', 'freight', 'parts', 'labour', 'penalty', 'gift'], 'moneyKinds'),
  payer: words,
  payee: words,
  multiplier: number(0, 1000),
  share: optional(record<{ least: number; most: number }>('share', { least: number(0, 1000), most: number(0, 1000) })),
  deducted: flag,
  settledWith: optional(refer('party')),
  source,
});

const level = choice(triggerLevels, 'levels');

export const kpi = record<Kpi>('kpi', {
  id: own('kpi'),
  title: words,
  formula: longWords,
  about: refer('party'),
  count: record<Required<Kpi['count']>>('counted', {
    what: choice(['received', 'metOnTime', 'scored'], 'counted'),
    clock: optional(refer('clock')),
    when: optional(conditions),
  }),
  per: choice(['none', 'received', 'payingUsers', 'contractedCustomers', 'outlets', 'personalCustomers'], 'per'),
  factor: number(0, 1e12),
  thresholds: list(
    record<Required<Kpi['thresholds'][number]>>('threshold', {
      atLeast: optional(number(0, 1e12)),
      below: optional(number(0, 1e12)),
      months: count(1, 120),
      level,
      demands: optional(flag),
      fourEyes: optional(flag),
      consequence: words,
      source,
    }),
    20,
  ),
  source,
});

export const trigger = record<Trigger>('trigger', {
  id: own('trigger'),
  title: words,
  level,
  counts: choice(triggerCounts, 'counts'),
  action: optional(refer('action')),
  party: optional(refer('party')),
  of: optional(level),
  atLeast: count(1, 10_000),
  within: optional(choice(['week', 'month', 'halfYear'], 'within')),
  unless: optional(
    record<NonNullable<Trigger['unless']>>('unless', { milestones: refers('milestone'), facts: conditions }),
  ),
  concerns: choice(['unit', 'organisation'], 'concerns'),
  kinds: optional(kinds),
  decidedBy: choice(unitKinds, 'unitKinds'),
  fourEyes: optional(flag),
  demands: optional(flag),
  consequence: optional(longWords),
  pays: optional(refer('money')),
  source,
});

export const checklist = record<Checklist>('checklist', {
  id: own('checklist'),
  title: words,
  items: list(words, 100),
  source,
});

export const report = record<Report>('report', {
  id: own('report'),
  title: words,
  every: choice(['week', 'month', 'halfYear'], 'every'),
  by: refer('party'),
  to: words,
  contents: list(words, 60),
  source,
});
