import { done } from '../../shared/base/result.ts';
import { instantOf, localDate, addDays } from '../../shared/calendar/local.ts';
import { todaySections, type TodaySection, type TodayView } from '../../shared/contract/views.ts';
import { day } from '../../shared/base/time.ts';
import { answering, gaps, handlerAt } from '../../shared/duty/answering.ts';
import { unattendedUnits } from '../../shared/duty/roster.ts';
import { countToSign } from '../duty/records.ts';
import { recusedFromAll, unitsWithWork } from '../duty/work.ts';
import { readingScope } from '../../shared/people/permissions.ts';
import type { Duty } from '../../shared/procedure/pack.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { prepared } from '../store/prepared.ts';
import { readCursor, writeCursor } from './caseLine.ts';
import { workColumns, workLine, type WorkRow } from './workLine.ts';
import { draftScope } from '../subjects/registrationDrafts.ts';
import { mineSql, workScope } from '../subjects/workScope.ts';

const dutiesBySection: Partial<Record<TodaySection, Duty>> = {
  accept: 'accept',
  approve: 'approve',
  callBack: 'callBack',
};

export function todayQueries(parts: DeskParts): Handlers<'today'> {
  const { database } = parts;

  const isSeen = 'exists (select 1 from complaint_unit u where u.unit = @scope and u.row = w.row)';

  /** Work the caller may see that nobody answers for, by unit: nobody is there for this kind of work, or the complaint is about
   *  the only one who is. */
  const aloneFor = (caller: Caller, now: number) => {
    const office = parts.office();
    const scope = readingScope(office, caller.actor)?.id ?? '';
    const countByDuty = prepared<[{ scope: string; unit: string }], { duty: Duty; open: number }>(
      database,
      `select w.duty, count(*) as open from work w where w.unit = @unit and ${isSeen} group by w.duty`,
    );
    const alone = unattendedUnits(office, now);
    const waiting = alone.size > 0 ? unitsWithWork(database) : new Set<string>();
    const kinds: string[] = [];
    const alarms = [...alone].flatMap(([unit, why]): TodayView['alarms'] => {
      if (!waiting.has(unit)) return [];
      const open = countByDuty.all({ scope, unit }).reduce((sum, row) => {
        if (handlerAt(office, unit, now, [], row.duty)) return sum;
        kinds.push(`${unit} ${row.duty}`);
        return sum + row.open;
      }, 0);
      const from = why === 'noPair' ? null : (gaps(office, unit, now - 30 * day, now + 1).at(-1)?.from ?? null);
      return open > 0 ? [{ unit, why, open, from }] : [];
    });
    const seen = prepared<[{ scope: string; row: number }], number>(
      database,
      'select 1 from complaint_unit where unit = @scope and row = @row',
    ).pluck();
    const recused = recusedFromAll(database, office, now).filter(({ row }) => seen.get({ scope, row }) !== undefined);
    for (const unit of new Set(recused.map((one) => one.unit))) {
      const open = recused.filter((one) => one.unit === unit).length;
      alarms.push({ unit, why: 'recused', open, from: null });
    }
    return { alarms, kinds, rows: recused.map(({ row }) => row) };
  };

  /** Open work in complaints the caller watches, whoever has it. */
  const countWatched = (caller: Caller, scope: string): number =>
    prepared<[object], number>(
      database,
      `select count(*) from watched x join complaint c on c.id = x.complaint join work w on w.row = c.row
       where x.person = @me and ${isSeen}`,
    )
      .pluck()
      .get({ me: caller.actor.person, scope }) ?? 0;

  return {
    view(_input, caller) {
      const now = parts.clock();
      const time = parts.workingTime();
      const office = parts.office();
      const tomorrow = instantOf(time, addDays(localDate(time, now), 1), 0);
      const scope = workScope(office, parts.packs(), caller.actor, now);
      const rows = prepared<[object], { duty: Duty; overdue: number; today: number; promised: number; total: number }>(
        database,
        `select duty, sum(due < @now) as overdue, sum(due >= @now and due < @tomorrow) as today,
           sum(promised) as promised, count(*) as total
         from work w where ${mineSql} group by duty`,
      ).all({ ...scope, now, tomorrow });
      const { alarms } = aloneFor(caller, now);
      const total = (key: 'overdue' | 'today' | 'promised' | 'total', duty?: Duty) =>
        rows.reduce((sum, row) => (duty === undefined || row.duty === duty ? sum + row[key] : sum), 0);
      const unit = office.unitById.get(caller.actor.unit);
      const view: TodayView = {
        now,
        counts: {
          overdue: total('overdue'),
          dueToday: total('today'),
          accept: total('total', 'accept'),
          approve: total('total', 'approve'),
          callBack: total('total', 'callBack'),
          promise: total('promised'),
          mine: total('total'),
          watched: countWatched(caller, scope.scope),
          unattended: alarms.reduce((sum, alarm) => sum + alarm.open, 0),
        },
        duty: {
          unit: caller.actor.unit,
          answering: answering(office, caller.actor.unit, now),
          a: unit?.pair?.a ?? null,
          b: unit?.pair?.b ?? null,
        },
        alarms,
        toSign: countToSign(database, caller.actor.person),
        drafts: parts.settings.list(draftScope(caller)).length,
      };
      return done(view);
    },

    page(input, caller) {
      const now = parts.clock();
      const time = parts.workingTime();
      const office = parts.office();
      const tomorrow = instantOf(time, addDays(localDate(time, now), 1), 0);
      const after = readCursor(input.cursor, 3);
      const bound = {
        ...workScope(office, parts.packs(), caller.actor, now),
        now,
        tomorrow,
        due: after?.[0] ?? -1,
        row: after?.[1] ?? -1,
        stage: after?.[2] ?? '',
        size: input.size + 1,
        me: caller.actor.person,
        duty: dutiesBySection[input.section] ?? '',
        ...(input.section === 'unattended' ? placesOf(aloneFor(caller, now)) : noPlaces),
      };
      const rows = prepared<[object], WorkRow>(database, pageSql(input.section)).all(bound);
      const lines = rows.slice(0, input.size).map((row) => workLine(row, office, now));
      const last = rows[input.size - 1];
      const next = rows.length > input.size && last ? writeCursor([last.due, last.row, last.stage]) : null;
      return done({ lines, next });
    },
  };
}

type Alone = { alarms: TodayView['alarms']; kinds: string[]; rows: number[] };
const placesOf = ({ alarms, kinds, rows }: Alone) => ({
  aloneUnits: JSON.stringify(alarms.map(({ unit }) => unit)),
  aloneKinds: JSON.stringify(kinds),
  aloneRows: JSON.stringify(rows),
});
const noPlaces = placesOf({ alarms: [], kinds: [], rows: [] });

function pageSql(section: (typeof todaySections)[number]): string {
  const where: Record<TodaySection, string> = {
    mine: mineSql,
    overdue: `${mineSql} and w.due < @now`,
    dueToday: `${mineSql} and w.due >= @now and w.due < @tomorrow`,
    accept: `${mineSql} and w.duty = @duty`,
    approve: `${mineSql} and w.duty = @duty`,
    callBack: `${mineSql} and w.duty = @duty`,
    promise: `${mineSql} and w.promised = 1`,
    watched: `w.row in (select c.row from watched x join complaint c on c.id = x.complaint where x.person = @me)
      and exists (select 1 from complaint_unit u where u.unit = @scope and u.row = w.row)`,
    unattended: `((w.unit in (select value from json_each(@aloneUnits))
        and w.unit || ' ' || w.duty in (select value from json_each(@aloneKinds)))
      or w.row in (select value from json_each(@aloneRows)))
      and exists (select 1 from complaint_unit u where u.unit = @scope and u.row = w.row)`,
  };
  return `select ${workColumns}
    from work w join complaint c on c.row = w.row
    where ${where[section]} and (w.due, w.row, w.stage) > (@due, @row, @stage)
    order by w.due, w.row, w.stage limit @size`;
}
