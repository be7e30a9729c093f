import type { Action, Effect, Field, Need, PartyId, Source } from '../pack.ts';
import {
  answered,
  atLeast,
  branch,
  by,
  choice,
  ends,
  factIs,
  house,
  keep,
  line,
  longText,
  mark,
  otherThan,
  recusal,
  set,
  tally,
  words,
  yesNo,
} from './writing.ts';

/** Actions that several regimes share: the call-back, urging, withdrawal, the archive. Like writing.ts: what they yield may not
 *  change. */

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
export const afresh: Effect = set('callAttempts', 0);

export const callBackActions = (how: CallBack): Action[] => [
  {
    id: 'recordCallBack',
    title: words('记录回访', 'Record the call-back'),
    hint: words('由未经办此件的人员回访客户', 'Called by somebody who did not handle it'),
    key: 'E',
    tone: 'primary',
    at: ['callingBack'],
    leaves: ['callingBack'],
    enters: [],
    by: by(how.party, 'callBack', 'handler', 'intake'),
    fields: [
      choice('result', '回访结果', 'Result', [
        ['satisfied', '满意', 'Satisfied'],
        ['accepted', '基本满意', 'Accepts it'],
        ['unsatisfied', '不满意', 'Not satisfied'],
        ['unreachable', '未接通', 'Not reached'],
      ]),
      longText('text', '客户意见', 'What the customer said', { field: 'result', is: ['unsatisfied'] }),
      ...(how.fields ?? []),
    ],
    needs: [otherThan(...how.handling), recusal],
    effects: [
      keep('satisfaction', 'result'),
      tally('callAttempts'),
      { kind: 'branch', field: 'result', is: ['satisfied', 'accepted'], ...how.satisfied },
      ...how.unsatisfied,
      branch('result', ['unreachable'], ['callingBack'], []),
    ],
    source: how.source,
  },
  {
    id: 'endCallBack',
    title: words('回访不到，结束回访', 'Give up calling'),
    hint: words('三次未接通，注明后转下一环节', 'Not reached three times; note it and go on'),
    tone: 'plain',
    at: ['callingBack'],
    leaves: ['callingBack'],
    enters: how.satisfied.enters,
    by: by(how.party, 'callBack', 'handler', 'intake'),
    fields: [longText('text', '说明', 'Note')],
    needs: [
      atLeast('callAttempts', 3, { code: 'CallAttemptsTooFew' }),
      factIs('satisfaction', ['unreachable'], { code: 'CallAttemptsTooFew' }),
    ],
    effects: [mark(...how.satisfied.marks)],
    source: house,
  },
];

/** Into the archive. @param first what else must be so, above all stages beside the main line that must have ended */
export const archiveAction = (source: Source, ...first: Need[]): Action => ({
  id: 'archive',
  title: words('归档', 'Archive'),
  hint: words('材料齐全，存入投诉档案', 'Papers complete; into the archive'),
  tone: 'primary',
  at: ['filing'],
  leaves: ['filing'],
  enters: [],
  by: by('firstAsked', 'intake', 'handler', 'supervisor'),
  fields: [
    yesNo('papersComplete', '材料已核对齐全', 'Papers checked and complete'),
    line('shelf', '档案号', 'Shelf mark', false),
  ],
  needs: [...first, answered('papersComplete', [true], { code: 'PapersIncomplete' })],
  effects: [mark('archived'), ends('archived')],
  source,
});

export const withdrawAction = (at: string[]): Action => ({
  id: 'withdraw',
  title: words('客户撤诉', 'Withdrawn'),
  hint: words('客户撤回投诉，各项时限即日终止', 'The customer withdraws; every clock ends today'),
  tone: 'end',
  at,
  leaves: ['*'],
  enters: ['filing'],
  by: by('firstAsked', 'intake', 'handler', 'supervisor'),
  fields: [
    choice('manner', '撤诉方式', 'How', [
      ['phone', '电话', 'Phone'],
      ['visit', '当面', 'In person'],
      ['writing', '书面', 'In writing'],
    ]),
    longText('reason', '撤诉原因', 'Reason'),
  ],
  needs: [],
  effects: [ends('withdrawn'), mark('withdrawn')],
  source: house,
});

/** Whoever was asked first follows the complaint and urges whoever has it. */
export const urgeAction = (at: string[], source: Source): Action => ({
  id: 'urge',
  title: words('督办', 'Urge'),
  hint: words('首问单位跟踪进度，提醒承办单位', 'Whoever was asked first follows it up'),
  tone: 'plain',
  at,
  leaves: [],
  enters: [],
  by: by('firstAsked', 'intake', 'handler', 'supervisor'),
  fields: [longText('text', '督办内容', 'What is urged')],
  needs: [],
  effects: [tally('urged')],
  source,
});
