import type { Situation } from './situations.ts';

/** One matter that many customers of one bank complain of: the demo's group. */
export const groupMatter: Situation = {
  channel: 'A1.outlet',
  business: 'B6',
  reason: 'C5',
  say: '{time}在网点经客户经理推荐购买“安稳180天”代销产品{amount}，当时说到期自动到账、和存款一样。产品到期后没有到账，网点先说系统延迟，后说要等合作机构通知，前后说法不一。',
  demand: '要求兑付本金和约定收益，并书面说明延期原因。',
  yuan: [20_000, 480_000],
};

export const groupSays = {
  title: '“安稳180天”代销产品到期未兑付',
  matter: '客户在多个网点经推荐购买同一代销产品，销售时称“到期自动到账、和存款一样”，到期后未兑付，各网点解释不一。',
  commonness: '调取销售台账：同批次售出412笔，到期未兑付均受影响，属普遍问题。',
  opinion: '已关注客户自建微信群1个（约130人）和本地论坛2个帖子，每日两次记录动向。',
  earlyReport: '已电话并书面报告协会负责人，同步告知该行总行消费者权益保护部。',
  repairPlan: '合作机构书面承诺分两批兑付；首批于本月底前到账，未到账的由该行先行垫付，逐户电话告知。',
  wordingTitle: '“安稳180天”到期兑付口径',
  firstWording: '您反映的产品到期情况我行已经核实，正在督促合作机构兑付。三个工作日内由专人给您回电，告知兑付安排。',
  wording:
    '您购买的“安稳180天”已经到期，兑付延迟给您带来不便，我们向您道歉。合作机构将分两批兑付，首批本月底前到账；到账前由专人与您保持联系，您也可以随时拨打本网点电话询问进度。',
  background: '不对外评论合作机构经营状况；不口头承诺垫付到账的具体日期，以书面通知为准。',
  pairTitle: '代销产品回购承诺与合作机构保证金',
  otherMatter: '系另一只产品的提前赎回，不是到期未兑付。',
  defect: {
    title: '代销产品到期兑付提示不足',
    signs: '到期前未提示兑付主体和到账时间，客户误以为是本行存款；到期后各网点解释不一。',
    cause: '销售说辞没有统一审核；合作机构到期安排没有写入销售文件。',
    remedy: '销售说辞经合规审核并考核上岗；到期前十个工作日短信提示兑付主体和到账时间。',
    material: '某资产管理公司代销产品',
  },
} as const;
