import { Button, Select, Skeleton } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { DashboardView } from '../../../shared/contract/views.ts';
import { reportsWords } from '../../../shared/words/reports.ts';
import { useDesk } from '../../link/desk.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { categoryOf } from '../../state/categories.ts';
import { useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { useSession } from '../../state/session.ts';
import { Figure } from './Figure.tsx';
import { rateByUnit, reasonShares } from './figures.ts';
import { InflowTable, OnTimeTable, ReasonBars, ReasonTable } from './Tables.tsx';
import { Tiles } from './Tiles.tsx';
import './reports.css';

const InflowChart = lazy(() => import('./charts.tsx').then((charts) => ({ default: charts.InflowChart })));
const OnTimeChart = lazy(() => import('./charts.tsx').then((charts) => ({ default: charts.OnTimeChart })));

const periods = [6, 12, 24] as const;
const unitsInPicture = 12;

export default function Screen() {
  const words = useWords(reportsWords);
  const { query } = useDesk();
  const session = useSession();
  const [months, setMonths] = useState<number>(12);
  const figures = useQuery({
    ...query.dashboard.figures.queryOptions({ input: { months } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="screen reports">
      <header className="reports-head">
        <h1>{words.title}</h1>
        <label htmlFor="reports-period" className="reports-period">
          <span className="visually-hidden">{words.period}</span>
          <Select
            id="reports-period"
            value={months}
            onChange={setMonths}
            options={periods.map((value): { value: number; label: string } => ({
              value,
              label: words.lastMonths(value),
            }))}
          />
        </label>
        <span className="quiet">{session?.seat ? words.scope(session.seat.unitName) : ''}</span>
      </header>
      <Problem error={figures.error} reading onRetry={() => void figures.refetch()} />
      {figures.data ? (
        <Dashboard view={figures.data} />
      ) : figures.isError ? null : (
        <p className="quiet">{words.reading}</p>
      )}
    </div>
  );
}

function Dashboard({ view }: { view: DashboardView }) {
  const words = useWords(reportsWords);
  const go = useGo();
  const text = useText();
  const office = useOffice();
  const received = sum(view.months, 'received');
  if (view.tiles.open === 0 && received === 0 && view.units.length === 0) {
    return (
      <EmptyState
        title={words.empty}
        hint={words.emptyHint}
        action={<Button onClick={() => go('intake')}>{words.toIntake}</Button>}
      />
    );
  }
  const units = rateByUnit(view.units, (unit) => unitName(office, unit));
  const nameOfReason = (reason: string): string => {
    const found = categoryOf(reason);
    return found ? text(found.title) : words.reasons.unset;
  };
  const inflowSummary = words.inflow.summary(received, sum(view.months, 'closed'), view.tiles.open);
  const onTimeSummary = [
    words.onTime.summary(units.length),
    units.length > unitsInPicture ? words.onTime.few : '',
  ].join(' ');
  return (
    <>
      <Tiles tiles={view.tiles} />
      <div className="reports-figures">
        <Figure
          title={words.inflow.title}
          summary={inflowSummary}
          picture={
            <Suspense fallback={<Skeleton active />}>
              <InflowChart months={view.months} label={`${words.inflow.title} · ${inflowSummary}`} />
            </Suspense>
          }
          table={<InflowTable months={view.months} />}
        />
        <Figure
          title={words.onTime.title}
          summary={onTimeSummary}
          picture={
            <Suspense fallback={<Skeleton active />}>
              <OnTimeChart units={units.slice(0, unitsInPicture)} label={`${words.onTime.title} · ${onTimeSummary}`} />
            </Suspense>
          }
          table={<OnTimeTable units={units} />}
        />
        <Figure
          title={words.reasons.title}
          summary={words.reasons.summary(view.reasons.reduce((total, { count }) => total + count, 0))}
          picture={<ReasonBars reasons={reasonShares(view.reasons, nameOfReason, words.reasons.other)} />}
          table={<ReasonTable reasons={reasonShares(view.reasons, nameOfReason, words.reasons.other, 1000)} />}
        />
      </div>
    </>
  );
}

const sum = (months: DashboardView['months'], what: 'received' | 'closed'): number =>
  months.reduce((total, month) => total + month[what], 0);
