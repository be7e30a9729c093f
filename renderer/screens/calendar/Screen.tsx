import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { calendarWords } from '../../../shared/words/calendar.ts';
import type { CalendarView } from '../../../shared/contract/calendarViews.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useAddressSearch } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { DueCalculator } from './DueCalculator.tsx';
import { Provisional } from './Provisional.tsx';
import { Publish } from './Publish.tsx';
import { Versions } from './Versions.tsx';
import { YearCalendar } from './YearCalendar.tsx';
import './calendar.css';

const views = ['year', 'publish', 'versions', 'due', 'provisional'] as const;
type View = (typeof views)[number];

/** The office's calendar: what each year is, how a new notice comes in, what changed, and what follows from it. */
export default function Screen() {
  const words = useWords(calendarWords);
  const { query } = useDesk();
  const asked = useAddressSearch()['view'];
  const [view, setView] = useState<View>(() => views.find((one) => one === asked) ?? 'year');
  const calendar = useQuery(query.calendar.view.queryOptions({ input: {} }));
  const known = calendar.data;
  const count = known?.provisionalClocks ?? 0;
  return (
    <div className="screen calendar">
      <header className="calendar-head">
        <h1>{words.title}</h1>
        {known ? <span className="quiet">{`${known.calendar.title} · ${words.version(known.version)}`}</span> : null}
        <nav aria-label={words.views} className="calendar-views">
          {views.map((one) => (
            <button
              key={one}
              type="button"
              className="calendar-view"
              aria-current={one === view ? 'page' : undefined}
              onClick={() => setView(one)}
            >
              {words.view[one]}
              {one === 'provisional' && count > 0 ? <span className="calendar-count">{count}</span> : null}
            </button>
          ))}
        </nav>
      </header>
      <div className="calendar-content">
        <Problem error={calendar.error} reading onRetry={() => void calendar.refetch()} />
        {known ? (
          <Shown view={view} known={known} />
        ) : calendar.isError ? null : (
          <p className="quiet">{words.reading}</p>
        )}
      </div>
    </div>
  );
}

/** What was typed for a notice stays while another view is looked at. */
function Shown({ view, known }: { view: View; known: CalendarView }): ReactNode {
  return (
    <>
      {view === 'year' ? <YearCalendar calendar={known.calendar} /> : null}
      <div hidden={view !== 'publish'}>
        <Publish version={known.version} />
      </div>
      {view === 'versions' ? <Versions known={known} /> : null}
      {view === 'due' ? <DueCalculator /> : null}
      {view === 'provisional' ? <Provisional /> : null}
    </>
  );
}
