import { addMonths, dayNumber, toLocalDate } from '../calendar/dates.ts';
import type { DatePair, Span } from './events.ts';

/** Last day of a span of months, counted as the calendar does: the same-number day, else the end of the month (CAL-202). */
export const endOf = ({ from, months }: Span): string => toLocalDate(addMonths(dayNumber(from), months));

/** P10-M15: a warranty of five years whose deposit is given back after two leaves three years in which nobody can be held to it.
 *  @param promised what customers were promised @param held until when the money for it is kept back */
export function pairOf(id: string, title: string, promised: Span, held: Span): DatePair {
  const [promisedUntil, heldUntil] = [endOf(promised), endOf(held)];
  const gapDays = Math.max(0, dayNumber(promisedUntil) - dayNumber(heldUntil));
  return { id, title, promised, held, promisedUntil, heldUntil, gapDays };
}
