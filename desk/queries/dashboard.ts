import type { DashboardCounts, DashboardView } from '../../shared/contract/views.ts';
import type { DashboardFilter } from '../../shared/contract/calls/desk.ts';
import { done, refused } from '../../shared/base/result.ts';
import { addDays, instantOf, localDate } from '../../shared/calendar/local.ts';
import { isOrganisation } from '../../shared/people/office.ts';
import { may, readingScope } from '../../shared/people/permissions.ts';
import { triggerLevels } from '../../shared/procedure/pack.ts';
import type { Caller, DeskParts, Handlers } from '../parts.ts';
import { prepared } from '../store/prepared.ts';
import { factSource, type FactSource } from './factSource.ts';
import { decidersFor, statesOf } from './supervision.ts';

const zone = 'Asia/Shanghai';
const mostMonths = 60;
const mostUnits = 500;
/** Days since the receipt at which an age group begins. */
const ageGroups = [0, 8, 16, 31, 61, 91] as const;

/** Figures of the complaints this seat may see, each counted once: in the month it came and under the unit it is about. */
export function dashboardQueries(parts: DeskParts): Handlers<'dashboard'> {
  return {
    figures(input, caller) {
      if (!may(parts.office(), caller.actor, 'readDashboard')) {
        return refused({ code: 'NotPermitted', permission: 'readDashboard' });
      }
      const now = parts.clock();
      const today = localDate(zone, now);
      const period = periodOf(input, today.slice(0, 7));
      const { unit, reason, pack } = input;
      const source = factSource(parts, {
        scope: readingScope(parts.office(), caller.actor)?.id ?? '',
        unit,
        reason,
        pack,
      });
      const level = levelOf(parts, caller, unit);
      const cube = readCube(parts, source, level, period);
      const open = readOpen(parts, source, now);
      const units = unitsOf(cube, period);
      return done({
        months: monthsOf(parts, source, cube, period, open.open),
        level,
        units: units.slice(0, mostUnits),
        unitCount: units.length,
        reasons: cube
          .filter(({ kind }) => kind === 'reason')
          .map((row) => ({ reason: row.name, count: row.received }))
          .sort((left, right) => right.count - left.count),
        ages: readAges(parts, source, today),
        ladder: readLadder(parts, caller, period, unit),
        ...open,
      });
    },
  };
}

type Period = string[];

function periodOf({ from, to }: DashboardFilter, current: string): Period {
  const last = to === undefined || to > current ? current : to;
  const months = [last];
  const first = from ?? monthBefore(last, 11);
  while (months.length < mostMonths && months[0]! > first) months.unshift(monthBefore(months[0]!, 1));
  return months;
}

export function monthBefore(month: string, count: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const place = year * 12 + number - 1 - count;
  return `${Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`;
}

const asNumber = (month: string): number => Number(month.replace('-', ''));
const startOf = (month: string): number => instantOf(zone, `${month}-01`, 0);

/** An association compares its members, a bank its branches; below a branch each unit stands for itself. */
function levelOf(parts: DeskParts, caller: Caller, unit: string | undefined): DashboardView['level'] {
  const office = parts.office();
  const chosen = office.unitById.get(unit ?? '') ?? readingScope(office, caller.actor);
  if (!chosen) return 'unit';
  if (chosen.kind === 'association') return 'member';
  return isOrganisation(chosen.kind) ? 'branch' : 'unit';
}

type CubeRow = { kind: 'unit' | 'reason'; month: number; name: string } & DashboardCounts;

const sums = ['received', 'judged', 'late', 'asked', 'satisfied', 'repeated'];

/** One walk through the period, in the order of its index: a year of complaints is added up once, then looked at from two sides. */
function readCube(parts: DeskParts, source: FactSource, level: DashboardView['level'], period: Period): CubeRow[] {
  const added = sums.map((name) => `sum(${name}) as ${name}`).join(', ');
  const group = level === 'member' ? 'f.month, f.member, f.reason' : 'f.month, f.member, f.reason, f.pack, f.branch';
  return prepared<[object], CubeRow>(
    parts.database,
    `with cube as materialized (
       select f.month, f.${level} as place, f.reason, count(*) as received, sum(f.judged) as judged, sum(f.late) as late,
         count(f.satisfied) as asked, coalesce(sum(f.satisfied), 0) as satisfied, sum(f.repeated) as repeated
       ${source.from('complaint_fact_period', 'f.month >= @from and f.month <= @to')}
       group by ${group}${level === 'unit' ? ', f.unit' : ''})
     select 'unit' as kind, month, (select unit from complaint_fact_unit u where u.place = c.place) as name, ${added}
       from cube c group by month, place
     union all
     select 'reason', 0, reason, ${added} from cube group by reason`,
  ).all({ ...source.bound, from: asNumber(period[0]!), to: asNumber(period.at(-1)!) });
}

const noCounts = (): DashboardCounts => ({ received: 0, judged: 0, late: 0, asked: 0, satisfied: 0, repeated: 0 });

function addTo(counts: DashboardCounts, row: DashboardCounts): void {
  counts.received += row.received;
  counts.judged += row.judged;
  counts.late += row.late;
  counts.asked += row.asked;
  counts.satisfied += row.satisfied;
  counts.repeated += row.repeated;
}

function unitsOf(cube: readonly CubeRow[], period: Period): DashboardView['units'] {
  const placeOf = new Map(period.map((month, place) => [asNumber(month), place]));
  const byUnit = new Map<string, DashboardView['units'][number]>();
  for (const row of cube) {
    if (row.kind !== 'unit') continue;
    const unit = byUnit.get(row.name) ?? { unit: row.name, byMonth: period.map(() => 0), ...noCounts() };
    byUnit.set(row.name, unit);
    unit.byMonth[placeOf.get(row.month)!]! += row.received;
    addTo(unit, row);
  }
  return [...byUnit.values()].sort((left, right) => right.received - left.received);
}

/** Months with what was open at the end of each, counted back from what is open now: opening + received - closed = closing. */
function monthsOf(
  parts: DeskParts,
  source: FactSource,
  cube: readonly CubeRow[],
  period: Period,
  openNow: number,
): DashboardView['months'] {
  const [from, to] = [asNumber(period[0]!), asNumber(period.at(-1)!)];
  const closed = prepared<[object], { month: number; count: number }>(
    parts.database,
    `select f.ended_month as month, count(*) as count ${source.from('complaint_fact_ended', 'f.ended_month >= @from')}
     group by f.ended_month`,
  ).all({ ...source.bound, from });
  const receivedLater = prepared<[object], number>(
    parts.database,
    `select count(*) ${source.from('complaint_fact_period', 'f.month > @to')}`,
  )
    .pluck()
    .get({ ...source.bound, to }) as number;
  const closedIn = new Map(closed.map(({ month, count }) => [month, count]));
  const closedLater = closed.filter(({ month }) => month > to).reduce((sum, { count }) => sum + count, 0);
  const counts = new Map(period.map((month) => [asNumber(month), noCounts()]));
  for (const row of cube) if (row.kind === 'unit') addTo(counts.get(row.month)!, row);
  let open = openNow - receivedLater + closedLater;
  return period
    .toReversed()
    .map((month) => {
      const place = asNumber(month);
      const row = { month, closed: closedIn.get(place) ?? 0, open, ...counts.get(place)! };
      open += row.closed - row.received;
      return row;
    })
    .toReversed();
}

function readOpen(parts: DeskParts, source: FactSource, now: number): { open: number; overdue: number } {
  return prepared<[object], { open: number; overdue: number }>(
    parts.database,
    `select count(*) as open,
       coalesce(sum((select c.next_due < @now from complaint c where c.row = f.row)), 0) as overdue
     ${source.from('complaint_fact_open', 'f.ended is null')}`,
  ).get({ ...source.bound, now })!;
}

function readAges(parts: DeskParts, source: FactSource, today: string): DashboardView['ages'] {
  const count = prepared<[object], number>(
    parts.database,
    `select count(*) ${source.from('complaint_fact_open', 'f.ended is null and f.received_at >= @from and f.received_at < @to')}`,
  ).pluck();
  return ageGroups.map((begins, place) => {
    const next = ageGroups[place + 1];
    const from = next === undefined ? null : addDays(today, 1 - next);
    const to = addDays(today, -begins);
    const bound = {
      from: from === null ? 0 : instantOf(zone, from, 0),
      // Whatever is dated ahead by a wrong clock still counts as new.
      to: begins === 0 ? Number.MAX_SAFE_INTEGER : instantOf(zone, addDays(to, 1), 0),
    };
    return { from, to, count: count.get({ ...source.bound, ...bound }) as number };
  });
}

/** Matters drafted in the period that this seat may read, about the chosen unit where one is chosen. */
function readLadder(
  parts: DeskParts,
  caller: Caller,
  period: Period,
  unit: string | undefined,
): DashboardView['ladder'] {
  if (!may(parts.office(), caller.actor, 'readSupervision')) return null;
  const rows = prepared<[object], { level: string; state: string; count: number }>(
    parts.database,
    `select json_extract(body, '$.level') as level, state, count(*) as count from proposal
     where decider in (select value from json_each(@deciders)) and drafted_at >= @from and drafted_at < @to
       and (@unit = '' or subject = @unit)
     group by 1, 2`,
  ).all({
    deciders: decidersFor(parts, caller),
    from: startOf(period[0]!),
    to: startOf(monthBefore(period.at(-1)!, -1)),
    unit: unit ?? '',
  });
  const count = (level: string, states: readonly string[]): number =>
    rows.filter((row) => row.level === level && states.includes(row.state)).reduce((sum, row) => sum + row.count, 0);
  return triggerLevels
    .map((level) => ({
      level,
      undecided: count(level, statesOf.undecided),
      underway: count(level, statesOf.underway),
      done: count(level, statesOf.done),
    }))
    .filter(({ undecided, underway, done: over }) => undecided + underway + over > 0);
}
