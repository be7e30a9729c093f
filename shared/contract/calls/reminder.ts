import { z } from 'zod';
import type { LocalDate } from '../../base/time.ts';
import { reminderKinds, type Reminder, type ReminderWishes } from '../../reminder/reminder.ts';
import { call, type } from '../base.ts';

export type ReminderLine = Reminder & { isRead: boolean };

export type ReminderView = {
  /** What is due first stands first; at most some hundred. */
  lines: ReminderLine[];
  unread: number;
  /** Not yet announced to him, in whatever window: asked for with `announce`. */
  isNew: boolean;
  wishes: ReminderWishes;
};

/** The day ahead, for whoever opens the desk. */
export type DigestView = {
  day: LocalDate;
  /** He has seen it today. */
  isDone: boolean;
  overdue: number;
  dueToday: number;
  dueTomorrow: number;
  /** Came to the seat's unit since the last working day began. */
  came: number;
  /** Units in which he answers for somebody who is away. */
  standsIn: { unit: string; person: string; until: number | null }[];
  /** Units within his sight in which nobody answers. */
  unattended: number;
};

const minutes = z.int().min(0).max(1439);
const keys = z.array(z.string().max(200)).max(500);

export const reminder = {
  view: call.output(type<ReminderView>()),
  /** Marks as read, or as unread again. */
  read: call.input(z.object({ keys, isRead: z.boolean().default(true) })).output(type<{ unread: number }>()),
  /** What has not been announced to this person yet; once, over all his windows. Nothing in his quiet hours. */
  announce: call.output(type<{ lines: Reminder[] }>()),
  saveWishes: call
    .input(
      z.object({
        without: z.array(z.enum(reminderKinds)).max(20),
        quiet: z.object({ from: minutes, to: minutes }).nullable(),
        quietOnRestDays: z.boolean(),
      }),
    )
    .output(type<ReminderWishes>()),
  digest: call.output(type<DigestView>()),
  closeDigest: call.input(z.object({ day: z.iso.date() })).output(type<{ day: string }>()),
};
