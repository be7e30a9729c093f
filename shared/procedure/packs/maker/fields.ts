import type { Field, Need } from '../../pack.ts';
import { answered, choice, futureDate, futureMoment, longText, notYet, unitUnder, yesNo } from '../writing.ts';

/** Fields and needs that several forms of the manufacturers share. */

export const slip = longText('slip', '投诉内联单内容', 'Slip: the complaint in detail');
export const requiredReply = futureMoment('requiredReply', '要求回复时间', 'Reply required by');
export const approverUnit = unitUnder('company', 'approver', '审批部门', 'Department of the approver', [
  'department',
  'member',
]);
export const department = (id: string, zh: string, en: string): Field =>
  unitUnder('company', id, zh, en, ['department', 'outlet']);

export const photos = yesNo('photos', '已取得投诉产品的质量问题照片', 'Photographs of the defect taken');
export const photosTaken: Need = answered(
  'photos',
  [true],
  notYet(
    '质量投诉必须取得照片等证据，没有保存。请拍照后再登记界定结果。',
    'A quality complaint needs photographs as evidence; nothing was saved. Take them, then record the finding.',
  ),
);

export const scope = choice('scope', '处理权限', 'Authority', [
  ['within', '本级权限内', 'Within own authority'],
  ['across', '涉及跨部门', 'Concerns other departments'],
  ['beyond', '超越本级权限', 'Beyond own authority'],
]);

/** What the department has to change, and by when. */
export const improvement: Field[] = [
  yesNo('improvement', '责成限期改进', 'Improvement ordered'),
  futureDate('improveBy', '改进期限', 'Improve by', { field: 'improvement', is: [true] }),
];
