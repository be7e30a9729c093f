import { useQuery } from '@tanstack/react-query';
import { reportDefinitions } from '../../../shared/report/definitions/index.ts';
import { periodName } from '../../../shared/report/names.ts';
import { reportWords } from '../../../shared/words/report.ts';
import { useDesk } from '../../link/desk.ts';
import { ExportButton } from '../../parts/ExportButton.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useAddressSearch, useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { useNow } from '../../state/now.ts';
import { personName, useOffice } from '../../state/office.ts';
import { addressOf } from './address.ts';
import { ReportPage } from './ReportPage.tsx';
import './bulletins.css';

/** Bulletins and returns: what waits to be frozen and signed, every report there is, and the one that is open. */
export default function BulletinsScreen() {
  const words = useWords(reportWords);
  const text = useText();
  const office = useOffice();
  const { query } = useDesk();
  const go = useGo();
  const now = useNow();
  const search = useAddressSearch();
  const address = addressOf(search, now);
  const view = useQuery(query.report.view.queryOptions());
  const open = (report: string, period: string, version: number | null = null): void =>
    go('bulletins', { search: { report, period, ...(version === null ? {} : { version }) } });
  const isOpen = (report: string, period: string): boolean =>
    address.definition.id === report && address.period === period;
  const isNamedAbove = view.data?.waiting.some(({ report, period }) => isOpen(report, period)) ?? false;
  return (
    <div className="screen bulletins">
      <header className="bulletins-head">
        <h1>{words.title}</h1>
        <span className="quiet">{words.intro}</span>
        <span className="bulletins-export">
          <ExportButton source={{ list: 'bulletins' }} />
        </span>
      </header>
      <Problem error={view.error} reading onRetry={() => void view.refetch()} />
      <div className="bulletins-body">
        <nav className="bulletins-list" aria-label={words.title}>
          <h2>{words.waiting}</h2>
          {view.data?.waiting.length === 0 ? <p className="quiet">{words.waitingNone}</p> : null}
          <ul>
            {view.data?.waiting.map(({ report, period, state, version, signers }) => {
              const definition = reportDefinitions.find(({ id }) => id === report);
              if (!definition) return null;
              return (
                <li key={`${report} ${period}`}>
                  <button
                    type="button"
                    aria-current={isOpen(report, period)}
                    onClick={() => open(report, period, version)}
                  >
                    <strong>{text(definition.title)}</strong>
                    <span>{text(periodName(definition.period, period))}</span>
                    <span className="quiet">
                      {state === 'draft' ? words.draftWaits : words.frozenWaits} ·{' '}
                      {signers.length === 0
                        ? words.noSigner
                        : words.signers(signers.map((one) => personName(office, one)).join(' / '))}
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
          <h2>{words.all}</h2>
          <ul>
            {reportDefinitions.map(({ id, title, purpose, period }) => (
              <li key={id}>
                <button
                  type="button"
                  aria-current={address.definition.id === id && !isNamedAbove && address.version === null}
                  title={text(purpose)}
                  onClick={() => go('bulletins', { search: { report: id } })}
                >
                  <span>{text(title)}</span>
                  <span className="quiet">{words.every[period]}</span>
                </button>
              </li>
            ))}
          </ul>
          <h2>{words.kept}</h2>
          {view.data && !view.data.kept.some(({ versions }) => versions.length > 0) ? (
            <p className="quiet">{words.keptNone}</p>
          ) : null}
          <ul>
            {view.data?.kept.flatMap(({ report, period, versions }) => {
              const definition = reportDefinitions.find(({ id }) => id === report);
              const last = versions.at(-1);
              if (!definition || !last) return [];
              return [
                <li key={`${report} ${period}`}>
                  <button
                    type="button"
                    aria-current={isOpen(report, period) && address.version !== null}
                    onClick={() => open(report, period, last.version)}
                  >
                    <span>{text(definition.title)}</span>
                    <span className="quiet">
                      {text(periodName(definition.period, period))} · {words.version(last.version)}
                    </span>
                  </button>
                </li>,
              ];
            })}
          </ul>
        </nav>
        <ReportPage key={`${address.definition.id} ${address.period}`} address={address} open={open} />
      </div>
    </div>
  );
}
