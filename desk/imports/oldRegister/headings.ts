// How other offices head the columns of their registers of complaints. Data, not texts of ours.
import type { RegisterField } from '../../../shared/contract/calls/oldRegister.ts';

/** Headings as letters and digits only, lower case: the nearer the front, the surer. */
const headingsByField: Record<RegisterField, readonly string[]> = {
  number: ['投诉编号', '受理编号', '登记编号', '工单编号', '工单号', '案件编号', '留言编号', '编号', '单号', '投诉单号', 'complaintnumber', 'number', 'caseno', 'complaintid', 'no'],
  receivedAt: ['受理时间', '受理日期', '投诉时间', '投诉日期', '登记时间', '登记日期', '接收日期', '接诉时间', '接诉日期', '来电时间', '收件日期', '收到日期', '留言时间', '来访时间', '来信日期', '发生日期', '日期', 'received', 'receivedat', 'datereceived', 'receiveddate', 'date'],
  receivedTime: ['受理时刻', '来电时刻', '时刻', '几点', 'time'],
  complainant: ['投诉人', '投诉人姓名', '客户姓名', '投诉客户', '客户名称', '顾客姓名', '消费者姓名', '用户姓名', '留言用户', '来电人', '来访人', '姓名', '客户', 'complainant', 'complainantname', 'customer', 'customername', 'consumer'],
  phone: ['联系电话', '联系方式', '投诉人电话', '客户电话', '手机号码', '手机号', '手机', '来电号码', '电话', '电话号码', 'phone', 'telephone', 'mobile', 'tel', 'contact'],
  mail: ['电子邮箱', '邮箱', '电子邮件', 'email', 'mail'],
  address: ['联系地址', '投诉人地址', '客户地址', '住址', '地址', 'address'],
  identity: ['身份证号', '身份证号码', '证件号码', '证件号', '身份证', 'identity', 'idnumber'],
  complainedUnit: ['被投诉单位', '被投诉机构', '被投诉网点', '被投诉支行', '被投诉行', '涉诉机构', '涉诉网点', '涉及网点', '涉及机构', '投诉对象', '被投诉银行', '网点名称', '网点', '支行', '会员单位', '所属机构', '机构名称', 'outlet', 'branch', 'respondent', 'complainedunit', 'company'],
  complainedPerson: ['被投诉人', '被投诉员工', '被投诉人员', '涉诉人员', '涉及人员', '当事人', 'complainedperson', 'staff', 'employee'],
  channel: ['投诉渠道', '受理渠道', '投诉方式', '受理方式', '来源', '投诉来源', '来源渠道', '接收渠道', '渠道', 'channel', 'source', 'submittedvia'],
  businessChannel: ['业务渠道', '业务办理渠道', '办理渠道', '投诉业务办理渠道', 'businesschannel'],
  business: ['业务类别', '业务类型', '业务种类', '投诉业务类别', '投诉业务', '涉及业务', '产品类别', '产品', 'business', 'product'],
  reason: ['投诉原因', '投诉类别', '投诉类型', '原因分类', '投诉分类', '问题类型', '问题分类', '一级分类', '原因', '类别', '类型', '分类', 'reason', 'category', 'type', 'issue'],
  narrative: ['投诉内容', '投诉事项', '投诉事由', '投诉情况', '主要内容', '内容摘要', '反映问题', '反映内容', '留言详情', '事由', '内容', '情况描述', '问题描述', '详情', 'narrative', 'description', 'complaint', 'details', 'content'],
  subject: ['投诉主题', '留言主题', '主题', '标题', 'subject', 'title'],
  demand: ['投诉诉求', '客户诉求', '投诉请求', '诉求', '要求', '投诉人要求', 'demand', 'request'],
  amount: ['涉及金额', '涉诉金额', '投诉金额', '金额', '涉及金额元', 'amount'],
  severity: ['投诉等级', '严重程度', '投诉级别', '级别', '等级', 'severity', 'level'],
  repeat: ['是否重复投诉', '是否重复', '重复投诉', 'repeat', 'isrepeat'],
  media: ['是否涉媒', '是否媒体', '是否媒体关注', '媒体', 'media'],
  vulnerable: ['是否特殊群体', '是否老年人', '特殊人群', '弱势群体', 'vulnerable'],
  group: ['是否群诉', '是否群体投诉', '群体投诉', 'group'],
  unit: ['受理单位', '登记单位', '受理机构', '受理部门', '首问单位', 'receivingunit'],
  handler: ['经办人', '处理人', '承办人', '受理人', '登记人', '办理人', '责任人', 'handler', 'assignee'],
  state: ['办理状态', '处理状态', '办结情况', '是否办结', '是否结案', '是否处理完毕', '办理情况', '处理进度', '状态', 'status', 'state', 'closed'],
  repliedAt: ['答复时间', '答复日期', '回复时间', '回复日期', '反馈日期', '反馈时间', 'repliedat', 'responsedate', 'replied'],
  closedAt: ['办结时间', '办结日期', '结案时间', '结案日期', '完成时间', '完成日期', '处理日期', '处理时间', '归档日期', 'closedat', 'dateclosed', 'closeddate'],
  result: ['处理结果', '办理结果', '处理情况', '处理意见', '答复内容', '答复意见', '回复内容', '反馈情况', '反馈结果', '处理措施', '结果', 'result', 'resolution', 'outcome', 'response'],
  solved: ['是否解决', '是否已解决', '是否化解', '解决情况', 'solved', 'resolved'],
  satisfaction: ['满意度', '客户满意度', '是否满意', '回访满意度', '投诉人意见', '回访结果', '回访情况', 'satisfaction', 'satisfied'],
}; // prettier-ignore

/** Running numbers of a list say nothing about a complaint. */
const ordinal = new Set(['序号', '序', '行号', '项次', 'index', 'sn', 'serial']);

const plain = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

const fieldByHeading = new Map<string, { field: RegisterField; rank: number }>();
for (const [field, headings] of Object.entries(headingsByField)) {
  headings.forEach((heading, rank) => {
    if (!fieldByHeading.has(heading)) fieldByHeading.set(heading, { field: field as RegisterField, rank });
  });
}

/** Headings nobody can list in advance (客户来电号码（必填）): what they end with. */
const endings: readonly (readonly [RegExp, RegisterField])[] = [
  [/(投诉|受理|登记|接收|接诉)(时间|日期)$/, 'receivedAt'],
  [/(办结|结案|完成)(时间|日期)$/, 'closedAt'],
  [/(答复|回复|反馈)(时间|日期)$/, 'repliedAt'],
  [/(投诉编号|工单编号|受理编号)$/, 'number'],
  [/(客户|投诉人|消费者)(姓名|名称)$/, 'complainant'],
  [/(电话|手机|手机号码?)$/, 'phone'],
  [/(网点|支行|被投诉机构|被投诉单位)(名称)?$/, 'complainedUnit'],
  [/投诉内容$|诉求内容$/, 'narrative'],
  [/(处理|办理)(结果|情况)$/, 'result'],
  [/满意度?$/, 'satisfaction'],
  [/金额$/, 'amount'],
];

/** Which of our fields a heading stands for, with how sure that is (0 = exact and best). What stands in brackets is a remark. */
export function registerFieldOf(heading: string): { field: RegisterField; rank: number } | undefined {
  const whole = plain(heading);
  const text = plain(heading.normalize('NFKC').replaceAll(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, ''));
  if (ordinal.has(whole)) return undefined;
  const exact = fieldByHeading.get(whole) ?? fieldByHeading.get(text);
  if (exact) return exact;
  const ending = endings.find(([pattern]) => pattern.test(text));
  return ending && { field: ending[1], rank: 50 };
}
