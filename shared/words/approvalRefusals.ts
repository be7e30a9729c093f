import type { DelegationRefusal } from '../people/delegate.ts';
import type { LookUps } from './refusals.ts';

type Known = 'NotPermitted' | 'UnknownPerson' | 'ReasonMissing';
type Own = Exclude<DelegationRefusal, { code: Known }>;
type Sentences = { [Code in Own['code']]: (refusal: Own & { code: Code }, names: LookUps) => string };

const nameOf = (names: LookUps, person: string, other: string): string => names.person?.(person) ?? other;
const when = (names: LookUps, at: number): string => names.moment?.(at) ?? '';

export const approvalRefusalsZh: Sentences = {
  NotAnApprover: ({ person, unit }, names) =>
    `${nameOf(names, person, '此人')}在${names.unit?.(unit) ?? '这个单位'}没有审批职责，没有可以委托的权限。没有保存。`,
  DelegateToOneself: () => '不能委托给自己，没有保存。请选择一位同事。',
  DelegateElsewhere: ({ person, unit }, names) =>
    `${nameOf(names, person, '此人')}看不到${names.unit?.(unit) ?? '这个单位'}的投诉件，不能代为审批，没有保存。请选择本机构内能查阅的同事。`,
  DelegationTimes: () => '委托的结束要晚于开始，也不能已经过去。没有保存，请核对时间。',
  DelegationTooLong: ({ days }) => `一次委托最长${days}天，没有保存。更长时间请调整岗位职责。`,
  DelegationOverlaps: ({ to, until }, names) =>
    `这段时间已经委托给${nameOf(names, to, '别人')}（至${when(names, until)}），没有保存。请先收回那一次委托。`,
  DelegationAboveLimit: ({ most }) => `委托的金额不能超过委托人自己的审批权限（${most / 100}元），没有保存。请改金额。`,
  UnknownDelegation: () => '没有找到这次委托，或它已经结束。没有改动。',
};

export const approvalRefusalsEn: Sentences = {
  NotAnApprover: ({ person, unit }, names) =>
    `${nameOf(names, person, 'This person')} approves nothing at ${names.unit?.(unit) ?? 'this unit'}, so there is nothing to hand over. Nothing was saved.`,
  DelegateToOneself: () => 'Nobody can be his own delegate; nothing was saved. Choose a colleague.',
  DelegateElsewhere: ({ person, unit }, names) =>
    `${nameOf(names, person, 'This person')} cannot see the complaints of ${names.unit?.(unit) ?? 'this unit'} and so cannot approve there; nothing was saved. Choose a colleague of the organisation who can.`,
  DelegationTimes: () => 'It must end after it begins, and not in the past. Nothing was saved; please check the times.',
  DelegationTooLong: ({ days }) =>
    `At most ${days} days at a time; nothing was saved. For longer, change the person’s role instead.`,
  DelegationOverlaps: ({ to, until }, names) =>
    `For this time the approvals are with ${nameOf(names, to, 'somebody else')} already (until ${when(names, until)}); nothing was saved. Take that back first.`,
  DelegationAboveLimit: ({ most }) =>
    `No more can be given than the giver may decide himself (${most / 100} yuan); nothing was saved. Change the amount.`,
  UnknownDelegation: () => 'This delegation was not found, or it is over. Nothing was changed.',
};
