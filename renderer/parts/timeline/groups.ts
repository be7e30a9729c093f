import type { TimelineEntry } from '../../../shared/contract/views.ts';
import { isEffect } from './fact.ts';

/** What somebody did, with what followed from it by the rules (hand-over, clocks, end). */
export type TimelineGroup = { main: TimelineEntry; effects: TimelineEntry[] };

/** What counts still: without the steps that were taken back. */
export const inForce = (entries: readonly TimelineEntry[]): TimelineEntry[] => entries.filter((entry) => !entry.undone);

/** Registration is kept as a fact and as a first step of the procedure; one line says both. */
const isRegisterStep = (entry: TimelineEntry): boolean =>
  entry.type === 'ActionTaken' && entry.body['action'] === 'register';

/** Newest first. What follows by the rules stands under the step of the same person and moment that caused it. */
export function timelineGroups(entries: readonly TimelineEntry[]): TimelineGroup[] {
  const groups: TimelineGroup[] = [];
  for (const entry of entries.toSorted((left, right) => left.sequence - right.sequence)) {
    if (isRegisterStep(entry)) continue;
    const before = groups.at(-1);
    const follows = isEffect(entry) && before?.main.at === entry.at && before.main.person === entry.person;
    if (follows) before.effects.push(entry);
    else groups.push({ main: entry, effects: [] });
  }
  return groups.toReversed();
}
