// How other offices head the columns of their lists, and the words they use for kinds of units. Data, not texts of ours.
import type { UnitKind } from '../../shared/people/office.ts';

const unitFields = ['name', 'code', 'kind', 'parent', 'phone', 'mobile', 'mail', 'region'] as const;
export type UnitField = (typeof unitFields)[number];

/** Exact headings first (letters and digits only, lower case): the nearer the front, the surer. */
const headingsByField: Record<UnitField, readonly string[]> = {
  name: [
    '单位名称',
    '网点名称',
    '机构名称',
    '支行名称',
    '银行名称',
    '会员名称',
    '会员单位',
    '部门名称',
    '名称',
    '单位',
    '网点',
    '机构',
    '全称',
    'outletname',
    'unitname',
    'branchname',
    'bankname',
    'name',
    'unit',
    'outlet',
    'branch',
  ],
  code: [
    '联行号',
    '支付行号',
    '银行行号',
    '行号',
    '机构编码',
    '机构代码',
    '机构号',
    '网点编码',
    '网点号',
    '单位代码',
    '单位编码',
    '编码',
    '代码',
    '编号',
    'bankno',
    'cnaps',
    'cnapscode',
    'unitcode',
    'outletcode',
    'branchcode',
    'code',
  ],
  kind: ['单位类别', '单位类型', '机构类型', '机构类别', '类别', '类型', 'unitkind', 'unittype', 'kind', 'type'],
  parent: [
    '上级单位',
    '上级机构',
    '上级行号',
    '上级行',
    '上级',
    '管辖行号',
    '管辖行',
    '清算行号',
    '总行行号',
    '所属单位',
    '所属机构',
    '所属会员',
    '主管单位',
    'parentcode',
    'parentname',
    'parent',
    'headbankno',
    'clearingbankno',
    'superior',
  ],
  phone: ['联系电话', '办公电话', '固定电话', '投诉电话', '座机', '电话', '电话号码', 'telephone', 'phone', 'tel'],
  mobile: ['联系人手机', '手机号码', '手机号', '手机', '移动电话', 'mobilephone', 'mobile', 'cellphone', 'cell'],
  mail: ['电子邮箱', '电子邮件', '联系邮箱', '邮箱', '邮件', 'emailaddress', 'email', 'mail'],
  region: [
    '所在地区',
    '所属地区',
    '地区',
    '所在地市',
    '地市',
    '所在城市',
    '城市',
    '区域',
    '行政区域',
    '行政区划',
    'region',
    'city',
  ],
};

/** Headings that may or may not speak of kinds ("level" is often a plain number): the cells decide. */
const doubtfulKindHeadings = new Set(['级别', '层级', '机构级别', 'level', 'grade']);

const plain = (heading: string): string => heading.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Headings nobody can list in advance (DIST_CODE, 分支机构名称) still end as what they are. */
const endings: readonly (readonly [RegExp, UnitField])[] = [
  [/(name|名称)$/, 'name'],
  [/(code|代码|编码|行号)$/, 'code'],
  [/(手机|手机号码?|mobile)$/, 'mobile'],
  [/(电话|phone|tel)$/, 'phone'],
  [/(邮箱|mail)$/, 'mail'],
];

/** Which of our fields a heading stands for, with how sure that is (0 = exact and best). */
export function fieldOfHeading(heading: string): { field: UnitField; rank: number } | undefined {
  const text = plain(heading);
  for (const field of unitFields) {
    const rank = headingsByField[field].indexOf(text);
    if (rank >= 0) return { field, rank };
  }
  const ending = endings.find(([pattern]) => pattern.test(text));
  return ending && { field: ending[1], rank: 50 };
}

export const isDoubtfulKindHeading = (heading: string): boolean => doubtfulKindHeadings.has(plain(heading));

const unitKinds: readonly UnitKind[] = ['association', 'member', 'department', 'outlet'];

const wordsByKind: Record<UnitKind, readonly string[]> = {
  association: ['协会', '银行业协会', '行业协会', 'association'],
  member: ['会员', '会员单位', '会员行', '会员银行', '总行', '法人', '法人机构', '分行', '省分行', 'member', 'bank'],
  department: ['部门', '部', '处', '处室', '科', '科室', '内设机构', '管理部门', '二级分行', 'department', 'division'],
  outlet: [
    '网点',
    '营业网点',
    '支行',
    '分理处',
    '储蓄所',
    '营业部',
    '营业所',
    '营业室',
    '分社',
    '信用社',
    'outlet',
    'branch',
    'subbranch',
  ],
};

const kindByWord = new Map(unitKinds.flatMap((kind) => wordsByKind[kind].map((word) => [word, kind] as const)));

export const kindOfWord = (text: string): UnitKind | undefined => kindByWord.get(plain(text));
