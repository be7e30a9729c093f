import type { Form } from './form.ts';
import { answer, box, customerPart, half, known, part, signatures, taken, text, wide } from './shared.ts';

const blank = { words: text('', '') };

/** Forms of the 2020 measures for any bank's complaint: authority of an agent (C-I2), recusal (C-O3), the decision of a review (C-D8)
 *  with what a decision must state (C-N1). */
export const measuresForms: Form[] = [
  {
    id: 'agentAuthority',
    packs: ['C'],
    title: text('代理投诉授权委托书', 'Authority of an agent'),
    parts: [
      part(
        '委托人与代理人',
        'Parties',
        [known(text('委托人', 'Complainant'), 'complainant'), known(text('证件号码', 'Identity'), 'identity')],
        [known(text('联系方式', 'Contact'), 'contact'), known(text('联系地址', 'Address'), 'address')],
        [known(text('代理人', 'Agent'), 'agent')],
      ),
      part(
        '委托事项',
        'Matter',
        [known(text('投诉事项', 'Matter'), 'narrative')],
        wide(24, '委托权限', 'Powers', blank),
      ),
    ],
    signatures: [{ label: text('委托人（签字）', 'Complainant') }, { label: text('代理人（签字）', 'Agent') }],
  },
  {
    id: 'recusal',
    packs: ['C', 'P2'],
    title: text('投诉办理回避申请表', 'Application for recusal'),
    parts: [
      part(
        '投诉件',
        'Complaint',
        [
          known(text('投诉人', 'Complainant'), 'complainant'),
          known(text('被投诉单位', 'Unit complained of'), 'complainedUnit'),
        ],
        [
          known(text('被投诉人员', 'Staff complained of'), 'complainedPersons'),
          known(text('承办', 'In charge'), 'handlers'),
        ],
      ),
      part(
        '回避',
        'Recusal',
        [half('申请回避的人员', 'Person', blank), half('与投诉的关系', 'Relation', blank)],
        wide(34, '回避理由', 'Reasons', blank),
        [box(text('接替承办人', 'Successor'), blank), box(text('交接时间', 'Handed over'), blank)],
        wide(20, '负责人决定', 'Decision', blank),
      ),
    ],
    signatures: [{ label: text('申请人（签字）', 'Applicant') }, signatures.leader],
  },
  {
    id: 'reviewNotice',
    packs: ['C'],
    party: 'reviewer',
    title: text('核查决定告知书', 'Notice of the review’s decision'),
    parts: [
      customerPart,
      part(
        '核查申请',
        'Application',
        [
          half('原处理机构', 'Decided by', answer('decidedBy', 'askReview')),
          half('收到处理决定', 'Decision received', answer('decisionReceived', 'askReview')),
        ],
        [
          half('核查机构', 'Reviewed by', answer('unit', 'askReview')),
          half('收到申请', 'Application received', answer('appliedOn', 'askReview')),
        ],
        wide(14, '异议和理由', 'Grounds', answer('grounds', 'askReview')),
      ),
      part(
        '核查决定',
        'Decision',
        [
          half('处理程序合规', 'Process followed', answer('processRight', 'decideReview')),
          half('处理期限合规', 'Limits kept', answer('limitsKept', 'decideReview')),
        ],
        wide(24, '查明的事实', 'Facts', answer('facts', 'decideReview')),
        wide(10, '核查结论', 'Outcome', answer('outcome', 'decideReview'), taken('decideReview')),
        wide(20, '依据和理由', 'Basis and reasons', answer('reasons', 'decideReview')),
        wide(
          14,
          '要求落实的事项',
          'To be carried out',
          answer('order', 'decideReview'),
          answer('carryOutBy', 'decideReview'),
        ),
        wide(10, '救济途径', 'Remedies', {
          words: text(
            '对本核查决定有异议的，可以依法申请调解、仲裁或者提起诉讼。',
            'Against this decision, mediation, arbitration or litigation are open.',
          ),
        }),
        wide(10, '告知', 'Told', answer('replyManner', 'tellReview'), taken('tellReview')),
      ),
    ],
    signatures: [signatures.handler, signatures.leader, signatures.seal],
  },
];
