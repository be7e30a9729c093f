/** What of one complaint would have counted towards the triggers, under either pack. Clocks that ran out are told the moment they
 *  do, on both sides by the same rule: whether the desk was on to write it must make no difference. */
import type { Instant } from '../../base/time.ts';
import type { ComplaintEvent } from '../../complaint/events.ts';
import type { Complaint } from '../../complaint/state.ts';
import { markOf, ruleIn, type Mark } from '../../accountability/facts.ts';
import type { Pack } from '../pack.ts';

export type Noted = { mark: Mark; type: ComplaintEvent['type']; body: Record<string, unknown> };

export type Noting = { noted: Noted[]; told: Set<string> };

export const noting = (): Noting => ({ noted: [], told: new Set() });

/** @param packs the main procedure first, as in the log: its parties say who owns a clock */
export function note(held: Noting, event: ComplaintEvent, at: Instant, complaint: Complaint, packs: readonly Pack[]) {
  const [main] = packs;
  if (!main || event.type === 'ClockBroken') return;
  push(held, event, at, complaint, packs);
}

/** Tells the clocks that ran out before `now` and were not told yet. */
export function noteBroken(held: Noting, now: Instant, complaint: Complaint, packs: readonly Pack[]): void {
  for (const { id, rule, state, due } of complaint.clocks) {
    if (state !== 'running' || due >= now || held.told.has(`${id} ${due}`)) continue;
    held.told.add(`${id} ${due}`);
    if (packs.some(({ clocks }) => clocks.some((one) => one.id === rule)))
      push(held, { type: 'ClockBroken', clock: id, due, handler: null }, due, complaint, packs);
  }
}

function push({ noted }: Noting, event: ComplaintEvent, at: Instant, complaint: Complaint, packs: readonly Pack[]) {
  // Facts are found again by the number of their entry: here, their place in this list.
  const mark = markOf(event, { entry: noted.length, at }, complaint, packs[0]!, ruleIn(packs));
  if (!mark) return;
  noted.push({ mark, type: event.type, body: said(event) });
}

/** What a sentence about the entry needs, and nothing of what people wrote in it. */
function said(event: ComplaintEvent): Record<string, unknown> {
  if (event.type === 'ClockBroken') return { clock: event.clock, due: event.due };
  if (event.type === 'ActionTaken') return { action: event.action };
  return event.type === 'PartyReturned' ? { times: event.times } : {};
}
