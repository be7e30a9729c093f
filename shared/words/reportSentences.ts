import { dictionary } from './dictionary.ts';

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** A sentence without the stop at its end. */
const bare = (sentence: string): string => sentence.trim().replace(/[。；.;]+$/, '');
const withFullStop = (sentence: string): string => (sentence === '' ? '' : `${bare(sentence)}。`);

/** What reports say about their figures, in the language of official papers. Whoever edits the report has the last word. */
export const reportSentences = dictionary({
  zh: {
    join: (names: readonly string[]): string => names.join('、'),
    lines: (sentences: readonly string[]): string => sentences.join(''),
    counted: (name: string, count: number): string => `${name}（${count}件）`,
    rated: (name: string, rate: string): string => `${name}（${rate}）`,
    missed: (name: string, rate: string, count: number): string => `${name}（按时率${rate}，超时限${count}个）`,
    none: (period: string, unit: string): string => `${period}，${unit}没有收到客户投诉。`,
    received: (period: string, unit: string, count: number): string => `${period}，${unit}共收到客户投诉${count}件`,
    receivedHere: (period: string, count: number): string => `${period}共收到投诉${count}件`,
    than: (period: string, was: number, by: number, rate: string): string =>
      by === 0
        ? `，与${period}持平`
        : by > 0
          ? `，比${period}（${was}件）增加${by}件，上升${rate}`
          : `，比${period}（${was}件）减少${-by}件，下降${rate}`,
    andThan: (period: string, was: number, by: number, rate: string): string =>
      by === 0
        ? `；与${period}持平`
        : by > 0
          ? `；比${period}（${was}件）增加${by}件，上升${rate}`
          : `；比${period}（${was}件）减少${-by}件，下降${rate}`,
    thanNothing: (period: string): string => `（${period}没有收到投诉）`,
    stop: '。',
    judged: (valid: number, share: string, invalid: number): string =>
      `经判定成立${valid}件，占${share}；不成立${invalid}件。`,
    unjudged: (count: number): string => `另有${count}件正在判定或者不需要判定。`,
    balance: (opening: number, ended: number, closing: number): string =>
      `期初未结${opening}件，期内办结${ended}件，期末未结${closing}件。`,
    balanced: (opening: number, received: number, ended: number, closing: number): string =>
      `期初未结${opening}件，加期内收到${received}件，减期内办结${ended}件，等于期末未结${closing}件，四项分别统计，相互核对一致。`,
    notBalanced: (opening: number, received: number, ended: number, closing: number): string =>
      `期初未结${opening}件、期内收到${received}件、期内办结${ended}件与期末未结${closing}件不平，报送前请核对收到和办结的时刻。`,
    ways: (parts: string): string => `从受理渠道看，${parts}。`,
    part: (name: string, count: number, share: string): string => `${name}${count}件，占${share}`,
    parts: (parts: readonly string[]): string => parts.join('；'),
    months: (most: string, count: number, least: string, fewest: number): string =>
      `从时间分布看，${most}收到最多，为${count}件；${least}最少，为${fewest}件。`,
    reasons: (name: string, count: number, share: string): string =>
      `从投诉原因看，“${name}”类${count}件，占${share}，居首位`,
    followed: (names: string): string => `；其次是${names}`,
    together: (number: string, share: string): string => `，${number}合计占${share}`,
    numbers: (count: number): string => `前${['', '一', '两', '三', '四', '五'][count] ?? count}类`,
    quoted: (name: string, count: number): string => `“${name}”类${count}件`,
    rises: (name: string, by: number): string => `与上期相比，“${name}”类增加${by}件，上升最多`,
    falls: (name: string, by: number): string => `“${name}”类减少${by}件，下降最多`,
    fallsAlone: (name: string, by: number): string => `与上期相比，“${name}”类减少${by}件，下降最多`,
    comma: '；',
    business: (parts: string): string => `从业务类别看，${parts}。`,
    grades: (parts: string): string => `从严重程度看，${parts}。`,
    regions: (parts: string): string => `从地区分布看，${parts}。`,
    most: (names: string, share: string): string => `被投诉较多的单位依次是${names}，合计占投诉总量的${share}。`,
    only: (names: string): string => `被投诉的单位是${names}。`,
    more: (count: number, name: string, by: number): string =>
      `与上期相比，投诉增加的单位有${count}家，增加最多的是${name}，增加${by}件`,
    fewer: (count: number, name: string, by: number): string =>
      `减少的单位有${count}家，减少最多的是${name}，减少${by}件`,
    fewerAlone: (count: number, name: string, by: number): string =>
      `与上期相比，投诉减少的单位有${count}家，减少最多的是${name}，减少${by}件`,
    spared: (names: string): string => `本期没有收到涉及${names}的投诉。`,
    limits: (all: number, met: number, rate: string): string =>
      `期内应当完成的办理时限共${all}个，按时完成${met}个，按时率${rate}。`,
    ownLimits: (name: string, all: number, met: number): string => `其中${name}${all}个，按时完成${met}个。`,
    punctual: (names: string): string => `${names}的办理时限全部按时完成。`,
    late: (names: string): string => `按时率较低的单位是${names}。`,
    reply: (days: string): string => `从收到到答复客户，用时中位数为${days}天。`,
    slow: (name: string, days: string, quick: string, fewest: string): string =>
      `答复最快的是${quick}（${fewest}天），最慢的是${name}（${days}天）。`,
    open: (count: number, names: string): string => `期末仍未结的${count}件中，${names}较多，应当抓紧办理。`,
    repeated: (count: number, rate: string): string => `重复投诉${count}件，占收到总数的${rate}。`,
    noRepeats: '期内没有重复投诉。',
    calledBack: (count: number, satisfied: number, rate: string): string =>
      `期内收到的投诉中已回访${count}件，客户表示满意${satisfied}件，满意率${rate}。`,
    notCalledBack: '期内收到的投诉还没有回访结果。',
    pleased: (best: string, rate: string): string => `满意率最高的是${best}（${rate}）`,
    displeased: (worst: string, rate: string): string => `，最低的是${worst}（${rate}）`,
    paid: (yuan: string): string => `期内办结的投诉共给予客户补偿、退费${yuan}元。`,
    measures: (talks: number, criticisms: number): string => `期内约见谈话${talks}次，通报批评${criticisms}次。`,
    measured: (names: string): string => `涉及的单位是${names}。`,
    noMeasures: '期内没有约见谈话和通报批评。',
    study: (place: number, title: string): string =>
      `案例${['一', '二', '三', '四', '五'][place] ?? place + 1}：${title}`,
    studyPart: (title: string, text: string): string => `【${title}】${text}`,
    lessons: (sentences: readonly string[]): string =>
      sentences.length < 2
        ? withFullStop(sentences[0] ?? '')
        : `${sentences.map((sentence, place) => `${place + 1}.${bare(sentence)}`).join('；')}。`,
    demand: (place: number, text: string): string => `（${['一', '二', '三', '四', '五'][place] ?? place + 1}）${text}`,
    demandLines: (sentences: readonly string[]): string => sentences.join('\n'),
    demands: {
      C1: '针对服务态度及服务质量类投诉居首的情况，各会员单位要加强柜面和客服人员的服务规范教育，落实首问负责，对同一网点、同一人员反复被投诉的要逐件查明原因并整改到位。',
      C2: '针对服务设施、设备和业务系统类投诉居首的情况，各会员单位要排查自助机具和电子渠道故障，系统维护要事先公告，故障期间要有统一口径和替代办理方式。',
      C3: '针对管理制度、业务规则与流程类投诉居首的情况，各会员单位要梳理客户反映集中的规定，能简化的尽快简化，不能改变的要在办理前向客户讲清依据。',
      C4: '针对营销方式和手段类投诉居首的情况，各会员单位要规范营销行为，不得夸大收益、隐瞒风险，客户明确拒绝的不得反复营销。',
      C5: '针对信息披露类投诉居首的情况，各会员单位要在办理前以客户看得懂的方式说明产品性质、费用和风险，并留存告知记录。',
      C6: '针对自主选择权类投诉居首的情况，各会员单位要清理捆绑、搭售和默认勾选，保证客户知情、自愿。',
      C7: '针对定价收费类投诉居首的情况，各会员单位要核对收费公示与实际收费是否一致，误收的及时退还，并主动告知受影响的其他客户。',
      C8: '针对产品收益类投诉居首的情况，各会员单位要落实适当性管理，收益以合同和公示为准，不得以口头承诺代替书面说明。',
      C9: '针对合同条款类投诉居首的情况，各会员单位要检查格式条款是否公平、醒目，签约时逐项提示与客户有重大利害关系的内容。',
      C10: '针对资金安全类投诉居首的情况，各会员单位要加强交易监测和风险提示，客户报告盗刷、冒用的要立即止付并按规定先行受理。',
      C11: '针对信息安全类投诉居首的情况，各会员单位要清查客户信息的查询、使用和外送环节，发现泄露的立即处置并报告。',
      C12: '针对债务催收类投诉居首的情况，各会员单位要约束自有和委托的催收人员，不得骚扰无关的第三人，对委托机构的违规行为承担管理责任。',
      other: '各会员单位要针对投诉集中的问题查明成因，从制度、流程和人员上整改，不能只就事论事。',
    },
    demandOnTime: (names: string): string =>
      `严守办理时限。收到转办后两个工作日内核实、五个工作日内报告结果，网点三个工作日内答复客户；确实不能按时办结的，要先告知进展并承诺再次答复的日期。${names}要查明超时限的环节并报告改进情况。`,
    demandOnTimeAll: '严守办理时限。继续落实两个工作日核实、五个工作日报告结果、三个工作日答复客户的要求。',
    demandRise: (name: string): string =>
      `关注“${name}”类投诉的上升。各会员单位要对照近期业务和产品变化开展排查，提出预防措施。`,
    demandRepeats: '重视重复投诉。对客户再次投诉的，要由原办理人以外的人员复核，答复不当的及时纠正。',
    demandOpen: (count: number): string => `抓紧办结存量。期末未结的${count}件要逐件明确责任人和完成日期。`,
    attached: '本通报所列数字以投诉登记为准，统计方法附后。\n特此通报。',
    week: (period: string, received: number, ended: number, closing: number): string =>
      `本周（${period}）收到投诉${received}件，办结${ended}件，周末仍在办理${closing}件。`,
    results: '本周办结的投诉及处理结果如下，作为奖惩的依据提交例会。',
    noResults: '本周没有办结的投诉。',
    area: (period: string, ended: number): string => `${period}，本单位在权限内办结投诉${ended}件。`,
    services: {
      phone: (count: number): string => `期内收到电话服务请求${count}件。`,
      mail: (count: number): string => `期内收到邮件服务请求${count}件。`,
      visits: (count: number): string => `期内确认新安装、培训的现场服务${count}次。`,
      phoneSolved: (rate: string): string => `电话收到的请求中，已解决的占${rate}。`,
      firstTime: (rate: string): string => `一次完成（已解决，没有退回也没有重复投诉）的占${rate}。`,
      mean: (days: string): string => `期内办结的请求，平均解决用时${days}天。`,
      unfinished: (count: number): string =>
        count === 0 ? '期末没有未完成的问题。' : `期末未完成的问题${count}件，见下表。`,
      satisfied: (asked: number, rate: string): string => `回访${asked}件，客户满意率${rate}。`,
      complaints: (count: number): string => (count === 0 ? '期内没有客户投诉。' : `期内客户投诉${count}件，见下表。`),
      noData: '期内没有可以计算的请求。',
    },
    circular: (period: string, count: number, median: string): string =>
      `${period}共登记投诉${count}件，各机构投诉量的中位数为${median}件。`,
    perOutlet: (name: string, value: string, median: string): string =>
      `每千网点投诉量最高的是${name}，为${value}件，中位数为${median}件。`,
    perCustomer: (name: string, value: string, median: string): string =>
      `每千万个人客户投诉量最高的是${name}，为${value}件，中位数为${median}件。`,
    inputsMissing: (names: string): string => `${names}没有填报个人客户数，相应的指标暂缺。`,
    classified: (count: number, unsorted: number): string =>
      unsorted === 0
        ? `共${count}件投诉，按业务办理渠道、业务类别、投诉原因三个维度分别统计，三张表的合计一致。`
        : `共${count}件投诉，按业务办理渠道、业务类别、投诉原因三个维度分别统计，三张表的合计一致；尚有${unsorted}件没有填写业务类别，列在“未分类”栏。`,
    within: (quickly: number, weeks: number, later: number, ended: number): string =>
      `期内结案${ended}件，其中3个工作日内${quickly}件，8周内${weeks}件，超过8周${later}件。`,
    upheld: (count: number, yuan: string): string => `支持投诉人${count}件，支付补偿${yuan}元。`,
  },
  en: {
    join: list,
    lines: (sentences) => sentences.join(' '),
    counted: (name, count) => `${name} (${count})`,
    rated: (name, rate) => `${name} (${rate})`,
    missed: (name, rate, count) => `${name} (${rate}, ${plural(count, 'limit')} missed)`,
    none: (period, unit) => `In ${period} ${unit} received no complaints.`,
    received: (period, unit, count) => `In ${period} ${unit} received ${plural(count, 'complaint')}`,
    receivedHere: (period, count) => `${plural(count, 'complaint')} came in ${period}`,
    than: (period, was, by, rate) =>
      by === 0
        ? `, as many as in ${period}`
        : `, ${Math.abs(by)} ${by > 0 ? 'more' : 'fewer'} than in ${period} (${was}), ${by > 0 ? 'a rise' : 'a fall'} of ${rate}`,
    andThan: (period, was, by, rate) =>
      by === 0
        ? `, and as many as in ${period}`
        : `, and ${Math.abs(by)} ${by > 0 ? 'more' : 'fewer'} than in ${period} (${was}), ${by > 0 ? 'a rise' : 'a fall'} of ${rate}`,
    thanNothing: (period) => ` (none in ${period})`,
    stop: '.',
    judged: (valid, share, invalid) => `${valid} were judged valid (${share}), ${invalid} not valid.`,
    unjudged: (count) => `${count} more are being judged or need no judgement.`,
    balance: (opening, ended, closing) =>
      `${opening} were open at the start, ${ended} ended in the period, ${closing} were open at the end.`,
    balanced: (opening, received, ended, closing) =>
      `Opening ${opening} + received ${received} − ended ${ended} = closing ${closing}; the four were counted apart and agree.`,
    notBalanced: (opening, received, ended, closing) =>
      `Opening ${opening}, received ${received}, ended ${ended} and closing ${closing} do not balance; look at the moments of receipt and ending before this is sent.`,
    ways: (parts) => `By how they came: ${parts}.`,
    part: (name, count, share) => `${name} ${count} (${share})`,
    parts: (parts) => parts.join('; '),
    months: (most, count, least, fewest) => `Most came in ${most} (${count}), fewest in ${least} (${fewest}).`,
    reasons: (name, count, share) => `The first reason is “${name}” with ${count} (${share})`,
    followed: (names) => `, followed by ${names}`,
    together: (number, share) => `; ${number} make up ${share}`,
    numbers: (count) => `the first ${count}`,
    quoted: (name, count) => `“${name}” (${count})`,
    rises: (name, by) => `Against the period before, “${name}” rose most, by ${by}`,
    falls: (name, by) => `“${name}” fell most, by ${by}`,
    fallsAlone: (name, by) => `Against the period before, “${name}” fell most, by ${by}`,
    comma: '; ',
    business: (parts) => `By business: ${parts}.`,
    grades: (parts) => `By severity: ${parts}.`,
    regions: (parts) => `By region: ${parts}.`,
    most: (names, share) => `Most complaints were about ${names}, ${share} of all together.`,
    only: (names) => `The complaints were about ${names}.`,
    more: (count, name, by) =>
      `Against the period before, ${plural(count, 'unit')} had more complaints, ${name} most of all (${by} more)`,
    fewer: (count, name, by) => `${plural(count, 'unit')} had fewer, ${name} most of all (${by} fewer)`,
    fewerAlone: (count, name, by) =>
      `Against the period before, ${plural(count, 'unit')} had fewer complaints, ${name} most of all (${by} fewer)`,
    spared: (names) => `No complaint was about ${names}.`,
    limits: (all, met, rate) => `${plural(all, 'limit')} fell due in the period; ${met} were kept: ${rate} on time.`,
    ownLimits: (name, all, met) => `Of these ${name} had ${all} and kept ${met}.`,
    punctual: (names) => `${names} kept all limits.`,
    late: (names) => `The lowest rates are those of ${names}.`,
    reply: (days) => `The median time from receipt to reply is ${days} days.`,
    slow: (name, days, quick, fewest) => `${quick} replied soonest (${fewest} days), ${name} latest (${days} days).`,
    open: (count, names) =>
      `Of the ${count} still open at the end, most lie with ${names}; they should be dealt with soon.`,
    repeated: (count, rate) => `${plural(count, 'complaint')} repeated an earlier one (${rate}).`,
    noRepeats: 'No complaint repeated an earlier one.',
    calledBack: (count, satisfied, rate) =>
      `${count} of the complaints received have been called back; ${satisfied} customers were satisfied: ${rate}.`,
    notCalledBack: 'No complaint received in the period has been called back yet.',
    pleased: (best, rate) => `The highest rate is that of ${best} (${rate})`,
    displeased: (worst, rate) => `, the lowest that of ${worst} (${rate})`,
    paid: (yuan) => `Compensation and refunds of ${yuan} yuan went to customers whose complaints ended in the period.`,
    measures: (talks, criticisms) =>
      `There were ${plural(talks, 'talk')} and ${plural(criticisms, 'circulated criticism')} in the period.`,
    measured: (names) => `They concerned ${names}.`,
    noMeasures: 'There were no talks and no circulated criticisms in the period.',
    study: (place, title) => `Case ${place + 1}: ${title}`,
    studyPart: (title, text) => `${title}: ${text}`,
    lessons: (sentences) =>
      sentences.length < 2
        ? (sentences[0] ?? '')
        : `${sentences.map((sentence, place) => `${place + 1}. ${bare(sentence)}`).join('; ')}.`,
    demand: (place, text) => `(${place + 1}) ${text}`,
    demandLines: (sentences) => sentences.join('\n'),
    demands: {
      C1: 'Attitude and quality of service lead the reasons: members train their counter and phone staff, hold to first-asked responsibility, and find and mend the cause wherever one outlet or person is complained of again and again.',
      C2: 'Facilities and systems lead the reasons: members check machines and electronic channels, announce maintenance beforehand, and have one wording and another way ready while something fails.',
      C3: 'Rules and procedures lead the reasons: members go through the rules customers complain of most, simplify what can be simplified, and explain the rest before the business is done.',
      C4: 'Marketing leads the reasons: members do not overstate yields or hide risks, and do not approach again a customer who has refused.',
      C5: 'Disclosure leads the reasons: members explain nature, cost and risk of a product in plain words beforehand and keep proof of it.',
      C6: 'Freedom of choice leads the reasons: members remove bundling and ready-ticked boxes, so that customers know and choose.',
      C7: 'Pricing leads the reasons: members compare what is published with what is charged, refund what was charged wrongly, and tell the other customers concerned.',
      C8: 'Product yields lead the reasons: members hold to suitability rules; yields are those of the contract, never of a spoken promise.',
      C9: 'Contract terms lead the reasons: members check that standard terms are fair and visible, and point out what weighs on the customer when he signs.',
      C10: 'Fund safety leads the reasons: members watch transactions and warn; a report of fraud stops payment at once and is taken up first.',
      C11: 'Information safety leads the reasons: members check who looks up, uses and passes on customer data, and act on and report any leak.',
      C12: 'Debt collection leads the reasons: members restrain their own and hired collectors, who do not trouble third persons; members answer for those they hire.',
      other:
        'Members find the causes of what is complained of most and mend rules, procedures and training, not only the single case.',
    },
    demandOnTime: (names) =>
      `Keep the limits: verify within two working days of the transfer, report within five, answer the customer within three; whoever cannot tells how far it is and promises a date. ${names}: find where the limits were missed and report what was improved.`,
    demandOnTimeAll:
      'Keep the limits: verify within two working days, report within five, answer the customer within three.',
    demandRise: (name) =>
      `Watch the rise of “${name}”: look at recent changes of business and products and prevent more.`,
    demandRepeats:
      'Take repeated complaints seriously: somebody else than the first handler looks again and corrects a wrong answer.',
    demandOpen: (count) => `Finish what is open: each of the ${count} open at the end gets a person and a date.`,
    attached: 'The figures are those of the register of complaints; how they are counted is attached.',
    week: (period, received, ended, closing) =>
      `This week (${period}) ${received} came, ${ended} ended, ${closing} were still open at its end.`,
    results: 'What ended this week, with its result, for the meeting, as a basis of rewards and penalties:',
    noResults: 'Nothing ended this week.',
    area: (period, ended) => `In ${period} this unit settled ${plural(ended, 'complaint')} within its own authority.`,
    services: {
      phone: (count) => `${plural(count, 'request')} came by phone.`,
      mail: (count) => `${plural(count, 'request')} came by mail.`,
      visits: (count) => `${plural(count, 'visit')} for installation or training.`,
      phoneSolved: (rate) => `${rate} of the requests by phone are solved.`,
      firstTime: (rate) => `${rate} were done at the first attempt: solved, never sent back, not repeated.`,
      mean: (days) => `It took ${days} days on the mean to settle what ended in the period.`,
      unfinished: (count) =>
        count === 0 ? 'Nothing was unfinished at the end.' : `${count} were unfinished at the end; see the table.`,
      satisfied: (asked, rate) => `${asked} were called back; ${rate} were satisfied.`,
      complaints: (count) =>
        count === 0 ? 'There were no complaints.' : `${plural(count, 'complaint')}; see the table.`,
      noData: 'There is nothing to count in the period.',
    },
    circular: (period, count, median) =>
      `${plural(count, 'complaint')} in ${period}; the median of the institutions is ${median}.`,
    perOutlet: (name, value, median) => `Per 1,000 outlets ${name} has most, ${value}; the median is ${median}.`,
    perCustomer: (name, value, median) =>
      `Per 10 million customers ${name} has most, ${value}; the median is ${median}.`,
    inputsMissing: (names) =>
      `The number of personal customers of ${names} was not entered; their figures are missing.`,
    classified: (count, unsorted) =>
      `${plural(count, 'complaint')}, counted by channel, business and reason apart; the totals of the three tables agree.${unsorted === 0 ? '' : ` ${unsorted} have no business category yet and stand under “Not classified”.`}`,
    within: (quickly, weeks, later, ended) =>
      `${ended} ended in the period: ${quickly} within three working days, ${weeks} within eight weeks, ${later} later.`,
    upheld: (count, yuan) => `${count} were upheld; redress of ${yuan} yuan was paid.`,
  },
});
