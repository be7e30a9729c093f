/** What a calendar or a version of a pack that is not in force yet would do to the open clocks (CAL-CHANGE, PACK-CHANGE). Counted
 *  from the rows of `clock`: no complaint is opened for it, so ten thousand take a fraction of a second.
 *
 *    movedByCalendar(parts, book) ─┐                        ┌─▶ affectedClocks   a page to look at before anything changes
 *                                  ├─▶ what moves, and how ─┤
 *    movedByPack(parts, pack) ─────┘                        └─▶ recountEntries   entries of the command that publishes */
import { rememberingDues, type Limit } from '../../shared/calendar/limit.ts';
import { workingTimes, type Book } from '../../shared/calendar/book.ts';
import { recounted } from '../../shared/complaint/decide/clock.ts';
import type { Counted } from '../../shared/complaint/events.ts';
import type { AffectedClock } from '../../shared/contract/calendarViews.ts';
import { readingScope } from '../../shared/people/permissions.ts';
import { amendedLimit } from '../../shared/procedure/amended.ts';
import { limitUnder } from '../../shared/procedure/counting.ts';
import { clockRuleOf, type Pack } from '../../shared/procedure/pack.ts';
import type { Caller, DeskParts } from '../parts.ts';
import type { NewEvent } from '../store/eventStore.ts';
import { ruleOfRow } from '../store/projections/clock.ts';
import { complaintStream } from '../store/projections/folded.ts';
import { prepared } from '../store/prepared.ts';

type OpenClock = {
  row: number;
  id: string;
  number: string;
  clock: string;
  rule: string;
  pack: string | null;
  pack_version: number | null;
  step: string | null;
  unit: string;
  started_at: number;
  counted: string;
  whole: string | null;
  due: number;
  provisional: number;
  state: string;
};

export type Moved = {
  row: number;
  complaint: string;
  number: string;
  clock: string;
  rule: string;
  /** whose clock it is */
  unit: string;
  before: number;
  counted: Counted;
};

/** A clock that a new version of its pack does not reach, and why: it stands still and goes on with what it had left; what is left
 *  of it is counted in another unit; the new version counts no such clock. */
export type Unmoved = {
  row: number;
  complaint: string;
  number: string;
  clock: string;
  rule: string;
  due: number;
  why: 'standsStill' | 'otherUnit' | 'ruleGone';
};

const openClocks = (state: string): string =>
  `select k.row, c.id, c.number, k.clock, k.rule, k.pack, k.pack_version, k.step, k.unit, k.started_at, k.counted, k.whole,
     k.due, k.provisional, k.state
   from clock k indexed by clock_open cross join complaint c on c.row = k.row
   where k.ended_at is null and k.broken = 0 and k.counted is not null and ${state}
   order by k.row, k.clock`;

/** Open clocks that move under these calendars, complaint by complaint. Those that stand still, were broken, or end on a date
 *  somebody named do not. */
export function movedByCalendar(parts: DeskParts, book: Book): Moved[] {
  const times = workingTimes(book, parts.office);
  const read = limitReader();
  const count = rememberingDues();
  const moved: Moved[] = [];
  for (const line of prepared<[], OpenClock>(parts.database, openClocks(`k.state = 'running'`)).iterate()) {
    const inForce = ruleOfRow(parts.packs(), line);
    if (!inForce) continue;
    const was = {
      from: line.started_at,
      limit: read(line.counted),
      due: line.due,
      provisional: line.provisional === 1,
    };
    const counted = recounted(inForce, times.of(line.unit), was, count);
    if (counted) moved.push(movedClock(line, line.whole === null ? counted : { ...counted, whole: read(line.whole) }));
  }
  return moved;
}

/** Open clocks that would end at another moment if this version of their pack counted them. A complaint keeps the version it began
 *  under for its stages, forms, actions and warnings; only how long the clock runs is taken from the new one.
 *  @param pack the version to be published; it may be unknown to the desk yet */
export function movedByPack(parts: DeskParts, pack: Pack): { moved: Moved[]; unmoved: Unmoved[] } {
  const times = workingTimes(parts.calendars(), parts.office);
  const read = limitReader();
  const count = rememberingDues();
  const moved: Moved[] = [];
  const unmoved: Unmoved[] = [];
  const lines = prepared<[string, number], OpenClock>(
    parts.database,
    openClocks(`k.pack = ? and k.pack_version <> ?`),
  ).iterate(pack.id, pack.version);
  for (const line of lines) {
    const inForce = ruleOfRow(parts.packs(), line);
    if (!inForce) continue;
    const stays = (why: Unmoved['why']): void => void unmoved.push({ ...nameOf(line), due: line.due, why });
    const amended = limitInPack(pack, line);
    const whole = read(line.whole ?? line.counted);
    if (!amended) stays('ruleGone');
    else if (line.state !== 'running') stays('standsStill');
    else {
      const limit = amendedLimit({ limit: read(line.counted), whole }, amended);
      const was = { from: line.started_at, due: line.due, provisional: line.provisional === 1 };
      const counted = limit && recounted(inForce, times.of(line.unit), { ...was, limit: limit.limit }, count);
      if (!limit) stays('otherUnit');
      else if (counted) moved.push(movedClock(line, { ...counted, ...limit }));
    }
  }
  return { moved, unmoved };
}

/** The limit of a clock in another version of its pack, with that version's settings written into it: a calendar published later
 *  counts it again without asking which version it came from. */
function limitInPack(pack: Pack, { rule: id, step }: OpenClock): Limit | undefined {
  const rule = clockRuleOf(pack, id);
  const limit = step === null ? rule?.limit : rule?.extensions?.find((one) => one.id === step)?.limit;
  return limit === undefined || limit.unit === 'named' ? undefined : limitUnder(pack.settings, limit);
}

/** Entries that move the clocks; they belong into the command that publishes, so that all of it is there or nothing. */
export function recountEntries(moved: readonly Moved[], why: 'calendar' | 'pack', at: number): NewEvent[] {
  return moved.map(({ complaint, clock, before, counted }) => ({
    stream: complaintStream(complaint),
    type: 'ClockRecounted',
    audience: 'parties',
    body: { clock, before, why, at, ...counted },
  }));
}

/** The first `size` of them that the caller may see, soonest new moment first. */
export function affectedClocks(
  parts: DeskParts,
  caller: Caller,
  moved: readonly Moved[],
  size = longestAffected,
): AffectedClock[] {
  const mayRead = prepared<[string, number], number>(
    parts.database,
    'select 1 from complaint_unit where unit = ? and row = ?',
  ).pluck();
  const scope = readingScope(parts.office(), caller.actor)?.id ?? '';
  const affected: AffectedClock[] = [];
  for (const one of moved.toSorted((left, right) => left.counted.due - right.counted.due)) {
    if (affected.length === size) break;
    if (mayRead.get(scope, one.row) === undefined) continue;
    const { complaint, number, clock, rule, before, counted } = one;
    affected.push({ complaint, number, clock, rule, before, after: counted.due, provisional: counted.provisional });
  }
  return affected;
}

const longestAffected = 200;

const nameOf = ({ row, id, number, clock, rule }: OpenClock) => ({ row, complaint: id, number, clock, rule });
const movedClock = (line: OpenClock, counted: Counted): Moved => ({
  ...nameOf(line),
  unit: line.unit,
  before: line.due,
  counted,
});

/** Thousands of clocks share a handful of limits. */
function limitReader(): (text: string) => Limit {
  const known = new Map<string, Limit>();
  return (text) => {
    let limit = known.get(text);
    if (!limit) known.set(text, (limit = JSON.parse(text) as Limit));
    return limit;
  };
}
