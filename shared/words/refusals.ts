import type { ProposalRefusal } from '../accountability/refusals.ts';
import type { ComplaintRefusal } from '../complaint/refusals.ts';
import type { CalendarRefusal } from '../calendar/decide.ts';
import type { CaseRefusal } from '../caseStudy/decide.ts';
import type { GroupRefusal } from '../group/decide.ts';
import type { QualityRefusal } from '../assurance/decide.ts';
import type { NoticeRefusal } from '../notice/decide.ts';
import type { OfficeRefusal } from '../people/decide.ts';
import type { DelegationRefusal } from '../people/delegate.ts';
import type { SignRefusal } from '../duty/sign.ts';
import type { ProcedureRefusal } from '../procedure/choose.ts';
import type { SecurityRefusal, SignOnRefusal } from '../people/security.ts';
import type { DeskRefusal } from '../contract/links.ts';
import type { Instant } from '../base/time.ts';
import type { Language } from './dictionary.ts';
import { approvalRefusalsEn, approvalRefusalsZh } from './approvalRefusals.ts';
import { dutyRefusalWords } from './dutyRefusals.ts';
import { exchangeRefusalWords, type ExchangeRefusal } from './exchangeRefusals.ts';
import { groupRefusalsEn, groupRefusalsZh } from './groupRefusals.ts';
import { problemSentence } from './host.ts';
import { signOnRefusalsEn, signOnRefusalsZh } from './signOn.ts';
import { packRefusalsEn, packRefusalsZh, type PackRefusal } from './packRefusals.ts';
import { reportRefusalsEn, reportRefusalsZh, type CountRefusal } from './reportRefusals.ts';
import type { ReportRefusal } from '../report/decide.ts';

/** Refusals of single calls that are neither the complaint's nor the office's. */
type CallRefusal =
  | { code: 'NoticeNotReadable'; why: 'YearMissing' | 'NoDays' }
  | { code: 'DayListNotReadable'; why: 'NotReadable' | 'NoDays' | 'BadRow'; row: number | null }
  | { code: 'UnknownCalendarVersion'; version: number }
  | { code: 'LimitNotCountable'; why: 'BadAmount' | 'BadRange' | 'BadInstant' | 'BeyondCalendar' }
  /** `kind`: empty, tooLarge, typeNotAllowed, contentDiffers, unknown, fileMissing, fileDamaged, or a problem of the store. */
  | { code: 'AttachmentProblem'; kind: string; file?: string }
  | { code: 'ImportFileEmpty' }
  | { code: 'ImportFileTooLarge'; limit: number }
  | { code: 'ImportOldWorkbook' }
  | { code: 'UnknownDocument' }
  | { code: 'UploadUnknown' }
  | { code: 'MailNotReadable' }
  | { code: 'ExportStopped' }
  | { code: 'ExportTooLong'; most: number }
  | { code: 'UnknownImport' }
  | { code: 'ImportUnderWay' }
  | { code: 'ImportUndoneBefore' }
  | { code: 'LetterTemplateBroken'; line: number }
  | { code: 'LetterVariablesUnknown'; names: string[] }
  | { code: 'ImportFileEncrypted' }
  | { code: 'ImportFileDamaged' }
  | { code: 'ImportNotATable' }
  | { code: 'ImportUnknownEncoding' }
  | { code: 'ImportQuotesBroken'; line: number }
  | { code: 'ImportTooManyRows'; limit: number }
  | { code: 'ImportTooManyColumns'; limit: number }
  | { code: 'ImportNameColumnMissing' }
  | { code: 'ImportColumnsMissing' }
  | { code: 'ImportNothingAccepted'; rejected: number };

export type AnyRefusal =
  | ComplaintRefusal
  | OfficeRefusal
  | DelegationRefusal
  | SignRefusal
  | CalendarRefusal
  | ProcedureRefusal
  | PackRefusal
  | GroupRefusal
  | CaseRefusal
  | QualityRefusal
  | NoticeRefusal
  | ProposalRefusal
  | DeskRefusal
  | ExchangeRefusal
  | SecurityRefusal
  | SignOnRefusal
  | ReportRefusal
  | CountRefusal
  | CallRefusal;
type RefusalOf<Code extends AnyRefusal['code']> = AnyRefusal & { code: Code };

/** Names behind the ids in a refusal. A screen gives what it knows; the rest is said without a name. */
export type LookUps = {
  unit?: (id: string) => string | undefined;
  person?: (id: string) => string | undefined;
  party?: (id: string) => string | undefined;
  pack?: (id: string) => string | undefined;
  stage?: (id: string) => string | undefined;
  action?: (id: string) => string | undefined;
  clock?: (id: string) => string | undefined;
  role?: (id: string) => string | undefined;
  moment?: (instant: Instant) => string;
};

/** What happened · what is safe · what to do. A code without a sentence is a compile error. */
type Sentences = { [Code in AnyRefusal['code']]: (refusal: RefusalOf<Code>, names: LookUps) => string };

const attachmentZh: Partial<Record<string, string>> = {
  empty: '这个文件是空的，没有保存。请选择另一个文件。',
  tooLarge: '附件超过25 MB，没有保存。请压缩或拆分后再添加。',
  typeNotAllowed: '不接受这种类型的附件，没有保存。请用图片、PDF、Office文档、音频或视频。',
  contentDiffers: '文件内容与它的扩展名不符，没有保存。请核对文件，用正确的扩展名保存后再添加。',
  unknown: '没有找到这个附件，或它不在您的查阅范围内。',
  fileMissing: '附件文件不在数据目录里。其他内容没有受损，请从备份取回。',
  fileDamaged: '附件文件已损坏，没有打开。其他内容没有受损，请从备份取回。',
};
const attachmentEn: Partial<Record<string, string>> = {
  empty: 'The file is empty and was not saved. Choose another one.',
  tooLarge: 'The file is larger than 25 MB and was not saved. Compress or split it.',
  typeNotAllowed:
    'Files of this kind are not accepted; it was not saved. Use pictures, PDF, Office documents, audio or video.',
  contentDiffers:
    'What is in the file does not fit its ending, so it was not saved. Check the file and save it under the right ending.',
  unknown: 'There is no such attachment, or it is not yours to see.',
  fileMissing:
    'The file of this attachment is not in the data folder. Nothing else is harmed; bring it back from a backup.',
  fileDamaged:
    'The file of this attachment is damaged and was not opened. Nothing else is harmed; bring it back from a backup.',
};

const orElse = (name: string | undefined, other: string): string => name ?? other;
const list = (names: (string | undefined)[], joint: string): string => names.filter(Boolean).join(joint);

const zh: Sentences = {
  ...approvalRefusalsZh,
  ...dutyRefusalWords.zh,
  ...exchangeRefusalWords.zh,
  ...groupRefusalsZh,
  ...packRefusalsZh,
  ...signOnRefusalsZh,
  ...reportRefusalsZh,
  UnknownComplaint: () => '没有找到这件投诉，或者它不在您的查阅范围内。请核对编号。',
  UnknownMoneyLine: () => '没有这笔款项，或者它本身是一笔更正。没有改动。请更正原来的那一笔。',
  UnknownProposal: () => '没有找到这份督办事项，或者它不在您的查阅范围内。',
  ProposalNotYours: ({ unit }, names) =>
    `这一步由${orElse(names.unit?.(unit), '督办单位')}的负责人办理，您现在的席位不能办。没有改动。`,
  ProposalConcernsYou: () => '这份事项涉及您本人或您所在的单位，请由其他负责人决定。没有改动。',
  ProposalInOtherState: () => '这份事项刚才已有变化，现在不能办这一步。没有改动。请看最新的情况。',
  ProposalNeedsAnother: () => '您已经签过意见，还须另一位负责人签署。没有改动。',
  ProposalTextMissing: () => '请写明内容或理由，再提交。没有改动。',
  ProposalDueMissing: () => '请写明整改期限，再提交。没有改动。',
  ProposalDateInPast: () => '日期已经过去，没有保存。请选以后的日期。',
  ProposalAmountMissing: () => '请填写金额，再提交。没有改动。',
  FigureNotYours: ({ unit }, names) =>
    `这个单位的外部数据由${orElse(names.unit?.(unit), '上级单位')}填报，您现在的席位不能填。没有改动。`,
  FigureMonthNotOver: () => '这个月还没有开始，不能填报。没有改动。',
  UnknownFigure: () => '没有这项指标或外部数据。没有改动。请刷新后重试。',
  SettlementNotYours: ({ unit }, names) =>
    `结算单由${orElse(names.unit?.(unit), '上级单位')}的负责人结账，您现在的席位不能办。没有改动。`,
  SettlementClosed: ({ month }) => `${month}已经结账，金额不再变动。之后的更正列在结算单下方。`,
  SettlementMonthNotOver: ({ month }) => `${month}还没有过完，不能结账。没有改动。请下月初再办。`,
  SettlementEmpty: () => '这个月没有与它结算的款项，不用结账。',
  UnknownPack: () => '本机没有这件投诉所用的制度包。内容没有变化。请升级程序。',
  WrittenByNewerVersion: () => '这件投诉由更新版本的程序写成，只能查看。请升级程序后再办理。',
  AlreadyEnded: () => '这件投诉的程序已经结束，没有再改动。可以添加备注，或登记新的投诉并关联。',
  LetterTemplateBroken: ({ line }) => `信函第${line}行读不懂，没有填写。请检查花括号和条件是否成对。`,
  LetterVariablesUnknown: ({ names }) => `没有叫“${names.join('”“')}”的变量，没有填写。请从变量列表里选。`,
  ExportStopped: () => '导出已停止，没有交出文件。',
  ExportTooLong: ({ most }) => `清单超过 ${most} 行，没有导出。请用筛选缩小范围，或改用 Excel。`,
  MailNotReadable: () => '这不是能读的邮件文件，没有填写。请在邮件程序里另存为 .eml 后再拖入，或把正文粘贴到投诉内容。',
  UploadUnknown: () => '这个文件已经不在内存里（选过别的文件，或程序重新启动过）。没有导入。请重新选择文件。',
  UnknownImport: () => '没有这次导入，或它已经结束。没有改动。请刷新后重试。',
  ImportUnderWay: () => '有一次导入或撤销正在进行，没有开始新的。请等它结束，或先停止。',
  ImportUndoneBefore: () => '这次导入已经撤销过。没有改动。',
  UnknownDocument: () => '这件投诉适用的制度没有这份文书，没有出具。请刷新后重新选择。',
  UnknownAction: () => '这个制度包里没有这一步。内容没有变化。请刷新后重试。',
  NotNow: ({ stages }, names) =>
    `${
      stages.length > 0
        ? `现在在${list(
            stages.map((stage) => `“${orElse(names.stage?.(stage), stage)}”`),
            '、',
          )}环节，`
        : '现在'
    }不能办理这一步。投诉没有变化。可能别人刚刚办理过，请看时间线。`,
  NotYours: ({ unit, roles }, names) =>
    `这一步由${orElse(unit ? names.unit?.(unit) : undefined, '责任单位')}的${
      list(
        roles.map((role) => names.role?.(role)),
        '、',
      ) || '经办人员'
    }办理。投诉没有变化。需要时请切换席位，或联系对方的值班人员。`,
  NotPermitted: () => '您在当前席位没有这项权限，没有改动。需要时请切换席位，或请管理员授予。',
  OutOfReach: ({ unit }, names) =>
    `您在当前席位管不到${orElse(names.unit?.(unit), '这个单位')}，没有改动。请由该单位或其上级单位的管理员办理。`,
  DecidedOnTop: () => '这一项对整个办公室有效，由最上级单位的管理员决定，没有改动。请联系他办理。',
  TopIsTaken: () => '您只能在自己管理的单位下面增加单位，没有保存。请选择上级单位，或请上级单位的管理员办理。',
  BadForm: ({ problems }) => `表单有${problems.length}处需要修改，内容还没有保存。请看标出的栏目。`,
  NotFounded: () => '核实结论不是“属实”或“部分属实”，不能下发整改意见。请先完成核实。',
  RectificationMissing: () => '投诉属实，上报前要先下发整改意见。已填写的内容保留。',
  RectificationOpen: () => '整改还没有验收合格，不能归档。请先完成整改验收。',
  StillVerifying: () => '核实还没有完成，不能上报。请先记录核实结果。',
  RectificationUnderWay: () => '已有整改正在进行，没有重复下发。请等它完成验收。',
  NotYet: ({ say }) => say.zh,
  PapersIncomplete: () => '材料还不齐全，没有归档。请补齐后再确认“材料已核对齐全”。',
  CallAttemptsTooFew: () => '未接通的回访还不到三次，请继续联系客户。',
  DemandUndecided: () => '超权限的诉求还没有答复，请先等会员单位作出决定。',
  FourEyes: ({ person }, names) =>
    `这一步要由另一个人办理：${orElse(names.person?.(person), '您')}已经经办过这件投诉。投诉没有变化，请转给同事。`,
  AnswersItself: ({ unit, persons }, names) =>
    `${orElse(names.unit?.(unit), '这个单位')}自己使用本程序，这一步由${orElse(
      list(
        persons.map((one) => names.person?.(one)),
        '、',
      ),
      '该单位的承办人',
    )}办理，没有代录。投诉没有变化，请联系对方。`,
  AnswerOutOfTime: ({ earliest, latest }, names) =>
    names.moment
      ? `书面答复的收到时间应在${names.moment(earliest)}（转到该单位）之后、${names.moment(latest)}（现在）之前，没有代录。请核对收到时间。`
      : '书面答复的收到时间应在转到该单位之后、现在之前，没有代录。请核对收到时间。',
  SignerMayNot: ({ signedBy, why }) =>
    why === 'complainedOf'
      ? `答复由被投诉人${signedBy}签字，没有代录。请该单位换人核实并签字。`
      : `${signedBy}已经签过这件投诉的另一步，这一步要由该单位的另一个人签字，没有代录。请退回补签。`,
  Recused: ({ why, instead }, names) =>
    instead !== undefined
      ? `委托您的${orElse(names.person?.(instead), '人')}应当回避这件投诉，您也不能代他办理这一步。投诉没有变化，请转给同事。`
      : why === 'interest'
        ? '您已声明与这件投诉有利害关系，应当回避，不能办理这一步。投诉没有变化，请转给同事。'
        : '您是被投诉人，应当回避，不能办理这一步。投诉没有变化，请转给同事。',
  InterestDeclaredBefore: ({ person }, names) =>
    `${orElse(names.person?.(person), '他')}已经声明回避这件投诉，没有重复记录。`,
  NoInterestDeclared: ({ person }, names) =>
    `${orElse(names.person?.(person), '他')}没有声明回避这件投诉，或已经撤回。内容没有变化。`,
  ChangedMeanwhile: ({ person, at }, names) =>
    `您填写期间，${orElse(person ? names.person?.(person) : undefined, '程序')}${names.moment ? `于${names.moment(at)}` : ''}改动了同样的内容，没有保存。您填写的都在，请逐项选择后再保存。`,
  ActedMeanwhile: ({ person, at, action, stages }, names) =>
    `${orElse(person ? names.person?.(person) : undefined, '程序')}${names.moment ? `于${names.moment(at)}` : '刚刚'}已办理“${orElse(names.action?.(action), action)}”，${
      stages.length > 0
        ? `现在在${list(
            stages.map((stage) => `“${orElse(names.stage?.(stage), stage)}”`),
            '、',
          )}环节，`
        : ''
    }您的这一步没有保存。您填写的内容保留着。`,
  CoveredValue: () =>
    '投诉人的信息里有遮盖用的“*”，没有保存，原来的内容没有变化。请填写完整信息，或点“显示完整信息”后再改。',
  NothingToUndo: () => '没有可以撤销的步骤：登记、程序自动记录和撤销本身不能撤销。可以用“更正”改正内容。',
  NotYourStep: ({ person }, names) =>
    `上一步是${orElse(person ? names.person?.(person) : undefined, '程序')}办理的，只有本人可以撤销。投诉没有变化。`,
  UndoTooLate: ({ minutes }) => `这一步已经超过${minutes}分钟，不能撤销。投诉没有变化，可以用“更正”或后续步骤改正。`,
  StepHasLeft: ({ why }) =>
    why === 'printed'
      ? '这一步之后已经打印过，不能撤销。投诉没有变化，请用后续步骤改正，并收回打印件。'
      : why === 'sent'
        ? '这一步已经同步到中心服务器，别人可能已经看到，不能撤销。投诉没有变化，请用后续步骤改正。'
        : '这一步已经到了另一个单位，不能撤销。投诉没有变化，请联系对方退回。',
  ReturnedTooOften: ({ times }) => `已经退回${times}次，不能再退回。请受理，或与对方协商后由对方决定。`,
  PartyMissing: ({ party }, names) =>
    `这件投诉还没有转给${orElse(names.party?.(party), '对应单位')}，这一步暂时不需要。`,
  PartyPresent: ({ party }, names) =>
    `这件投诉由${orElse(names.party?.(party), '上级单位')}转来，请走上报，不在本单位直接办结。`,
  ReceivedInFuture: () => '收到时间晚于现在，没有登记。填写的内容都在，请改正收到时间。',
  UnknownUnit: () => '没有找到这个单位，或它已停用。没有改动，请重新选择。',
  UnknownCategory: ({ category }) => `没有“${category}”这个类别。填写的内容都在，请重新选择类别。`,
  NoEntryForUnit: () => '当前席位所在的单位不能登记投诉。填写的内容都在，请切换到有登记权限的席位。',
  NumberPrefixMissing: ({ unit }, names) =>
    `${orElse(names.unit?.(unit), '本单位')}还没有设置编号前缀，无法编号。填写的内容都在，请管理员在“单位人员”里设置。`,
  NoDueMoment: ({ rule }, names) =>
    `算不出“${orElse(names.clock?.(rule), rule)}”的到期时刻，因此没有保存。请检查日期，或联系管理员检查日历。`,
  UnknownClock: () => '没有找到这个时限，可能它已经结束。内容没有变化。请刷新后查看。',
  ClockInOtherState: () => '这个时限现在的状态不允许这样办理，没有改动。可能别人刚刚办理过，请看时间线。',
  ClockNotSuspendable: () => '制度不允许中止这个时限，没有改动。可以申请延期，或向客户承诺再次回复的日期。',
  ClockNotRestartable: () => '制度不允许重新计算这个时限，没有改动。',
  SuspensionReasonUnknown: () => '中止原因不在制度列出的范围内，没有改动。请从列表中选择。',
  ReviewDateInPast: () => '再次查看的日期要在今天之后，没有改动。请改日期。',
  NoticeMissing: () => '还没有登记告知投诉人的凭证，没有改动。请先告知，再登记方式和时间。',
  NoticeInFuture: () => '告知时间晚于现在，没有改动。请填写实际告知的时间。',
  ReasonMissing: () => '还没有写原因，没有改动。请写明原因。',
  AboveAuthority: ({ most }) => `金额超过您的审批权限（${most / 100}元），没有保存。请报上级审批。`,
  ShareOutOfRange: ({ least, most }) => `承担比例要在${least}%到${most}%之间，没有保存。请改比例。`,
  NoFurtherExtension: () => '制度规定的延期已经用完，没有改动。请在到期前办理，或报上级。',
  ExtensionNeedsNoApproval: () => '这一步延期不需要审批。请直接登记延期和告知凭证。',
  ExtensionPending: () => '延期申请正在审批，没有重复提交。',
  NoExtensionPending: () => '没有等待审批的延期申请，可能别人已经办理。没有改动。',
  ExtensionNotApproved: () => '延期还没有批准，不能生效。请先提交申请，由上级批准。',
  EvidenceTooLarge: ({ megabytes }) =>
    `附件合计超过 ${megabytes} MB，一个证据包放不下，没有出具。请出具遮盖个人信息的证据包，附件另行逐个提供。`,
  PurposeMissing: () => '出具证据包或未遮盖个人信息的文书，请先写明用途。文书没有出具。',
  MentionNotInternal: () => '点名同事的备注只在本机构内部可见，没有保存。请改为“仅本单位可见”，或去掉点名。',
  MentionElsewhere: ({ person }, names) =>
    `${orElse(names.person?.(person), '这个人')}不是本机构能查阅这件投诉的同事，不能点名，没有保存。请去掉点名。`,
  NothingToAssign: ({ unit }, names) =>
    `${orElse(names.unit?.(unit), '这个单位')}现在没有这件投诉的办理工作，没有改动。可能别人刚刚办理过，请看时间线。`,
  AssignedAlready: ({ person }, names) =>
    person === null
      ? '这件投诉本来就按值班承办，没有改动。'
      : `这件投诉已经由${orElse(names.person?.(person), '这个人')}承办，没有改动。`,
  AssigneeElsewhere: ({ person, unit }, names) =>
    `${orElse(names.person?.(person), '这个人')}在${orElse(names.unit?.(unit), '这个单位')}没有承办席位，没有交给他。请另选一人。`,
  AssigneeRecused: ({ person }, names) =>
    `${orElse(names.person?.(person), '这个人')}应当回避这件投诉，没有交给他。请另选一人。`,
  AssigneeAway: ({ person, until }, names) =>
    `${orElse(names.person?.(person), '这个人')}不在岗${until === null ? '' : `（至${names.moment?.(until) ?? ''}）`}，没有交给他。请另选一人。`,
  EmptyNote: () => '备注是空的，没有保存。请写点内容。',
  BesideUnderWay: () => '核查等并行事项还没有结束，办理依据没有变更。请在结束后再变更。',
  NothingChanged: () => '内容和原来一样，没有保存新的更正。',
  LinkedToItself: () => '不能把投诉关联到它自己。请选择另一件投诉。',
  AlreadyLinked: () => '这两件投诉已经关联过了。',
  UnknownPerson: () => '没有找到这个人员。没有改动，请重新选择。',
  NameMissing: () => '还没有填写名称。填写的内容都在。',
  CodeTaken: ({ unit }, names) => `这个代码已经属于${orElse(names.unit?.(unit), '另一个单位')}，没有保存。请核对代码。`,
  NumberPrefixTaken: ({ unit }, names) =>
    `${orElse(names.unit?.(unit), '另一个单位')}已在使用这个编号前缀，没有保存。请换一个。`,
  ParentMissing: () => '部门和网点要有上级单位，没有保存。请选择上级。',
  ParentNotAllowed: () => '这类单位不能放在所选的上级之下，没有保存。请换一个上级。',
  UnitLoop: () => '上级不能是它自己的下级，没有保存。请换一个上级。',
  UnitHasOpenWork: ({ count }) => `还有${count}件投诉没有办完，不能停用。请先办完或移交。`,
  AccountTaken: ({ person }, names) =>
    `${orElse(names.person?.(person), '另一个人')}已在使用这个账号，没有保存。请换一个账号。`,
  SeatMissing: () => '至少要给一个席位（单位和角色），没有保存。',
  LastAdministrator: () => '这是最后一个管理员，不能去掉。请先指定另一个管理员。',
  PasswordTooShort: ({ least }) => `口令太短，至少${least}个字符。请换一个长一些的口令。`,
  WrongPassword: () => '账号或口令不对。没有改动任何内容，请重新输入。',
  TooManyAttempts: ({ until }, names) =>
    `输错的次数太多，请${names.moment && until ? `在${names.moment(until)}之后` : '稍后'}再试。数据是安全的。`,
  PasswordMustChange: () => '首次登录要先更换口令，再开始工作。',
  OfficeExists: () => '这里已经有一个单位的数据，没有新建。请直接登录。',
  NotYourSeat: () => '您没有这个席位，没有切换。请重新选择。',
  RequestIdReused: () => '同一个请求号被用了两次，这一步没有保存。请刷新界面后重新提交。',
  DeskClosing: () => '本机服务正在关闭，这一步没有保存。已保存的内容是安全的。请重新打开首问。',
  AttachmentProblem: (problem) => attachmentZh[problem.kind] ?? problemSentence('zh', problem),
  ImportFileEmpty: () => '这个文件是空的，没有导入任何内容。请选择另一个文件。',
  ImportFileTooLarge: ({ limit }) =>
    `文件太大（最多${Math.floor(limit / 1048576)} MB），没有导入任何内容。请拆分后再导入。`,
  ImportOldWorkbook: () => '这是旧版Excel文件（.xls），没有导入任何内容。请另存为 .xlsx 或 .csv 后再导入。',
  ImportFileEncrypted: () => '这个文件有密码保护，没有导入任何内容。请去掉密码后再导入。',
  ImportFileDamaged: () => '这个文件已损坏，读不懂，没有导入任何内容。请用Excel打开并另存后再试。',
  ImportNotATable: () => '文件里没有表格，没有导入任何内容。请用CSV（UTF-8或GB18030）或XLSX。',
  ImportUnknownEncoding: () => '认不出文件的文字编码，没有导入任何内容。请另存为UTF-8的CSV或XLSX。',
  ImportQuotesBroken: ({ line }) => `第${line}行的引号没有配对，没有导入任何内容。请改正这一行。`,
  ImportTooManyRows: ({ limit }) => `行数太多（最多${limit}行），没有导入任何内容。请分几个文件导入。`,
  ImportTooManyColumns: ({ limit }) => `列数太多（最多${limit}列），没有导入任何内容。请删去多余的列。`,
  ImportNameColumnMissing: () => '还没有指定哪一列是单位名称，没有导入任何内容。请在列对应里选择。',
  ImportColumnsMissing: () => '表格缺少需要的列，没有导入。请写“单位、A角、B角”，或“人员、开始、结束、原因”。',
  ImportNothingAccepted: ({ rejected }) => `${rejected}行都不能导入，没有改动。请看每一行的原因，改正后再试。`,
  MainPackMissing: () => '至少要有一套主制度，否则不能登记投诉。没有改动，请选一套主制度。',
  OverlayAsMain: ({ pack }, names) =>
    `“${orElse(names.pack?.(pack), pack)}”只有时限，没有登记的入口，不能作主制度。没有改动，可以选为同时计时。`,
  PackUsedTwice: ({ pack }, names) =>
    `“${orElse(names.pack?.(pack), pack)}”不能既作主制度又同时计时。没有改动，请选其中一种。`,
  PackNotInUse: ({ pack }, names) =>
    `本单位没有选用“${orElse(names.pack?.(pack), pack)}”，没有登记或变更。填写的内容都在，请换一套制度，或请管理员在“制度”里选用。`,
  RuleWithoutGround: ({ pack }, names) =>
    `推荐“${orElse(names.pack?.(pack), pack)}”的规则没有写明单位、渠道或分类，没有保存。请至少写一项，或删去这条规则。`,
  PackNotInForce: ({ pack, from }, names) =>
    `“${orElse(names.pack?.(pack), pack)}”自${from}起施行，现在还不能选用，没有改动。请到施行之日再选用。`,
  UnknownCalendar: () => '没有这个日历，没有发布。请刷新后重试。',
  UnknownCalendarVersion: ({ version }) => `没有找到第${version}版日历。请刷新后重新选择。`,
  CalendarChangedMeanwhile: ({ version }) =>
    `您查看期间，别人已发布日历第${version}版，这一次没有发布。您的内容还在，请重新核对受影响的时限后再发布。`,
  CalendarNotSound: ({ problems }) => `日历有${problems.length}处问题，没有发布，现行日历不变。请按列出的问题改正。`,
  CalendarNoteMissing: () => '还没有写发布说明，没有发布。请写明依据，例如通知文号。',
  NoticeNotReadable: ({ why }) =>
    why === 'YearMissing'
      ? '文字里没有写是哪一年的安排，没有改动。请选择年份后再读取。'
      : '文字里没有找到放假或上班的日期，没有改动。请粘贴通知全文。',
  DayListNotReadable: ({ why, row }) =>
    why === 'BadRow'
      ? `第${row ?? ''}行的日期或类别看不懂，没有改动。每行应为：日期,休或班,名称。`
      : '文件里没有找到日期，没有改动。请用CSV（日期,休或班,名称）或JSON。',
  LimitNotCountable: ({ why }) =>
    why === 'BadAmount'
      ? '天数和月数要写整数，没有计算。请改写数量。'
      : '这个期限超出了日历能算的年份，没有计算。请改写数量或时刻。',
  StoreProblem: (problem) => problemSentence('zh', problem),
  RestoreProblem: (problem) => problemSentence('zh', problem),
};

const en: Sentences = {
  ...approvalRefusalsEn,
  ...dutyRefusalWords.en,
  ...exchangeRefusalWords.en,
  ...groupRefusalsEn,
  ...packRefusalsEn,
  ...signOnRefusalsEn,
  ...reportRefusalsEn,
  UnknownComplaint: () => 'There is no such complaint, or it is not yours to see. Check the number.',
  UnknownMoneyLine: () =>
    'There is no such line, or it is a correction itself. Nothing was changed. Correct the line it belongs to.',
  UnknownProposal: () => 'There is no such matter, or it is not yours to see.',
  ProposalNotYours: ({ unit }, names) =>
    `A leader of ${orElse(names.unit?.(unit), 'the unit that decides')} takes this step; your present seat may not. Nothing was changed.`,
  ProposalConcernsYou: () =>
    'This matter concerns you or the unit you sit in. Another leader has to decide. Nothing was changed.',
  ProposalInOtherState: () =>
    'This matter has just changed, and this step is no longer possible. Nothing was changed. Look at it as it is now.',
  ProposalNeedsAnother: () => 'You have agreed already; another leader has to sign as well. Nothing was changed.',
  ProposalTextMissing: () => 'Write down what or why, then send it. Nothing was changed.',
  ProposalDueMissing: () => 'Say by when it is to be rectified, then send it. Nothing was changed.',
  ProposalDateInPast: () => 'That day has passed, so it was not saved. Choose a later one.',
  ProposalAmountMissing: () => 'Enter the amount, then send it. Nothing was changed.',
  FigureNotYours: ({ unit }, names) =>
    `Numbers from outside about this unit are entered by ${orElse(names.unit?.(unit), 'the unit above it')}; your present seat may not. Nothing was changed.`,
  FigureMonthNotOver: () => 'That month has not begun, so nothing can be entered. Nothing was changed.',
  UnknownFigure: () => 'There is no such figure or number. Nothing was changed. Load it again.',
  SettlementNotYours: ({ unit }, names) =>
    `A leader of ${orElse(names.unit?.(unit), 'the unit above it')} closes the settlement; your present seat may not. Nothing was changed.`,
  SettlementClosed: ({ month }) => `${month} is closed and its amounts stay. Later corrections stand below the list.`,
  SettlementMonthNotOver: ({ month }) =>
    `${month} is not over yet and cannot be closed. Nothing was changed. Come back next month.`,
  SettlementEmpty: () => 'Nothing is settled with this unit in that month, so there is nothing to close.',
  UnknownPack: () =>
    'This program does not have the procedure of that complaint. Nothing was changed. Update the program.',
  WrittenByNewerVersion: () =>
    'A newer version of the program wrote this complaint, so it can only be read. Update before working on it.',
  AlreadyEnded: () =>
    'The procedure of this complaint is over and was not changed. Add a note, or register a new one and link it.',
  LetterTemplateBroken: ({ line }) =>
    `Line ${line} of the letter cannot be read; it was not filled in. Check braces and conditions.`,
  LetterVariablesUnknown: ({ names }) =>
    `There is no variable ${names.join(', ')}; the letter was not filled in. Choose from the list.`,
  ExportStopped: () => 'The export was stopped; no file was handed out.',
  ExportTooLong: ({ most }) =>
    `The list has more than ${most} lines; nothing was exported. Narrow it with the filters, or take Excel.`,
  MailNotReadable: () =>
    'This is not a message that can be read; nothing was filled in. Save it as .eml in the mail program, or paste its text.',
  UploadUnknown: () =>
    'The file is no longer in memory (another one was chosen, or the program was started again). Nothing was imported. Choose the file again.',
  UnknownImport: () => 'There is no such import, or it has ended. Nothing was changed. Reload and try again.',
  ImportUnderWay: () => 'An import or an undo is under way; no other was begun. Wait for its end, or stop it.',
  ImportUndoneBefore: () => 'This import was taken back before. Nothing was changed.',
  UnknownDocument: () =>
    'No procedure of this complaint has such a document; nothing was made. Reload and choose again.',
  UnknownAction: () => 'This procedure has no such step. Nothing was changed. Reload and try again.',
  NotNow: ({ stages }, names) =>
    `This step cannot be taken now${
      stages.length > 0
        ? `; the complaint is at: ${list(
            stages.map((stage) => names.stage?.(stage)),
            ', ',
          )}`
        : ''
    }. It is unchanged. Somebody may just have acted; see the timeline.`,
  NotYours: ({ unit, roles }, names) =>
    `This step belongs to ${
      list(
        roles.map((role) => names.role?.(role)?.toLowerCase()),
        ' or ',
      ) || 'the staff'
    } of ${orElse(unit ? names.unit?.(unit) : undefined, 'the responsible unit')}. The complaint is unchanged. Switch your seat, or call whoever is on duty there.`,
  NotPermitted: () =>
    'Your present seat does not allow this. Nothing was changed. Switch your seat, or ask the administrator.',
  OutOfReach: ({ unit }, names) =>
    `Your present seat does not reach ${orElse(names.unit?.(unit), 'this unit')}; nothing was changed. Its own administrator, or one above it, can do this.`,
  DecidedOnTop: () =>
    'This holds for the whole office and is decided by the administrator on top. Nothing was changed. Ask him.',
  TopIsTaken: () =>
    'You can add units only below those you look after; nothing was saved. Choose the unit above it, or ask the administrator there.',
  BadForm: ({ problems }) =>
    `${problems.length} ${problems.length === 1 ? 'field needs' : 'fields need'} a correction; nothing is saved yet. See the marked fields.`,
  NotFounded: () =>
    'The finding is not "founded" or "partly founded", so no rectification can be ordered. Verify first.',
  RectificationMissing: () =>
    'The complaint is founded: order the rectification before reporting up. What you typed is kept.',
  RectificationOpen: () => 'The rectification is not accepted yet, so this cannot be archived. Finish it first.',
  StillVerifying: () => 'The verification is not finished, so this cannot be reported. Record the finding first.',
  RectificationUnderWay: () => 'A rectification is already under way; no second one was ordered.',
  NotYet: ({ say }) => say.en,
  PapersIncomplete: () =>
    'The papers are not complete, so this was not archived. Complete them and confirm that they are checked.',
  CallAttemptsTooFew: () => 'The customer has been tried fewer than three times. Please keep trying.',
  DemandUndecided: () => 'The demand above authority is not decided yet. Wait for the member bank.',
  FourEyes: ({ person }, names) =>
    `Another person must take this step: ${orElse(names.person?.(person), 'you')} already worked on this complaint. It is unchanged; pass it to a colleague.`,
  AnswersItself: ({ unit, persons }, names) =>
    `${orElse(names.unit?.(unit), 'This unit')} works with the program itself: this step is for ${orElse(
      list(
        persons.map((one) => names.person?.(one)),
        ', ',
      ),
      'its handlers',
    )}. Nothing was entered; please contact them.`,
  AnswerOutOfTime: ({ earliest, latest }, names) =>
    names.moment
      ? `The written answer must have come after ${names.moment(earliest)}, when the complaint reached the unit, and before ${names.moment(latest)}, now. Nothing was entered; check when it was received.`
      : 'The written answer must have come after the complaint reached the unit, and before now. Nothing was entered; check when it was received.',
  SignerMayNot: ({ signedBy, why }) =>
    why === 'complainedOf'
      ? `The answer is signed by ${signedBy}, who is complained of. Nothing was entered; ask the unit to have somebody else verify and sign.`
      : `${signedBy} already signed another step of this complaint, and this one needs another person of the unit. Nothing was entered; return it for a second signature.`,
  Recused: ({ why, instead }, names) =>
    instead !== undefined
      ? `${orElse(names.person?.(instead), 'Whoever you act for')} must keep out of this complaint, so you cannot take this step for him either. The complaint is unchanged; pass it to a colleague.`
      : why === 'interest'
        ? 'You declared an interest in this complaint, so you keep out of this step. The complaint is unchanged; pass it to a colleague.'
        : 'The complaint is about you, so you keep out of this step. It is unchanged; pass it to a colleague.',
  InterestDeclaredBefore: ({ person }, names) =>
    `${orElse(names.person?.(person), 'This person')} already keeps out of this complaint; nothing was recorded twice.`,
  NoInterestDeclared: ({ person }, names) =>
    `${orElse(names.person?.(person), 'This person')} has declared no interest in this complaint, or has withdrawn it. Nothing was changed.`,
  ChangedMeanwhile: ({ person, at }, names) =>
    `While you were typing, ${orElse(person ? names.person?.(person) : undefined, 'the program')} changed the same fields${names.moment ? ` at ${names.moment(at)}` : ''}; nothing was saved. What you typed is kept: choose for each field, then save.`,
  ActedMeanwhile: ({ person, at, action, stages }, names) =>
    `${orElse(person ? names.person?.(person) : undefined, 'The program')} has taken “${orElse(names.action?.(action), action)}”${names.moment ? ` at ${names.moment(at)}` : ''}${
      stages.length > 0
        ? `; the complaint is now at ${list(
            stages.map((stage) => `“${orElse(names.stage?.(stage), stage)}”`),
            ', ',
          )}`
        : ''
    }. Your step was not saved; what you typed is kept.`,
  CoveredValue: () =>
    'There are covered characters (*) among the complainant’s data; nothing was saved and the real values stand. Type them in full, or show them in full first.',
  NothingToUndo: () =>
    'There is no step to take back: a registration, what the program records, and an undoing stay. Use “Correct” to mend what was written.',
  NotYourStep: ({ person }, names) =>
    `The last step was taken by ${orElse(person ? names.person?.(person) : undefined, 'the program')}; only they can take it back. The complaint is unchanged.`,
  UndoTooLate: ({ minutes }) =>
    `This step is more than ${minutes} minutes old and stays. The complaint is unchanged; correct it, or put it right by the next step.`,
  StepHasLeft: ({ why }) =>
    why === 'printed'
      ? 'The complaint was printed after this step, so it stays. Put it right by the next step and take the paper back.'
      : why === 'sent'
        ? 'This step has already been sent to the hub and others may have read it, so it stays. The complaint is unchanged; put it right by the next step.'
        : 'This step has already reached another organisation, so it stays. The complaint is unchanged; ask them to return it.',
  ReturnedTooOften: ({ times }) =>
    `It has been returned ${times} times and cannot be returned again. Accept it, or settle it with the sender.`,
  PartyMissing: ({ party }, names) =>
    `The complaint has not gone to ${orElse(names.party?.(party)?.toLowerCase(), 'that unit')} yet, so this step is not needed.`,
  PartyPresent: ({ party }, names) =>
    `The complaint came from the ${orElse(names.party?.(party)?.toLowerCase(), 'unit above')}: report up instead of settling it here.`,
  ReceivedInFuture: () =>
    'The moment of receipt lies in the future, so nothing was registered. What you typed is kept; correct the moment.',
  UnknownUnit: () => 'There is no such unit, or it is closed. Nothing was changed; choose again.',
  UnknownCategory: ({ category }) =>
    `There is no category "${category}". What you typed is kept; choose the category again.`,
  NoEntryForUnit: () =>
    'The unit of your present seat cannot register complaints. What you typed is kept; switch to a seat that can.',
  NumberPrefixMissing: ({ unit }, names) =>
    `${orElse(names.unit?.(unit), 'This unit')} has no number prefix, so no number can be given. What you typed is kept; the administrator sets it in Units.`,
  NoDueMoment: ({ rule }, names) =>
    `The due moment of "${orElse(names.clock?.(rule), rule)}" cannot be counted, so nothing was saved. Check the date, or ask the administrator about the calendar.`,
  UnknownClock: () => 'This clock was not found; it may have ended. Nothing was changed. Please look again.',
  ClockInOtherState: () =>
    'The clock does not allow this now. Nothing was changed; somebody may have acted just before you, see the timeline.',
  ClockNotSuspendable: () =>
    'The rules do not let this clock stand still. Nothing was changed. Ask for an extension or promise the customer a date.',
  ClockNotRestartable: () => 'The rules do not let this clock start again. Nothing was changed.',
  SuspensionReasonUnknown: () =>
    'This reason is not among those of the rules. Nothing was changed. Please choose from the list.',
  ReviewDateInPast: () =>
    'The date of the next look must lie after today. Nothing was changed. Please change the date.',
  NoticeMissing: () =>
    'There is no proof yet that the complainant was told. Nothing was changed. Tell the complainant, then record how and when.',
  NoticeInFuture: () =>
    'The moment of the notice lies in the future. Nothing was changed. Enter when the complainant was really told.',
  ReasonMissing: () => 'The reason is missing. Nothing was changed. Please write it down.',
  AboveAuthority: ({ most }) =>
    `The amount is above what you may decide (${most / 100} yuan). Nothing was saved. Please put it to the superior.`,
  ShareOutOfRange: ({ least, most }) =>
    `The share must lie between ${least}% and ${most}%. Nothing was saved. Please change it.`,
  NoFurtherExtension: () =>
    'All extensions of the rules are used. Nothing was changed. Finish before it is due or report to the superior.',
  ExtensionNeedsNoApproval: () => 'This extension needs no approval. Record it with the proof of notice.',
  ExtensionPending: () => 'The extension is waiting for approval and was not asked for twice.',
  NoExtensionPending: () => 'No extension is waiting for approval; somebody may have decided it. Nothing was changed.',
  ExtensionNotApproved: () => 'The extension is not approved yet and cannot take effect. Ask for it first.',
  EvidenceTooLarge: ({ megabytes }) =>
    `The attachments are larger than ${megabytes} MB together, too large for one package. Nothing was made. Take the package with personal data covered, and send the attachments one by one.`,
  PurposeMissing: () =>
    'A document with personal data in full needs a purpose. Nothing was made; write what it is for.',
  MentionNotInternal: () =>
    'A note that names a colleague stays inside the organisation; nothing was saved. Choose "Our unit only", or take the name out.',
  MentionElsewhere: ({ person }, names) =>
    `${orElse(names.person?.(person), 'This person')} is no colleague of your organisation who can read this complaint, so nothing was saved. Take the name out.`,
  NothingToAssign: ({ unit }, names) =>
    `No work on this complaint waits at ${orElse(names.unit?.(unit), 'this unit')} now; nothing was changed. Somebody may just have taken a step: see the timeline.`,
  AssignedAlready: ({ person }, names) =>
    person === null
      ? 'This complaint goes by duty already; nothing was changed.'
      : `${orElse(names.person?.(person), 'This person')} has this complaint already; nothing was changed.`,
  AssigneeElsewhere: ({ person, unit }, names) =>
    `${orElse(names.person?.(person), 'This person')} has no seat of a handler at ${orElse(names.unit?.(unit), 'this unit')}, so it was not given to him. Choose another person.`,
  AssigneeRecused: ({ person }, names) =>
    `${orElse(names.person?.(person), 'This person')} must keep out of this complaint, so it was not given to him. Choose another person.`,
  AssigneeAway: ({ person, until }, names) =>
    `${orElse(names.person?.(person), 'This person')} is away${until === null ? '' : ` until ${names.moment?.(until) ?? ''}`}, so it was not given to him. Choose another person.`,
  EmptyNote: () => 'The note is empty and was not saved.',
  BesideUnderWay: () =>
    'A review beside the procedure is still under way, so nothing was changed. Please change it once that has ended.',
  NothingChanged: () => 'Nothing is different from before, so no correction was saved.',
  LinkedToItself: () => 'A complaint cannot be linked to itself. Choose another one.',
  AlreadyLinked: () => 'These two complaints are linked already.',
  UnknownPerson: () => 'There is no such person. Nothing was changed; choose again.',
  NameMissing: () => 'The name is missing. What you typed is kept.',
  CodeTaken: ({ unit }, names) =>
    `This code belongs to ${orElse(names.unit?.(unit), 'another unit')}; nothing was saved. Check the code.`,
  NumberPrefixTaken: ({ unit }, names) =>
    `${orElse(names.unit?.(unit), 'Another unit')} uses this number prefix; nothing was saved. Choose another one.`,
  ParentMissing: () => 'Departments and outlets need a unit above them; nothing was saved. Choose it.',
  ParentNotAllowed: () => 'Such a unit cannot stand below the chosen one; nothing was saved. Choose another.',
  UnitLoop: () => 'A unit cannot stand below one of its own units; nothing was saved. Choose another.',
  UnitHasOpenWork: ({ count }) =>
    `${count} ${count === 1 ? 'complaint is' : 'complaints are'} still open there. Finish or hand them over first.`,
  AccountTaken: ({ person }, names) =>
    `${orElse(names.person?.(person), 'Somebody else')} uses this account; nothing was saved. Choose another one.`,
  SeatMissing: () => 'At least one seat (unit and roles) is needed; nothing was saved.',
  LastAdministrator: () => 'This is the last administrator and cannot be removed. Name another one first.',
  PasswordTooShort: ({ least }) => `The password is too short: at least ${least} characters. Choose a longer one.`,
  WrongPassword: () => 'Account or password is wrong. Nothing was changed; try again.',
  TooManyAttempts: ({ until }, names) =>
    `Too many wrong attempts. Try again ${names.moment && until ? `after ${names.moment(until)}` : 'later'}. The data is safe.`,
  PasswordMustChange: () => 'At the first sign-in the password must be changed before work begins.',
  OfficeExists: () => 'There is an office here already; no new one was made. Sign in instead.',
  NotYourSeat: () => 'You do not hold that seat. Choose again.',
  RequestIdReused: () =>
    'The same request number was used twice, so this step was not saved. Reload the screen and submit again.',
  DeskClosing: () =>
    'The desk on this PC is closing, so this step was not saved. What was saved is safe. Open Shouwen again.',
  AttachmentProblem: (problem) => attachmentEn[problem.kind] ?? problemSentence('en', problem),
  ImportFileEmpty: () => 'The file is empty; nothing was imported. Choose another one.',
  ImportFileTooLarge: ({ limit }) =>
    `The file is too large (at most ${Math.floor(limit / 1048576)} MB); nothing was imported. Split it.`,
  ImportOldWorkbook: () => 'This is an old Excel file (.xls); nothing was imported. Save it as .xlsx or .csv first.',
  ImportFileEncrypted: () => 'The file is protected by a password; nothing was imported. Remove the password first.',
  ImportFileDamaged: () =>
    'The file is damaged and cannot be read; nothing was imported. Open it in Excel, save it again and retry.',
  ImportNotATable: () => 'There is no table in the file; nothing was imported. Use CSV (UTF-8 or GB18030) or XLSX.',
  ImportUnknownEncoding: () =>
    'The encoding of the file is not known; nothing was imported. Save it as UTF-8 CSV or as XLSX.',
  ImportQuotesBroken: ({ line }) =>
    `The quotation marks of line ${line} do not match; nothing was imported. Correct that line.`,
  ImportTooManyRows: ({ limit }) =>
    `Too many rows (at most ${limit}); nothing was imported. Import several files instead.`,
  ImportTooManyColumns: ({ limit }) => `Too many columns (at most ${limit}); nothing was imported. Remove some.`,
  ImportNameColumnMissing: () => 'No column is taken for the name of the unit; nothing was imported. Choose it.',
  ImportColumnsMissing: () =>
    'The sheet lacks the columns needed; nothing was imported. Use Unit, A, B, or Person, From, To, Reason.',
  ImportNothingAccepted: ({ rejected }) =>
    `None of the ${rejected} rows can be imported; nothing was changed. See the reason beside each row.`,
  MainPackMissing: () =>
    'Without a main procedure no complaint can be registered. Nothing was changed; choose a main procedure.',
  OverlayAsMain: ({ pack }, names) =>
    `"${orElse(names.pack?.(pack), pack)}" has deadlines but no way to begin a complaint, so it cannot be a main procedure. Nothing was changed; it can run beside one.`,
  PackUsedTwice: ({ pack }, names) =>
    `"${orElse(names.pack?.(pack), pack)}" cannot be a main procedure and run beside one as well. Nothing was changed; choose one of the two.`,
  PackNotInUse: ({ pack }, names) =>
    `The office does not run "${orElse(names.pack?.(pack), pack)}", so nothing was registered or changed. What you typed is kept; choose another procedure, or ask an administrator to take it into use.`,
  RuleWithoutGround: ({ pack }, names) =>
    `The rule that proposes "${orElse(names.pack?.(pack), pack)}" names no unit, channel or category, so nothing was saved. Name one, or remove the rule.`,
  PackNotInForce: ({ pack, from }, names) =>
    `"${orElse(names.pack?.(pack), pack)}" is in force from ${from} and cannot be taken into use yet; nothing was changed. Choose it on that day.`,
  UnknownCalendar: () => 'There is no such calendar; nothing was published. Reload and try again.',
  UnknownCalendarVersion: ({ version }) => `There is no version ${version} of this calendar. Reload and choose again.`,
  CalendarChangedMeanwhile: ({ version }) =>
    `Somebody published version ${version} of the calendar while you were looking, so yours was not published. It is kept; check the affected clocks again first.`,
  CalendarNotSound: ({ problems }) =>
    `The calendar has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} and was not published; the present one stays in force. Correct what is listed.`,
  CalendarNoteMissing: () =>
    'The note is missing, so nothing was published. Say what it rests on, such as the number of the notice.',
  NoticeNotReadable: ({ why }) =>
    why === 'YearMissing'
      ? 'The text does not say which year it is for; nothing was changed. Choose the year and read it again.'
      : 'No days off or working days were found in the text; nothing was changed. Paste the whole notice.',
  DayListNotReadable: ({ why, row }) =>
    why === 'BadRow'
      ? `The date or kind in row ${row ?? ''} is not understandable; nothing was changed. Each row is: date,off or work,name.`
      : 'No dates were found in the file; nothing was changed. Use CSV (date,off or work,name) or JSON.',
  LimitNotCountable: ({ why }) =>
    why === 'BadAmount'
      ? 'Days and months are whole numbers; nothing was counted. Change the number.'
      : 'This limit leaves the years the calendar can count; nothing was counted. Change the number or the moment.',
  StoreProblem: (problem) => problemSentence('en', problem),
  RestoreProblem: (problem) => problemSentence('en', problem),
};

const sentences: Record<Language, Sentences> = { zh, en };

const unknownCode: Record<Language, (code: string) => string> = {
  zh: (code) => `这一步没有办成（${code}）。已保存的内容没有变化。请刷新后重试。`,
  en: (code) => `This step was not done (${code}). What was saved is unchanged. Reload and try again.`,
};

/** What happened, what is safe and what to do, for any refusal the desk can send; also for codes newer than this page. */
export function sentenceOf(
  refusal: { code: string; [detail: string]: unknown },
  language: Language,
  names: LookUps = {},
): string {
  const all = sentences[language] as Record<string, ((refusal: unknown, names: LookUps) => string) | undefined>;
  const say = Object.hasOwn(all, refusal.code) ? all[refusal.code] : undefined;
  return say ? say(refusal, names) : unknownCode[language](refusal.code);
}
