// A procedure as a picture: who has which stages, and how the steps lead from one to the next.
import type { Action, Pack, PartyId } from '../../../shared/procedure/pack.ts';

/** `on` goes downwards, `back` returns or does again, `waits`: the stage it leads to cannot be left before this one has ended. */
export type FlowEdge = { from: string; to: string; actions: string[]; kind: 'on' | 'back' | 'waits' };

export type Flow = {
  /** Parties with stages, in the order of the pack; whoever was asked first stands last. */
  lanes: { party: PartyId; stages: string[] }[];
  /** How many steps a stage lies behind the first ones; stages beside each other share a rank. */
  rankByStage: ReadonlyMap<string, number>;
  /** Stages a complaint stands in when it has been registered. */
  starts: string[];
  edges: FlowEdge[];
  /** Steps shown in their stages, and those possible in so many that arrows would say nothing. */
  actionsByStage: ReadonlyMap<string, Action[]>;
  anywhere: Action[];
};

/** Where a step leads, whichever way it goes. */
export const targetsOf = (action: Action): string[] => [
  ...new Set([
    ...action.enters,
    ...action.effects.flatMap((effect) => (effect.kind === 'branch' || effect.kind === 'route' ? effect.enters : [])),
  ]),
];

export const endsProcedure = (action: Action): boolean => action.effects.some(({ kind }) => kind === 'end');

export function flowOf(pack: Pack): Flow {
  const known = new Set(pack.stages.map(({ id }) => id));
  const isAnywhere = (action: Action): boolean =>
    action.leaves.includes('*') || (action.at.length > 4 && action.at.length > pack.stages.length / 3);
  const anywhere = pack.actions.filter(isAnywhere);
  const drawn = pack.actions.filter((action) => !isAnywhere(action));
  const stepsOf = (action: Action, leaves: string[]): StepTo[] =>
    leaves.flatMap((from) =>
      targetsOf(action)
        .filter((to) => to !== from && known.has(from) && known.has(to))
        .map((to) => ({ from, to, action })),
    );
  const steps = drawn.flatMap((action) => stepsOf(action, action.leaves.length > 0 ? action.leaves : action.at));
  const entered = [
    ...pack.entries.flatMap(({ enters }) => enters),
    ...pack.actions.filter(({ beside }) => beside).flatMap(targetsOf),
  ];
  const starts = [...new Set(entered)].filter((stage) => known.has(stage));
  // What is not drawn still says what comes first.
  const hidden = anywhere.flatMap((action) => stepsOf(action, action.at));
  const waits = waiting(drawn, steps, known);
  const downwards = orderOf(pack, starts, steps, [...waits, ...hidden]);
  const edges: FlowEdge[] = [];
  for (const { from, to, action } of steps) {
    const same = edges.find((edge) => edge.from === from && edge.to === to);
    if (same) same.actions.push(action.id);
    else edges.push({ from, to, actions: [action.id], kind: downwards.get(from)?.has(to) ? 'on' : 'back' });
  }
  edges.push(...waits);
  return {
    lanes: lanesOf(pack),
    rankByStage: ranksOf(pack, downwards),
    starts,
    edges,
    actionsByStage: new Map(
      pack.stages.map(({ id }) => [id, drawn.filter(({ at, leaves }) => at.includes(id) || leaves.includes(id))]),
    ),
    anywhere,
  };
}

function lanesOf({ stages, parties }: Pack): Flow['lanes'] {
  const order = [...parties.map(({ id }) => id), ...stages.map(({ party }) => party)];
  return [...new Set(order)].flatMap((party) => {
    const own = stages.filter((stage) => stage.party === party).map(({ id }) => id);
    return own.length > 0 ? [{ party, stages: own }] : [];
  });
}

/** Stages whose work ends without a next one, and the step that waits for it. */
function waiting(
  actions: Action[],
  edges: readonly { from: string; to: string }[],
  known: ReadonlySet<string>,
): FlowEdge[] {
  const waits = new Map<string, FlowEdge>();
  for (const action of actions) {
    for (const need of action.needs) {
      if (need.kind !== 'stageEnded') continue;
      for (const from of need.stages) {
        for (const to of action.at) {
          const isLed = edges.some((edge) => edge.from === from && edge.to === to);
          // What a step opens itself it does not wait for: it is only not opened twice.
          if (isLed || targetsOf(action).includes(from) || from === to || !known.has(from) || !known.has(to)) continue;
          const key = `${from} ${to}`;
          const before = waits.get(key)?.actions ?? [];
          waits.set(key, { from, to, actions: [...before, action.id], kind: 'waits' });
        }
      }
    }
  }
  return [...waits.values()];
}

type StepTo = { from: string; to: string; action: Action };
type Below = ReadonlyMap<string, ReadonlySet<string>>;

/** Which steps go downwards. The main line first, then the steps as they are met from the beginning, returns last: whatever
 *  would close a circle with those before it goes back. */
function orderOf(pack: Pack, starts: string[], steps: StepTo[], further: { from: string; to: string }[]): Below {
  const below = new Map(pack.stages.map(({ id }) => [id, new Set<string>()]));
  const reaches = (from: string, to: string): boolean =>
    from === to || [...(below.get(from) ?? [])].some((next) => reaches(next, to));
  const add = (from: string, to: string): void => {
    if (!reaches(to, from)) below.get(from)?.add(to);
  };
  const line = pack.mainLine.filter((stage) => below.has(stage));
  for (const [place, stage] of line.entries()) {
    const next = line[place + 1];
    if (next !== undefined) add(stage, next);
  }
  const distance = distancesOf(starts, [...steps, ...further]);
  const far = ({ from }: { from: string }): number => distance.get(from) ?? pack.stages.length;
  const ordered = steps.toSorted((one, other) => far(one) - far(other));
  for (const { from, to } of ordered.filter(({ action }) => action.tone !== 'return')) add(from, to);
  for (const { from, to } of ordered.filter(({ action }) => action.tone === 'return')) add(from, to);
  for (const { from, to } of further) add(from, to);
  return below;
}

/** How many steps lie between the beginning and each stage, on the shortest way. */
function distancesOf(starts: string[], steps: { from: string; to: string }[]): Map<string, number> {
  const distance = new Map(starts.map((stage) => [stage, 0]));
  const ahead = [...starts];
  for (let stage = ahead.shift(); stage !== undefined; stage = ahead.shift()) {
    for (const { from, to } of steps) {
      if (from !== stage || distance.has(to)) continue;
      distance.set(to, (distance.get(stage) ?? 0) + 1);
      ahead.push(to);
    }
  }
  return distance;
}

/** The longest way down to each stage. A stage nothing leads to stands just above what it leads to. */
function ranksOf(pack: Pack, below: Below): Map<string, number> {
  const above = new Map(
    pack.stages.map(({ id }) => [id, [...below].flatMap(([from, to]) => (to.has(id) ? [from] : []))]),
  );
  const ranks = new Map<string, number>();
  const rankOf = (stage: string): number => {
    const known = ranks.get(stage);
    if (known !== undefined) return known;
    const rank = Math.max(-1, ...(above.get(stage) ?? []).map(rankOf)) + 1;
    ranks.set(stage, rank);
    return rank;
  };
  for (const { id } of pack.stages) rankOf(id);
  for (const { id } of pack.stages) {
    const next = [...(below.get(id) ?? [])].map((stage) => ranks.get(stage) ?? 0);
    if ((above.get(id) ?? []).length === 0 && next.length > 0) ranks.set(id, Math.max(0, Math.min(...next) - 1));
  }
  return ranks;
}
