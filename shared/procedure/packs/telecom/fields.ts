import type { Field, Source } from '../../pack.ts';
import { choice, line, longText, pastMoment } from '../writing.ts';

/** A step the chapter prescribes for its partners; the form it names is an annex whose columns are not printed. */
export const annex = (article: string): Source => ({ article, confidence: 'medium' });

export const cause = choice('cause', '问题原因', 'Cause', [
  ['operator', '通信网络、BOSS或行业网关（移动负责）', 'Network, BOSS or gateway (operator)'],
  ['systemFailure', '系统故障（先查公告）', 'System failure (look for a notice)'],
  ['platform', 'ADC管理平台及其衔接（平台承建商负责）', 'Management platform (contractor)'],
  ['si', 'SI应用或内容（SI负责）', 'Application or content of the SI'],
  ['joint', '连带问题（移动与SI共同处理）', 'Joint problem (operator and SI)'],
]);

export const grade = choice('grade', '工单级别', 'Grade of the ticket', [
  ['urgent', '紧急投诉', 'Urgent'],
  ['difficult', '疑难问题', 'Difficult'],
  ['direct', 'SI可直接处理的业务问题', 'Business problem the SI can solve itself'],
]);

export const faultGrade = choice('faultGrade', '故障级别', 'Grade of the fault', [
  ['general', '一般（不影响业务的一般缺陷）', 'General: service not affected'],
  ['important', '重要（影响正常使用）', 'Important: normal use affected'],
  ['severe', '严重（停止对外服务）', 'Severe: service stopped'],
]);

/** 《SI故障申告单》. */
export const faultReport: Field[] = [
  faultGrade,
  pastMoment('foundAt', '发现时间', 'Found at'),
  longText('symptom', '故障现象', 'What happens'),
  line('affected', '影响范围', 'Who is affected', false),
];

export const major = choice('major', '重大投诉', 'Major complaint', [
  ['no', '否', 'No'],
  ['weakness', '反映服务和业务严重不足或管理漏洞', 'Shows a serious weakness or gap'],
  ['escalating', '多次处理未解决，有升级倾向', 'Handled several times, tends to escalate'],
]);

/** Stages in which the partner has the ticket. */
export const atPartner = ['solving', 'onSite', 'secondVisit'];
export const atOperator = ['checkingNotice', 'explaining', 'difficult'];
/** Stages beside the main line. */
export const beside = ['refunding', 'changeNotice', 'tellingCentre'];
