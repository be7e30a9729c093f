import { day, type Instant } from '../base/time.ts';
import type { Absence, Person } from '../people/office.ts';
import { isWithinWeekly, weeklyEdges } from './weekly.ts';

/** Away at this moment: within the span and, where the absence comes again every week, within its hours. */
export const isAwayBy = ({ from, to, repeats }: Absence, at: Instant): boolean =>
  from <= at && (to === undefined || at < to) && (repeats === undefined || isWithinWeekly(repeats, at));

export const absenceAt = (person: Pick<Person, 'absences'>, at: Instant): Absence | undefined =>
  person.absences.find((absence) => isAwayBy(absence, at));

const week = 7 * day;

/** When the absence that holds at `at` lets him back; nothing where nobody knows yet. */
export function backAt({ to, repeats }: Absence, at: Instant): Instant | undefined {
  if (repeats === undefined) return to;
  const close = weeklyEdges(repeats, at, at + week + day)
    .sort((left, right) => left - right)
    .find((edge) => !isWithinWeekly(repeats, edge));
  if (close === undefined) return to;
  return to === undefined ? close : Math.min(to, close);
}

/** Moments strictly between `from` and `to` at which this absence begins or ends. */
export function absenceEdges(absence: Absence, from: Instant, to: Instant): Instant[] {
  const begin = Math.max(from, absence.from);
  const end = Math.min(to, absence.to ?? Infinity);
  if (begin > end) return [];
  const own = [absence.from, absence.to].filter(
    (moment): moment is Instant => moment !== undefined && moment > from && moment < to,
  );
  return absence.repeats ? [...own, ...weeklyEdges(absence.repeats, begin, end)] : own;
}

/** Whether somebody would be away twice at some moment. Weekly hours come round within two weeks or never. */
export function overlap(one: Absence, other: Absence): boolean {
  const from = Math.max(one.from, other.from);
  const to = Math.min(one.to ?? Infinity, other.to ?? Infinity);
  if (from >= to) return false;
  if (!one.repeats && !other.repeats) return true;
  const moments = [one, other].flatMap((absence) => absenceEdges(absence, from, Math.min(to, from + 2 * week)));
  return [from, ...moments].some((moment) => isAwayBy(one, moment) && isAwayBy(other, moment));
}
