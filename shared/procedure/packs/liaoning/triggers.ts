import type { Source, Trigger } from '../../pack.ts';
import { given, words, written } from '../writing.ts';

/** The accountability ladder of article 12: talk, circulated criticism, awards. "Repeatedly" has no number in the measures;
 *  those here are the office's and are changed with the procedure. Reminders below the ladder are a custom of the office. */

const custom = (article: string): Source => ({ article, confidence: 'house' });

/** What turned out not valid, unfounded or withdrawn is held against nobody. */
const baseless = {
  milestones: ['judgedInvalid', 'withdrawn'],
  facts: [given('founded', 'unfounded')],
};

const talk = { level: 'talk', concerns: 'organisation', decidedBy: 'association', demands: true } as const;
const reminder = { level: 'reminder', decidedBy: 'association' } as const;

export const triggers: Trigger[] = [
  {
    ...talk,
    id: 'P2-L1.1',
    counts: 'unattended',
    atLeast: 1,
    title: words('无人受理协会传递的投诉', 'Nobody took a forwarded complaint'),
    source: written('第十二条（一）1'),
  },
  {
    ...talk,
    id: 'P2-L1.2',
    counts: 'repeatComplaint',
    atLeast: 2,
    unless: baseless,
    title: words('拖而不办导致多次投诉', 'Stalling drove the customer to complain again'),
    source: written('第十二条（一）2'),
  },
  {
    ...talk,
    id: 'P2-L1.3',
    counts: 'sameKindAtOutlet',
    atLeast: 3,
    within: 'halfYear',
    concerns: 'unit',
    unless: { ...baseless, milestones: [...baseless.milestones, 'rectificationPassed'] },
    title: words('同一网点多次同类投诉又无整改', 'Same kind again at one outlet, not rectified'),
    source: written('第十二条（一）3'),
  },
  {
    ...talk,
    id: 'P2-L1.4',
    counts: 'mediaEscalation',
    atLeast: 1,
    unless: baseless,
    title: words('处理不当升级至网络或媒体', 'Mishandling escalated to the media'),
    source: written('第十二条（一）4'),
  },
  {
    id: 'P2-L2.1',
    level: 'criticism',
    counts: 'proposalOverdue',
    of: 'talk',
    atLeast: 1,
    concerns: 'unit',
    decidedBy: 'association',
    fourEyes: true,
    title: words('约见谈话后未即时整改', 'Not rectified after the talk'),
    consequence: words(
      '业内通报批评，报告银行监督管理部门，建议给予纪律处分',
      'Criticised in the trade, reported to the regulator, discipline suggested',
    ),
    source: written('第十二条（二）'),
  },
  {
    id: 'P2-L2.2',
    level: 'criticism',
    counts: 'proposalRepeated',
    of: 'talk',
    atLeast: 1,
    concerns: 'unit',
    decidedBy: 'association',
    fourEyes: true,
    title: words('约见谈话后再度发生同类问题', 'The same problem again after the talk'),
    consequence: words(
      '业内通报批评，报告银行监督管理部门，建议给予纪律处分',
      'Criticised in the trade, reported to the regulator, discipline suggested',
    ),
    source: written('第十二条（二）'),
  },
  {
    id: 'P2-L3.1',
    level: 'award',
    counts: 'proposalConfirmed',
    of: 'criticism',
    atLeast: 1,
    concerns: 'organisation',
    decidedBy: 'association',
    title: words('会员单位被通报批评', 'A member bank was criticised'),
    consequence: words(
      '取消优服创建活动当期赛季组织奖评选资格',
      'No eligibility for the organisation award of the season',
    ),
    source: written('第十二条（三）'),
  },
  {
    id: 'P2-L3.2',
    level: 'award',
    counts: 'proposalConfirmed',
    of: 'criticism',
    atLeast: 1,
    concerns: 'unit',
    kinds: ['outlet'],
    decidedBy: 'association',
    title: words('被投诉网点被通报批评', 'An outlet was criticised'),
    consequence: words('取消服务先进单位评选资格', 'No eligibility as an advanced unit of service'),
    source: written('第十二条（三）'),
  },
  {
    ...reminder,
    id: 'P2-W1',
    counts: 'missedClock',
    atLeast: 3,
    within: 'month',
    concerns: 'unit',
    kinds: ['member', 'outlet'],
    title: words('同月多次超过办理时限', 'Several limits missed in one month'),
    source: custom('第十一条'),
  },
  {
    ...reminder,
    id: 'P2-W2',
    counts: 'returned',
    atLeast: 2,
    concerns: 'organisation',
    title: words('同一投诉往返退回', 'One complaint sent back and forth'),
    source: custom('第九条（一）'),
  },
  {
    ...reminder,
    id: 'P2-W3',
    counts: 'step',
    action: 'returnReport',
    party: 'member',
    atLeast: 3,
    within: 'halfYear',
    concerns: 'organisation',
    title: words('上报结果多次不完整或不准确', 'Reports several times incomplete or inaccurate'),
    source: custom('第十一条（二）'),
  },
];
