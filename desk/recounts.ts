/** What calendars that are not in force yet would do to the open clocks (CAL-CHANGE). Counted from the rows of `clock`: no complaint
 *  is opened for it, so ten thousand take a fraction of a second. */
import type { Limit } from '../shared/calendar/limit.ts';
import { workingTimes, type Book } from '../shared/calendar/book.ts';
import { recounted } from '../shared/complaint/decide/clock.ts';
import type { Counted } from '../shared/complaint/events.ts';
import type { DeskParts } from './parts.ts';
import { ruleOfRow } from './store/projections/clock.ts';
import { prepared } from './store/prepared.ts';

type OpenClock = {
  row: number;
  id: string;
  number: string;
  clock: string;
  rule: string;
  pack: string | null;
  pack_version: number | null;
  unit: string;
  started_at: number;
  counted: string;
  due: number;
  provisional: number;
};

export type Moved = {
  row: number;
  complaint: string;
  number: string;
  clock: string;
  rule: string;
  before: number;
  counted: Counted;
};

/** Open clocks that move, complaint by complaint. Those that stand still, were broken, or end on a date somebody named do not. */
export function movedClocks(parts: DeskParts, book: Book): Moved[] {
  const times = workingTimes(book, parts.office);
  const limits = new Map<string, Limit>();
  const limitOf = (text: string): Limit => {
    let limit = limits.get(text);
    if (!limit) limits.set(text, (limit = JSON.parse(text) as Limit));
    return limit;
  };
  const open = prepared<[], OpenClock>(
    parts.database,
    `select k.row, c.id, c.number, k.clock, k.rule, k.pack, k.pack_version, k.unit, k.started_at, k.counted, k.due, k.provisional
     from clock k indexed by clock_open cross join complaint c on c.row = k.row
     where k.ended_at is null and k.state = 'running' and k.broken = 0 and k.counted is not null
     order by k.row, k.clock`,
  );
  const moved: Moved[] = [];
  for (const line of open.iterate()) {
    const inForce = ruleOfRow(line);
    if (!inForce) continue;
    const { row, id, number, clock, rule, due: before, started_at: from } = line;
    const was = { from, limit: limitOf(line.counted), due: before, provisional: line.provisional === 1 };
    const counted = recounted(inForce, times.of(line.unit), was);
    if (counted) moved.push({ row, complaint: id, number, clock, rule, before, counted });
  }
  return moved;
}
