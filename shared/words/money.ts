import { dictionary } from './dictionary.ts';

/** What was paid for a complaint, by whom, to whom. */
export const moneyWords = dictionary({
  zh: {
    title: '退费与补偿',
    kinds: {
      refund: '退费',
      compensation: '赔偿',
      freight: '运费',
      parts: '配件费',
      labour: '工时费',
      penalty: '违约金',
      gift: '赠礼',
    },
    kind: '项目',
    way: '由谁付给谁',
    count: '计算',
    amount: '金额',
    month: '结算月份',
    total: '合计',
    fromTo: (payer: string, payee: string): string => `${payer} → ${payee}`,
    times: (base: string, multiplier: number): string => (multiplier === 1 ? base : `${base} × ${multiplier}`),
    share: (counted: string, share: number): string => `${counted} × ${share}%`,
    deducted: '从结算中扣回',
    entered: (title: string, payer: string, payee: string, amount: string): string =>
      `${title}：${payer} 付给 ${payee} ${amount}`,
  },
  en: {
    title: 'Refunds and redress',
    kinds: {
      refund: 'Refund',
      compensation: 'Compensation',
      freight: 'Freight',
      parts: 'Parts',
      labour: 'Labour',
      penalty: 'Penalty',
      gift: 'Gift',
    },
    kind: 'Item',
    way: 'From, to',
    count: 'Counted',
    amount: 'Amount',
    month: 'Settled in',
    total: 'Total',
    fromTo: (payer, payee) => `${payer} → ${payee}`,
    times: (base, multiplier) => (multiplier === 1 ? base : `${base} × ${multiplier}`),
    share: (counted, share) => `${counted} × ${share}%`,
    deducted: 'deducted from the settlement',
    entered: (title, payer, payee, amount) => `${title}: ${payer} pays ${payee} ${amount}`,
  },
});
export type MoneyWords = (typeof moneyWords)['zh'];
