import type { Letter } from '../../../document/letters/letter.ts';
import { letter } from '../writing.ts';

/** Letters every desk writes (C-N1: the notice of a decision states facts, basis and remedies). */
export const letters: Letter[] = [
  letter(
    'acknowledgement',
    'complainant',
    ['投诉受理告知书', 'Acknowledgement of a complaint'],
    [
      '{{ 投诉人 }}：',
      '您于{{ 收到日期 }}反映的{% if 被投诉单位 %}关于{{ 被投诉单位 }}的{% endif %}{{ 投诉原因 }}问题，我单位已于{{ 登记日期 }}登记受理，编号为{{ 编号 }}。来电查询时请报此编号。',
      '{% if 到期时间 %}我们将依照规定核实办理，现阶段的办理期限至{{ 到期时间 }}。{% endif %}情况复杂需要延长的，我们会在期限届满前告知您理由和新的期限。',
      '办理期间您可以补充材料，也可以申请经办人员回避；对办理结果不满意的，可以申请核查、申请调解，或者依法仲裁、提起诉讼。',
      '感谢您的监督。经办人：{{ 经办人 }}。',
    ],
    [
      'Dear {{ 投诉人 }},',
      'Your complaint of {{ 收到日期 }}{% if 被投诉单位 %} about {{ 被投诉单位 }}{% endif %} ({{ 投诉原因 }}) was registered on {{ 登记日期 }} under the number {{ 编号 }}. Please quote it when you call.',
      '{% if 到期时间 %}The present step is due by {{ 到期时间 }}. {% endif %}Should the matter need longer, we will tell you why and until when before that.',
      'You may add papers at any time and ask that a person be replaced. If you disagree with the result you may ask for a review or mediation, or go to arbitration or court.',
      'Handled by {{ 经办人 }}.',
    ],
  ),
  letter(
    'holding',
    'complainant',
    ['投诉办理进展告知书', 'Holding reply'],
    [
      '{{ 投诉人 }}：',
      '您反映的问题（编号{{ 编号 }}）正在办理中。{% if 核实情况 %}目前了解到：{{ 核实情况 }}{% endif %}',
      '{% if 承诺日期 %}我们将在{{ 承诺日期 }}前再次与您联系，告知办理情况。{% else %}我们会在规定期限内尽快办结并答复您。{% endif %}',
      '给您带来的不便，我们深表歉意。经办人：{{ 经办人 }}。',
    ],
    [
      'Dear {{ 投诉人 }},',
      'Your complaint {{ 编号 }} is being looked into.{% if 核实情况 %} So far we know: {{ 核实情况 }}{% endif %}',
      '{% if 承诺日期 %}We will be in touch again by {{ 承诺日期 }}.{% else %}We will answer within the time the rules allow.{% endif %}',
      'We are sorry for the trouble. Handled by {{ 经办人 }}.',
    ],
  ),
  letter(
    'extension',
    'complainant',
    ['投诉办理延期告知书', 'Notice of extension'],
    [
      '{{ 投诉人 }}：',
      '您反映的问题（编号{{ 编号 }}）因{{ 延期原因 }}，不能在原定期限内办结。经批准，办理期限延长至{{ 到期时间 }}。',
      '延期期间我们会继续办理，有进展及时告知您。',
    ],
    [
      'Dear {{ 投诉人 }},',
      'Your complaint {{ 编号 }} cannot be concluded within the original time: {{ 延期原因 }}. The time has been extended to {{ 到期时间 }}.',
      'Work goes on meanwhile, and we will tell you what we find.',
    ],
  ),
  letter(
    'decision',
    'complainant',
    ['处理决定告知书', 'Notice of the decision'],
    [
      '{{ 投诉人 }}：',
      '您于{{ 收到日期 }}反映的问题（编号{{ 编号 }}），现已办理完毕，告知如下。',
      '一、核实的情况：{{ 核实情况 }}',
      '二、处理决定：{{ 处理结果 }}{% if 补偿金额 %}涉及的补偿共{{ 补偿金额 }}。{% endif %}',
      '三、依据和理由：{{ 答复内容 }}',
      '四、您的救济途径：对处理决定有异议的，可以在收到本告知书之日起30日内向作出决定机构的上级机构书面申请核查；也可以申请调解，或者依照约定申请仲裁、向人民法院提起诉讼。',
    ],
    [
      'Dear {{ 投诉人 }},',
      'Your complaint of {{ 收到日期 }} (no. {{ 编号 }}) has been concluded.',
      '1. What we found: {{ 核实情况 }}',
      '2. Decision: {{ 处理结果 }}{% if 补偿金额 %} Redress in all: {{ 补偿金额 }}.{% endif %}',
      '3. Basis and reasons: {{ 答复内容 }}',
      '4. Remedies: if you disagree you may apply in writing to the superior of the deciding branch for a review within 30 days of receiving this notice; you may also ask for mediation, go to arbitration where agreed, or to court.',
    ],
  ),
  letter(
    'invalid',
    'complainant',
    ['投诉不成立告知书', 'Notice that a complaint does not stand'],
    [
      '{{ 投诉人 }}：',
      '您于{{ 收到日期 }}反映的问题（编号{{ 编号 }}），经审查，{{ 不成立理由 }}，不作为有效投诉办理。',
      '您如有新的事实或者材料，可以随时补充，我们会重新审查；您也可以通过调解、仲裁、诉讼等途径解决。',
    ],
    [
      'Dear {{ 投诉人 }},',
      'Your complaint of {{ 收到日期 }} (no. {{ 编号 }}) was examined and cannot be handled as a valid complaint: {{ 不成立理由 }}.',
      'New facts or papers are welcome at any time and will be examined; mediation, arbitration and the courts remain open to you.',
    ],
  ),
  letter(
    'transfer',
    'unit',
    ['投诉转办函', 'Letter of transfer'],
    [
      '{{ 承办单位 }}：',
      '我单位于{{ 收到日期 }}收到客户{{ 投诉人 }}的投诉（编号{{ 编号 }}），主要内容为：{{ 投诉内容 }}{% if 诉求 %}客户诉求：{{ 诉求 }}。{% endif %}',
      '现转你单位办理。请指定专人核实，{% if 到期时间 %}并于{{ 到期时间 }}前{% endif %}反馈办理情况；超出规定期限的，将按有关办法处理。',
      '联系人：{{ 经办人 }}。',
    ],
    [
      'To {{ 承办单位 }},',
      'On {{ 收到日期 }} we received a complaint of {{ 投诉人 }} (no. {{ 编号 }}): {{ 投诉内容 }}{% if 诉求 %} Demand: {{ 诉求 }}.{% endif %}',
      'It is transferred to you. Please name a person in charge and report{% if 到期时间 %} by {{ 到期时间 }}{% endif %}.',
      'Contact: {{ 经办人 }}.',
    ],
  ),
  letter(
    'rectification',
    'unit',
    ['投诉整改通知书', 'Order to rectify'],
    [
      '{{ 承办单位 }}：',
      '在办理编号{{ 编号 }}的投诉中，经核实：{{ 核实情况 }}',
      '整改意见：{{ 整改意见 }}{% if 整改期限 %}请于{{ 整改期限 }}前完成整改，并书面报告整改情况。{% endif %}',
    ],
    [
      'To {{ 承办单位 }},',
      'In the matter of complaint {{ 编号 }} it was found: {{ 核实情况 }}',
      'To be rectified: {{ 整改意见 }}{% if 整改期限 %} Please report in writing by {{ 整改期限 }}.{% endif %}',
    ],
  ),
];
