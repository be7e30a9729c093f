import { anyParty, type Action, type ClockRule, type Party, type Source, type Stage } from '../../pack.ts';
import {
  answered,
  branch,
  by,
  calendarDays,
  choice,
  dueOn,
  ended,
  factIs,
  futureDate,
  hand,
  keep,
  longText,
  mark,
  notYet,
  otherThan,
  pastDate,
  recusal,
  replyManner,
  stage,
  step,
  unitOf,
  words,
  written,
  yesNo,
} from '../writing.ts';

/** The review of a decision (art. 20). Whoever disagrees with what a branch decided applies in writing to the institution above it
 *  within thirty days; that one looks at process, time limits and result, decides, and tells him within thirty days more. It lies
 *  beside the procedure and is open after the complaint has been archived.
 *
 *    applied for ─► under review ─► decided ─► told                                        (upheld: over)
 *                                        └───► to be carried out by whoever decided first ─► carried out */
const article20: Source = written('第二十条');
const articles19And20: Source = written('第十九条、第二十条');

const beside = (one: Stage): Stage => ({ ...one, beside: true });

export const reviewParties: Party[] = [
  { id: 'reviewer', title: words('核查机构', 'Reviewing institution'), kinds: ['member'] },
  { id: 'reviewed', title: words('被核查机构', 'Institution under review'), kinds: ['outlet', 'department', 'member'] },
];

export const reviewStages: Stage[] = [
  stage('reviewing', 'reviewer', 'handle', '核查', 'Reviewing'),
  stage('tellingReview', 'reviewer', 'forward', '待告知核查决定', 'To tell the review’s decision'),
  stage('carryingOutReview', 'reviewed', 'handle', '落实核查决定', 'Carrying out the review’s decision'),
].map(beside);

const underWay = reviewStages.map(({ id }) => id);
const decided = ['resultIssued', 'answered', 'executed', 'settled'];

export const reviewActions: Action[] = [
  step(
    'askReview',
    words('登记核查申请', 'Enter an application for review'),
    words(
      '投诉人对处理决定有异议，书面申请由上级机构核查',
      'The complainant disagrees and applies in writing to the institution above',
    ),
    {
      at: [],
      beside: 'always',
      tone: 'plain',
      enters: ['reviewing'],
      by: by(anyParty, 'intake', 'handler', 'supervisor'),
      fields: [
        {
          ...unitOf('decidedBy', '作出处理决定的机构', 'Who decided', ['outlet', 'department', 'member']),
          suggest: 'complainedUnit',
        },
        {
          ...unitOf('unit', '上级机构（由其核查）', 'Institution above, which reviews it', ['member']),
          suggest: 'complainedOrganisation',
        },
        pastDate('decisionReceived', '投诉人收到处理决定的日期', 'Complainant received the decision on'),
        pastDate('appliedOn', '收到核查申请的日期', 'Application received on'),
        longText('grounds', '异议和理由', 'What he disagrees with, and why'),
      ],
      needs: [
        {
          kind: 'milestone',
          milestones: decided,
          reached: true,
          ...notYet('还没有处理决定，谈不上核查', 'Nothing has been decided yet that could be reviewed'),
        },
        {
          kind: 'milestone',
          milestones: ['customerReplied'],
          reached: true,
          ...notYet('处理决定还没有告知投诉人', 'The complainant has not been told the decision yet'),
        },
        factIs('withdrawn', [null, false], notYet('投诉人已经撤诉', 'The complaint was withdrawn')),
        ended(underWay, notYet('上一次核查还没有结束', 'The review before this one is still under way')),
        {
          kind: 'above',
          field: 'unit',
          below: 'decidedBy',
          ...notYet(
            '核查由作出决定机构的上级机构进行。上级机构不在本系统的，请告知投诉人直接向其书面申请',
            'The institution above the one that decided reviews it. Where that one is not in this system, tell the complainant to apply to it directly',
          ),
        },
        {
          kind: 'daysBetween',
          from: 'decisionReceived',
          to: 'appliedOn',
          most: 30,
          ...notYet(
            '核查申请须在收到处理决定之日起30日内提出。逾期的请向投诉人说明，并告知可以申请调解、仲裁或者起诉',
            'A review is applied for within 30 days of receiving the decision. Later, explain this, and name mediation, arbitration and litigation',
          ),
        },
      ],
      effects: [
        hand('reviewer'),
        hand('reviewed', 'decidedBy'),
        { kind: 'countFrom', clocks: ['C-D8'], from: { field: 'appliedOn' } },
        mark('reviewAsked'),
      ],
      source: article20,
    },
  ),
  step(
    'decideReview',
    words('作出核查决定', 'Decide the review'),
    words('核查处理程序、处理期限和处理结果', 'Process, time limits and result are reviewed'),
    {
      at: ['reviewing'],
      enters: ['tellingReview'],
      by: by('reviewer', 'handler', 'supervisor', 'approver'),
      fields: [
        yesNo('processRight', '处理程序合规', 'Process was followed'),
        yesNo('limitsKept', '处理期限合规', 'Time limits were kept'),
        longText('facts', '核查查明的事实', 'Facts found by the review'),
        choice('outcome', '核查结论', 'Outcome', [
          ['upheld', '维持原处理决定', 'The decision is upheld'],
          ['changed', '变更处理决定', 'The decision is changed'],
          ['again', '责令重新处理', 'To be handled again'],
        ]),
        longText('reasons', '依据和理由', 'Basis and reasons'),
        longText('order', '要求原处理机构落实的事项', 'What the institution has to carry out', {
          field: 'outcome',
          is: ['changed', 'again'],
        }),
        futureDate('carryOutBy', '落实期限', 'To be carried out by', { field: 'outcome', is: ['changed', 'again'] }),
      ],
      needs: [recusal, otherThan('*')],
      effects: [
        keep('reviewOutcome', 'outcome'),
        mark('reviewDecided'),
        dueOn('C-D8C', 'carryOutBy'),
        branch('outcome', ['changed', 'again'], ['carryingOutReview'], ['reviewChanged']),
      ],
      source: article20,
    },
  ),
  step(
    'tellReview',
    words('告知核查决定', 'Tell the review’s decision'),
    words('把核查决定书面告知投诉人，留存告知凭证', 'The complainant is told in writing; the proof is kept'),
    {
      at: ['tellingReview'],
      by: by('reviewer', 'intake', 'handler', 'supervisor'),
      fields: [
        replyManner,
        longText('reply', '告知内容', 'What the complainant was told'),
        yesNo('remediesTold', '已告知调解、仲裁、诉讼等途径', 'Mediation, arbitration and litigation were named'),
      ],
      needs: [
        answered(
          'remediesTold',
          [true],
          notYet('核查决定须写明投诉人可以采取的救济途径', 'The decision must name the remedies that are open'),
        ),
      ],
      effects: [mark('reviewTold')],
      source: articles19And20,
    },
  ),
  step(
    'carryOutReview',
    words('落实核查决定', 'Carry out the review’s decision'),
    words('按核查决定重新处理，答复投诉人', 'Handle it as the review orders, and answer the complainant'),
    {
      at: ['carryingOutReview'],
      by: by('reviewed', 'handler', 'supervisor'),
      fields: [
        longText('result', '落实情况', 'What was done'),
        replyManner,
        longText('reply', '答复内容', 'What the customer was told'),
        yesNo('solved', '问题已解决', 'Matter settled'),
      ],
      needs: [recusal],
      effects: [keep('solved'), mark('reviewCarriedOut')],
      source: article20,
    },
  ),
  step(
    'withdrawReview',
    words('撤回核查申请', 'Application withdrawn'),
    words('投诉人撤回核查申请，核查终止', 'The complainant withdraws his application; the review ends'),
    {
      at: ['reviewing'],
      tone: 'end',
      by: by('reviewer', 'intake', 'handler', 'supervisor'),
      fields: [longText('reason', '撤回原因', 'Reason')],
      effects: [mark('reviewWithdrawn')],
      source: written('第十五条'),
    },
  ),
];

export const reviewClocks: ClockRule[] = [
  {
    id: 'C-D8',
    title: words('核查决定并告知', 'Review: decide and tell'),
    owner: 'reviewer',
    limit: calendarDays(30),
    start: ['reviewAsked'],
    stop: [['reviewDecided', 'reviewTold']],
    cancel: ['reviewWithdrawn', 'withdrawn'],
    beside: true,
    warn: [calendarDays(7), calendarDays(3)],
    source: article20,
  },
  {
    id: 'C-D8C',
    title: words('落实核查决定', 'Carry out the review’s decision'),
    owner: 'reviewed',
    limit: { unit: 'named' },
    start: ['reviewChanged'],
    stop: [['reviewCarriedOut']],
    cancel: ['withdrawn'],
    beside: true,
    rectifies: true,
    source: { article: '', confidence: 'house' },
  },
];
