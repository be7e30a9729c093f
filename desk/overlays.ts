/** Further regimes whose clocks run on every new complaint of this office beside its main pack. */
import { currentPack, packs } from '../shared/procedure/packs/index.ts';
import type { Pack } from '../shared/procedure/pack.ts';
import type { Settings } from './store/settings.ts';

const scope = 'office';
const key = 'overlays';

/** Ids of packs; none until the office chooses some. */
export function officeOverlays(settings: Settings): string[] {
  const kept = settings.read(scope, key);
  const ids: unknown = kept === undefined ? [] : JSON.parse(kept);
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
}

/** Regimes that have clocks and no stages of their own can run beside any other. */
export const overlayIds = (): string[] => [
  ...new Set(packs.filter(({ stages }) => stages.length === 0).map(({ id }) => id)),
];

export const keepOfficeOverlays = (settings: Settings, ids: readonly string[], at: number): void =>
  settings.save(scope, key, JSON.stringify(ids), at);

/** Nothing when one of them is not known here. A pack never runs beside itself. */
export function overlayPacks(ids: readonly string[], main: Pack): Pack[] | undefined {
  const found = [...new Set(ids)].filter((id) => id !== main.id).map(currentPack);
  return found.every((pack) => pack !== undefined) ? found : undefined;
}
