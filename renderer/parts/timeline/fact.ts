import type { ComplaintEvent } from '../../../shared/complaint/events.ts';
import type { TimelineEntry } from '../../../shared/contract/views.ts';

export type FactType = ComplaintEvent['type'];
export type Fact<Type extends FactType = FactType> = Extract<ComplaintEvent, { type: Type }>;

/** Every type this version knows: `main` was done by somebody or came due, `effect` follows by the rules. */
const weightByType: Readonly<Record<FactType, 'main' | 'effect'>> = {
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

const isKnown = (type: string): type is FactType => Object.hasOwn(weightByType, type);

/** The fact behind an entry, or nothing when a newer program wrote it. */
export function factOf(entry: TimelineEntry): Fact | undefined {
  return isKnown(entry.type) ? ({ ...entry.body, type: entry.type } as Fact) : undefined;
}

/** It was not done by anybody, it followed by the rules. */
export const isEffect = ({ type }: TimelineEntry): boolean => isKnown(type) && weightByType[type] === 'effect';
