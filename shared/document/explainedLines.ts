import type { ExplainedDay } from '../calendar/limit.ts';
import type { Clock } from '../complaint/state.ts';
import type { ComplaintWords } from '../words/complaint.ts';
import { dayOf } from './moments.ts';

/** One line of the table that explains a due moment: the day, its place in the count, and why. */
export type ExplainedLine = {
  date: string;
  /** Number in the count, or nothing when the day did not count. */
  count: number | null;
  isCounted: boolean;
  isDue: boolean;
  /** A row that stands for several days left out. */
  isGap: boolean;
  why: string;
};

export function explainedLines(clock: Pick<Clock, 'days' | 'due'>, words: ComplaintWords): ExplainedLine[] {
  // Midnight belongs to the day that ends.
  const last = dayOf(clock.due - 1);
  return clock.days.map((day) => {
    const isGap = day.skipped !== undefined;
    return {
      date: day.date,
      count: day.counted,
      isCounted: day.counted !== null || countsByHours(day),
      isDue: day.date === last,
      isGap,
      why: isGap ? words.explanation.skipped(day.skipped ?? 0) : whyText(day, words),
    };
  });
}

const restDays: ReadonlySet<ExplainedDay['why']> = new Set(['start', 'weekend', 'holiday', 'closed']);

/** Limits in hours number no days: there a day with hours is one that counted. */
const countsByHours = (day: ExplainedDay): boolean => day.windows !== undefined && !restDays.has(day.why);

function whyText(day: ExplainedDay, { explanation }: ComplaintWords): string {
  const plain: Record<ExplainedDay['why'], string> = {
    start: explanation.start,
    working: explanation.working,
    makeUp: explanation.makeUp,
    weekend: explanation.weekend,
    holiday: explanation.holiday,
    closed: explanation.closed,
    shortDay: explanation.shortDay,
    calendar: explanation.calendarDay,
    provisional: explanation.provisionalDay,
  };
  // A count in working days needs no hours beside each day; only limits in hours live on them.
  const hours =
    day.counted === null && countsByHours(day) ? day.windows?.map((window) => window.join('-')).join(' ') : '';
  return [day.name, plain[day.why], hours ? explanation.hours(hours) : ''].filter(Boolean).join(' · ');
}
