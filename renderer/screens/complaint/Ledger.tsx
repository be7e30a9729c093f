import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import type { MoneyEntry } from '../../../shared/complaint/events.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import { moneyWords } from '../../../shared/words/money.ts';
import { formatYuan } from '../../../shared/base/yuan.ts';
import { useRefusalSentence } from '../../parts/refusal.ts';
import { moneyRule } from '../../parts/ruleTitles.ts';
import { Money } from '../../parts/Money.tsx';
import { useText, useWords } from '../../state/language.ts';
import { useMay, useSession } from '../../state/session.ts';
import { LedgerCorrection } from './LedgerCorrection.tsx';
import { Part } from './Part.tsx';

/** What was paid for the complaint: each line with how it was counted, and what it comes to. */
export function Ledger({ view, pack }: { view: ComplaintView; pack: Pack }) {
  const words = useWords(moneyWords);
  const text = useText();
  const sentence = useRefusalSentence();
  const me = useSession()?.person?.id;
  const mayCorrect = useMay()('correct');
  const [line, setLine] = useState<number | null>(null);
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
            {mayCorrect ? (
              <th scope="col">
                <span className="visually-hidden">{words.correct}</span>
              </th>
            ) : null}
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
                  {entry.corrects === undefined ? null : (
                    <div className="complaint-quiet">{words.corrects(entry.corrects + 1, entry.reason ?? '')}</div>
                  )}
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
                {mayCorrect ? (
                  <td>
                    {entry.corrects === undefined ? (
                      <Correct
                        label={words.correctLine(index + 1)}
                        refusal={
                          entry.by === me ? sentence({ code: 'FourEyes', person: me, action: 'correctMoney' }) : null
                        }
                        onCorrect={() => setLine(index)}
                      />
                    ) : null}
                  </td>
                ) : null}
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
      {line === null ? null : <LedgerCorrection key={line} view={view} line={line} onClose={() => setLine(null)} />}
    </Part>
  );
}

/** Stays to be seen, with the reason, where somebody else must do it. */
function Correct({ label, refusal, onCorrect }: { label: string; refusal: string | null; onCorrect: () => void }) {
  const words = useWords(moneyWords);
  return refusal === null ? (
    <Button size="small" aria-label={label} onClick={onCorrect}>
      {words.correct}
    </Button>
  ) : (
    <Tooltip title={refusal} trigger={['hover', 'focus']}>
      <Button size="small" className="refused" aria-label={label} aria-disabled aria-description={refusal}>
        {words.correct}
      </Button>
    </Tooltip>
  );
}
