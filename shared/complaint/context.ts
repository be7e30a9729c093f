import type { UnitId } from '../base/ids.ts';
import type { Instant, LocalDate } from '../base/time.ts';
import type { WorkingTime } from '../calendar/compile.ts';
import type { Office } from '../people/office.ts';
import type { Actor } from '../people/permissions.ts';
import type { PackBook } from '../procedure/book.ts';
import type { CategoryBook } from '../procedure/trees/book.ts';

/** Everything a decision may look at besides the complaint itself. Reads no clock: `now` is handed in. */
export type Context = {
  now: Instant;
  /** Local date of `now` in the office's zone. */
  today: LocalDate;
  actor: Actor;
  office: Office;
  packs: PackBook;
  categories: CategoryBook;
  workingTime: WorkingTime;
  /** Working time of one unit: an outlet may keep hours of its own. */
  workingTimeOf: (unit: UnitId) => WorkingTime;
};
