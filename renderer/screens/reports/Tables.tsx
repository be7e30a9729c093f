import type { DashboardView } from '../../../shared/contract/views.ts';
import { reportsWords } from '../../../shared/words/reports.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { percentOf, type ReasonShare, type UnitRate } from './figures.ts';

export function InflowTable({ months }: { months: DashboardView['months'] }) {
  const words = useWords(reportsWords).inflow;
  return (
    <table className="reports-table" aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.month}</th>
          <th scope="col">{words.received}</th>
          <th scope="col">{words.closed}</th>
          <th scope="col">{words.open}</th>
        </tr>
      </thead>
      <tbody>
        {months.map(({ month, received, closed, open }) => (
          <tr key={month}>
            <th scope="row">{words.monthOfYear(month)}</th>
            <td>{received}</td>
            <td>{closed}</td>
            <td>{open}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function OnTimeTable({ units }: { units: readonly UnitRate[] }) {
  const words = useWords(reportsWords).onTime;
  const go = useGo();
  return (
    <table className="reports-table" aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.unit}</th>
          <th scope="col">{words.rate}</th>
          <th scope="col">{words.met}</th>
          <th scope="col">{words.late}</th>
          <th scope="col">{words.running}</th>
          <th scope="col">{words.overdue}</th>
        </tr>
      </thead>
      <tbody>
        {units.map(({ unit, name, rate, met, late, running, overdue }) => (
          <tr key={unit}>
            <th scope="row">
              <button type="button" className="reports-link" onClick={() => go('register', { search: { unit } })}>
                {name}
              </button>
            </th>
            <td>{percentOf(rate)}</td>
            <td>{met}</td>
            <td>{late}</td>
            <td>{running}</td>
            <td className={overdue > 0 ? 'reports-overdue' : undefined}>{overdue}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Bars of plain boxes: a length beside each number needs no drawing library. */
export function ReasonBars({ reasons }: { reasons: readonly ReasonShare[] }) {
  const widest = Math.max(...reasons.map(({ share }) => share), 0.0001);
  return (
    <ul className="reports-bars">
      {reasons.map(({ reason, name, count, share }) => (
        <li key={reason ?? 'other'}>
          <span className="reports-bar-name" title={name}>
            <ReasonLink reason={reason} name={name} />
          </span>
          <span className="reports-bar-room" aria-hidden>
            <span
              className={`reports-bar${reason === null ? ' reports-bar-other' : ''}`}
              style={{ width: `${(share / widest) * 100}%` }}
            />
          </span>
          <span className="reports-bar-count">{count}</span>
          <span className="quiet reports-bar-share">{percentOf(share)}</span>
        </li>
      ))}
    </ul>
  );
}

export function ReasonTable({ reasons }: { reasons: readonly ReasonShare[] }) {
  const words = useWords(reportsWords).reasons;
  return (
    <table className="reports-table" aria-label={words.title}>
      <thead>
        <tr>
          <th scope="col">{words.reason}</th>
          <th scope="col">{words.count}</th>
          <th scope="col">{words.share}</th>
        </tr>
      </thead>
      <tbody>
        {reasons.map(({ reason, name, count, share }) => (
          <tr key={reason ?? 'other'}>
            <th scope="row">
              <ReasonLink reason={reason} name={name} />
            </th>
            <td>{count}</td>
            <td>{percentOf(share)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ReasonLink({ reason, name }: { reason: string | null; name: string }) {
  const go = useGo();
  if (reason === null || reason === '') return name;
  return (
    <button type="button" className="reports-link" onClick={() => go('register', { search: { reason } })}>
      {name}
    </button>
  );
}
