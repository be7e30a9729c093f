// What an administrator changes about a procedure, and what follows from it.
import type { PackInUse } from '../../../shared/contract/calls/procedure.ts';
import { canBeMain, runsBeside, type Choice as WholeChoice } from '../../../shared/procedure/choose.ts';
import type { Pack } from '../../../shared/procedure/pack.ts';
import type { ProceduresWords } from '../../../shared/words/procedures.ts';

/** The rules of intake are changed on a page of their own. */
type Choice = Pick<WholeChoice, 'main' | 'overlays'>;

export type Use = 'main' | 'overlay' | 'none';
export type Wish = { use: Use; first: boolean };

export const choiceOf = (packs: readonly PackInUse[]): Choice => ({
  main: packs.filter(({ use }) => use === 'main').map(({ id }) => id),
  overlays: packs.filter(({ use }) => use === 'overlay').map(({ id }) => id),
});

export const wishOf = (choice: Choice, id: string): Wish => ({
  use: choice.main.includes(id) ? 'main' : choice.overlays.includes(id) ? 'overlay' : 'none',
  first: choice.main[0] === id,
});

/** What a procedure can be used for. Beside another it can run where one of its clocks starts with a step of that one. */
export function usesOf(pack: Pack, mains: readonly Pack[]): Use[] {
  const starts = mains.some((main) => main.id !== pack.id && runsBeside(pack, main));
  const isMain = canBeMain(pack);
  return [...(isMain ? (['main'] as const) : []), ...(!isMain || starts ? (['overlay'] as const) : []), 'none'];
}

/** The choice with one procedure used as wished; the others keep their order. */
export function choiceWith({ main, overlays }: Choice, id: string, { use, first }: Wish): Choice {
  const others = main.filter((one) => one !== id);
  const beside = overlays.filter((one) => one !== id);
  if (use === 'overlay') return { main: others, overlays: overlays.includes(id) ? overlays : [...beside, id] };
  if (use === 'none') return { main: others, overlays: beside };
  const kept = main.includes(id) ? main : [...main, id];
  return { main: first ? [id, ...others] : kept, overlays: beside };
}

/** What would be different for new complaints, in sentences; nothing when nothing would. */
export function changesOf(
  before: Choice,
  after: Choice,
  title: (id: string) => string,
  words: ProceduresWords,
): string[] {
  const say = words.choose;
  const gone = (from: string[], to: string[]): string[] => from.filter((id) => !to.includes(id));
  const [first] = after.main;
  return [
    ...gone(before.main, after.main).map((id) => say.stops(title(id))),
    ...gone(after.main, before.main).map((id) => say.starts(title(id))),
    ...gone(before.overlays, after.overlays).map((id) => say.stopsBeside(title(id))),
    ...gone(after.overlays, before.overlays).map((id) => say.startsBeside(title(id))),
    ...(first !== undefined && first !== before.main[0] && after.main.length > 1 ? [say.first(title(first))] : []),
  ];
}
