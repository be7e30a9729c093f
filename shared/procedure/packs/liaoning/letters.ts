import type { Letter } from '../../../document/letters/letter.ts';
import { letter } from '../writing.ts';

/** What the association writes to a member before and after it calls it to account. */
export const letters: Letter[] = [
  letter(
    'talk',
    'unit',
    ['约见谈话通知书', 'Invitation to a talk'],
    [
      '{{ 承办单位 }}：',
      '编号{{ 编号 }}的投诉于{{ 收到日期 }}受理。依照投诉处理办法，现约请你单位负责人到我单位就办理情况进行谈话，时间另行约定。',
      '请准备办理经过、未按期完成的原因和改进措施。联系人：{{ 经办人 }}。',
    ],
    [
      'To {{ 承办单位 }},',
      'Complaint {{ 编号 }} was accepted on {{ 收到日期 }}. Under the measures your head is invited to a talk about its handling; the time will be agreed.',
      'Please prepare the course of handling, the reasons for any delay, and measures. Contact: {{ 经办人 }}.',
    ],
  ),
  letter(
    'criticism',
    'unit',
    ['通报批评', 'Circulated criticism'],
    [
      '各会员单位：',
      '{{ 承办单位 }}在办理编号{{ 编号 }}的投诉中，经核实：{{ 核实情况 }}依照投诉处理办法的有关规定，予以通报。',
      '请各单位引以为戒，切实落实首问负责和限时办结的要求。',
    ],
    [
      'To all members,',
      'In handling complaint {{ 编号 }}, {{ 承办单位 }} was found as follows: {{ 核实情况 }} It is circulated under the measures.',
      'All units are asked to keep to first-asked responsibility and to the time limits.',
    ],
  ),
];
