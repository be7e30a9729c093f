import type { Action, Condition, Effect } from '../../pack.ts';
import { archiveAction, callBackActions, text, urgeAction, withdrawAction } from '../building.ts';
import { choice } from '../liaoning/fields.ts';
import { atOperator, atPartner, beside, written } from './fields.ts';
import { house, longText } from '../writing.ts';

const isUnsatisfied: Condition = { fact: 'satisfaction', is: ['unsatisfied'] };
const back = (when: Condition[], enters: string[], marks: string[]): Effect => ({
  kind: 'route',
  when: [isUnsatisfied, ...when],
  enters,
  marks,
});

const score = (id: string, zh: string, en: string) => ({
  ...choice(
    id,
    text(zh, en),
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
      { kind: 'set', fact: 'partnerDone', value: false },
      back([{ fact: 'cause', is: ['si', 'platform', 'joint'] }], ['solving'], ['calledBack', 'dispatched']),
      back([{ fact: 'cause', is: [null] }], ['solving'], ['calledBack', 'directReceived']),
      back(
        [
          { fact: 'cause', is: ['si', 'platform', 'joint', null] },
          { fact: 'nature', is: ['fault'] },
        ],
        [],
        ['faultFound'],
      ),
      back([{ fact: 'cause', is: ['operator', 'systemFailure'] }], ['difficult'], ['calledBack', 'difficultOpened']),
    ],
    source: written('第四节四3(2)'),
  }),
  {
    id: 'close',
    title: text('办结', 'Close'),
    hint: text('客户满意，程序完成', 'The customer is satisfied; the procedure is complete'),
    tone: 'primary',
    at: ['closing'],
    leaves: ['closing'],
    enters: ['filing'],
    by: { party: 'firstAsked', roles: ['intake', 'handler', 'supervisor'] },
    fields: [longText('summary', '办结小结', 'Summary', false)],
    needs: [
      {
        kind: 'milestoneIf',
        milestone: 'analysed',
        fact: 'major',
        is: ['weakness', 'escalating'],
        code: 'NotYet',
        say: text(
          '重大投诉要先由受理单位写好分析，再办结。投诉没有变化。',
          'A major complaint is analysed before it is closed. The complaint is unchanged.',
        ),
      },
    ],
    effects: [{ kind: 'mark', milestones: ['closed'] }],
    source: written('第四节'),
  },
  archiveAction(
    beside,
    text(
      '退费或变更通知还没有办完，不能归档。投诉没有变化。',
      'A refund or the notice of a change is still open, so this cannot be archived.',
    ),
    house,
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
