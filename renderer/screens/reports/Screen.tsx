import { Button } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { DashboardFilter } from '../../../shared/contract/calls/desk.ts';
import type { DashboardView } from '../../../shared/contract/views.ts';
import { reportsWords } from '../../../shared/words/reports.ts';
import { useDesk } from '../../link/desk.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { categoryOf } from '../../state/categories.ts';
import { pathOf, useAddressSearch, useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';
import { currentPack } from '../../state/packs.ts';
import { useSession } from '../../state/session.ts';
import { addressOf, casesOf } from './address.ts';
import { addedUp } from './figures/arithmetic.ts';
import { Figures } from './figures/Figures.tsx';
import { Filters } from './Filters.tsx';
import { Tiles } from './Tiles.tsx';
import './reports.css';

/** Figures of what this seat may see. What is counted stands in the address: Back undoes a filter, and a link shows the same. */
export default function Screen() {
  const words = useWords(reportsWords);
  const { query } = useDesk();
  const navigate = useNavigate();
  const search = useAddressSearch();
  const filter = useMemo(() => addressOf(search), [search]);
  const figures = useQuery({
    ...query.dashboard.figures.queryOptions({ input: filter }),
    placeholderData: keepPreviousData,
  });
  const set = (changed: DashboardFilter): void => {
    const options: object = { to: pathOf.reports, search: { ...filter, ...changed } };
    void navigate(options as Parameters<typeof navigate>[0]);
  };
  const view = figures.data;
  const counted = useCounted(view, filter);
  return (
    <div className="screen reports">
      <header className="reports-head">
        <h1>{words.title}</h1>
        <p className="quiet reports-counted">{counted}</p>
        {view && <Button onClick={() => window.print()}>{words.print}</Button>}
      </header>
      {view && (
        <Filters filter={filter} period={{ from: view.months[0]!.month, to: view.months.at(-1)!.month }} set={set} />
      )}
      <Problem error={figures.error} reading onRetry={() => void figures.refetch()} />
      {view ? (
        <Dashboard view={view} filter={filter} counted={counted} />
      ) : figures.isError ? null : (
        <p className="quiet">{words.reading}</p>
      )}
    </div>
  );
}

function Dashboard({ view, filter, counted }: { view: DashboardView; filter: DashboardFilter; counted: string }) {
  const words = useWords(reportsWords);
  const go = useGo();
  const cases = casesOf(filter);
  const { received, closed } = addedUp(view.months);
  if (view.open + received + closed > 0) {
    return (
      <>
        <Tiles view={view} cases={cases} />
        <Figures view={view} cases={cases} counted={counted} />
      </>
    );
  }
  const isFiltered = Object.keys(filter).length > 0;
  return isFiltered ? (
    <EmptyState title={words.nothing} hint={words.nothingHint} />
  ) : (
    <EmptyState
      title={words.empty}
      hint={words.emptyHint}
      action={<Button onClick={() => go('intake')}>{words.toIntake}</Button>}
    />
  );
}

/** Which complaints are counted, in one line: it also stands on paper and on copied pictures. */
function useCounted(view: DashboardView | undefined, { unit, reason, pack }: DashboardFilter): string {
  const words = useWords(reportsWords);
  const office = useOffice();
  const text = useText();
  const session = useSession();
  const seat = session?.seat?.unitName;
  if (!view) return '';
  const category = reason === undefined ? undefined : categoryOf(reason);
  const found = pack === undefined ? undefined : currentPack(pack);
  return words.counted(
    [
      `${words.inflow.monthOfYear(view.months[0]!.month)}–${words.inflow.monthOfYear(view.months.at(-1)!.month)}`,
      unit === undefined ? (seat === undefined ? '' : words.scope(seat)) : unitName(office, unit),
      category ? text(category.title) : (reason ?? ''),
      found ? text(found.short) : (pack ?? ''),
    ].filter(Boolean),
  );
}
