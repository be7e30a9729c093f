import { done } from '../../shared/base/result.ts';
import { day } from '../../shared/base/time.ts';
import type { CaseLine } from '../../shared/contract/views.ts';
import type { RegisterFilter } from '../../shared/contract/calls/complaint.ts';
import { readingScope } from '../../shared/people/permissions.ts';
import type { DeskParts, Handlers } from '../parts.ts';
import { prepared } from '../store/prepared.ts';
import { monthNumber } from '../store/projections/complaintFact.ts';
import { holds, matchOf } from '../store/projections/searchTokens.ts';
import { underUnit } from './factSource.ts';
import { caseColumns, caseLine, readCursor, writeCursor, type CaseRow } from './caseLine.ts';

/** The register, newest receipt first. The same page costs the same wherever it is: the cursor is the last row seen. */
export function registerPage(parts: DeskParts): Handlers<'complaint'>['page'] {
  return (input, caller) => {
    const now = parts.clock();
    const office = parts.office();
    const scope = readingScope(office, caller.actor)?.id ?? '';
    const { filter, size } = input;
    const bound = { ...boundOf(parts, filter, now), me: caller.actor.person, scope, size: size + 1 };
    const before = Number(readCursor(input.cursor, 1)?.[0] ?? Number.MAX_SAFE_INTEGER);
    const text = filter.text?.trim() ?? '';
    const rows: Placed[] =
      text === ''
        ? prepared<[object], CaseRow>(parts.database, pageSql(parts, filter)).all({ ...bound, before })
        : found(parts, filter, bound, text, before, size + 1);
    const lines = rows.slice(0, size).map((row): CaseLine => caseLine(row, office, now));
    const last = rows[size - 1];
    const total = input.cursor === null && text === '' ? countUpTo(parts, filter, bound) : null;
    return done({ lines, next: rows.length > size && last ? writeCursor([last.place ?? last.row]) : null, total });
  };
}

function boundOf(parts: DeskParts, filter: RegisterFilter, now: number): Record<string, string | number> {
  return {
    now,
    stage: `% ${filter.stage ?? ''} %`,
    unit: filter.unit ?? '',
    reason: filter.reason ?? '',
    channel: filter.channel ?? '',
    flag: `% ${filter.flag ?? ''} %`,
    receivedFrom: filter.receivedFrom ?? 0,
    receivedTo: filter.receivedTo ?? 0,
    endedFrom: filter.endedFrom ?? 0,
    endedTo: filter.endedTo ?? 0,
    pack: filter.pack ?? '',
    counted: filter.counted === undefined ? 0 : underUnit(parts, filter.counted, 'counted', filter.countedAs).places,
    fromMonth: monthNumber(filter.receivedFrom ?? 0),
    toMonth: monthNumber(filter.receivedTo ?? 0),
  };
}

function conditions(desk: DeskParts, filter: RegisterFilter): string[] {
  const parts: string[] = [];
  if (filter.state === 'open' || filter.state === 'overdue') parts.push('c.ended is null');
  if (filter.state === 'overdue') parts.push('c.next_due < @now');
  if (filter.state === 'ended') parts.push('c.ended is not null');
  if (filter.stage) parts.push(`' ' || c.stages || ' ' like @stage`);
  if (filter.unit) {
    parts.push(
      `(c.complained_unit = @unit or exists (select 1 from complaint_unit p where p.unit = @unit and p.row = c.row))`,
    );
  }
  if (filter.reason) parts.push('c.reason = @reason');
  if (filter.channel) parts.push('c.channel = @channel');
  if (filter.flag) parts.push(`' ' || c.flags || ' ' like @flag`);
  if (filter.receivedFrom !== undefined) parts.push('c.received_at >= @receivedFrom');
  if (filter.receivedTo !== undefined) parts.push('c.received_at < @receivedTo');
  if (filter.watched) parts.push('exists (select 1 from watched x where x.person = @me and x.complaint = c.id)');
  if (filter.endedFrom !== undefined) parts.push('c.ended_at >= @endedFrom');
  if (filter.endedTo !== undefined) parts.push('c.ended_at < @endedTo');
  if (filter.pack !== undefined) parts.push('c.pack = @pack');
  if (filter.satisfied !== undefined) parts.push(`c.satisfied = ${filter.satisfied === 'yes' ? 1 : 0}`);
  const counted = countedConditions(desk, filter);
  if (counted.length > 0) {
    parts.push(`exists (select 1 from complaint_fact f where f.row = c.row and ${counted.join(' and ')})`);
  }
  return parts;
}

/** What only the facts behind the figures say. */
function countedConditions(parts: DeskParts, filter: RegisterFilter): string[] {
  const { counted, countedAs, limits, repeated } = filter;
  const asked: string[] = [];
  if (counted !== undefined) asked.push(underUnit(parts, counted, 'counted', countedAs).condition);
  if (limits !== undefined) asked.push(`f.judged = 1 and f.late = ${limits === 'late' ? 1 : 0}`);
  if (repeated !== undefined) asked.push(`f.repeated = ${repeated ? 1 : 0}`);
  return asked;
}

const quarter = 93 * day;

/** Complaints behind a figure of a month or a quarter, however long ago: the index of the facts finds them at once, where
 *  the seat's own list would be walked back to them from today. */
const isShortPeriod = (filter: RegisterFilter): boolean =>
  filter.receivedFrom !== undefined &&
  filter.receivedTo !== undefined &&
  filter.receivedTo - filter.receivedFrom <= quarter;

/** Watched complaints are a handful, open ones few: their own tables lead. Otherwise the seat's own list leads, newest first. */
function source(parts: DeskParts, filter: RegisterFilter): string {
  const isOpen = filter.state === 'open' || filter.state === 'overdue';
  const where = conditions(parts, filter);
  if (filter.watched) {
    where.unshift('x.person = @me', 'exists (select 1 from complaint_unit u where u.unit = @scope and u.row = c.row)');
    return `from watched x cross join complaint c on c.id = x.complaint where ${where.join(' and ')}`;
  }
  if (isOpen) {
    where.unshift('exists (select 1 from complaint_unit u where u.unit = @scope and u.row = c.row)');
    return `from complaint c indexed by complaint_open where ${where.join(' and ')}`;
  }
  if (isShortPeriod(filter)) {
    where.unshift('exists (select 1 from complaint_unit u where u.unit = @scope and u.row = c.row)');
    return `from complaint_fact p indexed by complaint_fact_period cross join complaint c on c.row = p.row
      where p.month >= @fromMonth and p.month <= @toMonth and ${where.join(' and ')}`;
  }
  where.unshift('u.unit = @scope');
  return `from complaint_unit u cross join complaint c on c.row = u.row where ${where.join(' and ')}`;
}

const key = (filter: RegisterFilter): string =>
  filter.watched || filter.state === 'open' || filter.state === 'overdue' || isShortPeriod(filter) ? 'c.row' : 'u.row';

const pageSql = (parts: DeskParts, filter: RegisterFilter): string =>
  `select ${caseColumns} ${source(parts, filter)} and ${key(filter)} < @before order by ${key(filter)} desc limit @size`;

const mostCounted = 10_000;

/** How many there are, as long as counting stays cheap; beyond that nothing is claimed. */
function countUpTo(parts: DeskParts, filter: RegisterFilter, bound: object): number | null {
  const isSelective = conditions(parts, filter).length > (filter.state === 'all' ? 0 : 1);
  if (isSelective && !filter.watched && filter.state !== 'open' && filter.state !== 'overdue' && !isShortPeriod(filter))
    return null;
  // Everything of a seat is counted in its own list alone: looking at the complaints themselves costs ten times as much.
  const counted =
    conditions(parts, filter).length === 0 ? 'from complaint_unit u where u.unit = @scope' : source(parts, filter);
  const count = prepared<[object], number>(
    parts.database,
    `select count(*) from (select 1 ${counted} limit ${mostCounted + 1})`,
  )
    .pluck()
    .get(bound) as number;
  return count > mostCounted ? null : count;
}

/** A row found by its words, and its place among them: pages of a search go by places. */
type Placed = CaseRow & { place?: number };

/** Search: candidates newest first from the token index, checked against the text (bigrams alone would also find words torn
 *  apart) and against what this seat may see, until the page is full. */
function found(
  parts: DeskParts,
  filter: RegisterFilter,
  bound: object,
  text: string,
  before: number,
  size: number,
): Placed[] {
  const match = matchOf(text);
  if (match === '') return [];
  // The index takes a bound that is no integer for none at all, and numbers arrive as floating ones.
  const candidates = prepared<[string, number, number], { place: number; row: number; text: string }>(
    parts.database,
    `select t.place, t.row, t.text from complaint_search s join complaint_text t on t.place = s.rowid
     where complaint_search match ? and s.rowid < cast(? as integer) order by s.rowid desc limit ?`,
  );
  const where = [
    'c.row = @row',
    'exists (select 1 from complaint_unit u where u.unit = @scope and u.row = c.row)',
    ...conditions(parts, filter),
  ];
  const read = prepared<[object], CaseRow>(
    parts.database,
    `select ${caseColumns} from complaint c where ${where.join(' and ')}`,
  );
  const rows: Placed[] = [];
  let from = before;
  const batch = 200;
  for (;;) {
    const page = candidates.all(match, from, batch);
    for (const candidate of page) {
      if (!holds(candidate.text, text) && !isTail(candidate.text, text)) continue;
      const row = read.get({ ...bound, row: candidate.row });
      if (row) rows.push({ ...row, place: candidate.place });
      if (rows.length === size) return rows;
    }
    if (page.length < batch) return rows;
    from = page.at(-1)!.place;
  }
}

/** Four or six digits may also be the end of a longer number. */
const isTail = (text: string, question: string): boolean =>
  /^\d{4,6}$/.test(question) && new RegExp(`${question}(?!\\d)`).test(text);
