import type { BadPlace } from '../procedure/schema.ts';
import type { PublishRefusal } from '../procedure/publish.ts';
import type { CategoryRefusal } from '../procedure/trees/publish.ts';
import { categoriesWords } from './categories.ts';
import { badPlaceText, findingText, placeText, pathOf } from './packText.ts';

/** Refusals about procedures that are being written. */
export type PackRefusal =
  | Exclude<PublishRefusal, { code: 'NotPermitted' }>
  | Extract<CategoryRefusal, { code: 'CategoriesChangedMeanwhile' | 'CategoriesNotSound' }>
  | { code: 'UnknownDraft' }
  | { code: 'UnknownRehearsal' }
  | { code: 'DraftChangedMeanwhile'; person: string }
  | { code: 'PackFileUnreadable'; places: BadPlace[] }
  | { code: 'PackFileDamaged' };

type Names = { person?: (id: string) => string | undefined };
type Sentences = { [Code in PackRefusal['code']]: (refusal: PackRefusal & { code: Code }, names: Names) => string };

/** So many places are told in a sentence; the page lists them all. */
const mostTold = 5;

export const packRefusalsZh: Sentences = {
  PackIdTaken: ({ pack }) => `编号“${pack}”已有一套制度使用，没有改动。请换一个编号。`,
  BadPackId: ({ pack }) => `“${pack}”不能作编号：用字母、数字、汉字和 . _ -，最多16个字。内容都在，请改编号。`,
  PackChangedMeanwhile: ({ version }) =>
    `这套制度已经发布了第${version}版，草稿是从更早的版本改的，没有发布。草稿还在，请从新版本重新修改，或换一个编号另存。`,
  PackNotSound: ({ findings }) =>
    `还有${findings.length}处不成立，没有发布：${findings
      .slice(0, mostTold)
      .map((finding) => `${placeText({}, pathOf(finding.path), 'zh')} ${findingText(finding, 'zh')}`)
      .join('')}草稿还在，请逐处改好。`,
  PackNoteMissing: () => '没有写发布说明，没有发布。请写明为什么发布这一版。',
  ProposalPending: () => '这套制度已有一版等待审定，没有发布。请先请另一位审定或退回那一版。',
  NoProposal: () => '这套制度没有等待审定的版本，可能已经有人处理。请刷新。',
  OwnProposal: () => '自己提交的版本要由另一位审定，没有发布。可以退回后再改。',
  CommentMissing: () => '没有写退回的原因，没有退回。请写明要改什么。',
  UnknownDraft: () => '没有找到这份草稿，可能已经发布或删除。请刷新。',
  UnknownRehearsal: () => '没有找到这次试算，可能程序已经重新启动。请重新试算。',
  DraftChangedMeanwhile: ({ person }, names) =>
    `${names.person?.(person) ?? '另一位同事'}刚刚改过这份草稿，您的这次改动没有保存。请重新打开草稿再改。`,
  PackFileUnreadable: ({ places }) =>
    `这个文件不能读作一套制度，没有导入。${places
      .slice(0, mostTold)
      .map((place) => badPlaceText(place, 'zh'))
      .join('')}`,
  CategoriesChangedMeanwhile: ({ version }) => categoriesWords.zh.refusals.changed(version),
  CategoriesNotSound: ({ problems }) => categoriesWords.zh.refusals.notSound(problems.length),
  PackFileDamaged: () => '文件的校验码与内容不符，可能在传送中损坏或被改动，没有导入。请重新取得原文件。',
};

export const packRefusalsEn: Sentences = {
  PackIdTaken: ({ pack }) =>
    `There is a procedure with the number “${pack}” already; nothing was changed. Choose another.`,
  BadPackId: ({ pack }) =>
    `“${pack}” cannot be a number: letters, digits and . _ -, at most 16. Your text is kept; change the number.`,
  PackChangedMeanwhile: ({ version }) =>
    `Version ${version} of this procedure has been published meanwhile, so nothing was published. Your draft is kept; make the changes to the new version, or save it under another number.`,
  PackNotSound: ({ findings }) =>
    `Nothing was published: ${findings.length} ${findings.length === 1 ? 'place does' : 'places do'} not hold. ${findings
      .slice(0, mostTold)
      .map((finding) => `${placeText({}, pathOf(finding.path), 'en')}: ${findingText(finding, 'en')}`)
      .join(' ')} Your draft is kept; mend them one by one.`,
  PackNoteMissing: () => 'The reason is missing, so nothing was published. Say why this version is published.',
  ProposalPending: () =>
    'A version of this procedure waits to be looked at, so nothing was published. Have it released or sent back first.',
  NoProposal: () => 'No version of this procedure waits; somebody may have answered. Reload.',
  OwnProposal: () => 'What you proposed is released by somebody else; nothing was published. You can take it back.',
  CommentMissing: () => 'The reason is missing, so nothing was sent back. Say what should be changed.',
  UnknownDraft: () => 'There is no such draft; it may have been published or deleted. Reload.',
  UnknownRehearsal: () => 'There is no such rehearsal; the program may have been started anew. Try again.',
  DraftChangedMeanwhile: ({ person }, names) =>
    `${names.person?.(person) ?? 'A colleague'} has just changed this draft, so your change was not saved. Open the draft again.`,
  PackFileUnreadable: ({ places }) =>
    `This file cannot be read as a procedure; nothing was imported. ${places
      .slice(0, mostTold)
      .map((place) => badPlaceText(place, 'en'))
      .join(' ')}`,
  CategoriesChangedMeanwhile: ({ version }) => categoriesWords.en.refusals.changed(version),
  CategoriesNotSound: ({ problems }) => categoriesWords.en.refusals.notSound(problems.length),
  PackFileDamaged: () =>
    'The checksum does not fit the content: the file was damaged or changed on its way. Nothing was imported; get the original again.',
};
