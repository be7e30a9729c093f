/** Actions: who may take them, what they need, what they bring about. */
import {
  conditions,
  declared,
  fields,
  flag,
  longWords,
  marks,
  number,
  own,
  source,
  values,
  who,
  words,
} from './basic.ts';
import type { Action, Effect, Need } from '../pack.ts';
import { choice, list, optional, record, refer, refers, type RecordShape } from './shape.ts';

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
  milestone: record<NeedOf<'milestone'>>('needReached', { milestones: refers('milestone'), reached: flag, ...reason }),
  above: record<NeedOf<'above'>>('needAbove', { field: refer('field'), below: refer('field'), ...reason }),
  daysBetween: record<NeedOf<'daysBetween'>>('needDaysBetween', {
    from: refer('field'),
    to: refer('field'),
    most: number(0, 3660),
    ...reason,
  }),
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

export const action = record<Action>('action', {
  id: own('action'),
  title: words,
  hint: longWords,
  tone: choice(['primary', 'plain', 'return', 'end'], 'tones'),
  key: optional({ kind: 'line', most: 8 }),
  by: record<Action['by']>('by', { party: refer('party'), roles: who }),
  at: refers('stage'),
  beside: optional(choice(['open', 'always'], 'beside')),
  leaves: refers('stage'),
  enters: refers('stage'),
  fields,
  needs: list({ kind: 'variant', by: 'kind', of: needs }, 30),
  effects: list({ kind: 'variant', by: 'kind', of: effects }, 60),
  internal: optional(flag),
  source,
});
