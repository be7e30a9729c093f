import type { Instant } from '../base/time.ts';
import { dictionary, type Language } from './dictionary.ts';

/** A limit of calendar days that ends on a rest day: the date without rolling to the next working day, and with it (CAL-203). */
export const rollingWords = dictionary({
  zh: {
    label: '顺延',
    same: '最后一日是工作日，不涉及顺延',
    strict: (strict: string, rolled: string): string => `按 ${strict} 计，不顺延；若顺延则为 ${rolled}`,
    rolled: (strict: string, rolled: string): string => `顺延至 ${rolled}；不顺延则为 ${strict}`,
  },
  en: {
    label: 'Rolling',
    same: 'the last day is a working day; nothing rolls',
    strict: (strict, rolled) => `${strict}, without rolling; rolled it would be ${rolled}`,
    rolled: (strict, rolled) => `rolled to ${rolled}; without rolling ${strict}`,
  },
});

type Ends = { due: Instant; strict?: Instant | null; rolled?: Instant | null };

/** Nothing where a limit has no such two ends: working days, hours, dates that somebody named. */
export function rollingText(
  { due, strict, rolled }: Ends,
  language: Language,
  say: (due: Instant) => string,
): string | null {
  if (strict === undefined || strict === null || rolled === undefined || rolled === null) return null;
  const words = rollingWords[language];
  if (strict === rolled) return words.same;
  return (due === rolled ? words.rolled : words.strict)(say(strict), say(rolled));
}
