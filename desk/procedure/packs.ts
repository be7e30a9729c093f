/** Which regimes this office runs, as its last entry says. */
import { entryFor } from '../../shared/complaint/decide/register.ts';
import type { Details } from '../../shared/complaint/details.ts';
import {
  defaultChoice,
  mainPacksFor,
  packsStream,
  proposedPack,
  type Choice,
  type PacksChosen,
} from '../../shared/procedure/choose.ts';
import type { Pack } from '../../shared/procedure/pack.ts';
import { localDate } from '../../shared/calendar/local.ts';
import type { DeskParts } from '../parts.ts';
import type { StoredEvent } from '../store/event.ts';

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

/** What decides under which regime a complaint begins. */
type Asked = Pick<Details, 'channel' | 'extra'> & Partial<Pick<Details, 'reason' | 'business' | 'businessChannel'>>;

/** The regime under which a new complaint of this unit begins: the one a rule of the office names for it, else the first chosen
 *  one with a way in for it. */
export function mainPackFor(
  parts: DeskParts,
  choice: Choice,
  unitId: string,
  { channel, extra, reason, business, businessChannel }: Asked,
  inForce: (id: string) => Pack | undefined,
): Pack | undefined {
  const office = parts.office();
  const unit = office.unitById.get(unitId);
  const packs = unit ? mainPacksFor(choice, unit, office, inForce) : [];
  const categories = [reason, business, businessChannel].filter((one) => one !== undefined);
  const proposed = proposedPack(choice, packs, { unit: unitId, channel, categories }, office, parts.categories());
  if (proposed?.rule) return proposed.pack;
  return packs.find((one) => unit && entryFor(one, unit, { channel, ...extra }, { office })) ?? packs[0];
}

/** Nothing when one of them is not known here. A pack never runs beside itself. */
export function overlayPacks(
  ids: readonly string[],
  main: Pack,
  inForce: (id: string) => Pack | undefined,
): Pack[] | undefined {
  const found = [...new Set(ids)].filter((id) => id !== main.id).map(inForce);
  return found.every((pack) => pack !== undefined) ? found : undefined;
}
