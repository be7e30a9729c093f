import type { ExchangeItem } from '../../../shared/contract/exchangeViews.ts';
import { exchangeWords } from '../../../shared/words/exchange.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';

/** What goes or came, a line each: what, which complaint, who, when. */
export function Items({ items, label }: { items: readonly ExchangeItem[]; label: string }) {
  const words = useWords(exchangeWords);
  const office = useOffice();
  const go = useGo();
  const { moment } = useFormat();
  const streams: Readonly<Record<string, string>> = words.streams;
  const commands: Readonly<Record<string, string>> = words.commands;
  const refusals: Readonly<Record<string, string>> = words.refusals;
  return (
    <ul className="exchange-list" aria-label={label}>
      {items.map(({ key, at, person, unit, name, stream, number, refusal }) => {
        const kind = stream.slice(0, stream.indexOf('/'));
        const id = stream.slice(kind.length + 1);
        const what =
          kind === 'unit'
            ? unitName(office, id)
            : kind === 'person'
              ? personName(office, id)
              : (streams[kind] ?? words.streams.other);
        return (
          <li key={key} className="exchange-line">
            <span className="exchange-what">
              {number === null ? (
                what
              ) : (
                <button type="button" className="text-link" onClick={() => go('complaint', { id })}>
                  {number}
                </button>
              )}{' '}
              {commands[name] ?? words.otherCommand}
              {refusal === null ? null : (
                <span className="exchange-refused">
                  {words.refused}：{refusals[refusal] ?? words.otherRefusal}
                </span>
              )}
            </span>
            <span className="quiet exchange-who">
              {person === null ? words.byProgram : personName(office, person)}
              {unit === null ? '' : ` · ${unitName(office, unit)}`}
            </span>
            <time className="quiet">{moment(at)}</time>
          </li>
        );
      })}
    </ul>
  );
}
