// What an import needs of the office, and what it remembers for the next one: columns by their headings, words by their field.
import type { RegisterMapping, RegisterValues } from '../../../shared/contract/calls/oldRegister.ts';
import { registerMapping, registerValues } from '../../../shared/contract/calls/oldRegister.ts';
import { localDate } from '../../../shared/calendar/local.ts';
import { isAtOrUnder, organisationOf, type Office, type Unit } from '../../../shared/people/office.ts';
import { homeOf } from '../../../shared/people/permissions.ts';
import { chosenPacks, inForceToday, mainPackFor } from '../../procedure/packs.ts';
import type { Caller, DeskParts } from '../../parts.ts';
import type { Looked, Surroundings } from './reading.ts';
import type { Offer } from './values.ts';

const scope = 'oldRegister';
const valuesKey = 'values';
const mappingKey = (columnKey: string): string => `mapping/${columnKey}`;
const mostRemembered = 50;

type Memory = Pick<Surroundings, 'mappings' | 'values'>;

export function recall(parts: DeskParts): Memory {
  const kept = parts.settings.list(scope);
  const mappings: Record<string, RegisterMapping> = {};
  for (const { key, value } of kept.filter((one) => one.key.startsWith(mappingKey(''))).slice(0, mostRemembered)) {
    const read = registerMapping.safeParse(JSON.parse(value));
    if (read.success) mappings[key.slice(mappingKey('').length)] = read.data;
  }
  const values = kept.find(({ key }) => key === valuesKey);
  const read = registerValues.safeParse(values ? JSON.parse(values.value) : {});
  return { mappings, values: read.success ? read.data : {} };
}

/** @param chosen what a person said words stand for; what was found by itself is found again */
export function remember(parts: DeskParts, { columnKey, preview }: Looked, chosen: RegisterValues, now: number): void {
  parts.settings.save(scope, mappingKey(columnKey), JSON.stringify(preview.mapping), now);
  const before = recall(parts).values;
  const fields = new Set([...Object.keys(before), ...Object.keys(chosen)]) as Set<keyof RegisterValues>;
  const merged = Object.fromEntries(
    [...fields].map((field) => [field, { ...before[field], ...chosen[field] }]),
  ) as RegisterValues;
  parts.settings.save(scope, valuesKey, JSON.stringify(merged), now);
}

export function surroundingsOf(parts: DeskParts, { actor }: Caller, memory: Memory): Surroundings {
  const office = parts.office();
  const now = parts.clock();
  const inForce = inForceToday(parts);
  const pack = mainPackFor(parts, chosenPacks(parts.store.read), actor.unit, { channel: 'phone' }, inForce);
  const categories = parts.categories().current.categories.filter(({ retired }) => !retired);
  const ofDimension = (dimension: string): Offer[] =>
    categories
      .filter((one) => one.dimension === dimension)
      .map(({ id, title, officialCode }) => ({
        id,
        names: [title.zh, title.en, ...(officialCode ? [officialCode] : [])],
      }));
  const units = [...office.unitById.values()].filter(({ closed }) => !closed);
  const severity = pack?.intake.find(({ id }) => id === 'severity')?.options ?? [];
  return {
    now,
    offers: {
      complainedUnit: units.map((unit) => offerOf(office, unit)),
      unit: units
        .filter(
          (unit) => isAtOrUnder(office, unit.id, actor.unit) && homeOf(office, unit.id) === homeOf(office, actor.unit),
        )
        .map((unit) => offerOf(office, unit)),
      businessChannel: ofDimension('channel'),
      business: ofDimension('business'),
      reason: ofDimension('reason'),
      severity: severity.map(({ id, title }) => ({ id, names: [title.zh, title.en] })),
    },
    ...memory,
  };
}

/** A branch is also called by the bank's name with its own behind it. */
function offerOf(office: Office, unit: Unit): Offer {
  const bank = organisationOf(office, unit.id);
  const path = bank && bank.id !== unit.id && !unit.name.startsWith(bank.name) ? [`${bank.name}${unit.name}`] : [];
  return { id: unit.id, names: [unit.name, ...(unit.code === undefined ? [] : [unit.code]), ...path] };
}

/** Year in which a complaint came, for its number. */
export const yearOf = (parts: DeskParts, at: number): number => Number(localDate(parts.workingTime(), at).slice(0, 4));
