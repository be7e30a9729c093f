import type { UnitId } from '../base/ids.ts';
import { chainOf, organisationOf, type Office, type UnitKind } from '../people/office.ts';
import type { Pack, Text, Trigger, TriggerLevel } from '../procedure/pack.ts';

/** What a proposal is made of, whether a trigger or the threshold of a figure asks for it. */
export type Ground = {
  id: string;
  title: Text;
  level: TriggerLevel;
  atLeast: number;
  demands: boolean;
  fourEyes: boolean;
  consequence: Text | null;
  pays: string | null;
};

export const groundOf = (pack: Pack, id: string): Ground | undefined => {
  const trigger = pack.triggers.find((one) => one.id === id);
  if (trigger) {
    const { title, level, atLeast, demands = false, fourEyes = false, consequence = null, pays = null } = trigger;
    return { id, title, level, atLeast, demands, fourEyes, consequence, pays };
  }
  const found = thresholdsOf(pack).find((one) => one.id === id);
  if (!found) return undefined;
  const { level, months, demands = false, fourEyes = false, consequence } = found.threshold;
  return { id, title: found.kpi.title, level, atLeast: months, demands, fourEyes, consequence, pays: null };
};

/** Thresholds of a pack's figures by the id under which they propose: that of the figure and their place. */
export const thresholdsOf = (pack: Pack) =>
  pack.kpis.flatMap((kpi) =>
    kpi.thresholds.map((threshold, index) => ({ id: `${kpi.id}#${index + 1}`, kpi, threshold })),
  );

/** Triggers of the regimes on a complaint, each with its pack. */
export const triggersOf = (packs: readonly Pack[]): { pack: Pack; trigger: Trigger }[] =>
  packs.flatMap((pack) => pack.triggers.map((trigger) => ({ pack, trigger })));

/** The unit a trigger is about: itself, or the organisation it belongs to. */
export function subjectOf(
  office: Office,
  trigger: Pick<Trigger, 'concerns' | 'kinds'>,
  unit: UnitId,
): UnitId | undefined {
  const found = trigger.concerns === 'unit' ? office.unitById.get(unit) : organisationOf(office, unit);
  return found && (!trigger.kinds || trigger.kinds.includes(found.kind)) ? found.id : undefined;
}

/** Who decides about a unit: the nearest one of that kind above it; where there is none, the organisation above it, or its own. */
export function deciderOf(office: Office, kind: UnitKind, subject: UnitId): UnitId {
  const above = chainOf(office, subject).filter(({ id }) => id !== subject);
  const found = above.find((unit) => unit.kind === kind);
  const organisation = above.find((unit) => unit.kind === 'association' || unit.kind === 'member');
  return found?.id ?? organisation?.id ?? organisationOf(office, subject)?.id ?? subject;
}
