import type { Source, Text } from '../../pack.ts';
import { house, words, written } from '../writing.ts';

/** P10: what the compilation of group complaints (2015-10-22) and the 2020 measures say about many people with one matter. Numbers
 *  and lists stand here, each with where it was written; shared/group holds what is done with them. */

const measures = (article: string): Source => written(`银保监会令2020年第3号${article}`);

export type GroupNumber = { value: number; source: Source };

/** People and days at which something happens. */
export const groupNumbers = {
  /** C-I3: a joint complaint face to face elects at most so many representatives. */
  representatives: { value: 5, source: measures('第十二条') },
  /** C-M1: so many complainants together make it a major complaint; the alarm asks a person to say so. */
  alarm: { value: 20, source: measures('第二十九条') },
  /** P10-M2: how far back the sweep looks for earlier complaints of the same matter. The source names no number. */
  sweepDays: { value: 180, source: house },
  /** P10-M1: so many like complaints without a group make intake ask whether it is one. The source names no number. */
  hint: { value: 3, source: house },
} as const satisfies Record<string, GroupNumber>;

export type GroupKind = { id: string; title: Text; illustration: Text; lessons: Text[]; source: Source };

/** What is done when the first complaint of a matter comes in, before it becomes a crowd (part 九, (二) 3). */
export const groupMeasures = [
  {
    id: 'commonness',
    rule: 'P10-M1',
    title: words('判断是否普遍', 'Ask whether it is common'),
    hint: words('受理首例投诉时，先想此事是否具有普遍性', 'On the first complaint ask whether others have the same'),
    source: written('九（二）3'),
  },
  {
    id: 'sweep',
    rule: 'P10-M2',
    title: words('全面排查同类', 'Sweep for the same matter'),
    hint: words('对普遍问题全面排查，找出同一事项的既往投诉', 'Find the earlier complaints of the same matter'),
    source: written('九（二）3'),
  },
  {
    id: 'opinion',
    rule: 'P10-M3',
    title: words('关注舆情动向', 'Watch opinion'),
    hint: words('关注客户群、媒体的动向', 'Watch the customers’ groups and the media'),
    source: written('九（二）3'),
  },
  {
    id: 'earlyReport',
    rule: 'P10-M4',
    title: words('及时报备', 'Report early'),
    hint: words('及时向上级报备，主动应对', 'Tell the superior early, act before being asked'),
    source: written('九（二）3'),
  },
  {
    id: 'wording',
    rule: 'P10-M5',
    title: words('统一对外口径', 'One wording'),
    hint: words('拟定对外统一说辞，经办人都要阅知', 'One wording for the outside; every handler reads it'),
    source: written('九（二）3'),
  },
  {
    id: 'repairPlan',
    rule: 'P10-M6',
    title: words('制定整改方案', 'Plan the repair'),
    hint: words('制定整改（维修）方案，及时弥补', 'Plan how it is made good, and by when'),
    source: written('九（二）3'),
  },
] as const satisfies readonly { id: string; rule: string; title: Text; hint: Text; source: Source }[];

export type MeasureId = (typeof groupMeasures)[number]['id'];

/** The ten kinds of the compilation. Another matter is `P10-T0`. */
export const groupKinds: readonly GroupKind[] = [
  {
    id: 'P10-T0',
    title: words('其他同类事项', 'Another common matter'),
    illustration: words('多名客户就同一产品、服务或事件投诉。', 'Several customers, one product, service or event.'),
    lessons: [],
    source: house,
  },
  {
    id: 'P10-T1',
    title: words('开发年限超期、超用地红线', 'Development term passed, land boundary crossed'),
    illustration: words(
      '某别墅项目9处（10000多平方米）超越红线，补缴600多万元。',
      'Nine places, over 10,000 m² beyond the boundary, over 6 million yuan paid.',
    ),
    lessons: [
      words('出让合同中商定免责条款', 'Agree an exemption clause in the grant contract'),
      words('提前申请延期，保留函件、照片', 'Ask for extension early; keep letters and photos'),
      words('放线时核对红线；一旦越线及时补办', 'Check the line at staking-out; settle a crossing at once'),
    ],
    source: written('一'),
  },
  {
    id: 'P10-T2',
    title: words('设计未考虑地域差异', 'Design ignores the region'),
    illustration: words(
      '某北方项目排水管未保温冻裂，门窗节能不达标。',
      'Uninsulated drain pipes froze; windows fell below the local energy code.',
    ),
    lessons: [
      words('调研当地气候与居民习惯', 'Survey climate and habits'),
      words('北方管道保温，慎用外挂窗', 'Insulate in the north; avoid outward windows'),
    ],
    source: written('二'),
  },
  {
    id: 'P10-T3',
    title: words('配套、设施等销售承诺未兑现', 'Sales promises not kept'),
    illustration: words(
      '书面承诺凭购房发票入学未能兑现；样板厅5500元/㎡，交付1800元/㎡，业主有录音。',
      'School entry promised in writing; lobby shown at 5,500 and delivered at 1,800 yuan/m², with audio proof.',
    ),
    lessons: [
      words('书面承诺须经法务意见、集团审批（P10-M9）', 'Written promises: legal opinion and approval (P10-M9)'),
      words('销售说辞分模块负责、考核上岗，不合格停岗', 'Sales talk has owners and an exam; who fails is off duty'),
      words('定期复核宣传物料与合同', 'Recheck advertisements and contracts regularly'),
      words('按节点督查，未落实的按制度惩处', 'Inspect by milestones, with penalties'),
    ],
    source: written('三'),
  },
  {
    id: 'P10-T4',
    title: words('不利因素告知不到位', 'Adverse factors not disclosed'),
    illustration: words(
      '业主以签约前未公示不利因素为由拒收房，要求移除垃圾房、加隔音屏。',
      'Owners refused delivery because of an undisclosed waste room and noise.',
    ),
    lessons: [
      words('全面梳理不利因素，含政策和周边规划', 'List all factors, policy and nearby planning too'),
      words('告知随事实更新，签《不利因素确认单》（P10-M8）', 'Refresh them; the customer signs (P10-M8)'),
      words('政策造成的，与客户一道与政府沟通', 'Where policy made them, side with the customer'),
    ],
    source: written('四'),
  },
  {
    id: 'P10-T5',
    title: words('销售方式不当（车位、储藏室）', 'Selling method (parking, storage)'),
    illustration: words('房屋售出后才定车位销售方式，众口难调。', 'The method was decided after the homes were sold.'),
    lessons: [
      words('核准权属与可售范围', 'Fix ownership and what may be sold'),
      words('签约前告知销售方式并签条款', 'Tell the method before the contract; sign it'),
    ],
    source: written('五'),
  },
  {
    id: 'P10-T6',
    title: words('分期配置标准前后不一', 'Later phase downgraded'),
    illustration: words(
      '干挂石材降为真石漆；景观600降为450元/㎡。',
      'Stone became paint; landscape 600 became 450 yuan/m².',
    ),
    lessons: [
      words('标准写入合同并公示', 'State the standards in the contract and show them'),
      words('后期不低于前期', 'Do not go below the earlier phase'),
    ],
    source: written('六'),
  },
  {
    id: 'P10-T7',
    title: words('代理、代建身份告知不清', 'Agency not made clear'),
    illustration: words(
      '代建合同解除后业主集体退房，要求品牌方担责，媒体报道。',
      'After the contract ended owners demanded mass return; the media reported.',
    ),
    lessons: [
      words('合同与备案明确不得冠名', 'Ban the name in contracts and filings'),
      words('销售材料逐条写明权责', 'Spell out who answers in all sales papers'),
      words('预制危机预案；解约时明确谁处理投诉并登报或公证告知', 'Crisis plan; at exit say who answers, by notice'),
    ],
    source: written('七'),
  },
  {
    id: 'P10-T8',
    title: words('延期交付、延期办证', 'Late delivery, late title'),
    illustration: words('土地分割、超红线、规定变更致延期。', 'Land split, boundary crossed, rules changed.'),
    lessons: [
      words('问题出现前备应急预案', 'A contingency plan before the problem'),
      words('及时拟定方案，坦诚面对客户', 'Plan quickly, be open with customers'),
      words('把控节点，及时提示风险', 'Watch milestones, warn in time'),
    ],
    source: written('八'),
  },
  {
    id: 'P10-T9',
    title: words('品质未达预期', 'Quality below expectation'),
    illustration: words(
      '约80户空鼓开裂，业主短信投诉至董事长。',
      'About 80 homes with hollow plaster; texts to the chairman.',
    ),
    lessons: [
      words('定期自检自查，不掩饰、不推诿', 'Self-checks; nothing hidden or pushed away'),
      words('首例投诉即判断普遍性并排查（P10-M1至M6）', 'On the first complaint: P10-M1 to M6'),
      words('引发群诉的材料禁止采购（P10-M10）', 'Blacklist materials that caused it (P10-M10)'),
      words('汇总并更新通病库（P10-M11）', 'Keep the common-defect library (P10-M11)'),
    ],
    source: written('九'),
  },
  {
    id: 'P10-T10',
    title: words('售后维保不到位', 'After-sales upkeep'),
    illustration: words(
      '门禁移交未书面明确；人员变动重复维修；质保两年而防水保修五年，质保金已退。',
      'Hand-over not written; repeated repairs; two-year deposit against a five-year warranty.',
    ),
    lessons: [
      words('三方书面移交，注明缺陷（P10-M14）', 'Three-party written hand-over with defects noted (P10-M14)'),
      words(
        '交付后留任半年，调离前维修清零（P10-M13）',
        'Stay half a year, clear the backlog before transfer (P10-M13)',
      ),
      words('一户一档，按受损和维修次数分级（P10-M12）', 'One file per household, graded (P10-M12)'),
      words('核对质保期与质保金退还期（P10-M15）', 'Check warranty against deposit release (P10-M15)'),
      words('推行第三方维保（P10-M16）', 'Third-party upkeep (P10-M16)'),
    ],
    source: written('十'),
  },
];

/** Before a group is closed. The source names no closing; each line says which of its demands it makes sure of. */
export const closingList: readonly Text[] = [
  words('所有成员投诉件均已办结', 'Every member’s complaint has ended'),
  words('首诉六项措施均有记录（P10-M1至M6）', 'The six first measures are on record (P10-M1 to M6)'),
  words('达到20人的，已认定是否重大投诉（C-M1）', 'From 20 people on: decided whether it is major (C-M1)'),
  words('属普遍问题的，已录入通病库（P10-M11）', 'A common matter stands in the defect library (P10-M11)'),
];
