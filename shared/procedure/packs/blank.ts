import type { LocalDate } from '../../base/time.ts';
import type { Pack } from '../pack.ts';
import { archiveAction, withdrawAction } from './commonActions.ts';
import {
  by,
  choice,
  customarySettings,
  customClock,
  house,
  keep,
  longText,
  mark,
  recusal,
  reply,
  replyManner,
  solved,
  stage,
  step,
  words,
  workingDays,
  written,
} from './writing.ts';

/** The shortest course that works, to begin a procedure from: whoever takes the complaint handles it, tells the customer and files
 *  it.
 *
 *    registered ─▶ handling ──told the customer──▶ filing ──▶ archive
 *                     └─────────withdrawn────────────┘
 *
 *  @param today effective date 'YYYY-MM-DD' the draft begins with */
export function blankPack(id: string, today: LocalDate): Pack {
  const stages = [
    stage('handling', 'taker', 'handle', '办理', 'Handling'),
    stage('filing', 'taker', 'close', '归档', 'Filing'),
  ];
  return {
    id,
    version: 1,
    title: words('', ''),
    short: words('', ''),
    source: '',
    effectiveFrom: today,
    parties: [
      {
        id: 'taker',
        title: words('受理单位', 'Unit that takes it'),
        kinds: ['association', 'member', 'department', 'outlet'],
      },
    ],
    entries: [
      {
        kinds: ['association', 'member', 'department', 'outlet'],
        party: 'taker',
        enters: ['handling'],
        marks: ['received'],
      },
    ],
    stages,
    mainLine: stages.map((one) => one.id),
    actions: [
      step(
        'reply',
        words('办结答复', 'Settle and reply'),
        words('办理完毕，答复投诉人', 'Settled; tell the complainant'),
        {
          key: 'E',
          at: ['handling'],
          enters: ['filing'],
          by: by('taker', 'intake', 'handler'),
          fields: [
            longText('result', '办理结果', 'Result'),
            choice('satisfaction', '投诉人意见', 'What the complainant says', [
              ['satisfied', '满意', 'Satisfied'],
              ['accepted', '基本满意', 'Accepts it'],
              ['unsatisfied', '不满意', 'Not satisfied'],
            ]),
            replyManner,
            reply,
            solved,
          ],
          needs: [recusal],
          effects: [keep('solved'), keep('satisfaction'), mark('customerReplied', 'closed')],
          source: { article: '', confidence: 'house' },
        },
      ),
      withdrawAction(['handling']),
      archiveAction(house),
    ],
    clocks: [
      {
        id: `${id}-D1`,
        title: words('办结答复', 'Settle and reply'),
        owner: 'taker',
        limit: workingDays(15),
        start: ['received'],
        stop: [['customerReplied']],
        cancel: ['withdrawn'],
        source: written(''),
      },
      customClock(`${id}-H1`, words('归档', 'File'), 'taker', 5, ['customerReplied', 'withdrawn'], ['archived']),
    ],
    triggers: [],
    intake: [],
    severities: [],
    money: [],
    kpis: [],
    checklists: [],
    papers: [],
    script: [],
    settings: customarySettings,
  };
}
