import type { Checklist, Text } from '../../pack.ts';
import { words, written } from '../writing.ts';

/** The ten don'ts of notice 2007-142: a checklist for the floor, and the reasons a breach is recorded under. */
export const tenDonts: { id: string; title: Text }[] = [
  { id: 'phone', title: words('随意拨打私人电话或在电话里聊天', 'Private calls, chatting on the phone') },
  { id: 'absence', title: words('擅离岗位办私事', 'Leaving the post for private matters') },
  {
    id: 'smoking',
    title: words('在营业场所吸烟、吃饭、吃零食或酒后上岗', 'Smoking, eating, or working after drinking'),
  },
  { id: 'wandering', title: words('串岗、聊天、做私事', 'Wandering about, chatting, private business') },
  { id: 'slighting', title: words('怠慢、顶撞或刁难客户', 'Slighting, contradicting or hindering customers') },
  { id: 'gossip', title: words('议论客户', 'Talking about customers') },
  { id: 'position', title: words('以职谋私', 'Using the position for oneself') },
  { id: 'reading', title: words('在岗上喝水、看书报杂志', 'Drinking or reading at the counter') },
  { id: 'mood', title: words('因个人性格、情绪、好恶影响工作', 'Letting moods or likes affect the work') },
  { id: 'web', title: words('上网娱乐、聊天', 'Entertainment or chat on the web') },
];

const notice142 = (article: string) => written(`交银办函〔2007〕142号${article}`);

export const checklists: Checklist[] = [
  {
    id: 'P8-C1',
    title: words('十不准', 'Ten don’ts'),
    items: tenDonts.map(({ title }) => title),
    source: notice142('三5'),
  },
  {
    id: 'P8-C2',
    title: words('网点服务规范', 'Conduct at the outlet'),
    items: [
      words('统一着行服、佩戴工牌，服装整洁', 'Uniform and badge, neat'),
      words('良好的仪容仪表和精神状态', 'Good appearance and spirits'),
      words('十字文明用语：请、您好、谢谢、对不起、再见', 'Please, good day, thank you, sorry, goodbye'),
      words('三声服务：来有迎声、问有答声、走有送声', 'Greet, answer, see off'),
      words('非临柜员工保持同样的行为规范', 'The same for staff away from the counter'),
      words(
        '配备大堂经理：识别、引导、分流、咨询、引导自助',
        'Lobby manager: identify, guide, divert, answer, self-service',
      ),
      words('日常检查督导，损害声誉的严肃处理', 'Routine checks; damage to the reputation is dealt with'),
    ],
    source: notice142('三、四、五'),
  },
  {
    id: 'P8-C3',
    title: words('投诉处理技巧', 'Skills'),
    items: [
      words('先处理情绪：称呼客户，注意语气，带到安静处', 'Feelings first: name, tone, a quiet place'),
      words('认真倾听，保持目光接触，换位思考', 'Listen, keep eye contact, change places'),
      words(
        '先开放式提问（谁、什么、哪里、何时、为什么、怎样），再封闭式提问并记录',
        'Open questions first, then closed ones; write down',
      ),
      words('多角度确认症结；需要等候的说明原因', 'Confirm the crux; say why waiting is needed'),
      words(
        '处理不了尽快向上级求助；不受胁迫，不抱怨同事，不承诺做不到的事',
        'Ask a superior; no coercion, no blaming, no impossible promise',
      ),
      words('耐心说明政策和程序，做不到的如实解释', 'Explain policy; be honest about what cannot be done'),
      words('表示感谢，维护客户关系', 'Thank, keep the relationship'),
    ],
    source: written('投诉处理技巧一至七'),
  },
  {
    id: 'P8-C4',
    title: words('处理原则', 'Principles'),
    items: [
      words('首问负责，不推诿、不拒绝、不拖延，人人有受理义务', 'First asked: no passing on, refusing or delaying'),
      words('不当作个人过失，不对抗', 'Not personal, no opposition'),
      words('同情遭遇，耐心倾听', 'Sympathy and patience'),
      words(
        '没有弄清前不表态、不承诺，可答“正在积极处理中”',
        'No verdict or promise before the facts; "being handled"',
      ),
      words('不把客户直接推给外部监管部门', 'Never push a customer to the regulator'),
      words('总分行及时回复基层请示，汇总分析疑难问题', 'Departments answer branches and collect difficult points'),
    ],
    source: written('投诉处理原则；交银办函〔2007〕246号二、五'),
  },
  {
    // The minutes per kind of business stood in an annex that is not in the source.
    id: 'P8-C5',
    title: words('柜员限时服务：计时与超时原因', 'Teller times: how counted, why exceeded'),
    items: [
      words(
        '操作时间从接待到送走，不含填单；网络故障可延长',
        'From receiving to seeing off, without form filling; network failure extends',
      ),
      words('人民币以存取100张计（手点钞100张30秒）', 'RMB: 100 notes (counted by hand in 30 seconds)'),
      words('外币以存取50张计（手点钞50张3分钟）', 'Foreign currency: 50 notes (counted by hand in 3 minutes)'),
      words('超时先查：内部流程设置', 'When exceeded: design of the process'),
      words('超时先查：机具摆放和维护', 'When exceeded: place and upkeep of equipment'),
      words('超时先查：大堂经理与柜面衔接', 'When exceeded: lobby routing'),
      words('超时先查：员工技能和流程熟悉程度', 'When exceeded: skill of the teller'),
    ],
    source: { article: '柜员个人业务限时服务标准（试行）', confidence: 'medium' },
  },
];
