/** Which regimes this office runs, as its last entry says. */
import { currentPack } from '../shared/procedure/packs/index.ts';
import { defaultChoice, packsStream, type Choice, type PacksChosen } from '../shared/procedure/choose.ts';
import type { Pack } from '../shared/procedure/pack.ts';
import type { StoredEvent } from './store/event.ts';

/** @param read the log, or what a command has loaded of it */
export function chosenPacks(read: (stream: string) => readonly StoredEvent[]): Choice {
  const last = read(packsStream).findLast(({ type }) => type === 'PacksChosen');
  if (!last) return defaultChoice;
  const { main, overlays } = last.body as PacksChosen;
  return { main, overlays };
}

/** Nothing when one of them is not known here. A pack never runs beside itself. */
export function overlayPacks(ids: readonly string[], main: Pack): Pack[] | undefined {
  const found = [...new Set(ids)].filter((id) => id !== main.id).map(currentPack);
  return found.every((pack) => pack !== undefined) ? found : undefined;
}
