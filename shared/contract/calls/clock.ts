import { z } from 'zod';
import { noticeManners } from '../../complaint/events.ts';
import { call, id, instant, requestId, type } from '../base.ts';
import type { AllowedClockActs } from '../calendarViews.ts';

/** Proof that the complainant was told. */
const notice = z.object({ manner: z.enum(noticeManners), at: instant, text: z.string().trim().max(2000) }).nullable();
const text = z.string().trim().max(2000);
/** `id` is the complaint's id or number, `clock` the clock's own id in it. */
const onClock = z.object({ request: requestId, id, clock: z.string().min(1).max(64) });
const changed = type<{ id: string; stages: string[] }>();

/** What people do to a clock itself. Each is an entry with its reason; none moves a due moment silently. */
export const clock = {
  /** For each open clock of a complaint the acts of its rule, allowed to the caller or refused with the reason. */
  allowed: call.input(z.object({ id })).output(type<AllowedClockActs[]>()),
  suspend: call
    .input(onClock.extend({ reason: z.string().max(64), text, notice, reviewBy: z.string().max(10) }))
    .output(changed),
  resume: call.input(onClock.extend({ text })).output(changed),
  askExtension: call.input(onClock.extend({ reason: text })).output(changed),
  decideExtension: call.input(onClock.extend({ granted: z.boolean(), comment: text })).output(changed),
  /** Takes effect only with approval, where the rule asks for it, and proof of notice. */
  extend: call.input(onClock.extend({ reason: text, notice })).output(changed),
  /** New facts and reasons: the clock starts again now. */
  restart: call.input(onClock.extend({ facts: text })).output(changed),
};
