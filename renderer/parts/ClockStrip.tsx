import { Tooltip } from 'antd';
import type { Instant } from '../../shared/base/time.ts';
import type { ExplainedDay } from '../../shared/calendar/limit.ts';
import { partsWords, type PartsWords } from '../../shared/words/parts.ts';
import { useWords } from '../state/language.ts';
import { dueDate, formatDate, today } from './format.ts';
import './clockStrip.css';

export type ClockStripProps = {
  days: ExplainedDay[];
  due: Instant;
  now: Instant;
  compact?: boolean;
};

/** What a day was, in a sentence. */
function explain(day: ExplainedDay, words: PartsWords): string {
  const say = words.strip;
  if (day.skipped !== undefined) return say.skipped(day.skipped);
  const count =
    day.counted === null ? '' : day.why === 'calendar' ? say.countedCalendar(day.counted) : say.counted(day.counted);
  const hours = day.windows?.map(([from, to]) => `${from}-${to}`).join(' ') ?? '';
  return [day.name, say[day.why], count, hours].filter(Boolean).join(' · ');
}

/** Why a day is hatched or marked: 节 a holiday, 休 a weekend or closed day, 补 a make-up working day. */
function markOf(day: ExplainedDay, words: PartsWords): string {
  if (day.skipped !== undefined) return '…';
  if (day.why === 'makeUp') return words.strip.makeUpMark;
  if (day.why === 'holiday') return words.strip.holidayMark;
  return day.why === 'weekend' || day.why === 'closed' ? words.strip.restMark : '';
}

const isCounted = (day: ExplainedDay): boolean => day.counted !== null || (day.why !== 'start' && isHourDay(day));
/** Limits in hours number no days; a day with hours is one that counted. */
const isHourDay = (day: ExplainedDay): boolean =>
  day.windows !== undefined && !['weekend', 'holiday', 'closed', 'start'].includes(day.why);

/** The calendar days behind a due moment: filled = counted, hatched = did not count, flag = due, dot = now. */
export function ClockStrip({ days, due, now, compact = false }: ClockStripProps) {
  const words = useWords(partsWords);
  const last = dueDate(due);
  const present = today(now);
  return (
    <ol className={compact ? 'strip strip-compact' : 'strip'} aria-label={words.strip.label}>
      {days.map((day) => {
        const marks = [day.date === last ? words.strip.due : '', day.date === present ? words.strip.now : ''].filter(
          Boolean,
        );
        const sentence = [formatDate(day.date, now, words), explain(day, words), ...marks].join(' · ');
        const kind =
          day.skipped !== undefined ? 'gap' : day.why === 'start' ? 'start' : isCounted(day) ? 'counted' : 'rest';
        return (
          <Tooltip key={day.date} title={sentence} mouseEnterDelay={0.1}>
            <li className={`strip-day strip-${kind}${day.provisional ? ' strip-provisional' : ''}`}>
              <span className="visually-hidden">{sentence}</span>
              {compact ? null : (
                <span className="strip-weekday" aria-hidden>
                  {words.weekdayLetters[day.weekday]}
                </span>
              )}
              <span className="strip-box" aria-hidden>
                {markOf(day, words)}
                {day.date === last ? <span className="strip-flag" /> : null}
                {day.date === present ? <span className="strip-now" /> : null}
              </span>
              {compact ? null : (
                <span className="strip-date" aria-hidden>
                  {Number(day.date.slice(8))}
                </span>
              )}
            </li>
          </Tooltip>
        );
      })}
    </ol>
  );
}
