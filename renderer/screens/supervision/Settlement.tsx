import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { monthAfter } from '../../../shared/accountability/period.ts';
import type { SettlementView } from '../../../shared/contract/calls/supervision.ts';
import { settlementPaper } from '../../../shared/document/settlement.ts';
import { settlementWords } from '../../../shared/words/settlement.ts';
import { supervisionWords } from '../../../shared/words/supervision.ts';
import { useDesk } from '../../link/desk.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { InlineForm } from '../../parts/InlineForm.tsx';
import { formatYuan } from '../../../shared/base/yuan.ts';
import { today } from '../../parts/format.ts';
import { Money } from '../../parts/Money.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useRefusalSentence } from '../../parts/refusal.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useSend } from '../../parts/useSend.ts';
import { PaperPreview } from '../../print/PaperPreview.tsx';
import { saveFile } from '../../parts/file.ts';
import { useAddressSearch, useGo } from '../../state/go.ts';
import { useLanguage, useText, useWords } from '../../state/language.ts';
import { useNow } from '../../state/now.ts';
import { personName, unitName, useOffice } from '../../state/office.ts';
import { packOf } from '../../state/packs.ts';

/** What is settled with each partner in a month: lines, total, closing, files. `?month=` and `?unit=` open one of them. */
export function Settlement() {
  const words = useWords(supervisionWords).settlement;
  const reading = useWords(supervisionWords).reading;
  const office = useOffice();
  const { query } = useDesk();
  const go = useGo();
  const search = useAddressSearch();
  const present = today(useNow()).slice(0, 7);
  const month = typeof search['month'] === 'string' ? search['month'] : monthAfter(present, -1);
  const read = useQuery({
    ...query.supervision.settlements.queryOptions({ input: { month } }),
    placeholderData: keepPreviousData,
  });
  if (read.error) return <Problem error={read.error} reading onRetry={() => void read.refetch()} />;
  if (!read.data) return <p className="quiet">{reading}</p>;
  const { units } = read.data;
  const months = [...new Set([month, present, monthAfter(present, -1), ...read.data.months])].toSorted().toReversed();
  const unit = units.find((one) => one.unit === search['unit'])?.unit ?? units[0]?.unit ?? null;
  const show = (next: { month?: string; unit?: string }): void =>
    go('supervision', { search: { tab: 'settlement', month, ...next } });
  return (
    <div className="supervision-scroll">
      <div className="supervision-bar">
        <Select
          aria-label={words.month}
          value={month}
          options={months.map((value) => ({ value, label: value }))}
          onChange={(next) => show({ month: next })}
        />
        {units.map((one) => (
          <Button
            key={one.unit}
            type={one.unit === unit ? 'primary' : 'default'}
            ghost={one.unit === unit}
            onClick={() => show({ unit: one.unit })}
          >
            {unitName(office, one.unit)} · {formatYuan(one.total)} · {one.closedAt === null ? words.open : words.closed}
          </Button>
        ))}
      </div>
      {unit === null ? (
        <EmptyState title={words.empty} hint={words.emptyHint} />
      ) : (
        <Month key={`${unit} ${month}`} unit={unit} month={month} />
      )}
    </div>
  );
}

function Month({ unit, month }: { unit: string; month: string }) {
  const words = useWords(supervisionWords).settlement;
  const list = useWords(settlementWords);
  const language = useLanguage();
  const text = useText();
  const office = useOffice();
  const { client, query } = useDesk();
  const { date } = useFormat();
  const sentence = useRefusalSentence();
  const [isClosing, setClosing] = useState(false);
  const [printed, setPrinted] = useState<number | null>(null);
  const read = useQuery(query.supervision.settlement.queryOptions({ input: { unit, month } }));
  const close = useSend(
    (request, input: { unit: string; month: string }) => client.supervision.closeSettlement({ request, ...input }),
    ['supervision'],
    () => setClosing(false),
  );
  const save = useSend(async (_request, format: 'xlsx' | 'csv') => {
    saveFile(await client.supervision.settlementFile({ unit, month, format, language }));
  }, []);
  if (read.error) return <Problem error={read.error} reading onRetry={() => void read.refetch()} />;
  if (!read.data) return null;
  const view = read.data;
  const rule = ({ pack, rule: id }: SettlementView['lines'][number]): string => {
    const known = packOf(pack.id, pack.version)?.money.find((one) => one.id === id);
    return known ? text(known.title) : id;
  };
  return (
    <section className="panel supervision-unit">
      <header>
        <h2>{list.title(unitName(office, unit), month)}</h2>
        <span className="quiet">
          {view.closed
            ? list.closed(
                date(new Date(view.closed.at + 8 * 3_600_000).toISOString().slice(0, 10)),
                personName(office, view.closed.by),
              )
            : list.open}
        </span>
      </header>
      <Lines lines={view.lines} rule={rule} label={list.title(unitName(office, unit), month)} total={view.total} />
      {view.later.length > 0 ? (
        <>
          <h3>{list.later}</h3>
          <Lines lines={view.later} rule={rule} label={list.later} />
        </>
      ) : null}
      <Problem error={save.error} />
      {isClosing ? (
        <InlineForm
          label={words.close}
          save={words.confirm}
          onSave={() => close.mutate({ unit, month })}
          onClose={() => setClosing(false)}
          error={close.error}
          isSending={close.isPending}
        >
          <p>{words.closing}</p>
        </InlineForm>
      ) : (
        <div className="supervision-decide">
          {view.closed ? null : (
            <Button type="primary" disabled={view.refusal !== null} onClick={() => setClosing(true)}>
              {words.close}
            </Button>
          )}
          <Button onClick={() => setPrinted(Date.now())}>{words.print}</Button>
          <Button onClick={() => save.mutate('xlsx')}>{words.xlsx}</Button>
          <Button onClick={() => save.mutate('csv')}>{words.csv}</Button>
          {view.refusal && !view.closed ? <span className="quiet">{sentence(view.refusal)}</span> : null}
        </div>
      )}
      {printed === null ? null : (
        <PaperPreview
          paper={settlementPaper(view, language, printed, {
            unit: (id) => unitName(office, id),
            person: (id) => personName(office, id),
            rule: (line) =>
              packOf(line.pack.id, line.pack.version)?.money.find(({ id }) => id === line.rule)?.title[language] ??
              line.rule,
            yuan: formatYuan,
          })}
          onClose={() => setPrinted(null)}
        />
      )}
    </section>
  );
}

type LinesProps = {
  lines: SettlementView['lines'];
  rule: (line: SettlementView['lines'][number]) => string;
  label: string;
  total?: number;
};

function Lines({ lines, rule, label, total }: LinesProps) {
  const { columns, ...words } = useWords(settlementWords);
  const go = useGo();
  const { moment } = useFormat();
  const open = ({ source }: SettlementView['lines'][number]): void =>
    'complaint' in source
      ? go('complaint', { id: source.complaint })
      : go('supervision', { search: { tab: 'done', proposal: source.proposal } });
  return (
    <table className="supervision-sheet" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{columns.number}</th>
          <th scope="col">{columns.date}</th>
          <th scope="col">{columns.rule}</th>
          <th scope="col" className="supervision-number">
            {columns.base}
          </th>
          <th scope="col" className="supervision-number">
            {columns.multiplier}
          </th>
          <th scope="col" className="supervision-number">
            {columns.amount}
          </th>
          <th scope="col">{columns.way}</th>
          <th scope="col">{columns.reason}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.entry}>
            <td>
              <button type="button" className="link-button" onClick={() => open(line)}>
                {line.number ?? words.proposal}
              </button>
            </td>
            <td>{moment(line.at)}</td>
            <td>{rule(line)}</td>
            <td className="supervision-number">{formatYuan(line.base)}</td>
            <td className="supervision-number">
              {line.share === null ? line.multiplier : `${line.multiplier} × ${line.share}%`}
            </td>
            <td className="supervision-number">{formatYuan(line.amount)}</td>
            <td>{line.deducted ? words.deducted : words.notDeducted}</td>
            <td>{line.reason ?? ''}</td>
          </tr>
        ))}
      </tbody>
      {total === undefined ? null : (
        <tfoot>
          <tr>
            <th scope="row" colSpan={5}>
              {words.total}
            </th>
            <td className="supervision-number">
              <strong>
                <Money fen={total} />
              </strong>
            </td>
            <td colSpan={2}>{words.deducted}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
