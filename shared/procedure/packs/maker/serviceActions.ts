import type { Action } from '../../pack.ts';
import { afresh } from '../commonActions.ts';
import {
  answered,
  branch,
  by,
  choice,
  dueOn,
  hand,
  keep,
  longText,
  mark,
  notYet,
  otherThan,
  recusal,
  reply,
  replyManner,
  sendBack,
  solved,
  step,
  tally,
  whatIsMissing,
  words,
  yesNo,
} from '../writing.ts';
import { afterApproval, articlesOf, type Actors } from './actors.ts';
import { approverUnit, department, improvement, requiredReply, scope, slip } from './fields.ts';

/** Service conduct:
 *
 *   visiting ─┬─ within authority ─▶ settling ─▶ callingBack + summarising (monthly)
 *             └─ across, beyond ───▶ submitting ─▶ slipApproving ─▶ distributing ─▶ answering ─▶ headSigning
 *                                                                    ─▶ supervisorApproving ─▶ reportingAnswer
 *                                                                    ─▶ answerApproving ─▶ telling ─▶ callingBack  */
export function serviceActions(actors: Actors): Action[] {
  const article = articlesOf(actors);
  const approved = afterApproval(actors);
  return [
    step(
      'assignFieldOwner',
      words(`交${actors.fieldOwner.zh}`, 'To the field'),
      words('交责任区域拜访客户', 'To whoever looks after the area'),
      {
        at: ['assigning'],
        enters: ['visiting'],
        by: by('dispatcher', 'intake', 'handler'),
        fields: [department('unit', '责任区域单位', 'Sales office of the area')],
        effects: [hand('fieldOwner'), mark('assigned')],
        source: article('4.2'),
      },
    ),
    step(
      'recordVisit',
      words('记录拜访', 'Record the visit'),
      words('拜访客户，鉴别原因和责任，二个工作日内', 'Cause and liability found on the spot, within two working days'),
      {
        at: ['visiting'],
        by: by('fieldOwner', 'handler'),
        fields: [
          longText('cause', '投诉的真实原因', 'Real cause'),
          choice('liability', '责任界定', 'Liability', [
            ['company', '我方责任', 'Ours'],
            ['customer', '客户责任', 'The customer’s'],
            ['unclear', '难以界定', 'Cannot be told'],
          ]),
          longText('evidence', '资料、证明或照片（我方责任时必须提交）', 'Evidence, where we are at fault', {
            field: 'liability',
            is: ['company'],
          }),
          scope,
        ],
        needs: [recusal],
        effects: [
          mark('visited', 'causeFound'),
          branch('scope', ['within'], ['settling'], ['toSettle']),
          branch('scope', ['across', 'beyond'], ['submitting'], ['recognisedBeyond']),
        ],
        source: article('4.2、5.4.1'),
      },
    ),
    step(
      'settleInArea',
      words('区内处理答复', 'Settle in the area'),
      words('权限内处理并答复客户，按月汇总', 'Within own authority: settle, answer, report with the month'),
      {
        key: 'E',
        at: ['settling'],
        enters: ['callingBack', 'summarising'],
        by: by('fieldOwner', 'handler'),
        fields: [longText('result', '处理结果', 'Result'), replyManner, reply, solved],
        needs: [recusal],
        effects: [keep('solved'), afresh, mark('resultIssued', 'customerReplied', 'settledInArea', 'callBackDue')],
        source: article('5.3.1⑴'),
      },
    ),
    step(
      'findBeyond',
      words('超权限', 'Beyond authority'),
      words('处理中发现超越权限，改报审批', 'Found to be beyond: to the approver'),
      {
        tone: 'plain',
        at: ['settling'],
        enters: ['submitting'],
        by: by('fieldOwner', 'handler'),
        fields: [longText('reason', '原因', 'Why')],
        effects: [mark('recognisedBeyond')],
        source: article('5.3.1⑵'),
      },
    ),
    step(
      'summarise',
      words('列入月度汇总', 'Into the monthly summary'),
      words(`汇总传递给${actors.dispatcher.zh}`, 'The month’s cases go to the dispatcher'),
      {
        tone: 'plain',
        at: ['summarising'],
        by: by('fieldOwner', 'handler', 'supervisor'),
        fields: [longText('summary', '汇总内容', 'Summary')],
        effects: [mark('summarised')],
        source: article('5.3.1⑴'),
      },
    ),
    step(
      'submitSlip',
      words('报内联单', 'Submit the slip'),
      words(
        `填写投诉内联单，附登记反馈表，报${actors.approver.zh}审核，一个工作日内`,
        'Slip and register to the approver within one working day',
      ),
      {
        key: 'F6',
        at: ['submitting'],
        enters: ['slipApproving'],
        by: by('fieldOwner', 'handler'),
        fields: [
          slip,
          requiredReply,
          yesNo('attached', '传真件或样品已随附', 'Fax or sample attached', false),
          approverUnit,
        ],
        effects: [keep('requiredReply'), hand('approver', 'approver'), mark('submitted')],
        source: article('5.3.1⑵⑶'),
      },
    ),
    step('approveSlip', words('审核通过', 'Approve'), words('交相关部门处理', 'To the departments concerned'), {
      at: ['slipApproving'],
      enters: ['distributing'],
      by: by('approver', 'approver'),
      fields: [longText('comment', '审核意见', 'Comment', false)],
      needs: [recusal, otherThan('recordVisit', 'submitSlip')],
      effects: [mark('approverReviewed', 'slipReceived')],
      source: article('5.3.1⑵'),
    }),
    step(
      'decideSlip',
      words('直接决定', 'Decide at once'),
      words('不经部门，直接决定答复意见', 'Decide the answer without the departments'),
      {
        tone: 'plain',
        at: ['slipApproving'],
        enters: approved.enters,
        by: by('approver', 'approver'),
        fields: [longText('decision', '答复意见', 'Decision')],
        needs: [recusal, otherThan('recordVisit', 'submitSlip')],
        effects: [mark('approverReviewed', ...approved.marks)],
        source: article('4.5'),
      },
    ),
    sendBack(
      'returnSlip',
      words('退回重填', 'Back for completion'),
      words('内联单不清，退回补充', 'The slip is not clear'),
      {
        at: ['slipApproving'],
        enters: ['submitting'],
        by: by('approver', 'approver'),
        fields: [whatIsMissing],
        effects: [mark('slipReturned')],
      },
    ),
    step(
      'distribute',
      words('分发内联单', 'Distribute the slip'),
      words(
        '审核内联单填写规范，二个工作时内分发被投诉部门',
        'Checked and passed to the department within two working hours',
      ),
      {
        key: 'F6',
        at: ['distributing'],
        enters: ['answering'],
        by: by('dispatcher', 'intake', 'handler'),
        fields: [
          yesNo('complete', '内联单填写规范、齐全', 'The slip is complete'),
          department('unit', '被投诉部门', 'Department complained of'),
          choice('urgency', '紧迫度', 'Urgency', [
            ['normal', '一般', 'Normal'],
            ['urgent', '紧急', 'Urgent'],
          ]),
        ],
        needs: [
          answered(
            'complete',
            [true],
            notYet(
              '内联单不齐全，没有分发。请退回补充。',
              'The slip is not complete, so it was not passed on. Send it back.',
            ),
          ),
        ],
        effects: [
          hand('responsible'),
          { kind: 'nameDate', clock: `${actors.id}-D6`, fact: 'requiredReply' },
          mark('slipDistributed', 'departmentReceived'),
        ],
        source: article('5.3.1⑷'),
      },
    ),
    step(
      'sendSlipBack',
      words('退回补充', 'Send back'),
      words('填写不规范或要求时间已过，退回', 'Incomplete, or the required time is over'),
      {
        tone: 'return',
        at: ['distributing'],
        enters: ['submitting'],
        by: by('dispatcher', 'intake', 'handler'),
        fields: [longText('comment', '要求补充的内容', 'What is missing')],
        effects: [mark('slipReturned')],
        source: article('5.3.1⑷'),
      },
    ),
    step(
      'replyInterim',
      words('先行回复客户', 'Interim reply'),
      words('处理未完，先向客户回复进展', 'Not finished: tell the customer how it stands'),
      {
        tone: 'plain',
        at: ['distributing', 'answering', 'headSigning', 'supervisorApproving', 'reportingAnswer', 'answerApproving'],
        leaves: [],
        by: by('fieldOwner', 'handler'),
        fields: [replyManner, reply],
        effects: [mark('customerReplied')],
        source: article('5.3.1⑵'),
      },
    ),
    step(
      'answerSlip',
      words('提出处理意见', 'Answer the slip'),
      words('按内联单要求的时间解决或回复', 'Solve or answer by the time on the slip'),
      {
        at: ['answering'],
        enters: ['headSigning'],
        by: by('responsible', 'handler'),
        fields: [
          longText('facts', '核实情况', 'Facts found'),
          longText('opinion', '处理意见或回复结果', 'Opinion or result'),
        ],
        needs: [recusal],
        effects: [mark('answerDrafted')],
        source: article('5.3.1⑸'),
      },
    ),
    step('signAnswer', words('负责人签名', 'Sign'), words('部门负责人签名确认', 'The head of the department signs'), {
      at: ['headSigning'],
      enters: ['supervisorApproving'],
      by: by('responsible', 'approver'),
      fields: [longText('comment', '意见', 'Comment', false)],
      needs: [recusal, otherThan('answerSlip')],
      effects: [mark('answerSigned')],
      source: article('5.3.1⑸'),
    }),
    sendBack(
      'redoAnswer',
      words('退回重拟', 'Back to the clerk'),
      words('负责人退回重新答复', 'The head wants it done again'),
      {
        at: ['headSigning'],
        enters: ['answering'],
        by: by('responsible', 'approver'),
        effects: [tally('answersReturned'), mark('answerReturned')],
      },
    ),
    step(
      'approveBySupervisor',
      words('权责主管审批', 'Supervisor approves'),
      words('权责主管审批部门意见', 'The competent supervisor approves'),
      {
        at: ['supervisorApproving'],
        enters: ['reportingAnswer'],
        by: by('responsible', 'supervisor'),
        fields: [longText('comment', '审批意见', 'Comment', false)],
        needs: [recusal, otherThan('answerSlip', 'signAnswer')],
        effects: [mark('supervisorApproved')],
        source: article('5.3.1⑹'),
      },
    ),
    sendBack(
      'returnBySupervisor',
      words('主管退回', 'Supervisor returns it'),
      words('权责主管不同意，退回部门', 'Back to the department'),
      {
        at: ['supervisorApproving'],
        enters: ['answering'],
        by: by('responsible', 'supervisor'),
        effects: [tally('answersReturned'), mark('answerReturned')],
      },
    ),
    step(
      'reportAnswer',
      words('报审', 'Report the answer'),
      words(`部门意见报${actors.approver.zh}审批`, 'The opinion goes to the approver'),
      {
        at: ['reportingAnswer'],
        enters: ['answerApproving'],
        by: by('dispatcher', 'intake', 'handler'),
        fields: [longText('comment', '说明', 'Note', false)],
        effects: [mark('answerReported')],
        source: article('5.3.1⑹'),
      },
    ),
    step(
      'approveAnswer',
      words('审批答复意见', 'Approve the answer'),
      words('同意后一个工作时内回复客户', 'Then the customer is told within one working hour'),
      {
        at: ['answerApproving'],
        enters: approved.enters,
        by: by('approver', 'approver'),
        fields: [longText('comment', '审批意见', 'Comment', false), ...improvement],
        needs: [recusal, otherThan('answerSlip', 'signAnswer', 'approveBySupervisor')],
        effects: [
          mark(...approved.marks),
          dueOn(`${actors.id}-D9`, 'improveBy'),
          branch('improvement', [true], ['improving'], ['improvementOrdered']),
        ],
        source: article('4.5、5.3.1⑹'),
      },
    ),
    sendBack(
      'returnAnswer',
      words('退回部门', 'Back to the department'),
      words('意见不妥，退回部门重新答复', 'Not acceptable: answer again'),
      {
        at: ['answerApproving'],
        enters: ['answering'],
        by: by('approver', 'approver'),
        effects: [tally('answersReturned'), mark('answerReturned')],
      },
    ),
  ];
}
