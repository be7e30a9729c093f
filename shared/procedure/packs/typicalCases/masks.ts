/** P11-MASK: what stands in place of what was taken out, and the words by which names, titles and addresses are known. Chinese by
 *  nature; shared/caseStudy/anonymise.ts works with it. */

export const maskKinds = [
  'customer',
  'company',
  'staff',
  'agent',
  'phone',
  'identity',
  'card',
  'account',
  'mail',
  'network',
  'address',
  'plate',
  'number',
  'unit',
  'bank',
] as const;
export type MaskKind = (typeof maskKinds)[number];

export const maskFor: Record<MaskKind, string> = {
  customer: '某客户',
  company: '某公司',
  staff: '某员工',
  agent: '某代理人',
  phone: '（电话略）',
  identity: '（证件号略）',
  card: '（卡号略）',
  account: '（账号略）',
  mail: '（邮箱略）',
  network: '（网络账号略）',
  address: '（地址略）',
  plate: '（车牌略）',
  number: '（编号略）',
  unit: '某网点',
  bank: '某银行',
};

export const compoundSurnames: readonly string[] = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '司徒',
  '夏侯',
  '令狐',
  '端木',
  '宇文',
  '长孙',
  '南宫',
  '百里',
  '呼延',
  '拓跋',
  '独孤',
  '完颜',
  '叶赫',
  '那拉',
];

export const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁耿牟卜房裴佟关苗';

/** Follow a name, or a surname alone. What stays is 某 and the title. */
export const titles: readonly string[] = [
  '女士',
  '先生',
  '小姐',
  '太太',
  '大爷',
  '大妈',
  '大娘',
  '大姐',
  '大哥',
  '阿姨',
  '叔叔',
  '奶奶',
  '爷爷',
  '老人',
  '老师',
  '师傅',
  '医生',
  '律师',
  '经理',
  '主任',
  '行长',
  '处长',
  '科长',
  '总',
  '主管',
  '柜员',
  '专员',
  '警官',
];

/** Come before a name. */
export const rolesBefore: readonly string[] = [
  '客户',
  '顾客',
  '投诉人',
  '申请人',
  '代理人',
  '联系人',
  '经办人',
  '柜员',
  '员工',
  '业主',
  '消费者',
  '用户',
  '被投诉人',

  '姓名',
  '户名',
  '收款人',
  '名叫',
  '名字叫',
  '丈夫',
  '妻子',
  '父亲',
  '母亲',
  '儿子',
  '女儿',
  '其子',
  '其女',
  '其母',
  '其父',
];

/** Characters that end a name rather than belong to it. */
export const notInNames =
  '的了是在说称表示来到与和及向因为被把对就都也将要，。；：、！？（）“”《》又再去于时后前有无不可能应未已所以从其此该每某上下中内外元年月日号办理反映提出要求认为投诉购买';

/** Ordinary words that begin with a surname. */
export const notNames: readonly string[] = [
  '安排',
  '方便',
  '高级',
  '高度',
  '管理',
  '金融',
  '金额',
  '常务',
  '任何',
  '何时',
  '石油',
  '龙头',
  '万元',
  '万一',
  '白天',
  '康复',
  '江苏',
  '江西',
  '安徽',
  '黄金',
  '马上',
  '时间',
  '田地',
  '关于',
  '关系',
  '方面',
  '方式',
  '余额',
  '成为',
  '于是',
  '向来',
  '易于',
  '温馨',
  '严重',
  '严格',
  '季度',
  '文件',
  '路上',
  '钱款',
  '单位',
  '曾经',
  '常常',
];

/** Before these words an address or the name of an outlet begins. */
export const leadsIn: readonly string[] = [
  '住址',
  '地址',
  '家住',
  '住在',
  '位于',
  '坐落于',
  '前往',
  '来到',
  '去到',
  '就在',
  '投诉',
  '反映',
  '通过',
  '联系',
  '住',
  '在',
  '到',
  '至',
  '去',
  '于',
  '由',
  '从',
  '向',
  '与',
  '及',
  '是',
  '为',
  '找',
  '给',
  '对',
  '：',
  '，',
];

export const streetEnds = '路街道巷弄里屯村';
export const streetWords: readonly string[] = [
  '大街',
  '大道',
  '胡同',
  '小区',
  '花园',
  '新村',
  '公寓',
  '家园',
  '社区',
  '苑',
];
export const houseEnds: readonly string[] = ['号楼', '单元', '号', '栋', '幢', '座', '楼', '层', '室', '户', '门'];
export const outletEnds: readonly string[] = ['支行', '分理处', '储蓄所', '营业部'];
export const bankEnds: readonly string[] = ['分行', '银行', '信用社', '农商行'];
/** Before the end of such a name they make it a word of its own: this branch, each branch, an outlet of another bank. */
export const anyUnit: readonly string[] = [
  '该',
  '本',
  '某',
  '各',
  '我',
  '贵',
  '每个',
  '哪个',
  '其他',
  '所有',
  '多个',
  '几个',
  '附近',
  '商业',
  '人民',
  '一级',
  '二级',
  '上级',
  '县级',
  '市级',
  '省级',
  '他',
  '家',
  '个',
  '此',
  '柜面',
  '全省',
  '全市',
];

/** Numbers before or after these are amounts and counts, not telephones. */
export const amountsAfter: readonly string[] = [
  '元',
  '万',
  '亿',
  '%',
  '笔',
  '户',
  '平方',
  '米',
  '股',
  '份',
  '次',
  '天',
  '分钟',
  '美元',
  '块',
];
export const amountsBefore: readonly string[] = ['¥', '￥', '$', 'rmb', '人民币'];

/** Stand between a word and the name or number it introduces. */
export const joins = '是为叫';
/** Stand between a number and its unit: more than. */
export const about = '多余';
/** Belong to numbers of houses beside the digits. */
export const greatDigits = '十百';

export const networkWords: readonly string[] = [
  '微信号',
  '微信',
  'qq号',
  'qq',
  'vx',
  'wx',
  '抖音号',
  '快手号',
  '支付宝账号',
  '支付宝',
  '微博',
];

export const plateBegins = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

export const chineseDigits = '零一二三四五六七八九';
/** Other ways to write a digit: 〇 is 0, 幺 is 1, 两 is 2, and the ones of cheques. */
export const otherDigits: Readonly<Record<string, string>> = {
  〇: '0',
  幺: '1',
  两: '2',
  壹: '1',
  贰: '2',
  叁: '3',
  肆: '4',
  伍: '5',
  陆: '6',
  柒: '7',
  捌: '8',
  玖: '9',
};
