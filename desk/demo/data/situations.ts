/** What people complain about: invented, in the manner of a complaint desk. `{…}` is filled in by the generator:
 *  {time} a date and hour, {amount} a sum, {minutes}, {count}, {months}, {years}, {product}. */
export type Situation = {
  /** JR/T 0169: where it happened, with which business, why. */
  channel: string;
  business: string;
  reason: string;
  say: string;
  demand: string;
  /** Least and most in yuan, where a sum is at stake. */
  yuan?: readonly [least: number, most: number];
};

const outlet = 'A1.outlet';
const machine = 'A1.machine';
const app = 'A1.app';
const phone = 'A1.phone';

export const situations: readonly Situation[] = [
  // C1 service
  {
    channel: outlet,
    business: 'B1',
    reason: 'C1',
    say: '{time}到网点办理存折补登，取号后等候{minutes}分钟，三个窗口只开一个，询问大堂经理时对方回答“等着就行”，态度很不耐烦。',
    demand: '要求道歉，并增开窗口。',
  },
  {
    channel: outlet,
    business: 'B4.account',
    reason: 'C1',
    say: '{time}陪同行动不便的母亲办理密码重置，柜员称必须本人走到柜台前，不同意上门，也不说明有没有别的办法。',
    demand: '要求提供上门服务，并对老年客户说明办理方式。',
  },
  {
    channel: outlet,
    business: 'B3.debit',
    reason: 'C1',
    say: '{time}办理借记卡换卡，柜员一边聊天一边办理，把身份证件掉在地上也没有捡起，提醒后反问“又没弄坏”。',
    demand: '要求当面道歉。',
  },
  {
    channel: outlet,
    business: 'B8',
    reason: 'C1',
    say: '{time}到网点兑换外币，前后被引导到三个窗口，最后被告知经办人员外出，让第二天再来，白跑两趟。',
    demand: '要求说明当天为何不能办理，并安排预约。',
  },
  {
    channel: phone,
    business: 'B3.credit',
    reason: 'C1',
    say: '{time}拨打客服热线，转接{count}次、等候{minutes}分钟后线路断开，再次拨打要从头描述一遍。',
    demand: '要求专人回电处理。',
  },
  {
    channel: outlet,
    business: 'B2',
    reason: 'C1',
    say: '{time}咨询房贷提前还款，客户经理连续{count}次改约时间，微信消息不回复，电话挂断。',
    demand: '要求更换客户经理，尽快办理提前还款。',
  },
  {
    channel: outlet,
    business: 'B11',
    reason: 'C1',
    say: '{time}持{count}枚硬币和部分残损纸币要求兑换，柜员说“数不过来”，让去别的网点。',
    demand: '要求按规定兑换并道歉。',
  },
  {
    channel: outlet,
    business: 'B1',
    reason: 'C1',
    say: '{time}到网点取款，公示营业时间到17点，16点25分就关闭叫号机，保安称当天不再放号。',
    demand: '要求按公示时间营业。',
  },
  {
    channel: outlet,
    business: 'B4.bill',
    reason: 'C1',
    say: '{time}为单位办理支票进账，柜员以字迹太浅为由退回{count}次，每次说的要求都不同。',
    demand: '要求一次性告知要求。',
  },
  {
    channel: 'A1.web',
    business: 'B12',
    reason: 'C1',
    say: '{time}在网上银行提交资料更新，三次均显示失败，在线客服只发送固定话术，没有人工答复。',
    demand: '要求人工处理资料更新。',
  },

  // C2 facilities and systems
  {
    channel: machine,
    business: 'B3.debit',
    reason: 'C2',
    say: '{time}在自助设备取款{amount}，账户已扣款但未出钞，现场电话无人接听，等候{minutes}分钟后离开。',
    demand: '要求退回{amount}。',
    yuan: [500, 5000],
  },
  {
    channel: machine,
    business: 'B1',
    reason: 'C2',
    say: '{time}在存取款一体机存入{amount}，机器吞钞后重启，屏幕显示“交易异常”，账户未入账。',
    demand: '要求尽快入账{amount}。',
    yuan: [1000, 20000],
  },
  {
    channel: app,
    business: 'B4.electronic',
    reason: 'C2',
    say: '{time}手机银行升级后一直无法登录，提示人脸识别失败，客服让卸载重装{count}次仍然不行。',
    demand: '要求恢复使用。',
  },
  {
    channel: machine,
    business: 'B3.debit',
    reason: 'C2',
    say: '{time}自助机吞卡，网点答复需要三个工作日才能领取，而卡里是当天要交的住院押金。',
    demand: '要求当天取回银行卡。',
  },
  {
    channel: app,
    business: 'B4.transfer',
    reason: 'C2',
    say: '{time}转账{amount}时页面卡住，重新提交后被扣款两次，其中一笔至今没有退回。',
    demand: '要求退回多扣的{amount}。',
    yuan: [800, 30000],
  },
  {
    channel: outlet,
    business: 'B1',
    reason: 'C2',
    say: '{time}网点无障碍坡道被杂物占用，轮椅无法进入，保安说“绕后门”，后门却锁着。',
    demand: '要求清理坡道。',
  },
  {
    channel: machine,
    business: 'B4.account',
    reason: 'C2',
    say: '{time}自助终端打印流水，纸张卡住后缺页，柜台又不肯补盖章，签证材料因此延误。',
    demand: '要求补打并加盖业务章。',
  },
  {
    channel: 'A1.sms',
    business: 'B3.credit',
    reason: 'C2',
    say: '账单日前后没有收到短信提醒，{time}发现已逾期，被收取违约金{amount}，客服称短信通道当天故障。',
    demand: '要求减免{amount}并消除逾期记录。',
    yuan: [30, 400],
  },
  {
    channel: app,
    business: 'B5',
    reason: 'C2',
    say: '{time}赎回理财时系统提示“维护中”，第二天净值下跌，损失约{amount}。',
    demand: '要求按提交当日净值赎回。',
    yuan: [300, 6000],
  },

  // C3 rules and process
  {
    channel: outlet,
    business: 'B4.account',
    reason: 'C3',
    say: '{time}为公司开立基本账户，资料补交{count}次，历时{months}个月仍未开立，每次都说还缺一份材料。',
    demand: '要求一次性告知并限期开户。',
  },
  {
    channel: outlet,
    business: 'B4.account',
    reason: 'C3',
    say: '{time}发现银行卡被限制非柜面交易，网点要求提供劳动合同、社保证明和居住证，自由职业者无法提供。',
    demand: '要求解除限制。',
  },
  {
    channel: outlet,
    business: 'B2',
    reason: 'C3',
    say: '房贷结清已{months}个月，{time}第{count}次到网点领取抵押注销材料，仍被告知材料在上级行。',
    demand: '要求立即交还注销抵押材料。',
  },
  {
    channel: outlet,
    business: 'B1',
    reason: 'C3',
    say: '{time}办理已故父亲存款继承，金额{amount}，网点要求去公证处公证，公证费用比利息还高。',
    demand: '要求按小额存款简化手续办理。',
    yuan: [2000, 45000],
  },
  {
    channel: outlet,
    business: 'B3.debit',
    reason: 'C3',
    say: '{time}要求注销长期不用的银行卡，网点称必须回到开户地{count}百公里外的支行办理。',
    demand: '要求就近销卡。',
  },
  {
    channel: app,
    business: 'B4.transfer',
    reason: 'C3',
    say: '{time}向家人转账{amount}被风控拦截，解除需要视频面签，预约排到{count}天之后。',
    demand: '要求当天放行。',
    yuan: [5000, 80000],
  },
  {
    channel: outlet,
    business: 'B10',
    reason: 'C3',
    say: '{time}代单位缴纳税款，网点称已过每日截止时间拒绝受理，但网站公示的截止时间更晚。',
    demand: '要求说明截止时间并承担滞纳金。',
  },
  {
    channel: outlet,
    business: 'B2',
    reason: 'C3',
    say: '申请经营贷续贷，{time}被告知审批口径变化不再续贷，距离到期只剩{count}天，事先没有任何通知。',
    demand: '要求给予过渡期。',
    yuan: [100000, 900000],
  },
  {
    channel: 'A2',
    business: 'B6',
    reason: 'C3',
    say: '委托代发的养老金本月晚到{count}天，{time}询问时网点与社保部门互相推诿。',
    demand: '要求说明原因，保证按时到账。',
  },

  // C4 marketing
  {
    channel: outlet,
    business: 'B6',
    reason: 'C4',
    say: '{time}到网点存定期，理财经理推荐“比存款利息高、随时能取”的{product}，签字后才发现是保险，需交{years}年。',
    demand: '要求退还全部本金{amount}。',
    yuan: [10000, 120000],
  },
  {
    channel: phone,
    business: 'B3.credit',
    reason: 'C4',
    say: '{time}起连续{count}天接到分期推销电话，已明确拒绝，对方仍说“领导要求必须打满三次”。',
    demand: '要求停止营销电话。',
  },
  {
    channel: outlet,
    business: 'B5',
    reason: 'C4',
    say: '{time}母亲（{count}旬）存单到期，被引导购买{product}，风险测评由工作人员代为点击完成。',
    demand: '要求撤销购买，退回{amount}。',
    yuan: [20000, 200000],
  },
  {
    channel: outlet,
    business: 'B9',
    reason: 'C4',
    say: '{time}被告知“限量纪念金条只涨不跌”，买入{amount}后想回购，网点答复不回购。',
    demand: '要求按原价回购。',
    yuan: [8000, 60000],
  },
  {
    channel: app,
    business: 'B3.campaign',
    reason: 'C4',
    say: '{time}参加满减活动，页面显示返还{amount}，消费后提示名额已满，客服称以后台为准。',
    demand: '要求兑现返现{amount}。',
    yuan: [20, 300],
  },
  {
    channel: outlet,
    business: 'B3.credit',
    reason: 'C4',
    say: '{time}办理储蓄卡时被同时办了一张信用卡，签字页混在一起，没有说明。',
    demand: '要求注销信用卡并删除征信查询记录。',
  },
  {
    channel: outlet,
    business: 'B4.electronic',
    reason: 'C4',
    say: '{time}办理业务时被要求先下载手机银行并绑定{count}项服务，否则“系统走不下去”。',
    demand: '要求解除绑定，停止强制推广。',
  },
  {
    channel: 'A1.public',
    business: 'B3.campaign',
    reason: 'C4',
    say: '{time}看到公众号宣传“新客有礼”，按要求完成开户后，网点说礼品只给首{count}位。',
    demand: '要求兑现礼品。',
  },

  // C5 disclosure
  {
    channel: outlet,
    business: 'B5',
    reason: 'C5',
    say: '{time}购买{product}时只介绍了最高收益，没有说明不保本，到期亏损{amount}。',
    demand: '要求赔偿损失。',
    yuan: [1000, 25000],
  },
  {
    channel: app,
    business: 'B2',
    reason: 'C5',
    say: '{time}申请的消费贷页面显示“日息低至万分之二”，还款时发现年化利率远高于宣传。',
    demand: '要求按宣传利率计息，退回{amount}。',
    yuan: [200, 4000],
  },
  {
    channel: outlet,
    business: 'B6',
    reason: 'C5',
    say: '代销基金的申购费、赎回费没有告知，{time}赎回时被扣{amount}。',
    demand: '要求退还未告知的费用。',
    yuan: [100, 2500],
  },
  {
    channel: outlet,
    business: 'B1',
    reason: 'C5',
    say: '{time}存入三年定期，柜员未说明提前支取按活期计息，取出后利息只有{amount}。',
    demand: '要求按靠档利率补息。',
    yuan: [20, 900],
  },
  {
    channel: 'A1.sms',
    business: 'B3.credit',
    reason: 'C5',
    say: '{time}信用卡权益突然调整，只在官网角落发布公告，年费{amount}照收。',
    demand: '要求退还年费。',
    yuan: [200, 3600],
  },

  // C6 freedom of choice
  {
    channel: outlet,
    business: 'B2',
    reason: 'C6',
    say: '{time}办理房贷时被要求必须购买指定公司的保险{amount}，否则不予放款。',
    demand: '要求退保退费。',
    yuan: [800, 9000],
  },
  {
    channel: outlet,
    business: 'B2',
    reason: 'C6',
    say: '申请小微贷款时，{time}被要求先存入{amount}作为“日均存款”，期间不得支取。',
    demand: '要求取消附加条件。',
    yuan: [20000, 200000],
  },
  {
    channel: outlet,
    business: 'B3.debit',
    reason: 'C6',
    say: '{time}学校指定的代收卡开卡时被默认勾选短信收费和账户险，取消要填{count}张表。',
    demand: '要求取消并退费{amount}。',
    yuan: [12, 120],
  },

  // C7 pricing
  {
    channel: outlet,
    business: 'B7',
    reason: 'C7',
    say: '{time}打印十年前的流水，网点按每页收费，共{amount}，墙上公示的收费标准里没有这一项。',
    demand: '要求退还{amount}。',
    yuan: [20, 260],
  },
  {
    channel: app,
    business: 'B3.credit',
    reason: 'C7',
    say: '{time}账单多出“分期手续费”{amount}，本人从未同意分期，客服称是自动分期。',
    demand: '要求退还手续费，取消自动分期。',
    yuan: [60, 1800],
  },
  {
    channel: outlet,
    business: 'B4.account',
    reason: 'C7',
    say: '小额账户管理费已收{months}个月，{time}才发现，同城别的银行都已取消。',
    demand: '要求退还{amount}。',
    yuan: [9, 90],
  },
  {
    channel: outlet,
    business: 'B4.transfer',
    reason: 'C7',
    say: '{time}向境外汇款，除手续费外又被扣中转行费用{amount}，事先没有提示。',
    demand: '要求说明收费依据。',
    yuan: [100, 600],
  },
  {
    channel: outlet,
    business: 'B2',
    reason: 'C7',
    say: '{time}提前还清车贷，被收取违约金{amount}，合同里找不到计算方式。',
    demand: '要求退还违约金。',
    yuan: [500, 8000],
  },
  {
    channel: app,
    business: 'B4.electronic',
    reason: 'C7',
    say: '{time}商户收款码费率从零调到千分之三点八，没有通知，一个月多付{amount}。',
    demand: '要求恢复原费率。',
    yuan: [60, 2000],
  },

  // C8 yield
  {
    channel: outlet,
    business: 'B5',
    reason: 'C8',
    say: '{product}到期收益比销售时演示的低{amount}，{time}询问，客户经理已调离。',
    demand: '要求补足收益。',
    yuan: [500, 15000],
  },
  {
    channel: app,
    business: 'B5',
    reason: 'C8',
    say: '{time}“稳健型”{product}连续{months}个月净值下跌，申请赎回又要等封闭期。',
    demand: '要求提前赎回。',
    yuan: [1000, 30000],
  },
  {
    channel: outlet,
    business: 'B6',
    reason: 'C8',
    say: '代销保险分红连续{years}年低于演示利益，{time}要求查看演示材料被拒。',
    demand: '要求提供当时的演示材料。',
  },

  // C9 contract
  {
    channel: outlet,
    business: 'B2',
    reason: 'C9',
    say: '房贷合同约定利率每年调整，{time}发现仍按旧利率扣款，{months}个月多扣{amount}。',
    demand: '要求退还多扣利息。',
    yuan: [300, 7000],
  },
  {
    channel: outlet,
    business: 'B2',
    reason: 'C9',
    say: '{time}想看自己的贷款合同，网点称合同只有一份在分行，客户没有留存。',
    demand: '要求提供合同副本。',
  },
  {
    channel: app,
    business: 'B2',
    reason: 'C9',
    say: '{time}线上签约时协议有{count}份，点开任何一份都闪退，只能勾选“已阅读”。',
    demand: '要求提供协议全文，允许撤销。',
  },

  // C10 fund safety
  {
    channel: app,
    business: 'B3.fraud',
    reason: 'C10',
    say: '{time}凌晨银行卡在境外被刷{count}笔，共{amount}，卡片一直在身边，已报警并取得回执。',
    demand: '要求先行赔付{amount}。',
    yuan: [800, 40000],
  },
  {
    channel: outlet,
    business: 'B4.transfer',
    reason: 'C10',
    say: '{time}母亲在网点被骗子电话指挥转出{amount}，神情慌张，柜员没有任何提醒。',
    demand: '要求协助追回并承担相应责任。',
    yuan: [10000, 180000],
  },
  {
    channel: machine,
    business: 'B3.fraud',
    reason: 'C10',
    say: '{time}在自助机旁被人以“帮忙”为由调换银行卡，随后被取走{amount}，监控画面模糊。',
    demand: '要求调取监控，协助警方。',
    yuan: [2000, 30000],
  },
  {
    channel: app,
    business: 'B3.credit',
    reason: 'C10',
    say: '{time}信用卡被绑定到陌生的支付账户，消费{count}笔共{amount}，没有收到验证码。',
    demand: '要求撤销交易。',
    yuan: [300, 9000],
  },

  // C11 information safety
  {
    channel: phone,
    business: 'B12',
    reason: 'C11',
    say: '{time}办完贷款咨询后，一周内接到{count}个贷款中介电话，能准确说出申请金额。',
    demand: '要求查明信息泄露渠道。',
  },
  {
    channel: outlet,
    business: 'B12',
    reason: 'C11',
    say: '{time}发现网点把客户签名的单据放在大厅废纸篓里，上面有姓名、卡号和电话。',
    demand: '要求整改并书面说明。',
  },
  {
    channel: outlet,
    business: 'B12',
    reason: 'C11',
    say: '前夫持本人身份证复印件，{time}在网点打印了本人的账户流水，离婚诉讼中被对方使用。',
    demand: '要求追究违规查询的责任。',
  },
  {
    channel: outlet,
    business: 'B12',
    reason: 'C11',
    say: '{time}查询征信，发现{count}条未经授权的贷后管理查询，名下没有该行贷款。',
    demand: '要求删除查询记录。',
  },

  // C12 collection
  {
    channel: phone,
    business: 'B13',
    reason: 'C12',
    say: '信用卡逾期{count}天，{time}催收人员打电话到单位前台，把欠款金额告诉了同事。',
    demand: '要求停止联系第三方并道歉。',
  },
  {
    channel: phone,
    business: 'B13',
    reason: 'C12',
    say: '{time}起每天接到{count}个催收电话，最早早上六点半，本人并非借款人，只是同名。',
    demand: '要求立即停止并删除电话。',
  },
  {
    channel: 'A1.sms',
    business: 'B13',
    reason: 'C12',
    say: '{time}收到自称律师的短信，称“今日不还将上门公证”，欠款{amount}正在协商分期。',
    demand: '要求停止恐吓短信，恢复协商。',
    yuan: [3000, 50000],
  },
  {
    channel: phone,
    business: 'B13',
    reason: 'C12',
    say: '因住院逾期，{time}提出延期还款申请，催收仍联系父母并说“替儿子还钱”。',
    demand: '要求停止骚扰家人，办理延期。',
    yuan: [2000, 20000],
  },
];

export const products: readonly string[] = [
  '“稳盈半年”理财产品',
  '“岁岁添利”年金保险',
  '“季季开放”净值型理财',
  '“金福满堂”分红保险',
  '“固收增强”理财产品',
  '“安享三年”增额终身寿险',
];

export const openings: Readonly<Record<string, readonly string[]>> = {
  phone: ['客户来电反映：', '投诉人致电称：', '来电人情绪激动，反映：', '客户来电，先问过受理范围，然后说：'],
  visit: ['客户来访反映：', '投诉人当面陈述：', '客户携带单据来访，称：'],
  letter: ['来信摘要：', '投诉人来信反映：', '手写来信，字迹清楚，主要内容：'],
  mail: ['来件摘要：', '客户通过电子邮件反映：', '邮件附有截图，内容如下：'],
  transfer: ['上级转来件摘要：', '监管热线转办，投诉人称：', '由其他单位移送，内容如下：'],
  web: ['客户在网站留言：', '网上投诉平台来件：', '网络留言摘要：'],
};

export const aftermaths: readonly string[] = [
  '当时在场的还有几位客户，都可以作证。',
  '客户已向网点负责人反映，至今没有答复。',
  '客户保留了回单和现场照片。',
  '客户称已拨打过行内客服，工单显示“已办结”，实际没有处理。',
  '网点让客户写情况说明，写完之后再无下文。',
  '客户为此请假两次，误工费用自行承担。',
  '工作人员姓名不详，工牌被围巾挡住。',
  '客户表示如果再没有结果，将向媒体反映。',
  '客户说话清楚，前后一致，愿意配合核实。',
  '客户年纪较大，由子女代为补充。',
  '此前同一网点也有过类似情况。',
  '客户只能在工作日中午接听电话。',
  '客户要求对个人信息保密。',
  '',
  '',
];
