/** Reads from the tables of the desk what a report is counted from. */
import type { Instant } from '../../shared/base/time.ts';
import { workingTimes } from '../../shared/calendar/book.ts';
import { addWorkingDays } from '../../shared/calendar/arithmetic.ts';
import { instantOf, localDate } from '../../shared/calendar/local.ts';
import { matterFields } from '../../shared/complaint/grading.ts';
import { coveredText } from '../../shared/people/masking.ts';
import { isAtOrUnder, type Office } from '../../shared/people/office.ts';
import { formatOfCase } from '../../shared/caseStudy/format.ts';
import type { FigureInput, Pack, Text } from '../../shared/procedure/pack.ts';
import type { ReportCase, Decision } from '../../shared/report/cases.ts';
import type { ListedCase, Material, Study } from '../../shared/report/material.ts';
import type { ReportDefinition } from '../../shared/report/definition.ts';
import { definitionOf } from '../../shared/report/definitions/index.ts';
import { measures } from '../../shared/report/measures.ts';
import { daysOf, periodBefore, stretchOf, yearBefore, type Stretch } from '../../shared/report/period.ts';
import { reportFigureWords } from '../../shared/words/reportFigures.ts';
import { said } from '../../shared/words/said.ts';
import type { CaseState } from '../../shared/caseStudy/events.ts';
import type { Proposal } from '../../shared/accountability/proposal.ts';
import { isConfirmed } from '../../shared/accountability/proposal.ts';
import { loadOffice } from '../office.ts';
import type { Database } from '../store/open.ts';
import { loadBook } from '../store/projections/calendar.ts';
import { categoriesIn } from '../store/projections/categories.ts';
import { monthNumber } from '../store/projections/complaintFact.ts';
import { packsIn } from '../store/projections/pack.ts';

/** @param scope unit whose complaints are counted: those in which it takes part */
export type ReportOrder = { report: string; period: string; scope: string; now: Instant };

/** @param progress told how many complaints have been read */
export function readMaterial(database: Database, order: ReportOrder, progress: (done: number) => void): Material {
  const definition = definitionOf(order.report);
  if (!definition) throw new Error(`no report ${order.report}`);
  const { period, scope } = order;
  const office = loadOffice(database);
  const unit = office.unitById.get(scope);
  if (!unit) throw new Error(`no unit ${scope}`);
  const stretch = stretchOf(period);
  const select = { scope, packs: definition.packs ?? null };
  const yearEarlier = definition.compares ? yearBefore(definition.period, period) : null;
  const cases = casesIn(database, select, stretch);
  progress(cases.length);
  if (judges(definition)) addLimits(database, cases, stretch);
  const before = definition.compares
    ? receivedIn(database, select, stretchOf(periodBefore(definition.period, period)))
    : [];
  const lastYear = yearEarlier === null ? [] : receivedIn(database, select, stretchOf(yearEarlier));
  progress(cases.length + before.length + lastYear.length);
  return {
    definition,
    period,
    unit,
    office,
    categories: categoriesIn(database),
    regimeWords: regimeWords(packsIn(database).all, cases),
    cases,
    begun: begunIn(database),
    before,
    yearBefore: lastYear,
    decisions: decisionsIn(database, stretch).filter(({ subject }) => isAtOrUnder(office, subject, scope)),
    visits: definition.packs === undefined ? 0 : visitsIn(database, select, stretch),
    input: inputsAt(database, period),
    within: withinDays(database, office, 3),
    listed: lister(database),
    studies: studiesIn(database, stretch),
    countedAt: order.now,
    head: headOf(database),
  };
}

/** First moment of the month in which the first complaint of the register was received. */
function begunIn(database: Database): Instant {
  const month = database.prepare<[], number | null>('select min(month) from complaint_fact').pluck().get() ?? null;
  if (month === null) return Infinity;
  return instantOf('Asia/Shanghai', `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}-01`, 0);
}

/** Complaints a period of this length may have to read: decides whether a thread of its own is worth it. */
export function casesExpected(database: Database, { report, period, scope }: ReportOrder): number {
  const definition = definitionOf(report);
  const stretches = [period, ...(definition?.compares ? [periodBefore(definition.period, period)] : [])].map(stretchOf);
  const count = database
    .prepare<[{ scope: string } & Months], number>(
      `select count(*) from complaint_fact f
       where f.month between @first and @last and ${isSeen}`,
    )
    .pluck();
  return stretches.reduce((sum, stretch) => sum + (count.get({ scope, ...monthsOf(stretch) }) ?? 0), 0);
}

type Select = { scope: string; packs: readonly string[] | null };
type Months = { first: number; last: number };
const monthsOf = ({ from, until }: Stretch): Months => ({ first: monthNumber(from), last: monthNumber(until - 1) });

const isSeen = 'exists (select 1 from complaint_unit u where u.unit = @scope and u.row = f.row)';
const columns = `f.row, f.pack, f.channel, f.reason, f.business, f.business_channel as businessChannel, f.severity, f.matter, n.unit,
  f.received_at as receivedAt, f.replied_at as repliedAt, f.ended_at as endedAt, f.ended, f.valid, f.solved, f.satisfied,
  f.repeated, f.returned, f.paid`;

type FactRow = Omit<ReportCase, 'valid' | 'solved' | 'satisfied' | 'repeated' | 'limits'> & {
  valid: number | null;
  solved: number;
  satisfied: number | null;
  repeated: number;
};

const yesNo = (value: number | null): boolean | null => (value === null ? null : value === 1);
/** Rows are made into cases where they stand: a hundred thousand copies would cost more than reading them. */
function caseOf(row: FactRow): ReportCase {
  const one = row as unknown as ReportCase;
  one.valid = yesNo(row.valid);
  one.solved = row.solved === 1;
  one.satisfied = yesNo(row.satisfied);
  one.repeated = row.repeated === 1;
  one.limits = [];
  return one;
}

const chosen = (packs: Select['packs']): string =>
  packs === null ? '' : 'and f.pack in (select value from json_each(@packs))';
const bound = ({ scope, packs }: Select) => ({ scope, ...(packs === null ? {} : { packs: JSON.stringify(packs) }) });

/** Received or ended in the stretch, or open at its start or end: each kind through an index of its own. */
export const casesSql = (packs: Select['packs']): string => {
  const part = (index: string, where: string): string =>
    `select ${columns} from complaint_fact f indexed by ${index} join complaint_fact_unit n on n.place = f.unit
     where ${where} ${chosen(packs)} and ${isSeen}`;
  return [
    part('complaint_fact_period', 'f.month between @first and @last'),
    part('complaint_fact_ended', 'f.ended_month >= @first and f.month < @first'),
    part('complaint_fact_open', 'f.ended is null and f.received_at < @from and f.month < @first'),
  ].join(' union all ');
};

function casesIn(database: Database, select: Select, stretch: Stretch): ReportCase[] {
  const rows = database
    .prepare<[object], FactRow>(casesSql(select.packs))
    .all({ ...bound(select), ...monthsOf(stretch), from: stretch.from });
  // A week begins and ends inside months.
  return rows
    .filter(({ receivedAt, endedAt }) => receivedAt < stretch.until && (endedAt === null || endedAt >= stretch.from))
    .map(caseOf);
}

function receivedIn(database: Database, select: Select, stretch: Stretch): ReportCase[] {
  return database
    .prepare<[object], FactRow>(
      `select ${columns} from complaint_fact f indexed by complaint_fact_period join complaint_fact_unit n on n.place = f.unit
       where f.month between @first and @last ${chosen(select.packs)} and ${isSeen}`,
    )
    .all({ ...bound(select), ...monthsOf(stretch) })
    .filter(({ receivedAt }) => receivedAt >= stretch.from && receivedAt < stretch.until)
    .map(caseOf);
}

const judges = ({ figures, tables }: ReportDefinition): boolean =>
  [...figures, ...tables.flatMap((table) => ('list' in table ? [] : table.columns))].some(
    (id) => measures[id].kind === 'limits',
  );

/** Limits written in a regime: kept in the stretch, or missed at a due moment in it. What was cancelled judges nobody. */
function addLimits(database: Database, cases: readonly ReportCase[], stretch: Stretch): void {
  const caseByRow = new Map(cases.map((one) => [one.row, one]));
  const written = packsIn(database).all.flatMap(({ clocks }) =>
    clocks.flatMap(({ id, source }) => (source.confidence === 'house' ? [] : [id])),
  );
  const rows = database
    .prepare<[object], { row: number; unit: string; met: number; missed: number }>(limitsSql)
    .all({ rows: JSON.stringify([...caseByRow.keys()]), written: JSON.stringify([...new Set(written)]), ...stretch });
  for (const { row, unit, met, missed } of rows) caseByRow.get(row)?.limits.push({ unit, met, missed });
}

/** Whatever is judged in a period belongs to a complaint that was open in it: its clocks are read by its row. */
export const limitsSql = `
  select k.row, k.unit,
    sum(k.state = 'met' and k.late = 0 and k.ended_at >= @from and k.ended_at < @until) as met,
    sum(((k.state = 'met' and k.late = 1) or (k.state = 'running' and k.broken = 1))
      and k.due >= @from and k.due < @until) as missed
  from json_each(@rows) j cross join clock k on k.row = j.value
  where k.rule in (select value from json_each(@written))
  group by k.row, k.unit having met + missed > 0`;

/** Severities and matters as their regimes call and order them; with the regime's name where the complaints are of several. */
function regimeWords(packs: readonly Pack[], cases: readonly ReportCase[]): Map<string, Text> {
  const saying = new Set(cases.filter(({ severity, matter }) => severity ?? matter).map(({ pack }) => pack));
  const isOne = saying.size < 2;
  const titles = new Map<string, Text>();
  // The newest version of a pack stands last: its words are those of today.
  for (const { id, short, severities, intake } of packs) {
    const keep = (dimension: 'severity' | 'matter', choice: string, title: Text): void =>
      void titles.set(
        `${dimension} ${id}:${choice}`,
        isOne ? title : { zh: `${title.zh}（${short.zh}）`, en: `${title.en} (${short.en})` },
      );
    if (!saying.has(id)) continue;
    for (const severity of severities) keep('severity', severity.id, severity.title);
    const choices = intake.find((field) => matterFields.includes(field.id))?.options ?? [];
    for (const choice of choices) keep('matter', choice.id, choice.title);
  }
  return titles;
}

function decisionsIn(database: Database, { from, until }: Stretch): Decision[] {
  const bodies = database
    .prepare<[number, number], string>('select body from proposal where decided_at >= ? and decided_at < ?')
    .pluck()
    .all(from, until);
  return bodies
    .map((body) => JSON.parse(body) as Proposal)
    .filter(isConfirmed)
    .map(({ subject, level }) => ({ subject, level }));
}

/** Visits for installation or training (P1): the form of the step says what for. */
function visitsIn(database: Database, select: Select, { from, until }: Stretch): number {
  const bodies = database
    .prepare<[object], string>(
      `select e.body from complaint_fact f join complaint c on c.row = f.row join event e on e.stream = 'complaint/' || c.id
       where f.month between @first and @last ${chosen(select.packs)} and ${isSeen} and e.type = 'ActionTaken'
         and not exists (select 1 from set_aside s where s.sequence = e.sequence)`,
    )
    .pluck()
    .all({ ...bound(select), ...monthsOf({ from: from - longestCase, until }) });
  return bodies.filter((body) => {
    const { action, form, at } = JSON.parse(body) as { action: string; form: Record<string, unknown>; at: Instant };
    const isVisit = action === 'needOnSite' && (form['reason'] === 'installation' || form['reason'] === 'training');
    return isVisit && at >= from && at < until;
  }).length;
}

/** A visit may be confirmed so long after the request came. */
const longestCase = 366 * 86_400_000;

/** The newest number entered for a month at or before the last of the period. */
function inputsAt(database: Database, period: string): (unit: string, what: FigureInput) => number | null {
  const last = daysOf(period).until;
  const rows = database
    .prepare<[string], { unit: string; what: string; month: string; value: number | null }>(
      'select unit, what, month, value from figure_input where month < ? order by month',
    )
    .all(last.slice(0, 7) === period.slice(0, 7) ? `${last.slice(0, 7)}~` : last.slice(0, 7));
  const newest = new Map(rows.map(({ unit, what, value }) => [`${unit} ${what}`, value]));
  return (unit, what) => newest.get(`${unit} ${what}`) ?? null;
}

/** End of the n-th working day after the day of receipt. */
function withinDays(database: Database, office: Office, days: number): (receivedAt: Instant) => Instant {
  const time = workingTimes(loadBook(database), () => office).office();
  const known = new Map<string, Instant>();
  return (receivedAt) => {
    const date = localDate(time, receivedAt);
    let end = known.get(date);
    if (end === undefined) {
      const due = addWorkingDays(time, date, days);
      // Beyond the published calendar nobody can say; such a complaint lies in the future.
      known.set(date, (end = due === null ? Infinity : instantOf(time, due, 1440)));
    }
    return end;
  };
}

function lister(database: Database): Material['listed'] {
  const read = database.prepare<[string], Omit<ListedCase, 'state'> & StateRow>(
    `select c.id, c.number, c.received_at as receivedAt, coalesce(c.complained_unit, c.unit, '') as unit, c.reason, c.gist,
       c.replied, c.closed, c.ended
     from json_each(?) j join complaint c on c.row = j.value order by j.key`,
  );
  const steps = database
    .prepare<[string], string>(
      `select e.body from event e where e.stream = ? and e.type = 'ActionTaken'
         and not exists (select 1 from set_aside s where s.sequence = e.sequence) order by e.stream_version desc`,
    )
    .pluck();
  const resultOf = (id: string): string => {
    for (const body of steps.all(`complaint/${id}`)) {
      const { form } = JSON.parse(body) as { form: Record<string, unknown> };
      const written = resultFields
        .map((field) => form[field])
        .find((value) => typeof value === 'string' && value !== '');
      if (typeof written === 'string') return written;
    }
    return '';
  };
  return (rows) =>
    read.all(JSON.stringify(rows)).map(({ replied, closed, ended, ...line }) => ({
      ...line,
      gist: shortened(line.gist),
      result: shortened(resultOf(line.id)),
      state: said(reportFigureWords, (words) => words.states[stateOf({ replied, closed, ended })]),
    }));
}

/** Names under which packs ask what came of a complaint, the surest first. */
const resultFields = ['result', 'reply', 'solution', 'opinion'];
/** As much as a line of a list can hold. */
const lineLength = 79;
const shortened = (text: string): string => {
  const covered = coveredText(text.replaceAll(/\s+/g, ' '));
  const signs = Array.from(covered);
  return signs.length > lineLength ? `${signs.slice(0, lineLength).join('')}…` : covered;
};

type StateRow = { replied: number; closed: number; ended: 'archived' | 'withdrawn' | null };
const stateOf = ({ replied, closed, ended }: StateRow) => ended ?? (closed ? 'closed' : replied ? 'replied' : 'open');

/** Typical cases published in the period: they have been read by a second pair of eyes, and hold no names. */
function studiesIn(database: Database, { from, until }: Stretch): Study[] {
  const packs = packsIn(database);
  return database
    .prepare<[number, number], string>(
      'select body from case_study where published_at >= ? and published_at < ? order by published_at limit 5',
    )
    .pluck()
    .all(from, until)
    .flatMap((body) => {
      const { published } = JSON.parse(body) as CaseState;
      if (!published) return [];
      const { title, sections } = published.content;
      const parts = (formatOfCase(published.content, packs)?.sections ?? []).map(({ id, title: called, kind }) => ({
        title: called,
        kind,
        text: (sections[id] ?? '').trim(),
      }));
      return [{ title, sections: parts.filter(({ text }) => text !== '') }];
    });
}

function headOf(database: Database): Material['head'] {
  const last = database
    .prepare<[], { entry: number; hash: string }>(
      'select sequence as entry, lower(hex(hash)) as hash from event order by sequence desc limit 1',
    )
    .get();
  return last ?? { entry: 0, hash: '' };
}
