import { dictionary } from './dictionary.ts';

/** Keeping out of a complaint. */
export const recusalWords = dictionary({
  zh: {
    title: '回避',
    hint: '与这件投诉有利害关系的人，不再承办、核实、审批和回访它。',
    nobody: '没有人声明回避。',
    complainedOf: '被投诉人',
    declare: '声明回避',
    who: '回避的人',
    reason: '原因',
    reasonHint: '例如：与投诉人是亲属',
    withdraw: '撤回回避',
    withdrawOf: (person: string) => `撤回${person}的回避`,
    withdrawReason: '撤回原因',
    cancel: '返回',
  },
  en: {
    title: 'Keeping out',
    hint: 'Whoever has an interest in this complaint no longer handles, verifies, approves or calls back.',
    nobody: 'Nobody has declared an interest.',
    complainedOf: 'Complained of',
    declare: 'Declare an interest',
    who: 'Who keeps out',
    reason: 'Reason',
    reasonHint: 'For example: related to the complainant',
    withdraw: 'Withdraw',
    withdrawOf: (person) => `Withdraw the interest of ${person}`,
    withdrawReason: 'Reason for withdrawing',
    cancel: 'Back',
  },
});
