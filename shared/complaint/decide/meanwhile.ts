import type { Complaint } from '../state.ts';
import type { ComplaintEvent, FieldChange } from '../events.ts';
import type { ComplaintRefusal } from '../refusals.ts';
import type { Details } from '../details.ts';
import { fold } from '../evolve.ts';
import type { Entry } from './undo.ts';

/** What others did to a complaint while somebody had a form of it open. `seen` is the version he saw. */

const since = (entries: readonly Entry[], seen: number): Entry[] => entries.filter(({ version }) => version > seen);

/** Fields of a correction that are no longer what they were when its form was opened: saving them would undo, unseen, what a
 *  colleague corrected in between. */
export function judgeCorrection(
  changed: Partial<Details>,
  seen: number,
  entries: readonly Entry[],
  complaint: Complaint,
): ComplaintRefusal | undefined {
  const later = since(entries, seen);
  if (!later.some(({ event }) => touches(event))) return undefined;
  const then = fold(structureOf(entries.filter(({ version }) => version <= seen)))?.details;
  if (!then) return undefined;
  const changes = (Object.keys(changed) as (keyof Details)[]).flatMap((field): FieldChange[] => {
    const [before, after] = [then[field] ?? null, complaint.details[field] ?? null];
    const isTouched = JSON.stringify(before) !== JSON.stringify(after);
    const isAgreed = JSON.stringify(changed[field] ?? null) === JSON.stringify(after);
    return isTouched && !isAgreed ? [{ field, before, after }] : [];
  });
  const last = later.findLast(({ event }) => changes.some(({ field }) => touches(event, field)));
  if (!last) return undefined;
  return { code: 'ChangedMeanwhile', person: last.person, at: last.at, version: entries.at(-1)!.version, changes };
}

/** Whether an entry changed the details, or one field of them. */
function touches(event: ComplaintEvent, field?: string): boolean {
  if (event.type === 'StepUndone') return true;
  return event.type === 'DetailsCorrected' && (!field || event.changes.some((change) => change.field === field));
}

/** Says who took which step, where that is why an action is refused now. */
export function judgeAct(refusal: ComplaintRefusal, seen: number, entries: readonly Entry[]): ComplaintRefusal {
  const step = since(entries, seen).findLast(({ event }) => event.type === 'ActionTaken');
  const isOfState = ['NotNow', 'AlreadyEnded', 'PartyPresent', 'PartyMissing', 'NotYours'].includes(refusal.code);
  return step?.event.type === 'ActionTaken' && isOfState
    ? {
        code: 'ActedMeanwhile',
        person: step.person,
        at: step.at,
        action: step.event.action,
        stages: 'stages' in refusal ? refusal.stages : [],
      }
    : refusal;
}

/** Copies: folding must not touch entries that are folded again elsewhere. */
const structureOf = (entries: readonly Entry[]): ComplaintEvent[] =>
  entries.map(({ event }) => JSON.parse(JSON.stringify(event)) as ComplaintEvent);
