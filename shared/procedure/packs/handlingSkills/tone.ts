import type { Source, Text } from '../../pack.ts';
import { words } from '../writing.ts';

/** P12-TONE: words that make a customer angrier, and what to say instead. `any` are pieces of text; a place is a finding when it
 *  holds one of them and none of `unless` stands around it. Answers are Chinese, so the words are. */
export type ToneRule = {
  id: string;
  title: Text;
  any: string[];
  /** Pieces that make the same words polite, looked for in the same sentence. */
  unless?: string[];
  instead: Text;
  source: Source;
};

const skills = (article: string): Source => ({ article, confidence: 'medium' });

export const toneRules: readonly ToneRule[] = [
  {
    id: 'P12-E1',
    title: words('命令口吻', 'Commanding'),
    any: [
      '必须',
      '您得',
      '你得',
      '一定要先',
      '赶紧',
      '等一下',
      '等着',
      '不许',
      '不准',
      '自己去',
      '自己看',
      '听我说',
      '马上去',
    ],
    unless: ['吗', '好不好', '可以', '我们必须', '本行必须', '我行必须', '必须由我'],
    instead: words('改成征询：“您能……吗？”“……好吗？”', 'Ask: “Could you …, please?”'),
    source: skills('避免使用命令口吻'),
  },
  {
    id: 'P12-E2',
    title: words('推卸责任', 'Shirking'),
    any: [
      '不归我管',
      '不归我们管',
      '不是我们部门',
      '不关我',
      '与我无关',
      '与我行无关',
      '跟我没关系',
      '不是我的责任',
      '我不清楚',

      '我不知道',
      '我没办法',
      '没有办法',
      '你找',
      '您找别人',
      '去找总行',
      '这是总行的规定',
      '系统的问题',
      '不是我办的',
    ],
    instead: words('说能做什么：“我帮您联系……好吗？”', 'Say what you can do: “May I call … for you?”'),
    source: skills('避免推卸责任'),
  },
  {
    id: 'P12-N2',
    title: words('未查清先许诺、先定性', 'Promise or verdict before the facts'),
    any: [
      '保证',
      '肯定给',
      '一定赔',
      '一定给您解决',
      '全额赔偿',
      '绝对没有',
      '绝不可能',
      '肯定没有问题',
      '肯定是您',
      '百分之百',
      '包您',
    ],
    unless: ['保证金', '保证保险', '保证人', '保证合同', '质量保证'],
    instead: words('“我们正在核实，……前告诉您结果。”', '“We are checking and will tell you by …”'),
    source: skills('注意事项（二）'),
  },
  {
    id: 'P12-PR1',
    title: words('争辩、否定客户', 'Arguing'),
    any: [
      '你错了',
      '您错了',
      '您搞错',
      '你搞错',
      '您误会',
      '不可能',
      '您没听懂',
      '你没看清',
      '您自己没看',
      '您自己签的字',
      '胡说',
      '无理取闹',
      '你说的不对',
      '您说的不对',
    ],
    instead: words('先复述客户的意思，再说明情况', 'Repeat what was meant, then explain'),
    source: skills('处理顾客投诉的原则'),
  },
  {
    id: 'P12-S11',
    title: words('火上浇油', 'Fuel'),
    any: [
      '随便你',
      '随您便',
      '爱投诉',
      '去告',
      '您急什么',
      '你急什么',
      '喊什么',
      '嚷什么',
      '大惊小怪',
      '不就是',
      '又不是我',
      '态度放好',
      '素质',
      '刁民',
      '想要钱',
    ],
    instead: words('“我理解您的心情，您看我们能为您做些什么？”', '“I understand; what can we do for you?”'),
    source: skills('客户服务人员的投诉处理能力及其评估'),
  },
  {
    id: 'P12-S12',
    title: words('指责同事或单位', 'Blaming colleagues'),
    any: ['同事不懂', '他们部门', '那个柜员', '新来的', '他办错', '领导不同意', '我们行就这样', '上面不让', '临时工'],
    instead: words('“给您添麻烦了，由我来跟进。”', '“I am sorry; I will see to it.”'),
    source: skills('客户服务人员的投诉处理能力及其评估'),
  },
  {
    id: 'P8-PUSH',
    title: words('把客户推给监管部门', 'Pushing the customer to the regulator'),
    any: ['去银监', '去找监管', '打12378', '去人民银行投诉', '找消协', '去法院', '走法律途径吧', '去起诉'],
    unless: ['救济', '权利', '您可以申请', '有权', '您也可以'],
    instead: words(
      '救济途径写成权利：“您也可以申请核查、调解……”',
      'State remedies as rights: “You may also ask for review …”',
    ),
    source: { article: 'ⅩⅩ银行〔2007〕246号', confidence: 'high' },
  },
  {
    id: 'P12-CASH',
    title: words('轻言以钱了结', 'Settling by cash'),
    any: ['赔点钱', '给点钱', '给您钱', '多少钱能', '花钱买', '私了', '补点钱'],
    instead: words('补偿按制度和权限办理，先查清事实', 'Redress follows the rules; facts first'),
    source: skills('处理投诉把握的原则'),
  },
];
