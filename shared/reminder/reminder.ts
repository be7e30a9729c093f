import type { PersonId, UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import { isWorkingDay } from '../calendar/arithmetic.ts';
import type { WorkingTime } from '../calendar/compile.ts';
import { localDate, localMinutes } from '../calendar/local.ts';

/** What a person is reminded of. Nothing of it is kept: each is read from the office as it stands, so that what was done is gone
 *  at once. Kept are only what he has read, what was announced to him, and how he wishes to be reminded. */
export const reminderKinds = ['overdue', 'warned', 'promise', 'approval', 'mention', 'escalated', 'alarm'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export type Reminder = {
  /** Names what it is about and under which due moment: another due moment reminds anew. */
  key: string;
  kind: ReminderKind;
  /** Seat of the person from which it can be opened. */
  seat: UnitId;
  complaint: { id: string; number: string } | null;
  unit: UnitId | null;
  pack: { id: string; version: number } | null;
  rule: string | null;
  stage: string | null;
  due: Instant | null;
  /** Since when there is something to remind of; the list goes by it where nothing is due. */
  at: Instant;
  /** Who named him in a note. */
  by?: PersonId | null;
  /** Whose reminder it is where he stands in for somebody. */
  actingFor: PersonId | null;
};

export type ReminderWishes = {
  /** Kinds he does not wish to be reminded of. They stay on Today and in the register. */
  without: ReminderKind[];
  /** Minutes of the day between which nothing is announced; over midnight where `from` is later. */
  quiet: { from: number; to: number } | null;
  /** Nothing is announced on days on which the office is closed. */
  quietOnRestDays: boolean;
};

export const standardWishes: ReminderWishes = { without: [], quiet: null, quietOnRestDays: false };

/** Whether nothing is announced now. What comes meanwhile is announced afterwards, in one piece. */
export function isQuiet({ quiet, quietOnRestDays }: ReminderWishes, time: WorkingTime, now: Instant): boolean {
  if (quietOnRestDays && !isWorkingDay(time, localDate(time, now))) return true;
  if (!quiet || quiet.from === quiet.to) return false;
  const minute = localMinutes(time, now);
  return quiet.from < quiet.to ? minute >= quiet.from && minute < quiet.to : minute >= quiet.from || minute < quiet.to;
}
