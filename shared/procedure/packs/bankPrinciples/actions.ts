import type { Action, Need, PartyId } from '../../pack.ts';
import { afresh, archiveAction, callBackActions, urgeAction, withdrawAction } from '../commonActions.ts';
import {
  branch,
  by,
  choice,
  dueOn,
  futureDate,
  hand,
  house,
  keep,
  line,
  longText,
  mark,
  recusal,
  replyManner,
  set,
  tally,
  unitOf,
  words,
  written,
  yesNo,
} from '../writing.ts';
import { tenDonts } from './conduct.ts';

/** The three levels a matter rises through, one by one. The same steps are open at each. */
type Level = { stage: string; party: PartyId; suffix: string; zh: string; en: string };
const levels: Level[] = [
  { stage: 'handling', party: 'outlet', suffix: '', zh: '', en: '' },
  { stage: 'branchHandling', party: 'branch', suffix: 'AtBranch', zh: '（分行）', en: ' (branch)' },
  { stage: 'headHandling', party: 'headOffice', suffix: 'AtHead', zh: '（总行）', en: ' (head office)' },
];
const inWork = levels.map(({ stage }) => stage);
const principle = (name: string) => written(`投诉处理原则：${name}`);
const notice246 = (article: string) => written(`交银办函〔2007〕246号${article}`);

const promised = futureDate('promised', '约定反馈的日期', 'Feedback promised for');
const notRecused: Need[] = [recusal];

const stepsOf = ({ stage, party, suffix, zh, en }: Level): Action[] => [
  {
    id: `reply${suffix}`,
    title: words(`答复客户${zh}`, `Reply${en}`),
    hint: words('查清后答复；没有解决的约定时间再反馈', 'Reply on the facts; if not settled, promise a date'),
    key: 'E',
    tone: 'primary',
    at: [stage],
    // A reply that comes first is the acknowledgement too.
    leaves: [stage, 'acknowledging'],
    enters: [],
    by: by(party, 'handler'),
    fields: [
      longText('result', '处理结果', 'Result'),
      replyManner,
      longText('reply', '答复内容', 'What the customer was told'),
      yesNo('solved', '问题已妥善解决', 'Settled for good'),
      { ...promised, required: { field: 'solved', is: [false] } },
    ],
    needs: notRecused,
    effects: [
      keep('solved'),
      afresh,
      dueOn('P8-D4', 'promised'),
      mark('acknowledged', 'customerReplied', 'feedbackGiven'),
      branch('solved', [true], ['callingBack'], ['settled', 'callBackDue']),
      branch('solved', [false], [stage], ['promised']),
    ],
    source: principle('尽快处理'),
  },
  {
    id: `promise${suffix}`,
    title: words(`约定时间反馈${zh}`, `Promise feedback${en}`),
    hint: words(
      '当场不能解决的作适当承诺，按时反馈直到解决',
      'Not solvable on the spot: promise, and keep it until settled',
    ),
    tone: 'plain',
    at: [stage],
    leaves: [],
    enters: [],
    by: by(party, 'intake', 'handler'),
    fields: [replyManner, longText('progress', '进展和承诺内容', 'Progress and promise'), promised],
    needs: [],
    effects: [dueOn('P8-D4', 'promised'), mark('feedbackGiven', 'promised')],
    source: notice246('三'),
  },
];

/** Up one level; nobody is skipped and nobody is sent to the regulator. */
const escalate = (
  id: string,
  from: Level,
  to: Level,
  kinds: ('department' | 'member')[],
  title: Action['title'],
): Action => ({
  id,
  title,
  hint: words('超过权限或确实无法解决，逐级上报', 'Above authority or not solvable here: one level up'),
  key: 'F6',
  tone: 'plain',
  at: [from.stage],
  leaves: [from.stage],
  enters: [to.stage],
  by: by(from.party, 'handler', 'supervisor'),
  fields: [
    unitOf('unit', '上级单位', 'Unit above', kinds),
    choice('reason', '上报原因', 'Why', [
      ['authority', '超过权限', 'Above authority'],
      ['unsolvable', '确实无法解决', 'Not solvable here'],
      ['special', '特殊问题', 'A special problem'],
    ]),
    longText('request', '请示事项', 'What is asked'),
  ],
  needs: [],
  effects: [hand(to.party), tally('escalations'), mark(`${to.stage}Due`)],
  source: notice246('三'),
});

/** The level above gives its opinion and leaves the customer with the level below. */
const advise = (id: string, from: Level, to: Level): Action => ({
  id,
  title: words('回复请示', 'Answer the request'),
  hint: words('及时回复处理意见，由下级答复客户', 'Give the opinion; the level below replies'),
  tone: 'plain',
  at: [from.stage],
  leaves: [from.stage],
  enters: [to.stage],
  by: by(from.party, 'handler', 'approver', 'supervisor'),
  fields: [longText('opinion', '处理意见', 'Opinion')],
  needs: notRecused,
  effects: [mark('advised', `${to.stage}Due`)],
  source: notice246('五'),
});

const [atOutlet, atBranch, atHead] = levels as [Level, Level, Level];

export const actions: Action[] = [
  {
    id: 'acknowledge',
    title: words('确认收到并告知预计时间', 'Acknowledge with an estimate'),
    hint: words(
      '以书面、电邮或电话确认收到，告知初步估计的处理时间',
      'By letter, mail or phone, with the estimated time',
    ),
    tone: 'primary',
    at: ['acknowledging'],
    leaves: ['acknowledging'],
    enters: [],
    by: by('firstAsked', 'intake', 'handler'),
    fields: [
      choice('manner', '联系方式', 'How', [
        ['letter', '书面', 'Letter'],
        ['mail', '电邮', 'Mail'],
        ['phone', '电话', 'Phone'],
      ]),
      futureDate('estimate', '预计处理完成', 'Estimated to be done by'),
    ],
    needs: [],
    effects: [keep('estimate'), mark('acknowledged')],
    source: principle('尽快处理'),
  },
  {
    id: 'regrade',
    title: words('调整复杂程度', 'Regrade'),
    hint: words(
      '注明原因；时限仍从收到（或回访退回）时起算',
      'Give the reason; the limit still counts from the same start',
    ),
    tone: 'plain',
    at: inWork,
    leaves: [],
    enters: [],
    by: by('firstAsked', 'handler', 'supervisor'),
    fields: [
      choice('severity', '投诉类别', 'Kind', [
        ['ordinary', '一般投诉', 'Ordinary'],
        ['complex', '复杂投诉', 'Complex'],
      ]),
      longText('reason', '调整原因', 'Reason'),
    ],
    needs: [],
    effects: [
      keep('severity'),
      { kind: 'countFrom', clocks: ['P8-D2', 'P8-D3'], from: { milestone: 'replyDue' } },
      mark('regraded'),
    ],
    source: house,
  },
  ...levels.flatMap(stepsOf),
  escalate(
    'escalateToBranch',
    atOutlet,
    atBranch,
    ['department', 'member'],
    words('上报分行', 'To the branch department'),
  ),
  escalate('escalateToHead', atBranch, atHead, ['member'], words('上报总行', 'To head office')),
  advise('advise', atBranch, atOutlet),
  advise('adviseFromHead', atHead, atBranch),
  {
    id: 'stepIn',
    title: words('大堂经理介入', 'Lobby manager steps in'),
    hint: words('引导客户到特定区域，先处理情绪', 'Moves the customer to another place; feelings first'),
    tone: 'plain',
    at: ['handling'],
    leaves: [],
    enters: [],
    by: by('outlet', 'intake', 'handler', 'supervisor'),
    fields: [line('manager', '大堂经理', 'Lobby manager'), line('place', '引导至', 'Moved to', false)],
    needs: [],
    effects: [set('lobbyManager', true)],
    source: notice246('三'),
  },
  {
    id: 'recordConduct',
    title: words('记录违反行为规范', 'Record a breach of conduct'),
    hint: words('按“十不准”记录，供检查督导', 'By the ten don’ts, for inspection'),
    tone: 'plain',
    at: [...inWork, 'callingBack', 'reporting'],
    leaves: [],
    enters: [],
    by: by('firstAsked', 'handler', 'supervisor'),
    fields: [
      choice(
        'conduct',
        '违反的规定',
        'Rule broken',
        tenDonts.map(({ id, title }) => [id, title.zh, title.en]),
      ),
      line('person', '当事人', 'Who', false),
      longText('facts', '情况', 'What happened'),
    ],
    needs: notRecused,
    effects: [keep('conduct'), tally('conductBreaches')],
    internal: true,
    source: written('交银办函〔2007〕142号三5、五'),
  },
  ...callBackActions({
    party: 'firstAsked',
    handling: ['acknowledge', 'reply', 'replyAtBranch', 'replyAtHead', 'promise', 'promiseAtBranch', 'promiseAtHead'],
    satisfied: { enters: ['reporting'], marks: ['calledBack', 'reportDue'] },
    unsatisfied: levels.map(({ stage, party }) => ({
      kind: 'branch',
      field: 'result',
      is: ['unsatisfied'],
      first: party,
      enters: [stage],
      marks: ['calledBack', 'replyDue', `${stage}Due`],
    })),
    source: principle('后续回访'),
  }),
  {
    id: 'reportUp',
    title: words('登记备案并上报', 'Register and report'),
    hint: words('上报分行及总行客户服务中心', 'To the branch and the head-office service centre'),
    key: 'F7',
    tone: 'primary',
    at: ['reporting'],
    leaves: ['reporting'],
    enters: ['filing'],
    by: by('firstAsked', 'intake', 'handler', 'supervisor'),
    fields: [
      longText('summary', '处理情况', 'Summary'),
      longText('difficulty', '疑难问题和改进建议', 'Difficult points and advice', false),
      yesNo('typical', '列为典型案例', 'Keep as a typical case', false),
    ],
    needs: [],
    effects: [mark('reported', 'closed')],
    source: principle('登记备案'),
  },
  archiveAction(principle('登记备案')),
  withdrawAction([...inWork, 'callingBack']),
  urgeAction(inWork, principle('首问负责制')),
];
