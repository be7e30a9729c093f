import type { Text } from '../pack.ts';

/** JR/T 0169-2018: three independent dimensions of a bank complaint. Names follow the standard; the official codes stay
 *  `null` until an administrator imports them, since they are sold with the standard and must not be guessed. */
export const dimensions = ['channel', 'business', 'reason'] as const;
export type Dimension = (typeof dimensions)[number];
export type Category = {
  id: string;
  dimension: Dimension;
  parent: string | null;
  title: Text;
  officialCode: string | null;
  /** No longer offered; what stands under it keeps its name. */
  retired?: boolean;
};

const entry = (dimension: Dimension, id: string, parent: string | null, zh: string, en: string): Category => ({
  id,
  dimension,
  parent,
  title: { zh, en },
  officialCode: null,
});

export const jrt0169: readonly Category[] = [
  entry('channel', 'A1', null, '前台业务渠道', 'Front channels'),
  entry('channel', 'A1.outlet', 'A1', '营业现场', 'Outlet'),
  entry('channel', 'A1.machine', 'A1', '自助机具', 'Self-service machine'),
  entry('channel', 'A1.web', 'A1', '网上银行', 'Internet bank'),
  entry('channel', 'A1.phone', 'A1', '电话银行', 'Telephone bank'),
  entry('channel', 'A1.app', 'A1', '移动客户端', 'Mobile app'),
  entry('channel', 'A1.public', 'A1', '网络公众平台', 'Public network platform'),
  entry('channel', 'A1.sms', 'A1', '短信', 'Text message'),
  entry('channel', 'A1.electronicOther', 'A1', '其他电子渠道', 'Other electronic channel'),
  entry('channel', 'A1.third', 'A1', '第三方渠道', 'Third party'),
  entry('channel', 'A1.other', 'A1', '其他前台渠道', 'Other front channel'),
  entry('channel', 'A2', null, '中、后台业务渠道', 'Middle and back office'),
  entry('business', 'B1', null, '人民币储蓄', 'RMB savings'),
  entry('business', 'B2', null, '贷款', 'Loans'),
  entry('business', 'B3', null, '银行卡', 'Bank cards'),
  entry('business', 'B3.debit', 'B3', '借记卡使用', 'Debit card use'),
  entry('business', 'B3.credit', 'B3', '信用卡使用', 'Credit card use'),
  entry('business', 'B3.campaign', 'B3', '营销活动及增值服务', 'Campaigns and added services'),
  entry('business', 'B3.fraud', 'B3', '盗刷冒用', 'Fraudulent use'),
  entry('business', 'B4', null, '支付结算', 'Payment and settlement'),
  entry('business', 'B4.account', 'B4', '账户管理', 'Account management'),
  entry('business', 'B4.transfer', 'B4', '资金划转', 'Fund transfer'),
  entry('business', 'B4.bill', 'B4', '票据', 'Bills'),
  entry('business', 'B4.electronic', 'B4', '电子支付', 'Electronic payment'),
  entry('business', 'B5', null, '自营理财', 'Own wealth products'),
  entry('business', 'B6', null, '银行代理业务', 'Agency business'),
  entry('business', 'B7', null, '其他中间业务', 'Other fee business'),
  entry('business', 'B8', null, '外汇', 'Foreign exchange'),
  entry('business', 'B9', null, '贵金属', 'Precious metals'),
  entry('business', 'B10', null, '国库', 'Treasury'),
  entry('business', 'B11', null, '人民币管理', 'Currency management'),
  entry('business', 'B12', null, '个人金融信息', 'Personal financial information'),
  entry('business', 'B13', null, '债务催收', 'Debt collection'),
  entry('business', 'B99', null, '其他业务', 'Other business'),
  entry('reason', 'C1', null, '服务态度及服务质量', 'Service attitude and quality'),
  entry('reason', 'C2', null, '服务设施、设备、业务系统', 'Facilities, equipment, systems'),
  entry('reason', 'C3', null, '管理制度、业务规则与流程', 'Management rules and process'),
  entry('reason', 'C4', null, '营销方式和手段', 'Marketing manner'),
  entry('reason', 'C5', null, '信息披露', 'Disclosure'),
  entry('reason', 'C6', null, '自主选择权', 'Freedom of choice'),
  entry('reason', 'C7', null, '定价收费', 'Pricing and fees'),
  entry('reason', 'C8', null, '产品收益', 'Product yield'),
  entry('reason', 'C9', null, '合同条款', 'Contract terms'),
  entry('reason', 'C10', null, '消费者资金安全', 'Fund safety'),
  entry('reason', 'C11', null, '消费者信息安全', 'Information safety'),
  entry('reason', 'C12', null, '债务催收方式和手段', 'Debt-collection manner'),
];
