import type { CaseRefusal } from '../caseStudy/decide.ts';
import type { GroupRefusal } from '../group/decide.ts';
import type { NoticeRefusal } from '../notice/decide.ts';
import type { QualityRefusal } from '../assurance/decide.ts';
import { groupMeasures } from '../procedure/packs/groupComplaints/rules.ts';

/** Refusals of groups, notices, typical cases and quality that no other subject shares. */
type Own = Exclude<
  GroupRefusal | NoticeRefusal | CaseRefusal | QualityRefusal,
  { code: 'NotPermitted' | 'ReasonMissing' | 'NothingChanged' | 'UnknownCategory' }
>;
type Sentences = { [Code in Own['code']]: (refusal: Own & { code: Code }) => string };

const measureTitle = (id: string, language: 'zh' | 'en'): string =>
  groupMeasures.find((one) => one.id === id)?.title[language] ?? id;

export const groupRefusalsZh: Sentences = {
  UnknownGroup: () => '没有找到这个群诉，或它不在您的查阅范围内。没有改动。',
  UnknownGroupKind: () => '没有这种群诉类型，没有保存。请重新选择类型。',
  GroupIsClosed: ({ number }) => `群诉${number}已经办结，没有改动。确有新情况的，请另立群诉。`,
  AlreadyMember: () => '这件投诉已经在本群诉里。',
  MemberOfAnotherGroup: ({ number }) => `这件投诉已在群诉${number}里，一件投诉只归一个群诉。需要时请先从那里移出。`,
  NotMember: () => '这件投诉不在本群诉里，没有改动。请刷新后重试。',
  MasterStays: () => '主投诉件不能移出。请先另选一件作主投诉件，再移出这一件。',
  TooManyRepresentatives: ({ most }) =>
    `代表最多${most}名（2020年第3号令第十二条），没有保存。请减少后再保存，填写的内容都在。`,
  RepresentativeNotMember: ({ name }) => `${name}不是本群诉的投诉人，不能作代表，没有保存。请从成员中推选。`,
  GroupAlarmNotRaised: () => '人数还没有达到20人，不能以“共同当面投诉”认定。没有保存，请核对人数或选择其他依据。',
  MajorNeedsBasis: () => '认定为重大投诉要写明依据，没有保存。请选择一项依据。',
  GroupMembersOpen: ({ open }) => `还有${open}件成员投诉没有办结，群诉不能办结。没有改动，请先办完成员投诉。`,
  GroupMeasuresMissing: ({ measures }) =>
    `首诉措施还缺：${measures.map((id) => measureTitle(id, 'zh')).join('、')}。没有办结，请先补记。`,
  GroupAlarmUndecided: ({ people }) => `已达${people}人，还没有认定是否重大投诉。没有办结，请先认定。`,
  GroupDefectMissing: () => '已判断为普遍问题，还没有录入通病库。没有办结，请先录入。',
  UnknownDefect: () => '通病库里没有这一条，没有保存。请刷新后重试。',
  DatePairNotReadable: () => '起始日期或月数看不懂，没有保存。请填写日期和1到1200之间的月数。',
  MeasureHasItsOwnStep: ({ measure }) =>
    `“${measureTitle(measure, 'zh')}”要在它自己的栏目里办理，没有保存。填写的内容都在。`,
  UnknownNotice: () => '没有找到这条口径。请刷新后重试。',
  NoticeIsWithdrawn: () => '这条口径已经撤回，不再使用。没有改动。',
  NoticeChangedMeanwhile: ({ version }) =>
    `您填写期间，别人已发布第${version}版，这一次没有发布。您的内容还在，请核对后再发布。`,
  NoticeEndsInPast: () => '停用日期早于今天，没有发布。请改正日期。',
  AssessmentIncomplete: ({ items }) => `自评共${items}项，还没有填完，没有保存。已填的内容都在。`,
  PeriodInFuture: () => '这段时间还没有开始，没有保存。请选择已经开始的时间。',
  PeriodTurnedRound: () => '开始日期晚于结束日期，没有抽取。请改正日期。',
  NothingToDraw: () => '这段时间没有已办结的投诉，没有抽取。请换一段时间或单位。',
  UnknownSampling: () => '没有找到这次抽检，或它不在您的查阅范围内。',
  NotInSample: () => '这件投诉不在本次抽取的样本里，没有保存。',
  CheckIncomplete: ({ items }) => `还有${items}项没有评，没有保存。已评的内容都在。`,
  CheckNeedsNote: () => '有“否”的项目要写明情况，没有保存。已评的内容都在。',
  OwnComplaint: () => '您经办过这件投诉，不能由您抽检，没有保存。请由其他人检查。',
  UnknownCase: () => '没有找到这个案例，或它还没有发布。',
  UnknownCaseFormat: () => '没有这种案例格式，没有保存。请重新选择。',
  CaseSourceOpen: ({ number }) => `投诉${number}还没有办结，不能写成典型案例。请选择已办结的投诉。`,
  CaseSectionsMissing: ({ sections }) =>
    `还没有写：${sections.map(({ zh }) => zh).join('、')}。没有送审，已写的内容都在。`,
  CaseChangedMeanwhile: ({ version }) =>
    `您编写期间，别人已保存第${version}版，这一次没有保存。您的内容还在，请核对后再保存。`,
  CaseNotInState: () => '这个案例现在的状态不能这样办理，没有改动。请刷新后重试。',
  CaseNotLookedAt: () => '还没有确认已逐处看过替换的地方，没有继续。请看过后勾选确认。',
  CaseStillPersonal: ({ places }) => `还有可以认出人的内容：${places.join('、')}。没有继续，请改写，或确认无碍后保留。`,
  CaseNeedsAnother: () => '案例由编写以外的人审批，没有改动。请另请一位审批人。',
};

export const groupRefusalsEn: Sentences = {
  UnknownGroup: () => 'There is no such group, or it is not yours to see. Nothing was changed.',
  UnknownGroupKind: () => 'There is no such kind of group; nothing was saved. Choose again.',
  GroupIsClosed: ({ number }) => `Group ${number} is closed, so nothing was changed. Open another group for new facts.`,
  AlreadyMember: () => 'This complaint is in the group already.',
  MemberOfAnotherGroup: ({ number }) =>
    `This complaint is in group ${number}; it can be in one group only. Take it out there first if need be.`,
  NotMember: () => 'This complaint is not in the group; nothing was changed. Reload and try again.',
  MasterStays: () => 'The master complaint cannot leave. Make another one the master first.',
  TooManyRepresentatives: ({ most }) =>
    `At most ${most} representatives (Order 2020 No. 3, art. 12); nothing was saved. What you typed is kept: shorten the list.`,
  RepresentativeNotMember: ({ name }) =>
    `${name} is none of the complainants, so cannot represent them; nothing was saved. Choose from the members.`,
  GroupAlarmNotRaised: () =>
    'Fewer than 20 people so far, so a joint visit is no ground yet. Nothing was saved; check the number or choose another ground.',
  MajorNeedsBasis: () => 'A major complaint needs its ground; nothing was saved. Choose one.',
  GroupMembersOpen: ({ open }) =>
    `${open} of the members' complaints ${open === 1 ? 'has' : 'have'} not ended, so the group cannot be closed. Nothing was changed.`,
  GroupMeasuresMissing: ({ measures }) =>
    `First measures still missing: ${measures.map((id) => measureTitle(id, 'en')).join(', ')}. The group was not closed.`,
  GroupAlarmUndecided: ({ people }) =>
    `${people} people were reached and nobody has said whether it is major. The group was not closed.`,
  GroupDefectMissing: () => 'It was found to be common but is not in the defect library. The group was not closed.',
  UnknownDefect: () => 'The defect library has no such line; nothing was saved. Reload and try again.',
  DatePairNotReadable: () =>
    'A beginning or a number of months cannot be read; nothing was saved. Give a date and 1 to 1200 months.',
  MeasureHasItsOwnStep: ({ measure }) =>
    `"${measureTitle(measure, 'en')}" has a place of its own; nothing was saved. What you typed is kept.`,
  UnknownNotice: () => 'There is no such notice. Reload and try again.',
  NoticeIsWithdrawn: () => 'This notice was withdrawn and is no longer used. Nothing was changed.',
  NoticeChangedMeanwhile: ({ version }) =>
    `Somebody published version ${version} while you were writing, so yours was not published. It is kept; check and publish again.`,
  NoticeEndsInPast: () => 'The last day lies in the past; nothing was published. Correct the date.',
  AssessmentIncomplete: ({ items }) => `There are ${items} items and not all are answered; nothing was saved yet.`,
  PeriodInFuture: () => 'This stretch has not begun, so nothing was saved. Choose one that has.',
  PeriodTurnedRound: () => 'It begins after it ends, so nothing was drawn. Correct the dates.',
  NothingToDraw: () => 'No complaint of this stretch has ended, so nothing was drawn. Choose another stretch or unit.',
  UnknownSampling: () => 'There is no such sample, or it is not yours to see.',
  NotInSample: () => 'This complaint was not drawn, so nothing was saved.',
  CheckIncomplete: ({ items }) =>
    `${items} ${items === 1 ? 'item is' : 'items are'} not answered yet, so nothing was saved. What you answered is kept.`,
  CheckNeedsNote: () => 'An item that was not done well needs a note; nothing was saved. What you answered is kept.',
  OwnComplaint: () => 'You took part in handling this complaint, so somebody else checks it. Nothing was saved.',
  UnknownCase: () => 'There is no such case, or it is not published yet.',
  UnknownCaseFormat: () => 'There is no such format; nothing was saved. Choose again.',
  CaseSourceOpen: ({ number }) => `Complaint ${number} is not closed, so no case can be written from it yet.`,
  CaseSectionsMissing: ({ sections }) =>
    `Still to write: ${sections.map(({ en }) => en).join(', ')}. It was not submitted; what you wrote is kept.`,
  CaseChangedMeanwhile: ({ version }) =>
    `Somebody saved version ${version} while you were writing, so yours was not saved. It is kept; check and save again.`,
  CaseNotInState: () => 'The case is not where this can be done. Nothing was changed; reload and try again.',
  CaseNotLookedAt: () => 'Nobody has said yet that every replaced place was looked at. Look, tick the box, go on.',
  CaseStillPersonal: ({ places }) =>
    `People could still be recognised by: ${places.join(', ')}. Write it otherwise, or keep it if it is harmless.`,
  CaseNeedsAnother: () => 'Somebody who did not write the case approves it. Nothing was changed; ask a colleague.',
};
