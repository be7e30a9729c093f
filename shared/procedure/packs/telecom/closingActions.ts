import type { Action, Condition, Effect } from '../../pack.ts';
import { archiveAction, callBackActions, urgeAction, withdrawAction } from '../commonActions.ts';
import { by, choice, ended, given, house, longText, mark, notYet, reachedIf, set, words, written } from '../writing.ts';
import { atOperator, atPartner, beside } from './fields.ts';

const isUnsatisfied: Condition = given('satisfaction', 'unsatisfied');
const back = (when: Condition[], enters: string[], marks: string[]): Effect => ({
  kind: 'route',
  when: [isUnsatisfied, ...when],
  enters,
  marks,
});

const score = (id: string, zh: string, en: string) => ({
  ...choice(
    id,
    zh,
    en,
    ['5', '4', '3', '2', '1'].map((points): [string, string, string] => [points, `${points}分`, `${points} of 5`]),
  ),
  required: false,
});

export const closingActions: Action[] = [
  ...callBackActions({
    party: 'centre',
    handling: [
      'judgeCause',
      'dispatchFault',
      'dispatchSupport',
      'fileDissatisfaction',
      'fileComplaintTicket',
      'settleDifficult',
      'finishJoint',
      'replyTicket',
      'solve',
    ],
    fields: [score('inTime', '响应及时', 'Answered in time'), score('solvedInTime', '解决及时', 'Solved in time')],
    satisfied: { enters: ['closing'], marks: ['calledBack', 'readyToClose'] },
    // The ticket goes back to whoever had it, again and again until the customer is satisfied.
    unsatisfied: [
      set('partnerDone', false),
      back([given('cause', 'si', 'platform', 'joint')], ['solving'], ['calledBack', 'dispatched']),
      back([given('cause', null)], ['solving'], ['calledBack', 'directReceived']),
      back([given('cause', 'si', 'platform', 'joint', null), given('nature', 'fault')], [], ['faultFound']),
      back([given('cause', 'operator', 'systemFailure')], ['difficult'], ['calledBack', 'difficultOpened']),
    ],
    source: written('第四节四3(2)'),
  }),
  {
    id: 'close',
    title: words('办结', 'Close'),
    hint: words('客户满意，程序完成', 'The customer is satisfied; the procedure is complete'),
    tone: 'primary',
    at: ['closing'],
    leaves: ['closing'],
    enters: ['filing'],
    by: by('firstAsked', 'intake', 'handler', 'supervisor'),
    fields: [longText('summary', '办结小结', 'Summary', false)],
    needs: [
      reachedIf(
        'analysed',
        'major',
        ['weakness', 'escalating'],
        notYet(
          '重大投诉要先由受理单位写好分析，再办结。投诉没有变化。',
          'A major complaint is analysed before it is closed. The complaint is unchanged.',
        ),
      ),
    ],
    effects: [mark('closed')],
    source: written('第四节'),
  },
  archiveAction(
    house,
    ended(
      beside,
      notYet(
        '退费或变更通知还没有办完，不能归档。投诉没有变化。',
        'A refund or the notice of a change is still open, so this cannot be archived.',
      ),
    ),
  ),
  withdrawAction([
    'handingIn',
    'sorting',
    ...atOperator,
    'confirmingFailure',
    'publishing',
    'forwarding',
    ...atPartner,
    'jointHandling',
    'callingBack',
  ]),
  urgeAction(
    [...atOperator, 'confirmingFailure', 'publishing', 'forwarding', ...atPartner, 'jointHandling', ...beside],
    written('第四节四1(4)'),
  ),
];
