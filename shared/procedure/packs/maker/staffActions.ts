import type { Action } from '../../pack.ts';
import { afresh } from '../commonActions.ts';
import {
  branch,
  by,
  choice,
  dueOn,
  founded,
  hand,
  keep,
  longText,
  mark,
  otherThan,
  recusal,
  reply,
  replyManner,
  sendBack,
  solved,
  step,
  words,
} from '../writing.ts';
import { afterApproval, articlesOf, type Actors } from './actors.ts';
import { approverUnit, department, requiredReply, slip } from './fields.ts';

/** Staff: never to the person complained of; his superior hears, investigates and proposes.
 *
 *   (staffReviewing ─▶) passingToSuperior ─▶ superiorInvestigating ─┬─ within ─▶ staffReplying ─▶ callingBack
 *                                                                   └─ beyond ─▶ staffSubmitting ─▶ staffApproving
 *                                                                                   ─▶ telling + tellingSuperior  */
export function staffActions(actors: Actors): Action[] {
  const article = articlesOf(actors);
  const approved = afterApproval(actors);
  const review = step(
    'reviewStaffSlip',
    words('审核内联单', 'Read the slip'),
    words(
      `经${actors.fieldOwner.zh}审核后传递，被投诉人回避`,
      'Read before it goes on; not by the person complained of',
    ),
    {
      at: ['staffReviewing'],
      enters: ['passingToSuperior'],
      by: by('fieldOwner', 'approver', 'supervisor'),
      fields: [longText('comment', '审核意见', 'Comment', false)],
      needs: [recusal],
      effects: [mark('staffSlipReviewed', 'toSuperior')],
      source: article('5.3.2⑵'),
    },
  );
  return [
    ...(actors.staffSlipReviewed ? [review] : []),
    step(
      'passToSuperior',
      words('交上级主管', 'To the superior'),
      words('内联单交被投诉人的上级主管，不交本人', 'The slip goes to the superior, never to the person'),
      {
        key: 'F6',
        at: ['passingToSuperior'],
        enters: ['superiorInvestigating'],
        by: by('firstAsked', 'intake', 'handler', 'supervisor'),
        fields: [department('unit', '被投诉人上级主管所在单位', 'Unit of the superior'), slip, requiredReply],
        needs: [recusal],
        effects: [hand('superior'), dueOn(`${actors.id}-D6`, 'requiredReply'), mark('superiorReceived')],
        source: article('5.3.2⑵'),
      },
    ),
    step(
      'proposeForStaff',
      words('提交调查意见', 'Opinion of the inquiry'),
      words('与被投诉人沟通，调查真实性，提交调查意见表', 'Heard and looked into: the opinion sheet'),
      {
        at: ['superiorInvestigating'],
        by: by('superior', 'handler', 'approver', 'supervisor'),
        fields: [
          founded,
          longText('facts', '调查情况', 'Facts found'),
          longText('opinion', '处理意见', 'Proposal'),
          choice('scope', '处理权限', 'Authority', [
            ['within', '上级主管权限内', 'Within the superior’s authority'],
            ['beyond', '超越上级主管权限', 'Beyond it'],
          ]),
        ],
        needs: [recusal],
        effects: [
          keep('founded'),
          mark('superiorAnswered'),
          branch('scope', ['within'], ['staffReplying'], ['superiorDecided']),
          branch('scope', ['beyond'], ['staffSubmitting'], ['toSubmitStaff']),
        ],
        source: article('5.3.2⑵、5.4.2'),
      },
    ),
    step(
      'replyForStaff',
      words('回复客户', 'Answer the customer'),
      words('按调查意见回复投诉客户', 'Answered by the opinion of the inquiry'),
      {
        key: 'E',
        at: ['staffReplying'],
        enters: ['callingBack'],
        by: by(actors.staffReplier, 'intake', 'handler', 'approver'),
        fields: [longText('result', '处理结果', 'Result'), replyManner, reply, solved],
        needs: [recusal],
        effects: [keep('solved'), afresh, mark('resultIssued', 'customerReplied', 'callBackDue')],
        source: article('5.3.2⑵'),
      },
    ),
    step(
      'submitForStaff',
      words('报请审批', 'To the approver'),
      words(`报${actors.approver.zh}审批`, 'Beyond authority: to the approver'),
      {
        at: ['staffSubmitting'],
        enters: ['staffApproving'],
        by: by('dispatcher', 'intake', 'handler'),
        fields: [approverUnit, longText('summary', '情况说明', 'Summary', false)],
        needs: [recusal],
        effects: [hand('approver', 'approver'), mark('staffSubmitted')],
        source: article('5.3.2⑶'),
      },
    ),
    step(
      'approveForStaff',
      words('审批处理意见', 'Approve'),
      words('同意后回复客户，同时通知被投诉人的直接上司', 'The customer is answered, the direct superior is told'),
      {
        at: ['staffApproving'],
        enters: [...approved.enters, 'tellingSuperior'],
        by: by('approver', 'approver'),
        fields: [longText('comment', '审批意见', 'Comment', false)],
        needs: [recusal, otherThan('proposeForStaff')],
        effects: [mark(...approved.marks, 'toTellSuperior')],
        source: article('5.3.2⑶'),
      },
    ),
    sendBack(
      'returnForStaff',
      words('退回重查', 'Back to the superior'),
      words('意见不妥，退回上级主管', 'Not acceptable: look again'),
      {
        at: ['staffApproving'],
        enters: ['superiorInvestigating'],
        by: by('approver', 'approver'),
        effects: [mark('staffReturned')],
      },
    ),
    step(
      'tellSuperior',
      words('通知直接上司', 'Tell the superior'),
      words('通知被投诉人员的直接上司', 'The direct superior is told'),
      {
        tone: 'plain',
        at: ['tellingSuperior'],
        by: by('dispatcher', 'intake', 'handler'),
        fields: [longText('text', '通知内容', 'What he was told')],
        effects: [mark('superiorTold')],
        source: article('5.3.2⑶'),
      },
    ),
  ];
}
