import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { chinaNotices, chinaOfficeCalendar } from '../../../shared/calendar/china.ts';
import { weekdays } from '../../../shared/calendar/calendar.ts';
import { localDate } from '../../../shared/calendar/local.ts';
import { partsWords } from '../../../shared/words/parts.ts';
import { settingsWords } from '../../../shared/words/settings.ts';
import { useWords } from '../../state/language.ts';
import { useNow } from '../../state/now.ts';
import { monthsOf, workingDaysIn, type YearDay, type YearMonth } from './calendarYear.ts';
import { Card } from './Card.tsx';

const years = chinaOfficeCalendar.years.map(({ year }) => year);
const firstYear = Math.min(...years);
const lastYear = Math.max(...years);

export function YearCalendar() {
  const words = useWords(settingsWords);
  const say = words.calendar;
  const today = localDate('Asia/Shanghai', useNow());
  const [year, setYear] = useState(() => Math.min(lastYear, Math.max(firstYear, Number(today.slice(0, 4)))));
  const months = useMemo(() => monthsOf(chinaOfficeCalendar, year), [year]);
  const isProvisional = chinaOfficeCalendar.years.find((one) => one.year === year)?.status === 'provisional';
  const notices = chinaNotices.filter((notice) => notice.year === year).map(({ number }) => number);
  return (
    <Card title={say.yearLabel(year)}>
      <div className="settings-year-bar">
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
        <Legend />
      </div>
      {isProvisional ? <Alert type="warning" showIcon title={say.provisional} /> : null}
      <div className="settings-months">
        {months.map((month) => (
          <MonthTable key={month.month} month={month} today={today} />
        ))}
      </div>
      <p className="quiet">
        {say.notice}: {notices.join(', ')} · {say.office}: {say.officeHours}
      </p>
    </Card>
  );
}

function Legend() {
  const say = useWords(settingsWords).calendar;
  return (
    <ul className="settings-legend" aria-label={say.legend}>
      <li>
        <span className="settings-day settings-day-holiday" aria-hidden>
          {say.marks.holiday}
        </span>
        {say.holiday}
      </li>
      <li>
        <span className="settings-day settings-day-makeUp" aria-hidden>
          {say.marks.makeUp}
        </span>
        {say.makeUp}
      </li>
      <li>
        <span className="settings-day settings-day-weekend" aria-hidden />
        {say.weekend}
      </li>
    </ul>
  );
}

function MonthTable({ month, today }: { month: YearMonth; today: string }) {
  const say = useWords(settingsWords).calendar;
  const parts = useWords(partsWords);
  const places: (YearDay | null)[] = [...Array<null>(month.lead).fill(null), ...month.days];
  const weeks = Array.from({ length: Math.ceil(places.length / 7) }, (_, index) =>
    Array.from({ length: 7 }, (_day, at) => places[index * 7 + at] ?? null),
  );
  return (
    <table className="settings-month">
      <caption>{say.monthTitle(month.month)}</caption>
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
  const say = useWords(settingsWords).calendar;
  const sentence = say.dayOf(day.date, say[day.kind], day.name);
  const mark = day.kind === 'holiday' ? say.marks.holiday : day.kind === 'makeUp' ? say.marks.makeUp : '';
  return (
    <td
      className={`settings-day settings-day-${day.kind}${isToday ? ' settings-day-today' : ''}`}
      title={isToday ? `${sentence} · ${say.today}` : sentence}
      {...(isToday ? { 'aria-current': 'date' as const } : {})}
    >
      {day.day}
      {mark === '' ? null : <span className="settings-day-mark">{mark}</span>}
    </td>
  );
}
