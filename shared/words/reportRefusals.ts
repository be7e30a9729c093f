import type { ReportRefusal } from '../report/decide.ts';
import type { Instant } from '../base/time.ts';

/** Counting a large period was ended by whoever had asked for it. */
export type CountRefusal = { code: 'CountCancelled' };

type Own = Exclude<ReportRefusal, { code: 'NotPermitted' }> | CountRefusal;
type Sentences = {
  [Code in Own['code']]: (refusal: Own & { code: Code }, names: { moment?: (instant: Instant) => string }) => string;
};

export const reportRefusalsZh: Sentences = {
  UnknownReport: () => '没有这个报表或期间，没有改动。请从列表中选择。',
  PeriodNotOver: ({ until }, names) =>
    `期间到${names.moment?.(until) ?? '期末'}才结束，数字还会变化，没有冻结。请在期间结束后再冻结。`,
  CorrectionNeedsReason: () => '更正需要写明原因，没有保存。原来的一版没有变化。',
  NothingCorrected: () => '数字和文字与上一版完全相同，没有另存新版。',
  NotFrozen: () => '这一版还没有冻结，不能签发。请先冻结数字。',
  AlreadySigned: () => '这一版已经签发，没有变化。',
  CountCancelled: () => '统计已停止，没有改动任何内容。需要时请重新统计。',
};

export const reportRefusalsEn: Sentences = {
  UnknownReport: () => 'There is no such report or period; nothing was changed. Please choose one of the list.',
  PeriodNotOver: ({ until }, names) =>
    `The period ends at ${names.moment?.(until) ?? 'the end of the period'} and its figures still move; nothing was frozen. Freeze it after its end.`,
  CorrectionNeedsReason: () => 'A correction needs its reason; nothing was saved. The version before is as it was.',
  NothingCorrected: () => 'Figures and texts are those of the version before; no new version was made.',
  NotFrozen: () => 'This version has not been frozen and cannot be signed. Freeze the figures first.',
  AlreadySigned: () => 'This version is signed already; nothing was changed.',
  CountCancelled: () => 'Counting was stopped; nothing was changed. Count again when you need it.',
};
