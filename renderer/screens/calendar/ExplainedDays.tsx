import type { ExplainedDay } from '../../../shared/calendar/limit.ts';
import { calendarWords } from '../../../shared/words/calendar.ts';
import { partsWords, type PartsWords } from '../../../shared/words/parts.ts';
import { windowsText } from './hours/windowText.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useWords } from '../../state/language.ts';

/** Every day behind a due moment in words: what it was and whether it counted. */
export function ExplainedDays({ days }: { days: ExplainedDay[] }) {
  const say = useWords(calendarWords).explanation;
  const parts = useWords(partsWords);
  const format = useFormat();
  return (
    <div className="calendar-table">
      <table aria-label={say.title}>
        <thead>
          <tr>
            <th scope="col">{say.date}</th>
            <th scope="col">{say.counted}</th>
            <th scope="col">{say.why}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.date} className={day.counted === null ? 'quiet' : ''}>
              <td>{format.date(day.date)}</td>
              <td>{countText(day, parts)}</td>
              <td>{whyText(day, parts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function countText({ counted, why }: ExplainedDay, { strip }: PartsWords): string {
  if (counted === null) return '';
  return why === 'calendar' ? strip.countedCalendar(counted) : strip.counted(counted);
}

function whyText(day: ExplainedDay, { strip }: PartsWords): string {
  if (day.skipped !== undefined) return strip.skipped(day.skipped);
  // A count in days needs no hours beside each; only limits in hours live on them.
  const hours = day.counted === null && day.why !== 'start' ? windowsText(day.windows ?? []) : '';
  return [day.name, strip[day.why], hours].filter(Boolean).join(' · ');
}
