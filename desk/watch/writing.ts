import type { DeskParts } from '../parts.ts';
import type { BatchOutcome, Decide } from '../store/eventStore.ts';
import type { Report } from './deadlines.ts';

/** What the desk writes by itself, nobody asking: each piece alone, so that a fault of one holds up no other. */
export type Work = { requestId: string; input: unknown; decide: Decide };

/** @returns how many were written now */
export function write(parts: DeskParts, now: number, name: string, work: readonly Work[], report: Report): number {
  if (work.length === 0) return 0;
  const outcomes = parts.store.executeMany(
    work.map(({ requestId, input, decide }) => ({
      request: { requestId, name, personId: null, unitId: null, at: now, input },
      decide,
    })),
  );
  for (const outcome of outcomes) if (outcome.outcome === 'failed') report(outcome.error);
  return outcomes.filter(isWritten).length;
}

const isWritten = (outcome: BatchOutcome): boolean => outcome.outcome === 'done' && !outcome.repeated;
