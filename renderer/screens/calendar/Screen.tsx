import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { calendarWords } from '../../../shared/words/calendar.ts';
import type { CalendarView } from '../../../shared/contract/calendarViews.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useAddressSearch } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { hoursWords } from '../../../shared/words/hours.ts';
import { UnitPicker } from '../../parts/UnitPicker.tsx';
import type { HoursDraft } from './hours/draft.ts';
import { Hours } from './hours/Hours.tsx';
import { DueCalculator } from './DueCalculator.tsx';
import { Provisional } from './Provisional.tsx';
import { Publish } from './Publish.tsx';
import { Versions } from './Versions.tsx';
import { YearCalendar } from './YearCalendar.tsx';
import './calendar.css';

const views = ['year', 'hours', 'publish', 'versions', 'due', 'provisional'] as const;
type View = (typeof views)[number];
/** Notices and what waits for them are the office's; the rest can be looked at for one unit. */
const ofUnit: readonly View[] = ['year', 'hours', 'versions', 'due'];

/** The office's calendar, or that of one unit: what each year is, its hours, how a notice comes in, what changed, what follows. */
export default function Screen() {
  const words = useWords(calendarWords);
  const { whose, officeOwn } = useWords(hoursWords);
  const { query } = useDesk();
  const asked = useAddressSearch()['view'];
  const [chosen, setView] = useState<View>(() => views.find((one) => one === asked) ?? 'year');
  const [unit, setUnit] = useState<string | null>(null);
  const calendar = useQuery(query.calendar.view.queryOptions({ input: unit === null ? {} : { unit } }));
  const known = calendar.data;
  const offered = unit === null ? views : ofUnit;
  const view = offered.find((one) => one === chosen) ?? 'year';
  const count = known?.provisionalClocks ?? 0;
  return (
    <div className="screen calendar">
      <header className="calendar-head">
        <h1>{words.title}</h1>
        <UnitPicker className="calendar-whose" value={unit} onChange={setUnit} label={whose} placeholder={officeOwn} />
        {known ? <span className="quiet">{`${known.calendar.title} · ${words.version(known.version)}`}</span> : null}
        <nav aria-label={words.views} className="calendar-views">
          {offered.map((one) => (
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
          <Shown view={view} unit={unit} known={known} onChoose={setUnit} />
        ) : calendar.isError ? null : (
          <p className="quiet">{words.reading}</p>
        )}
      </div>
    </div>
  );
}

type ShownProps = { view: View; unit: string | null; known: CalendarView; onChoose: (unit: string) => void };

/** What was typed for hours or a notice stays while another view is looked at. */
function Shown({ view, unit, known, onChoose }: ShownProps): ReactNode {
  const [typedByUnit, setTyped] = useState<Record<string, HoursDraft | null>>({});
  return (
    <>
      {view === 'year' ? <YearCalendar calendar={known.calendar} /> : null}
      <div hidden={view !== 'hours'}>
        <Hours
          key={unit}
          unit={unit}
          view={known}
          typed={typedByUnit[unit ?? ''] ?? null}
          onType={(draft) => setTyped({ ...typedByUnit, [unit ?? '']: draft })}
          onChoose={onChoose}
        />
      </div>
      <div hidden={view !== 'publish'}>
        <Publish />
      </div>
      {view === 'versions' ? <Versions unit={unit} known={known} /> : null}
      {view === 'due' ? <DueCalculator unit={unit} /> : null}
      {view === 'provisional' ? <Provisional /> : null}
    </>
  );
}
