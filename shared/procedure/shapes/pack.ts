/** What a pack is made of (see shape.ts), field by field of the types in ../pack.ts. */
import { conditions, count, fields, flag, kinds, limit, marks, own, source, words } from './basic.ts';
import { choice, list, optional, record, refer, refers, type RecordShape } from './shape.ts';
import type { ClockRule, Entry, Pack, PackSettings, Party, Stage } from '../pack.ts';
import { checklist, kpi, money, report, trigger } from './rules.ts';
import { phoneScript, scriptStep, tone } from './speech.ts';
import { action } from './steps.ts';
import { caseFormat, letter, notice } from './writing.ts';

const party = record<Party>('party', { id: own('party'), title: words, kinds });

const entry = record<Entry>('entry', {
  kinds,
  when: optional(conditions),
  party: refer('party'),
  also: optional(
    list(
      record<NonNullable<Entry['also']>[number]>('also', {
        party: refer('party'),
        unit: choice(['organisation', 'parent', 'aboveOrganisation'], 'upTo'),
      }),
      8,
    ),
  ),
  enters: refers('stage'),
  marks,
});

const stage = record<Stage>('stage', {
  id: own('stage'),
  title: words,
  party: refer('party'),
  duty: choice(['judge', 'approve', 'forward', 'accept', 'handle', 'report', 'callBack', 'close'], 'duties'),
  beside: optional(flag),
});

const clock = record<ClockRule>('clock', {
  id: own('clock'),
  title: words,
  limit: { kind: 'limit', named: true },
  owner: refer('party'),
  start: refers('milestone'),
  when: optional(conditions),
  stop: list(refers('milestone'), 12),
  cancel: refers('milestone'),
  warn: optional(list(limit, 8)),
  rectifies: optional(flag),
  beside: optional(flag),
  within: optional(refer('clock')),
  suspend: optional(
    record<NonNullable<ClockRule['suspend']>>('suspend', {
      reasons: list(record<{ id: string; title: unknown }>('reason', { id: own('reason'), title: words }), 20),
      notice: flag,
    }),
  ),
  extensions: optional(
    list(
      record<NonNullable<ClockRule['extensions']>[number]>('extension', {
        id: own('extension'),
        title: words,
        limit,
        approval: flag,
        notice: flag,
        source,
      }),
      8,
    ),
  ),
  restart: optional(flag),
  source,
});

const settings = record<PackSettings>('settings', {
  returnLimit: count(0, 100),
  dueAt: choice(['officeClose', 'midnight'], 'ends'),
  receiptOnRestDay: choice(['actual', 'nextWorkday'], 'restDays'),
  warnBefore: list(limit, 8),
  escalateAfter: optional(list(limit, 5)),
});

export const packShape: RecordShape = record<Pack>('pack', {
  id: own('pack'),
  version: count(1, 1_000_000),
  title: words,
  short: words,
  source: { kind: 'line', most: 400 },
  effectiveFrom: { kind: 'date' },
  settings,
  parties: list(party, 30),
  stages: list(stage, 120),
  mainLine: refers('stage'),
  entries: list(entry, 30),
  actions: list(action, 200),
  clocks: list(clock, 120),
  intake: fields,
  severities: list(
    record<Pack['severities'][number]>('severity', {
      id: own('severity'),
      title: words,
      scale: choice([1, 2, 3, 4], 'scales'),
    }),
    20,
  ),
  money: list(money, 60),
  kpis: list(kpi, 60),
  triggers: list(trigger, 60),
  checklists: list(checklist, 60),
  reports: optional(list(report, 60)),
  papers: list(
    record<Required<Pack['papers'][number]>>('paper', { id: own('paper'), title: words, when: optional(conditions) }),
    60,
  ),
  script: list(scriptStep, 60),
  phoneScripts: optional(list(phoneScript, 20)),
  tone: optional(list(tone, 60)),
  letters: optional(list(letter, 60)),
  notices: optional(list(notice, 60)),
  caseFormats: optional(list(caseFormat, 20)),
});
