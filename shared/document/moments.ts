import type { Instant, LocalDate } from '../base/time.ts';
import { localDate, localMinutes } from '../calendar/local.ts';
import type { Language } from '../words/dictionary.ts';
import { documentWords } from '../words/document.ts';

const zone = 'Asia/Shanghai';

export function dateText(language: Language, date: LocalDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return documentWords[language].date(year, String(Number(month)), String(Number(day)));
}

export function momentText(language: Language, at: Instant): string {
  const minutes = Math.floor(localMinutes(zone, at));
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return `${dateText(language, localDate(zone, at))} ${clock}`;
}

/** A due moment at midnight is said as 24:00 of the day that ends. */
export function dueText(language: Language, at: Instant): string {
  if (localMinutes(zone, at) !== 0) return momentText(language, at);
  return `${dateText(language, localDate(zone, at - 1))} 24:00`;
}

export const dayOf = (at: Instant): LocalDate => localDate(zone, at);
