import type { MoneyRule } from '../../pack.ts';
import { words } from '../writing.ts';
import { articlesOf, type Actors } from './actors.ts';

/** Who bears which cost under the three outcomes. */
export function money(actors: Actors): MoneyRule[] {
  const article = articlesOf(actors);
  const company = words('公司', 'Company');
  const customer = words('客户', 'Customer');
  const carrier = words('承运人', 'Carrier');
  const rule = (
    number: number,
    zh: string,
    en: string,
    more: Omit<MoneyRule, 'id' | 'title' | 'deducted'>,
  ): MoneyRule => ({
    id: `${actors.id}-M${number}`,
    title: words(zh, en),
    deducted: false,
    ...more,
  });
  return [
    rule(1, '退货运费', 'Return freight', {
      kind: 'freight',
      payer: company,
      payee: carrier,
      multiplier: 1,
      source: article('5.4.4、5.5.3⑵'),
    }),
    rule(2, '更换发货运费（质量问题）', 'Freight of the replacement', {
      kind: 'freight',
      payer: company,
      payee: carrier,
      multiplier: 1,
      source: article('5.4.4'),
    }),
    rule(3, '零部件费（使用不当）', 'Parts (misuse)', {
      kind: 'parts',
      payer: customer,
      payee: company,
      multiplier: 1,
      source: article('5.5.2⑵⑶'),
    }),
    rule(4, '在途运输费（使用不当）', 'Freight (misuse)', {
      kind: 'freight',
      payer: customer,
      payee: carrier,
      multiplier: 1,
      source: article('5.5.2⑵'),
    }),
    rule(5, '人工费（免收）', 'Labour (free)', {
      kind: 'labour',
      payer: customer,
      payee: company,
      multiplier: 0,
      source: article('5.4.5、5.5.2⑵'),
    }),
    rule(6, `${actors.fieldOwner.zh}承担运费`, 'Field owner’s share of the freight', {
      kind: 'penalty',
      payer: actors.fieldOwner,
      payee: company,
      multiplier: 1,
      share: { least: 30, most: 60 },
      source: article('5.5.3⑶'),
    }),
  ];
}
