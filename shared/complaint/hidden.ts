import type { ComplaintEvent } from './events.ts';

/** An entry with its readers; 'parties' are all organisations that take part. */
type Read = { type: string; audience: string; body: unknown };
type Step = ComplaintEvent & { type: 'ActionTaken' };

const readByAll = 'parties';

/** Steps inside one organisation stay there, so the others never saw which stages they left. The next step that all may read leaves
 *  those as well: for those who saw everything it changes nothing, and for the others the complaint stands where it stands.
 *  @param before entries of the complaint in their order   @param active stages in which it stands now */
export function leavingHidden(step: Step, before: readonly Read[], active: readonly { stage: string }[]): Step {
  let hidden: string[] = [];
  for (const { type, audience, body } of before) {
    if (type !== 'ActionTaken') continue;
    hidden = audience === readByAll ? [] : [...hidden, ...(body as Step).leaves];
  }
  const gone = hidden.filter((stage) => !active.some((place) => place.stage === stage));
  return gone.length === 0 ? step : { ...step, leaves: [...new Set([...step.leaves, ...gone])] };
}
