import type { Limit } from '../../calendar/limit.ts';
import type { UnitKind } from '../../people/office.ts';
import type { Action, ClockRule, Effect, Field, PartyId, Source, Text } from '../pack.ts';
import { choice } from './liaoning/fields.ts';
import { house, line, longText, yesNo } from './writing.ts';

/** What several packs have in common beyond their words (writing.ts): limits, the call-back, the end of a complaint. A released
 *  pack is made of them, so what they yield may not change; a new version that needs them otherwise writes its own. */

export const text = (zh: string, en: string): Text => ({ zh, en });

export const workingDays = (amount: number): Limit => ({ amount, unit: 'workingDay' });
export const workingHours = (amount: number): Limit => ({ amount, unit: 'workingHour' });
export const hours = (amount: number): Limit => ({ amount, unit: 'calendarHour' });

export const past = (id: string, zh: string, en: string, required = true): Field => ({
  id,
  title: { zh, en },
  kind: 'moment',
  required,
  suggest: 'now',
  when: 'past',
});
export const unitOf = (id: string, zh: string, en: string, kinds: UnitKind[], under?: PartyId): Field => ({
  id,
  title: { zh, en },
  kind: 'unit',
  required: true,
  units: under ? { kinds, under } : { kinds },
});

/** A clock of the office's own, where the regime leaves a stage without one. */
export const houseClock = (
  id: string,
  title: Text,
  owner: PartyId,
  limit: ClockRule['limit'],
  start: string[],
  stop: string[][],
  cancel: string[] = [],
): ClockRule => ({ id, title, owner, limit, start, stop, cancel, source: house });

type CallBack = {
  party: PartyId;
  /** Actions whose takers may not be the ones to ask the customer. */
  handling: string[];
  /** Where a satisfied customer leads. */
  satisfied: { enters: string[]; marks: string[] };
  /** Where a customer who is not satisfied leads; the answer stands in the fact `satisfaction`. */
  unsatisfied: Effect[];
  fields?: Field[];
  source: Source;
};

/** The call-back: by other eyes than those that handled it, on and on until the customer is satisfied or was not reached three
 *  times. `afresh` belongs to every action that leads to it: attempts are counted anew each time. */
export const afresh: Effect = { kind: 'set', fact: 'callAttempts', value: 0 };

export const callBackActions = (how: CallBack): Action[] => [
  {
    id: 'recordCallBack',
    title: text('记录回访', 'Record the call-back'),
    hint: text('由未经办此件的人员回访客户', 'Called by somebody who did not handle it'),
    key: 'E',
    tone: 'primary',
    at: ['callingBack'],
    leaves: ['callingBack'],
    enters: [],
    by: { party: how.party, roles: ['callBack', 'handler', 'intake'] },
    fields: [
      choice('result', text('回访结果', 'Result'), [
        ['satisfied', '满意', 'Satisfied'],
        ['accepted', '基本满意', 'Accepts it'],
        ['unsatisfied', '不满意', 'Not satisfied'],
        ['unreachable', '未接通', 'Not reached'],
      ]),
      {
        id: 'text',
        title: text('客户意见', 'What the customer said'),
        kind: 'longText',
        required: { field: 'result', is: ['unsatisfied'] },
      },
      ...(how.fields ?? []),
    ],
    needs: [{ kind: 'otherPersonThan', actions: how.handling }, { kind: 'notComplainedOf' }],
    effects: [
      { kind: 'setFrom', fact: 'satisfaction', field: 'result' },
      { kind: 'count', fact: 'callAttempts' },
      { kind: 'branch', field: 'result', is: ['satisfied', 'accepted'], ...how.satisfied },
      ...how.unsatisfied,
      { kind: 'branch', field: 'result', is: ['unreachable'], enters: ['callingBack'], marks: [] },
    ],
    source: how.source,
  },
  {
    id: 'endCallBack',
    title: text('回访不到，结束回访', 'Give up calling'),
    hint: text('三次未接通，注明后转下一环节', 'Not reached three times; note it and go on'),
    tone: 'plain',
    at: ['callingBack'],
    leaves: ['callingBack'],
    enters: how.satisfied.enters,
    by: { party: how.party, roles: ['callBack', 'handler', 'intake'] },
    fields: [longText('text', '说明', 'Note')],
    needs: [
      { kind: 'factAtLeast', fact: 'callAttempts', least: 3, code: 'CallAttemptsTooFew' },
      { kind: 'fact', fact: 'satisfaction', is: ['unreachable'], code: 'CallAttemptsTooFew' },
    ],
    effects: [{ kind: 'mark', milestones: how.satisfied.marks }],
    source: house,
  },
];

/** Into the archive. `open` are stages beside the main line that must have ended; `say` tells so while they have not. */
export const archiveAction = (open: string[], say: Text | null, source: Source): Action => ({
  id: 'archive',
  title: text('归档', 'Archive'),
  hint: text('材料齐全，存入投诉档案', 'Papers complete; into the archive'),
  tone: 'primary',
  at: ['filing'],
  leaves: ['filing'],
  enters: [],
  by: { party: 'firstAsked', roles: ['intake', 'handler', 'supervisor'] },
  fields: [
    yesNo('papersComplete', '材料已核对齐全', 'Papers checked and complete'),
    line('shelf', '档案号', 'Shelf mark', false),
  ],
  needs: [
    ...(say ? [{ kind: 'stageEnded' as const, stages: open, code: 'NotYet' as const, say }] : []),
    { kind: 'answer', field: 'papersComplete', is: [true], code: 'PapersIncomplete' },
  ],
  effects: [
    { kind: 'mark', milestones: ['archived'] },
    { kind: 'end', how: 'archived' },
  ],
  source,
});

export const withdrawAction = (at: string[]): Action => ({
  id: 'withdraw',
  title: text('客户撤诉', 'Withdrawn'),
  hint: text('客户撤回投诉，各项时限即日终止', 'The customer withdraws; every clock ends today'),
  tone: 'end',
  at,
  leaves: ['*'],
  enters: ['filing'],
  by: { party: 'firstAsked', roles: ['intake', 'handler', 'supervisor'] },
  fields: [
    choice('manner', text('撤诉方式', 'How'), [
      ['phone', '电话', 'Phone'],
      ['visit', '当面', 'In person'],
      ['writing', '书面', 'In writing'],
    ]),
    longText('reason', '撤诉原因', 'Reason'),
  ],
  needs: [],
  effects: [
    { kind: 'end', how: 'withdrawn' },
    { kind: 'mark', milestones: ['withdrawn'] },
  ],
  source: house,
});

/** Whoever was asked first follows the complaint and urges whoever has it. */
export const urgeAction = (at: string[], source: Source): Action => ({
  id: 'urge',
  title: text('督办', 'Urge'),
  hint: text('首问单位跟踪进度，提醒承办单位', 'Whoever was asked first follows it up'),
  tone: 'plain',
  at,
  leaves: [],
  enters: [],
  by: { party: 'firstAsked', roles: ['intake', 'handler', 'supervisor'] },
  fields: [longText('text', '督办内容', 'What is urged')],
  needs: [],
  effects: [{ kind: 'count', fact: 'urged' }],
  source,
});
