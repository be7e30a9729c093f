import type { FormValues, Field, Pack } from './pack.ts';

/** What is asked at intake: the main procedure's own questions, and of the regimes beside it those their clocks depend on.
 *  A question both ask is asked once. */
export function questionsOf(main: Pack, overlays: readonly Pack[]): Field[] {
  const asked = [...main.intake];
  for (const { clocks, intake } of overlays) {
    const facts = new Set(clocks.flatMap(({ when }) => (when ?? []).map(({ fact }) => fact)));
    asked.push(...intake.filter(({ id }) => facts.has(id) && asked.every((field) => field.id !== id)));
  }
  return asked;
}

/** What is still to be asked when a running complaint changes its procedures: everything where the main one is another, else what
 *  a regime added needs to know. `given` are the answers so far. */
export const questionsAtChange = (
  main: Pack,
  overlays: readonly Pack[],
  isOtherMain: boolean,
  given: FormValues,
): Field[] =>
  isOtherMain
    ? questionsOf(main, overlays)
    : questionsOf({ ...main, intake: [] }, overlays).filter(({ id }) => (given[id] ?? null) === null);
