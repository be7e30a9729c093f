import type { Form } from './form.ts';
import {
  answer,
  boxes,
  callBackPart,
  clocksPart,
  customerPart,
  fact,
  half,
  part,
  signatures,
  taken,
  text,
  wide,
} from './shared.ts';

const packs = ['P1'];
const dispatched = ['dispatchFault', 'dispatchSupport'];

/** Forms of the operator and its integrators: work order, tickets, annexes 17 and 18, slip to IT, change of contacts. */
export const telecomForms: Form[] = [
  {
    id: 'telecomWorkOrder',
    packs,
    title: text('客户服务标准工单', 'Work order'),
    parts: [
      customerPart,
      part(
        '受理与派单',
        'Intake and dispatch',
        [half('受理岗位', 'Taken by', fact('taker')), half('移交时间', 'Handed in', taken('handIn'))],
        wide(14, '工单内容', 'Order', answer('workOrder', 'handIn')),
        [
          half('责任归属', 'Cause', answer('cause', 'judgeCause')),
          half('判定依据', 'Basis', answer('basis', 'judgeCause')),
        ],
        [
          half('承办单位', 'Sent to', answer('unit', ...dispatched)),
          half('工单级别', 'Grade', answer('grade', ...dispatched, 'regrade')),
        ],
      ),
      part(
        '处理与反馈',
        'Result',
        wide(20, '处理结果', 'Result', answer('result', 'solve', 'settleDifficult', 'finishJoint')),
        wide(14, '答复客户', 'Answer', answer('reply', 'solve', 'settleDifficult', 'replyTicket')),
        [
          half('补偿退费', 'Redress', { money: 'all' }),
          half('办结', 'Closed', answer('summary', 'close'), taken('close')),
        ],
      ),
      callBackPart,
    ],
    signatures: [signatures.handler, signatures.head],
    annexes: [clocksPart],
  },
  {
    id: 'telecomTicket',
    packs,
    title: text('客户不满工单 / 投诉受理单', 'Dissatisfaction or complaint ticket'),
    parts: [
      customerPart,
      part(
        '解释与记录',
        'Explanation',
        [
          half('工单种类', 'Kind', {
            ways: [
              { action: 'fileDissatisfaction', title: text('接受解释（不满工单）', 'accepted: dissatisfaction') },
              { action: 'fileComplaintTicket', title: text('不接受解释（投诉受理单）', 'not accepted: complaint') },
            ],
          }),
        ],
        wide(14, '查证情况', 'Looked up', answer('lookedUp', 'fileDissatisfaction', 'fileComplaintTicket')),
        wide(14, '解释内容', 'Explained', answer('explanation', 'fileDissatisfaction', 'fileComplaintTicket')),
        [half('投诉业务', 'Service', answer('service', 'fileComplaintTicket', 'fileFailureTicket'))],
        wide(14, '投诉内容', 'Facts', answer('facts', 'fileComplaintTicket', 'fileFailureTicket')),
        wide(10, '客户要求', 'Wanted', answer('wanted', 'fileComplaintTicket', 'fileFailureTicket')),
      ),
    ],
    signatures: [signatures.handler, { label: text('班长（签字）', 'Shift leader') }],
  },
  {
    id: 'telecomFaultReport',
    packs,
    title: text('SI故障申告单（附件17）', 'Fault report (annex 17)'),
    parts: [
      customerPart,
      part(
        '故障情况',
        'Fault',
        [
          half('故障级别', 'Grade', boxes('faultGrade', 'reportFault')),
          half('发现时间', 'Found at', answer('foundAt', 'reportFault', 'dispatchFault')),
        ],
        wide(20, '故障现象', 'Symptom', answer('symptom', 'reportFault', 'dispatchFault')),
        wide(14, '影响范围', 'Affected', answer('affected', 'reportFault', 'dispatchFault')),
        [
          half('填报', 'Reported', taken('reportFault', 'dispatchFault')),
          half('现场服务', 'On site', answer('place', 'needOnSite')),
        ],
        wide(14, '现场记录', 'Record', answer('record', 'arrive', 'visitAgain')),
        wide(14, '处理结果', 'Result', answer('result', 'solve')),
      ),
    ],
    signatures: [
      { label: text('SI服务经理（签字）', 'Integrator') },
      { label: text('移动接收人（签字）', 'Operator') },
    ],
    annexes: [clocksPart],
  },
  {
    id: 'telecomSupportRequest',
    packs,
    title: text('SI技术支持需求单（附件18）', 'Request for technical support (annex 18)'),
    parts: [
      customerPart,
      part(
        '需求',
        'Request',
        [
          half('需求类别', 'Kind', boxes('request', 'dispatchSupport')),
          half('提出', 'Asked', taken('dispatchSupport', 'askJoint')),
        ],
        wide(24, '需求说明', 'Description', answer('description', 'dispatchSupport')),
        wide(14, '需要配合的事项', 'Help wanted', answer('request', 'askJoint')),
        wide(20, '处理结果', 'Result', answer('result', 'solve', 'finishJoint')),
      ),
    ],
    signatures: [
      { label: text('SI服务经理（签字）', 'Integrator') },
      { label: text('移动接收人（签字）', 'Operator') },
    ],
  },
  {
    id: 'telecomSlip',
    packs,
    title: text('IT协调单', 'Slip to IT'),
    parts: [
      part(
        '故障上报',
        'Report',
        [
          half('已报告的班长', 'Shift leader told', answer('leader', 'raiseSlip')),
          half('报告时间', 'At', answer('toldAt', 'raiseSlip')),
        ],
        [half('IT部门', 'To', answer('unit', 'raiseSlip')), half('提交', 'Raised', taken('raiseSlip'))],
        wide(24, '故障现象', 'Symptom', answer('symptom', 'raiseSlip')),
      ),
      part(
        '查证与公告',
        'Finding and notice',
        wide(20, '查证结果', 'Finding', answer('finding', 'confirmFailure', 'denyFailure')),
        [
          half('公告编号', 'Notice', answer('notice', 'publishNotice', 'noticeExists')),
          half('拟稿人', 'Drafted by', answer('drafter', 'publishNotice')),
        ],
        wide(20, '统一解释口径', 'One wording', answer('wording', 'publishNotice', 'noticeExists')),
      ),
    ],
    signatures: [{ label: text('班长（签字）', 'Shift leader') }, { label: text('IT部门（签字）', 'IT') }],
    annexes: [clocksPart],
  },
  {
    id: 'telecomContactChange',
    packs,
    title: text('客户服务变更报告', 'Report of a change of contacts'),
    parts: [
      part(
        '变更',
        'Change',
        [
          half('变更内容', 'What', answer('what', 'announceChange')),
          half('计划变更日期', 'Planned for', answer('planned', 'announceChange')),
        ],
        wide(30, '变更前后', 'Before and after', answer('change', 'announceChange')),
        [half('登记', 'Announced', taken('announceChange')), half('应提前', 'Due', { due: 'P1-D13' })],
        wide(14, '告知集团客户部', 'Told', answer('told', 'tellDepartment')),
      ),
    ],
    signatures: [{ label: text('SI负责人（签字）', 'Integrator') }, signatures.seal],
  },
];
