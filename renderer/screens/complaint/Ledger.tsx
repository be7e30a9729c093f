import type { ComplaintView } from '../../../shared/contract/views.ts';
import type { MoneyEntry } from '../../../shared/complaint/events.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { moneyWords } from '../../../shared/words/money.ts';
import { formatYuan } from '../../parts/format.ts';
import { moneyRule } from '../../parts/timelineText.ts';
import { Money } from '../../parts/Money.tsx';
import { useText, useWords } from '../../state/language.ts';
import { Part } from './Part.tsx';

/** What was paid for the complaint: each line with how it was counted, and what it comes to. */
export function Ledger({ view, pack }: { view: ComplaintView; pack: Pack }) {
  const words = useWords(moneyWords);
  const text = useText();
  if (view.money.length === 0) return null;
  const counted = ({ base, multiplier, share }: MoneyEntry): string => {
    const times = words.times(formatYuan(base), multiplier);
    return share === null ? times : words.share(times, share);
  };
  return (
    <Part title={words.title}>
      <table className="complaint-table complaint-ledger">
        <thead>
          <tr>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.way}</th>
            <th scope="col">{words.count}</th>
            <th scope="col">{words.amount}</th>
            <th scope="col">{words.month}</th>
          </tr>
        </thead>
        <tbody>
          {view.money.map((entry, index) => {
            const rule = moneyRule(pack, entry.rule);
            return (
              // Entries of a ledger have no identity of their own but their place.
              // oxlint-disable-next-line react/no-array-index-key -- these lines have no id and are never moved
              <tr key={index}>
                <td>
                  {rule ? words.kinds[rule.kind] : entry.rule}
                  {rule ? <div className="complaint-quiet">{text(rule.title)}</div> : null}
                </td>
                <td>{rule ? words.fromTo(text(rule.payer), text(rule.payee)) : null}</td>
                <td>{counted(entry)}</td>
                <td className="complaint-sum">
                  <Money fen={entry.amount} />
                </td>
                <td>
                  {entry.month}
                  {entry.deducted ? <div className="complaint-quiet">{words.deducted}</div> : null}
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {words.total}
            </th>
            <td className="complaint-sum">
              <Money fen={view.money.reduce((sum, { amount }) => sum + amount, 0)} />
            </td>
          </tr>
        </tfoot>
      </table>
    </Part>
  );
}
