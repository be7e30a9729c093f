/** What a pack has names for: its own things by kind, and the milestones and facts its steps bring about. */
import type { Pack } from './pack.ts';
import { anyParty, firstAsked } from './pack.ts';
import { packShape } from './shapes/pack.ts';
import { isRecord, walk, type Kind, type Path } from './shapes/shape.ts';

export type Names = Readonly<Record<Kind, ReadonlySet<string>>>;

const kinds: Kind[] = [
  'party',
  'stage',
  'action',
  'field',
  'answer',
  'clock',
  'milestone',
  'fact',
  'money',
  'severity',
  'option',
  'kpi',
  'trigger',
  'checklist',
  'report',
  'paper',
  'script',
  'pack',
  'reason',
  'extension',
  'tone',
  'phoneScript',
  'phoneStep',
  'phoneChoice',
  'letter',
  'notice',
  'caseFormat',
  'caseSection',
];

/** Facts the engine knows without any step: how the complaint came, and what the register asks of every complaint. */
const knownFacts = ['channel', 'severity', 'withdrawn', 'solved', 'satisfaction'];

export function namesOf(pack: Pack): Names {
  const names = Object.fromEntries(kinds.map((kind) => [kind, new Set<string>()])) as Record<Kind, Set<string>>;
  names.party.add(firstAsked).add(anyParty);
  for (const fact of [...knownFacts, ...pack.intake.map(({ id }) => id)]) names.fact.add(fact);
  walk(packShape, pack, ({ shape, value }) => {
    if (typeof value !== 'string') return;
    if (shape.kind === 'id') names[shape.of].add(value);
    if (shape.kind === 'refer' && shape.declares) names[shape.to].add(value);
  });
  return names;
}

/** Fields that a place inside an action's form, or among the questions of intake, may refer to. */
export function fieldsAt(pack: Pack, path: Path): ReadonlySet<string> {
  const [part, index] = path;
  const fields = part === 'actions' ? pack.actions[Number(index)]?.fields : part === 'intake' ? pack.intake : [];
  return new Set(fields?.map(({ id }) => id));
}

/** Steps of the telephone script a place stands in. */
export function phoneStepsAt(pack: Pack, [part, index]: Path): ReadonlySet<string> {
  const script = part === 'phoneScripts' ? pack.phoneScripts?.[Number(index)] : undefined;
  return new Set(script?.steps.map(({ id }) => id));
}

/** How often an id of one pack stands for another thing of it: copies under a new id take their own ids with them.
 *  P2-D1 of a copy called W1 becomes W1-D1. */
export function renamed(pack: Pack, id: string): Pack {
  const before = `${pack.id}-`;
  const rename = (held: unknown): unknown => {
    if (typeof held === 'string') return held.startsWith(before) ? `${id}-${held.slice(before.length)}` : held;
    if (Array.isArray(held)) return held.map(rename);
    if (isRecord(held)) return Object.fromEntries(Object.entries(held).map(([key, one]) => [key, rename(one)]));
    return held;
  };
  const copy = structuredClone(pack);
  walk(packShape, pack, ({ shape, value, path, above }) => {
    if (!(shape.kind === 'id' || shape.kind === 'refer') || typeof value !== 'string' || !value.startsWith(before))
      return;
    // Walked along the original: the place in the copy is the same.
    let place: unknown = copy;
    for (const key of path.slice(0, -1)) place = Reflect.get(place as object, key);
    if (above.length > 0) Reflect.set(place as object, path.at(-1)!, rename(value));
  });
  return { ...copy, id };
}
