/** What a pack is made of (see shape.ts), field by field of the types in pack.ts. */
import { roles } from '../people/office.ts';
import { choice, list, optional, record, refer, refers, type RecordShape, type Shape } from './shape.ts';
import { triggerCounts, triggerLevels } from './pack.ts';
import type {
  Action,
  Checklist,
  ClockRule,
  Condition,
  Effect,
  Entry,
  Field,
  Kpi,
  MoneyRule,
  Need,
  Pack,
  PackSettings,
  Party,
  Report,
  ScriptStep,
  Source,
  Stage,
  Trigger,
} from './pack.ts';

const words: Shape = { kind: 'words' };
const longWords: Shape = { kind: 'words', long: true };
const flag: Shape = { kind: 'flag' };
const limit: Shape = { kind: 'limit' };
const values: Shape = { kind: 'values' };
const own = (of: Extract<Shape, { kind: 'id' }>['of']): Shape => ({ kind: 'id', of });
const count = (least: number, most: number): Shape => ({ kind: 'number', least, most });
const number = (least: number, most: number): Shape => ({ kind: 'number', least, most, fraction: true });
const declared = (to: 'milestone' | 'fact'): Shape => ({ kind: 'refer', to, declares: true });
const marks = list(declared('milestone'), 30);

export const unitKinds = ['association', 'member', 'department', 'outlet'] as const;
const kinds = list(choice(unitKinds, 'unitKinds'), 4);
const who = list(choice(roles, 'roles'), roles.length);

const source = record<Source>('source', {
  article: { kind: 'line', most: 200 },
  confidence: choice(['high', 'medium', 'low', 'house'], 'confidence'),
});

const condition = record<Condition>('condition', { fact: refer('fact'), is: values });
const conditions = list(condition, 12);

const option = record<{ id: string; title: unknown }>('option', { id: own('option'), title: words });

const field = record<Field>('field', {
  id: own('field'),
  title: words,
  kind: choice(
    ['text', 'longText', 'choice', 'yesNo', 'date', 'moment', 'amount', 'number', 'unit', 'person'],
    'fieldKinds',
  ),
  required: { kind: 'required' },
  options: optional(list(option, 60)),
  units: optional(record<Required<NonNullable<Field['units']>>>('units', { kinds, under: optional(refer('party')) })),
  personsUnder: optional(refer('party')),
  suggest: optional(choice(['complainedOrganisation', 'complainedUnit', 'now'], 'suggestions')),
  when: optional(choice(['past', 'future'], 'times')),
});
const fields = list(field, 60);

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
});

const reason = {
  code: choice(
    [
      'NotYet',
      'NotFounded',
      'RectificationMissing',
      'RectificationOpen',
      'StillVerifying',
      'RectificationUnderWay',
      'PapersIncomplete',
      'CallAttemptsTooFew',
      'DemandUndecided',
    ],
    'reasons',
  ),
  say: optional(words),
};

/** Every variant is described by the fields of its own type and the reason it refuses with. */
type Of<Union extends { kind: string }, Kind extends Union['kind']> = Omit<Extract<Union, { kind: Kind }>, 'kind'>;
type NeedOf<Kind extends Need['kind']> =
  Of<Need, Kind> extends { code: unknown } ? Of<Need, Kind> & { say: unknown } : Of<Need, Kind>;

export const needs: Readonly<Record<Need['kind'], RecordShape>> = {
  party: record<NeedOf<'party'>>('needParty', { party: refer('party'), present: flag }),
  fact: record<NeedOf<'fact'>>('needFact', { fact: refer('fact'), is: values, ...reason }),
  factAtLeast: record<NeedOf<'factAtLeast'>>('needFactAtLeast', {
    fact: refer('fact'),
    least: number(0, 1e9),
    ...reason,
  }),
  stageEnded: record<NeedOf<'stageEnded'>>('needStageEnded', { stages: refers('stage'), ...reason }),
  milestoneIf: record<NeedOf<'milestoneIf'>>('needMilestone', {
    milestone: refer('milestone'),
    fact: refer('fact'),
    is: values,
    ...reason,
  }),
  answer: record<NeedOf<'answer'>>('needAnswer', { field: refer('field'), is: values, ...reason }),
  otherPersonThan: record<NeedOf<'otherPersonThan'>>('needOtherPerson', { actions: refers('action') }),
  notComplainedOf: { kind: 'record', name: 'needRecusal', fields: {} },
  returnsBelow: record<NeedOf<'returnsBelow'>>('needReturns', { party: refer('party') }),
  authority: record<NeedOf<'authority'>>('needAuthority', {
    field: refer('field'),
    limits: list(record<{ roles: unknown; upTo: unknown }>('authority', { roles: who, upTo: { kind: 'ceiling' } }), 12),
  }),
};

export const effects: Readonly<Record<Effect['kind'], RecordShape>> = {
  mark: record<Required<Of<Effect, 'mark'>>>('effectMark', {
    milestones: marks,
    when: optional(record<{ field: string; is: unknown }>('answered', { field: refer('field'), is: values })),
  }),
  set: record<Of<Effect, 'set'>>('effectSet', { fact: declared('fact'), value: { kind: 'value' } }),
  setFrom: record<Of<Effect, 'setFrom'>>('effectSetFrom', { fact: declared('fact'), field: refer('field') }),
  count: record<Of<Effect, 'count'>>('effectCount', { fact: declared('fact') }),
  hand: record<Required<Of<Effect, 'hand'>>>('effectHand', {
    party: refer('party'),
    field: refer('field'),
    person: optional(refer('field')),
  }),
  return: record<Of<Effect, 'return'>>('effectReturn', { party: refer('party') }),
  nameDate: record<{ clock: string; field?: string; fact?: string }>('effectNameDate', {
    clock: refer('clock'),
    field: optional(refer('field')),
    fact: optional(refer('fact')),
  }),
  countFrom: record<Of<Effect, 'countFrom'>>('effectCountFrom', {
    clocks: refers('clock'),
    from: record<{ field?: string; milestone?: string }>('countedFrom', {
      field: optional(refer('field')),
      milestone: optional(refer('milestone')),
    }),
  }),
  branch: record<Required<Of<Effect, 'branch'>>>('effectBranch', {
    field: refer('field'),
    is: values,
    first: optional(refer('party')),
    enters: refers('stage'),
    marks,
  }),
  route: record<Of<Effect, 'route'>>('effectRoute', { when: conditions, enters: refers('stage'), marks }),
  pay: record<Required<Of<Effect, 'pay'>>>('effectPay', {
    rule: refer('money'),
    base: refer('answer'),
    share: optional(refer('answer')),
    when: optional(conditions),
  }),
  end: record<Of<Effect, 'end'>>('effectEnd', { how: choice(['archived', 'withdrawn'], 'how') }),
};

const action = record<Action>('action', {
  id: own('action'),
  title: words,
  hint: longWords,
  tone: choice(['primary', 'plain', 'return', 'end'], 'tones'),
  key: optional({ kind: 'line', most: 8 }),
  by: record<Action['by']>('by', { party: refer('party'), roles: who }),
  at: refers('stage'),
  leaves: refers('stage'),
  enters: refers('stage'),
  fields,
  needs: list({ kind: 'variant', by: 'kind', of: needs }, 30),
  effects: list({ kind: 'variant', by: 'kind', of: effects }, 60),
  internal: optional(flag),
  source,
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

const money = record<MoneyRule>('money', {
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

const kpi = record<Kpi>('kpi', {
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

const trigger = record<Trigger>('trigger', {
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

const checklist = record<Checklist>('checklist', {
  id: own('checklist'),
  title: words,
  items: list(words, 100),
  source,
});

const report = record<Report>('report', {
  id: own('report'),
  title: words,
  every: choice(['week', 'month', 'halfYear'], 'every'),
  by: refer('party'),
  to: words,
  contents: list(words, 60),
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
  script: list(record<ScriptStep>('script', { id: own('script'), title: words, say: longWords }), 60),
});
