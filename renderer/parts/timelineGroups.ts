import type { TimelineEntry } from '../../shared/contract/views.ts';
import type { ComplaintEvent } from '../../shared/complaint/events.ts';

/** What somebody did, with what followed from it by the rules (hand-over, clocks, end). */
export type TimelineGroup = { main: TimelineEntry; effects: TimelineEntry[] };

/** Every type this version knows: `main` was done by somebody or came due, `effect` follows by the rules. */
const weightByType: Readonly<Record<ComplaintEvent['type'], 'main' | 'effect'>> = {
  ComplaintRegistered: 'main',
  PastRecorded: 'main',
  ImportUndone: 'main',
  PartyHanded: 'effect',
  PartyReturned: 'effect',
  HandlerAssigned: 'effect',
  ActionTaken: 'main',
  ClockStarted: 'effect',
  ClockWarned: 'main',
  ClockEscalated: 'main',
  ClockSuspended: 'main',
  ClockResumed: 'main',
  ExtensionAsked: 'main',
  ExtensionDecided: 'main',
  ClockExtended: 'main',
  ClockRestarted: 'main',
  ClockRecounted: 'main',
  ClockMet: 'effect',
  ClockCancelled: 'effect',
  ClockBroken: 'main',
  ProcedureChanged: 'main',
  MoneyEntered: 'effect',
  ComplaintEnded: 'effect',
  NoteAdded: 'main',
  InterestDeclared: 'main',
  InterestWithdrawn: 'main',
  StepUndone: 'main',
  DetailsCorrected: 'main',
  ComplaintLinked: 'main',
  AttachmentAdded: 'main',
  DocumentMade: 'main',
  LetterSent: 'main',
};
const weightOf: ReadonlyMap<string, 'main' | 'effect'> = new Map(Object.entries(weightByType));

/** The fact behind an entry, or nothing when a newer program wrote it. */
export function factOf(entry: TimelineEntry): ComplaintEvent | undefined {
  return weightOf.has(entry.type) ? ({ ...entry.body, type: entry.type } as ComplaintEvent) : undefined;
}

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
    const follows =
      weightOf.get(entry.type) === 'effect' &&
      before &&
      before.main.at === entry.at &&
      before.main.person === entry.person;
    if (follows) before.effects.push(entry);
    else groups.push({ main: entry, effects: [] });
  }
  return groups.toReversed();
}
