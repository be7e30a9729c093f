/** Typical cases of the demo: what is added to the story of a closed complaint with this reason. */
export type CaseTelling = {
  reason: string;
  format: 'bank' | 'estate' | 'store';
  title: string;
  overview?: string;
  comment?: string;
  lessons: string;
  tags: string[];
  /** Days before now on which it was written. */
  daysAgo: number;
  /** Waits for its approval. */
  waits?: true;
};

export const caseTellings: readonly CaseTelling[] = [
  {
    reason: 'C1',
    format: 'bank',
    title: '窗口少开、等候无人解释引发的服务投诉',
    comment:
      '等候时间长本可以解释，真正激化矛盾的是无人引导、询问时答以“等着就行”。首问人员没有先致歉，错过了当场化解的时机。',
    lessons:
      '先致歉、再解释，不论责任在谁\n大堂要有人巡视引导，等候超过二十分钟主动告知\n午间排班按叫号量调整，不能只按人数\n当场不能解决的，说清何时由谁答复',
    tags: ['排队', '服务态度', '首问负责'],
    daysAgo: 160,
  },
  {
    reason: 'C7',
    format: 'bank',
    title: '小额账户管理费未告知引发的退费投诉',
    comment: '收费依据是有的，告知却停留在网点公示栏。客户要的不只是退费，更是“为什么没人告诉我”。',
    lessons: '收费变动逐户告知，留存告知凭证\n答复写明依据和救济途径\n同类客户主动排查，不等再次投诉',
    tags: ['收费', '告知'],
    daysAgo: 95,
  },
  {
    reason: 'C4',
    format: 'estate',
    title: '代销产品销售话术不当',
    overview: '客户经理以“和存款一样”推荐代销产品，风险提示一带而过，到期收益不及预期后集中投诉。',
    lessons: '销售说辞经合规审核，考核合格方可上岗\n双录内容抽查，发现问题停岗培训\n到期前主动提示兑付主体和到账时间',
    tags: ['代销', '误导销售', '销售说辞'],
    daysAgo: 60,
  },
  {
    reason: 'C1',
    format: 'store',
    title: '先把歉道在前面',
    lessons:
      '真诚换真诚，先处理心情再处理事情\n谁先接待谁负责到底，不让客户把事情再说一遍\n留下姓名和电话，让客户随时找得到人',
    tags: ['沟通', '现场处理'],
    daysAgo: 30,
  },
  {
    reason: 'C5',
    format: 'bank',
    title: '信息披露不清的投诉处理',
    comment: '合同条款写了，客户没有看懂也没有人讲明白，等于没有告知。',
    lessons: '关键条款当面讲清并请客户复述\n答复先认可客户的感受',
    tags: ['信息披露'],
    daysAgo: 4,
    waits: true,
  },
];
