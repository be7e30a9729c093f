import type { Form } from './form.ts';
import {
  answer,
  boxes,
  callBackPart,
  clocksPart,
  customerPart,
  fact,
  half,
  intakePart,
  part,
  signatures,
  taken,
  text,
  wide,
} from './shared.ts';

const packs = ['P4', 'P5'];
const answers = ['tell', 'settleInArea', 'replyForStaff', 'settleMisuse', 'finishRepair', 'solveByAdvice', 'rule'];
const goods = part(
  '产品',
  'Product',
  [half('型号', 'Model', fact('model')), half('批号', 'Batch', fact('batch'))],
  [half('订货时间', 'Ordered', fact('ordered')), half('发货时间', 'Shipped', fact('shipped'))],
  [half('到货时间', 'Arrived', fact('arrivedOn'))],
);

/** Forms of the two makers' procedures: register, slip, opinion of the inquiry, defect document, goods back. */
export const makerForms: Form[] = [
  {
    id: 'makerRegister',
    packs,
    title: text('客户投诉登记反馈表', 'Register and feedback sheet'),
    parts: [
      intakePart,
      goods,
      part(
        '复述确认',
        'Read back',
        [
          half('投诉对象', 'Object', answer('object', 'confirmAtOffice', 'confirmAtDesk')),
          half('已向客户复述并确认', 'Read back', answer('readBack', 'confirmAtOffice', 'confirmAtDesk')),
        ],
        wide(
          14,
          '投诉的真实原因',
          'Real cause',
          answer('realCause', 'confirmAtOffice', 'confirmAtDesk'),
          answer('cause', 'recordVisit'),
        ),
      ),
      part(
        '处理反馈',
        'Feedback',
        wide(
          20,
          '处理结果',
          'Result',
          answer(
            'result',
            ...answers.filter((one) => one !== 'solveByAdvice' && one !== 'settleMisuse' && one !== 'rule'),
          ),
          answer('how', 'settleMisuse'),
          answer('ruling', 'rule'),
        ),
        wide(14, '回复客户', 'Answer', answer('reply', ...answers)),
      ),
      callBackPart,
    ],
    signatures: [signatures.handler, signatures.head],
    annexes: [clocksPart],
  },
  {
    id: 'makerSlip',
    packs,
    title: text('投诉内联单', 'Internal slip'),
    parts: [
      customerPart,
      part(
        '内联单',
        'Slip',
        wide(30, '投诉内联单内容', 'Slip', answer('slip', 'submitSlip', 'passToSuperior', 'orderVisit')),
        [
          half('要求回复时间', 'Reply by', answer('requiredReply', 'submitSlip', 'passToSuperior', 'orderVisit')),
          half('传真件或样品', 'Attached', answer('attached', 'submitSlip')),
        ],
        [
          half('审核', 'Approved', answer('comment', 'approveSlip'), taken('approveSlip')),
          half('紧迫度', 'Urgency', answer('urgency', 'distribute')),
        ],
        [half('分发部门', 'Sent to', answer('unit', 'distribute')), half('分发时间', 'Sent', taken('distribute'))],
      ),
      part(
        '部门回复',
        'Answer of the department',
        wide(20, '核实情况', 'Facts', answer('facts', 'answerSlip')),
        wide(20, '处理意见或回复结果', 'Opinion', answer('opinion', 'answerSlip')),
        [
          half('负责人签名', 'Signed', taken('signAnswer')),
          half('权责主管审批', 'Supervisor', answer('comment', 'approveBySupervisor'), taken('approveBySupervisor')),
        ],
        wide(14, '审批意见', 'Approval', answer('comment', 'approveAnswer'), answer('decision', 'decideSlip')),
      ),
    ],
    signatures: [{ label: text('填单人（签字）', 'Written by') }, signatures.head, signatures.leader],
    annexes: [clocksPart],
  },
  {
    id: 'makerInvestigation',
    packs,
    title: text('调查意见表', 'Opinion of the inquiry'),
    parts: [
      customerPart,
      part(
        '调查',
        'Inquiry',
        [
          half('核实结论', 'Finding', boxes('founded', 'proposeForStaff')),
          half('调查人', 'By', taken('proposeForStaff')),
        ],
        wide(34, '调查情况', 'Facts', answer('facts', 'proposeForStaff')),
        wide(24, '处理意见', 'Opinion', answer('opinion', 'proposeForStaff')),
        wide(14, '审批意见', 'Approval', answer('comment', 'approveForStaff', 'returnForStaff')),
      ),
    ],
    signatures: [{ label: text('调查人（签字）', 'Inquirer') }, signatures.head, signatures.leader],
  },
  {
    id: 'makerDefect',
    packs,
    title: text('不良品投诉处理书', 'Defect document'),
    parts: [
      customerPart,
      goods,
      part(
        '现场鉴定',
        'On site',
        wide(24, '现场鉴定情况', 'Facts', answer('facts', 'findFault', 'cannotDetermine')),
        wide(20, '不良品投诉处理书', 'Document', answer('document', 'fillDefectDocument')),
        [
          half('客户认同界定', 'Customer agrees', answer('agreed', 'findFault')),
          half('照片与证据', 'Evidence', answer('evidence', 'fillDefectDocument')),
        ],
      ),
      part(
        '审批与界定',
        'Approvals and finding',
        [
          half('区域审批', 'First approval', answer('comment', 'approveDocument'), taken('approveDocument')),
          half('产品退回公司', 'Goods back', answer('goodsBack', 'decideReturn')),
        ],
        [
          half('责任界定', 'Liability', answer('liability', 'recordTest')),
          half('真实原因', 'Cause', answer('cause', 'recordTest')),
        ],
        wide(14, '客户处理意见', 'For the customer', answer('opinion', 'recordTest')),
        wide(14, '改进措施', 'Measures', answer('measures', 'recordTest')),
        [
          half(
            '管理者代表',
            'Representative',
            answer('comment', 'approveByRepresentative'),
            taken('approveByRepresentative'),
          ),
          half(
            '总经理',
            'General manager',
            answer('comment', 'approveByGeneralManager'),
            taken('approveByGeneralManager'),
          ),
        ],
        [half('费用', 'Money', { money: 'all' })],
      ),
    ],
    signatures: [
      { label: text('填报人（签字）', 'Written by') },
      { label: text('质量部门（签字）', 'Quality') },
      signatures.leader,
    ],
    annexes: [clocksPart],
  },
  {
    id: 'makerReturn',
    packs,
    title: text('产品质量界定和退换货申请', 'Finding of quality and application for return'),
    parts: [
      customerPart,
      goods,
      part(
        '申请',
        'Application',
        wide(24, '质量情况', 'Quality', answer('facts', 'findFault', 'cannotDetermine')),
        [
          half('退货决定', 'Decision', answer('comment', 'decideReturn'), taken('decideReturn')),
          half('退货收讫', 'Received', taken('recordGoods')),
        ],
        wide(14, '处理决定', 'Told', answer('decision', 'informDecision')),
      ),
    ],
    signatures: [signatures.complainant, signatures.handler, signatures.seal],
  },
];
