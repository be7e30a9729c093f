/** Which closed complaints a sample is drawn from: the same for whoever draws it and whoever proves it. */
import { instantOf } from '../../shared/calendar/local.ts';
import { dayNumber, toLocalDate } from '../../shared/calendar/dates.ts';
import type { Sampling } from '../../shared/assurance/events.ts';
import type { DeskParts } from '../parts.ts';
import { prepared } from '../store/prepared.ts';

/** Ids of the complaints received in these days (both included) that had ended by `at` and in which the unit or one below it takes
 *  part, in the order of registration. */
export function populationOf(
  parts: DeskParts,
  { from, to, unit, at }: Pick<Sampling, 'from' | 'to' | 'unit' | 'at'>,
): string[] {
  const time = parts.workingTime();
  return prepared<[object], string>(
    parts.database,
    `select c.id from complaint c indexed by complaint_received
     where c.received_at >= @begin and c.received_at < @end and c.ended is not null and c.ended_at <= @at
       and exists (select 1 from complaint_unit u where u.unit = @unit and u.row = c.row)
     order by c.row`,
  )
    .pluck()
    .all({
      begin: instantOf(time, from, 0),
      end: instantOf(time, toLocalDate(dayNumber(to) + 1), 0),
      at,
      unit,
    });
}
