/** Which regimes this office runs, as its last entry says. */
import { defaultChoice, packsStream, type Choice, type PacksChosen } from '../shared/procedure/choose.ts';
import type { Pack } from '../shared/procedure/pack.ts';
import { localDate } from '../shared/calendar/local.ts';
import type { DeskParts } from './parts.ts';
import type { StoredEvent } from './store/event.ts';

/** @param read the log, or what a command has loaded of it */
export function chosenPacks(read: (stream: string) => readonly StoredEvent[]): Choice {
  const last = read(packsStream).findLast(({ type }) => type === 'PacksChosen');
  if (!last) return defaultChoice;
  const { main, overlays, rules = [] } = last.body as PacksChosen;
  return { main, overlays, rules };
}

/** The version in force today, under which a new complaint would begin. */
export const inForceToday =
  ({ packs, workingTime, clock }: Pick<DeskParts, 'packs' | 'workingTime' | 'clock'>) =>
  (id: string): Pack | undefined =>
    packs().current(id, localDate(workingTime(), clock()));

/** Nothing when one of them is not known here. A pack never runs beside itself. */
export function overlayPacks(
  ids: readonly string[],
  main: Pack,
  inForce: (id: string) => Pack | undefined,
): Pack[] | undefined {
  const found = [...new Set(ids)].filter((id) => id !== main.id).map(inForce);
  return found.every((pack) => pack !== undefined) ? found : undefined;
}
