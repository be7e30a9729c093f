import { Alert } from 'antd';
import type { DayListView, NoticeView } from '../../../shared/contract/calendarViews.ts';
import type { NoticeDoubt } from '../../../shared/calendar/notice.ts';
import { calendarWords, type CalendarWords } from '../../../shared/words/calendar.ts';
import { useFormat } from '../../parts/useFormat.ts';
import { useWords } from '../../state/language.ts';
import { Card } from './Card.tsx';

/** The days as they were read, and what a person should look at in the paper. */
export function FoundDays({ found }: { found: DayListView & { doubts?: NoticeView['doubts'] } }) {
  const words = useWords(calendarWords);
  const say = words.publish;
  const format = useFormat();
  const doubts = found.doubts ?? [];
  return (
    <Card
      title={say.found(found.year, found.exceptions.length)}
      {...(found.notice ? { hint: say.number(found.notice) } : {})}
    >
      {doubts.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={say.doubts}
          description={
            <ul>
              {doubts.map((doubt) => (
                <li key={JSON.stringify(doubt)}>{doubtText(doubt, words)}</li>
              ))}
            </ul>
          }
        />
      ) : null}
      <ul className="calendar-days" aria-label={say.found(found.year, found.exceptions.length)}>
        {found.exceptions.map(({ date, kind, name }) => (
          <li key={`${date} ${kind}`} className={kind === 'makeUp' ? 'calendar-day-makeUp' : ''}>
            <span>{format.date(date)}</span> <strong>{kind === 'makeUp' ? say.work : say.off}</strong>{' '}
            <span className="quiet">{name}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function doubtText(doubt: NoticeDoubt, { doubt: say }: CalendarWords): string {
  switch (doubt.kind) {
    case 'DayCount':
      return say.DayCount(doubt.name, doubt.said, doubt.found);
    case 'Weekday':
      return say.Weekday(doubt.name, doubt.date);
    case 'OffAndWorked':
      return say.OffAndWorked(doubt.name, doubt.date);
    case 'ExtensionStart':
      return say.ExtensionStart(doubt.name, doubt.date);
  }
}
