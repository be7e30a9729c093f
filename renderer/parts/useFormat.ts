import type { Instant, LocalDate } from '../../shared/base/time.ts';
import { partsWords } from '../../shared/words/parts.ts';
import { useWords } from '../state/language.ts';
import { useNow } from '../state/now.ts';
import { formatDate, formatDue, formatMoment, relativeDue } from './format.ts';

/** Moments and dates as they are written in the language shown now, with the year only where it differs from the present. */
export function useFormat(): {
  now: Instant;
  moment: (instant: Instant) => string;
  date: (date: LocalDate) => string;
  due: (due: Instant) => string;
  relative: (due: Instant) => string;
} {
  const words = useWords(partsWords);
  const now = useNow();
  return {
    now,
    moment: (instant) => formatMoment(instant, now, words),
    date: (date) => formatDate(date, now, words),
    due: (due) => formatDue(due, now, words),
    relative: (due) => relativeDue(due, now, words),
  };
}
