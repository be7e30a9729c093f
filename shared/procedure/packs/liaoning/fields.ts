import type { Field, Source, Text } from '../../pack.ts';

/** Fields that several forms of these measures share. */
export const measures = (article: string): Source => ({ article, confidence: 'high' });
export const house: Source = { article: '', confidence: 'house' };

export const longText = (id: string, zh: string, en: string, required = true): Field => ({
  id,
  title: { zh, en },
  kind: 'longText',
  required,
});

export const choice = (id: string, title: Text, options: [id: string, zh: string, en: string][]): Field => ({
  id,
  title,
  kind: 'choice',
  required: true,
  options: options.map(([option, zh, en]) => ({ id: option, title: { zh, en } })),
});

export const replyManner: Field = choice('replyManner', { zh: '答复方式', en: 'How the customer was told' }, [
  ['phone', '电话', 'Phone'],
  ['visit', '当面', 'In person'],
  ['letter', '信函', 'Letter'],
  ['mail', '电子邮件', 'Mail'],
  ['message', '短信', 'Text message'],
]);

export const returnReason = choice('reason', { zh: '退回原因', en: 'Reason' }, [
  ['notOurs', '不属于本单位', 'Not our unit'],
  ['incomplete', '材料不全', 'Papers incomplete'],
  ['factsUnclear', '事实不清', 'Facts unclear'],
  ['demandUnclear', '诉求不明', 'Demand unclear'],
  ['other', '其他', 'Other'],
]);
