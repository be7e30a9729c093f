import { Input } from 'antd';
import { useId, useState } from 'react';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import { moneyWords } from '../../../shared/words/money.ts';
import { useDesk } from '../../link/desk.ts';
import { fenOf, textOfFen } from '../../parts/amount.ts';
import { formatYuan } from '../../../shared/base/yuan.ts';
import { InlineForm } from '../../parts/InlineForm.tsx';
import { useSend } from '../../parts/useSend.ts';
import { useWords } from '../../state/language.ts';

/** A wrong amount is put right by an entry of its own with the difference and the reason; what was entered stays.
 *  @param line place in the ledger, from 0 */
export function LedgerCorrection({ view, line, onClose }: { view: ComplaintView; line: number; onClose: () => void }) {
  const words = useWords(moneyWords);
  const { client } = useDesk();
  const entry = view.money[line];
  const standing = view.money.filter(({ corrects }, place) => place === line || corrects === line);
  const [typed, setTyped] = useState(() => textOfFen(standing.reduce((sum, { base }) => sum + base, 0)));
  const [reason, setReason] = useState('');
  const [baseId, reasonId, noteId] = [useId(), useId(), useId()];
  const send = useSend(
    (request, input: { base: number; reason: string }) =>
      client.complaint.correctMoney({ request, id: view.id, line, ...input }),
    ['complaint', 'supervision'],
    onClose,
  );
  if (!entry) return null;
  const base = fenOf(typed);
  const amount = base === undefined ? undefined : Math.round((base * entry.multiplier * (entry.share ?? 100)) / 100);
  const before = standing.reduce((sum, one) => sum + one.amount, 0);
  return (
    <InlineForm
      label={words.correctLine(line + 1)}
      save={words.save}
      onSave={() => base !== undefined && send.mutate({ base, reason })}
      onClose={onClose}
      error={send.error}
      isSending={send.isPending}
      disabled={base === undefined || reason.trim() === ''}
    >
      <p className="complaint-quiet">{words.correcting}</p>
      <label htmlFor={baseId}>{words.base}</label>
      <Input
        id={baseId}
        className="field-amount"
        inputMode="decimal"
        status={base === undefined ? 'error' : ''}
        aria-describedby={noteId}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <output id={noteId}>
        {amount === undefined ? (
          <span className="field-problem">{words.notAmount}</span>
        ) : (
          words.would(formatYuan(amount), formatYuan(amount - before))
        )}
      </output>
      <label htmlFor={reasonId}>{words.why}</label>
      <Input.TextArea
        id={reasonId}
        rows={2}
        maxLength={2000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </InlineForm>
  );
}
