import type { Form } from './form.ts';
import { box, half, known, part, signatures, text, wide } from './shared.ts';

const blank = { words: text('', '') };

/** Forms of the 2020 measures for any bank's complaint: authority of an agent (C-I2), recusal (C-H). */
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
];
