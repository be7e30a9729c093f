import { Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarDifference, DayWord } from '../../../shared/calendar/compare.ts';
import type { Window } from '../../../shared/calendar/calendar.ts';
import type { CalendarView } from '../../../shared/contract/calendarViews.ts';
import { calendarWords, type CalendarWords } from '../../../shared/words/calendar.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { useWords } from '../../state/language.ts';
import { personName, useOffice } from '../../state/office.ts';
import { Card } from './Card.tsx';
import { windowsText } from './hours/windowText.ts';

/** Who published what and when, and what differs between two versions. */
export function Versions({ unit, known }: { unit: string | null; known: CalendarView }) {
  const words = useWords(calendarWords);
  const say = words.versions;
  const format = useFormat();
  const office = useOffice();
  return (
    <div className="calendar-stack">
      <Card title={say.title}>
        <div className="calendar-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{say.version}</th>
                <th scope="col">{say.at}</th>
                <th scope="col">{say.person}</th>
                <th scope="col">{say.note}</th>
                <th scope="col">{say.years}</th>
              </tr>
            </thead>
            <tbody>
              {known.versions.map(({ version, at, person, note, years }) => (
                <tr key={version}>
                  <td>
                    {say.numbered(version)}
                    {version === known.version ? <span className="quiet"> {say.inForce}</span> : null}
                  </td>
                  <td>{at === null ? '' : format.moment(at)}</td>
                  <td>{person === null ? '' : personName(office, person)}</td>
                  <td>{at === null ? say.builtIn : note}</td>
                  <td>{yearsText(years)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      <Compare unit={unit} known={known} />
    </div>
  );
}

/** `2018-2026`: published years, runs of them joined. */
function yearsText(years: CalendarView['calendar']['years']): string {
  const published = years.filter(({ status }) => status === 'published').map(({ year }) => year);
  const runs: [number, number][] = [];
  for (const year of published.toSorted((left, right) => left - right)) {
    const last = runs.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}

function Compare({ unit, known }: { unit: string | null; known: CalendarView }) {
  const say = useWords(calendarWords).versions;
  const { query } = useDesk();
  // Version 0 of a unit: before it had hours of its own.
  const numbers = [...known.versions.map(({ version }) => version), ...(unit === null ? [] : [0])];
  const [chosen, setChosen] = useState<{ from: number; to: number } | null>(null);
  const from = chosen?.from ?? numbers[1] ?? known.version;
  const to = chosen?.to ?? known.version;
  const compared = useQuery({
    ...query.calendar.compare.queryOptions({ input: { from, to, ...(unit === null ? {} : { unit }) } }),
    enabled: from !== to,
  });
  const options = numbers.map((version) => ({ value: version, label: numberedText(version, say) }));
  if (numbers.length < 2) return <p className="quiet">{say.one}</p>;
  return (
    <Card title={say.compare}>
      <div className="calendar-row">
        <label htmlFor="compare-from">{say.from}</label>
        <Select id="compare-from" value={from} options={options} onChange={(value) => setChosen({ from: value, to })} />
        <label htmlFor="compare-to">{say.to}</label>
        <Select id="compare-to" value={to} options={options} onChange={(value) => setChosen({ from, to: value })} />
      </div>
      <Problem error={compared.error} reading onRetry={() => void compared.refetch()} />
      {from === to ? <p className="quiet">{say.same}</p> : null}
      {compared.data && from !== to ? <Difference difference={compared.data.difference} from={from} to={to} /> : null}
    </Card>
  );
}

function Difference({ difference, from, to }: { difference: CalendarDifference; from: number; to: number }) {
  const words = useWords(calendarWords);
  const say = words.versions;
  const { weekdays } = useWords(partsWords);
  const format = useFormat();
  const { days, weekly, annual, timeZone, years } = difference;
  if (days.length + weekly.length + annual.length + years.length === 0 && timeZone === null)
    return <p className="quiet">{say.same}</p>;
  return (
    <>
      {years.map(({ year, before, after }) => (
        <p key={year}>{say.yearStatus(year, say.status[before ?? 'none'], say.status[after ?? 'none'])}</p>
      ))}
      <div className="calendar-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{say.date}</th>
              <th scope="col">{numberedText(from, say)}</th>
              <th scope="col">{numberedText(to, say)}</th>
            </tr>
          </thead>
          <tbody>
            {timeZone ? <Row name={say.zone} before={timeZone.before} after={timeZone.after} /> : null}
            {weekly.map(({ weekday, before, after, counted }) => (
              <Row
                key={weekday}
                name={`${weekdays[weekday]} · ${say.hours}`}
                before={hoursText(before, counted[0], say)}
                after={hoursText(after, counted[1], say)}
              />
            ))}
            {annual.map(({ monthDay, before, after }) => (
              <Row key={monthDay} name={`${say.yearly} ${monthDay}`} before={before ?? ''} after={after ?? ''} />
            ))}
            {days.map(({ date, before, after }) => (
              <Row key={date} name={format.date(date)} before={dayText(before, words)} after={dayText(after, words)} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ name, before, after }: { name: string; before: string; after: string }) {
  return (
    <tr>
      <td>{name}</td>
      <td>{before}</td>
      <td>{after}</td>
    </tr>
  );
}

const numberedText = (version: number, say: CalendarWords['versions']): string =>
  version === 0 ? say.above : say.numbered(version);

const hoursText = (windows: Window[], counted: boolean, say: CalendarWords['versions']): string =>
  [windowsText(windows) || say.none, counted ? say.counted : say.notCounted].join(' · ');

const dayText = ({ why, name, counted, windows }: DayWord, { year, versions }: CalendarWords): string =>
  [year[why], name, windowsText(windows), counted ? versions.counted : versions.notCounted].filter(Boolean).join(' · ');
