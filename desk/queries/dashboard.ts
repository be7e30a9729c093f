import { done, refused } from '../../shared/base/result.ts';
import { localDate, instantOf } from '../../shared/calendar/local.ts';
import { may, readingScope } from '../../shared/people/permissions.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { prepared } from '../store/prepared.ts';

/** Figures of the complaints this seat may see. On time = clocks of the written rules met by their due moment, among those met. */
export function dashboardQueries(parts: DeskParts): Handlers<'dashboard'> {
  return {
    figures(input, caller) {
      if (!may(parts.office(), caller.actor, 'readDashboard')) {
        return refused({ code: 'NotPermitted', permission: 'readDashboard' });
      }
      const now = parts.clock();
      const time = parts.workingTime();
      const scope = readingScope(parts.office(), caller.actor)?.id ?? '';
      const months = monthsBack(localDate(time, now).slice(0, 7), input.months);
      const edges = [...months, nextMonth(months.at(-1)!)].map((month) => instantOf(time, `${month}-01`, 0));

      const count = (column: 'received_at' | 'ended_at', from: number, to: number): number =>
        prepared<[string, number, number], number>(
          parts.database,
          `select count(*) from complaint_unit u cross join complaint c on c.row = u.row
           where u.unit = ? and c.${column} >= ? and c.${column} < ?`,
        )
          .pluck()
          .get(scope, from, to) as number;
      const openAt = (moment: number): number =>
        prepared<[string, number, number], number>(
          parts.database,
          `select count(*) from complaint_unit u cross join complaint c on c.row = u.row
           where u.unit = ? and c.received_at < ? and (c.ended_at is null or c.ended_at >= ?)`,
        )
          .pluck()
          .get(scope, moment, moment) as number;

      const byMonth = months.map((month, index) => ({
        month,
        received: count('received_at', edges[index]!, edges[index + 1]!),
        closed: count('ended_at', edges[index]!, edges[index + 1]!),
        open: openAt(Math.min(edges[index + 1]!, now)),
      }));
      const units = prepared<
        [number, string],
        { unit: string; met: number; late: number; running: number; overdue: number }
      >(
        parts.database,
        `select k.unit, sum(k.state = 'met' and k.late = 0) as met, sum(k.state = 'met' and k.late = 1) as late,
           sum(k.state = 'running') as running, sum(k.state = 'running' and k.due < ?) as overdue
         from complaint_unit u cross join clock k on k.row = u.row where u.unit = ? group by k.unit order by count(*) desc limit 200`,
      ).all(now, scope);
      const reasons = prepared<[string, number], { reason: string; count: number }>(
        parts.database,
        `select c.reason, count(*) as count from complaint_unit u cross join complaint c on c.row = u.row
         where u.unit = ? and c.received_at >= ? group by c.reason order by count desc`,
      ).all(scope, edges[0]!);
      const open = prepared<[number, string], { open: number; overdue: number }>(
        parts.database,
        `select count(*) as open, coalesce(sum(c.next_due < ?), 0) as overdue from complaint c indexed by complaint_open
         where c.ended is null and exists (select 1 from complaint_unit u where u.unit = ? and u.row = c.row)`,
      ).get(now, scope)!;
      const satisfaction = prepared<[string, number], { yes: number; asked: number }>(
        parts.database,
        `select coalesce(sum(c.satisfied), 0) as yes, count(c.satisfied) as asked
         from complaint_unit u cross join complaint c on c.row = u.row where u.unit = ? and c.received_at >= ?`,
      ).get(scope, edges[0]!)!;
      const met = units.reduce((sum, unit) => sum + unit.met, 0);
      const judged = units.reduce((sum, unit) => sum + unit.met + unit.late, 0);
      const current = byMonth.at(-1)!;
      return done({
        months: byMonth,
        units,
        reasons,
        tiles: {
          open: open.open,
          overdue: open.overdue,
          receivedThisMonth: current.received,
          closedThisMonth: current.closed,
          onTimeRate: judged === 0 ? null : met / judged,
          satisfiedRate: satisfaction.asked === 0 ? null : satisfaction.yes / satisfaction.asked,
        },
      });
    },
  };
}

function monthsBack(last: string, count: number): string[] {
  const [year, month] = last.split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_, index) => {
    const position = year * 12 + (month - 1) - (count - 1 - index);
    return `${Math.floor(position / 12)}-${String((position % 12) + 1).padStart(2, '0')}`;
  });
}

const nextMonth = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};
