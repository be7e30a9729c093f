import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { weekdays, type Calendar } from '../../../shared/calendar/calendar.ts';
import { localDate } from '../../../shared/calendar/local.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { calendarWords, type CalendarWords } from '../../../shared/words/calendar.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useWords } from '../../state/language.ts';
import { useNow } from '../../state/now.ts';
import { monthsOf, workingDaysIn, type DayKind, type YearDay, type YearMonth } from './calendarYear.ts';
import { Card } from './Card.tsx';
import { windowsText } from './hours/windowText.ts';

/** A year as it counts: days off and make-up days by name, and what it adds up to. */
export function YearCalendar({ calendar }: { calendar: Calendar }) {
  const words = useWords(calendarWords);
  const say = words.year;
  const today = localDate('Asia/Shanghai', useNow());
  const years = calendar.years.map((one) => one.year);
  const present = Number(today.slice(0, 4));
  const [firstYear, lastYear] = [Math.min(...years, present), Math.max(...years, present)];
  const [year, setYear] = useState(present);
  const months = useMemo(() => monthsOf(calendar, year), [calendar, year]);
  const known = calendar.years.find((one) => one.year === year);
  const isProvisional = known?.status !== 'published';
  return (
    <Card title={say.yearLabel(year)}>
      <div className="calendar-year-bar">
        <Button
          icon={<LeftOutlined />}
          aria-label={say.previousYear}
          disabled={year <= firstYear}
          onClick={() => setYear(year - 1)}
        />
        <strong aria-live="polite">{year}</strong>
        <Button
          icon={<RightOutlined />}
          aria-label={say.nextYear}
          disabled={year >= lastYear}
          onClick={() => setYear(year + 1)}
        />
        <span>{say.workingDays(workingDaysIn(months))}</span>
        <Legend months={months} />
      </div>
      {isProvisional ? <Alert type="warning" showIcon title={known ? say.provisional : say.unknownYear} /> : null}
      <div className={`calendar-months${isProvisional ? ' calendar-provisional' : ''}`}>
        {months.map((month) => (
          <MonthTable key={month.month} month={month} today={today} />
        ))}
      </div>
      <Festivals months={months} />
      <p className="quiet">
        {known?.notice ? `${say.notice}: ${known.notice} · ` : ''}
        {say.office}: <Hours calendar={calendar} />
      </p>
    </Card>
  );
}

/** Names of the year's special days with their dates: what the small squares cannot say. */
function Festivals({ months }: { months: readonly YearMonth[] }) {
  const format = useFormat();
  const say = useWords(calendarWords).year;
  const byName = new Map<string, YearDay[]>();
  for (const day of months.flatMap(({ days }) => days)) {
    if (day.name !== '') byName.set(day.name, [...(byName.get(day.name) ?? []), day]);
  }
  return (
    <ul className="calendar-festivals">
      {[...byName].map(([name, days]) => {
        const off = days.filter(({ counted }) => !counted);
        const worked = days.filter(({ counted }) => counted);
        const span = [off[0], off.at(-1)].flatMap((day) => (day ? format.date(day.date) : []));
        const parts = [
          off.length === 0 ? '' : `${[...new Set(span)].join(' – ')} ${say.holiday}`,
          worked.length === 0 ? '' : `${worked.map(({ date }) => format.date(date)).join(', ')} ${say.makeUp}`,
        ];
        return (
          <li key={name}>
            <strong>{name}</strong> {parts.filter(Boolean).join(' · ')}
          </li>
        );
      })}
    </ul>
  );
}

/** Office hours by runs of weekdays that have the same. */
function Hours({ calendar }: { calendar: Calendar }) {
  const { weekdays: names } = useWords(partsWords);
  const runs: { from: string; to: string; hours: string }[] = [];
  for (const weekday of weekdays) {
    const hours = windowsText(calendar.weekly[weekday]);
    const last = runs.at(-1);
    if (last?.hours === hours) last.to = names[weekday];
    else runs.push({ from: names[weekday], to: names[weekday], hours });
  }
  return runs
    .filter(({ hours }) => hours !== '')
    .map(({ from, to, hours }) => `${from === to ? from : `${from} – ${to}`} ${hours}`)
    .join('; ');
}

const markOf = (kind: DayKind, { marks }: CalendarWords['year']): string =>
  kind === 'working' || kind === 'weekend' ? '' : marks[kind];

/** The kinds of days there are in the year. */
function Legend({ months }: { months: readonly YearMonth[] }) {
  const say = useWords(calendarWords).year;
  const present = new Set(months.flatMap(({ days }) => days.map(({ kind }) => kind)));
  return (
    <ul className="calendar-legend" aria-label={say.legend}>
      {legendKinds
        .filter((kind) => present.has(kind))
        .map((kind) => (
          <li key={kind}>
            <span className={`calendar-day calendar-day-${kind}`} aria-hidden>
              {markOf(kind, say)}
            </span>
            {say[kind]}
          </li>
        ))}
    </ul>
  );
}

const legendKinds = ['holiday', 'makeUp', 'shortDay', 'closed', 'weekend'] as const;

function MonthTable({ month, today }: { month: YearMonth; today: string }) {
  const say = useWords(calendarWords).year;
  const parts = useWords(partsWords);
  const places: (YearDay | null)[] = [...Array<null>(month.lead).fill(null), ...month.days];
  const weeks = Array.from({ length: Math.ceil(places.length / 7) }, (_, index) =>
    Array.from({ length: 7 }, (_day, at) => places[index * 7 + at] ?? null),
  );
  return (
    <table className="calendar-month">
      <caption>
        {say.monthTitle(month.month)}
        <span className="calendar-month-count">
          {say.monthDays(month.days.filter(({ counted }) => counted).length)}
        </span>
      </caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" abbr={parts.weekdays[weekday]}>
              {parts.weekdayLetters[weekday]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>
            {week.map((day, at) =>
              day ? (
                <DayCell key={day.date} day={day} isToday={day.date === today} />
              ) : (
                <td key={`empty ${at}`} aria-hidden />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day, isToday }: { day: YearDay; isToday: boolean }) {
  const say = useWords(calendarWords).year;
  const sentence = say.dayOf(day.date, say[day.kind], day.name);
  const mark = markOf(day.kind, say);
  return (
    <td
      className={`calendar-day calendar-day-${day.kind}${isToday ? ' calendar-day-today' : ''}`}
      title={isToday ? `${sentence} · ${say.today}` : sentence}
      {...(isToday ? { 'aria-current': 'date' as const } : {})}
    >
      {day.day}
      {mark === '' ? null : <span className="calendar-day-mark">{mark}</span>}
    </td>
  );
}
