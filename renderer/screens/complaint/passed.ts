import type { ComplaintView } from '../../../shared/contract/views.ts';
import { stageOf, type Pack } from '../../../shared/procedure/pack.ts';
import { factOf } from '../../parts/timeline/fact.ts';
import { inForce } from '../../parts/timeline/groups.ts';

/** Stages the complaint has been in. Steps that another organisation keeps to itself are not in our history: a stage of
 *  its own that lies between two visited ones counts as visited, or the line would show a hole that never was. */
export function passedStages(view: Pick<ComplaintView, 'timeline' | 'stages'>, pack: Pack): string[] {
  const visited = new Set(view.stages.map((place) => place.stage));
  for (const entry of inForce(view.timeline)) {
    if (entry.under) continue;
    const fact = factOf(entry);
    if (fact?.type === 'ActionTaken') for (const stage of [...fact.leaves, ...fact.enters]) visited.add(stage);
  }
  const sameParty = (left: string, right: string): boolean =>
    stageOf(pack, left)?.party === stageOf(pack, right)?.party;
  const hidden = pack.mainLine.filter((stage, place) => {
    const before = pack.mainLine.slice(0, place).some((one) => visited.has(one) && sameParty(one, stage));
    const after = pack.mainLine.slice(place + 1).some((one) => visited.has(one) && sameParty(one, stage));
    return before && after;
  });
  return [...visited, ...hidden];
}
