import type { Instant } from '../../../shared/base/time.ts';
import { day } from '../../../shared/base/time.ts';
import type { DutyBoard } from '../../../shared/contract/views.ts';
import { gaps, personsOf } from '../../../shared/duty/answering.ts';
import type { Absence, Office, Unit } from '../../../shared/people/office.ts';

export type DutyUnit = DutyBoard['units'][number];
export type DutyAbsence = DutyUnit['absences'][number];

/** How far ahead a gap is an alarm before it happens. */
export const lookAhead = 30 * day;

/** Own units first, then by organisation and name, so that an outlet stands under its bank. */
export function ordered(units: readonly DutyUnit[], office: Office, own: ReadonlySet<string>): DutyUnit[] {
  const place = new Map(units.map((one) => [one.unit, pathOf(office, one.unit)]));
  return units.toSorted((left, right) => {
    const mine = Number(own.has(right.unit)) - Number(own.has(left.unit));
    return mine || (place.get(left.unit) ?? '').localeCompare(place.get(right.unit) ?? '', 'zh-CN');
  });
}

function pathOf(office: Office, unit: string): string {
  const names: string[] = [];
  let current: Unit | undefined = office.unitById.get(unit);
  while (current && names.length < 10) {
    names.unshift(current.name);
    current = current.parent ? office.unitById.get(current.parent) : undefined;
  }
  return names.join('\u0001');
}

/** Units nobody answers for now, those with the most open complaints first. */
export const unattended = (units: readonly DutyUnit[]): DutyUnit[] =>
  units.filter((one) => one.answering.kind === 'unattended').toSorted((left, right) => right.open - left.open);

/** Gaps that lie ahead of units that are answered for now, the nearest first. */
export function comingGaps(units: readonly DutyUnit[], now: Instant): { unit: string; from: Instant; to: Instant }[] {
  return units
    .filter((one) => one.answering.kind === 'answered')
    .flatMap((one) => one.gaps.filter((gap) => gap.to > now).map((gap) => ({ unit: one.unit, ...gap })))
    .sort((left, right) => left.from - right.from);
}

/** The board reaches 30 days; a gap that touches its end goes on, nobody knows how long. */
export const isOpenEnded = (to: Instant, now: Instant): boolean => to >= now + lookAhead - day;

/** Absences that are or will be; what is over is history. */
export const standing = (absences: readonly DutyAbsence[], now: Instant): DutyAbsence[] =>
  absences.filter((one) => (one.to ?? Infinity) > now).toSorted((left, right) => left.from - right.from);

/** Units in which nobody would answer at some moment of a new absence, which were answered for before. */
export function uncoveredBy(office: Office, person: string, absence: Absence): string[] {
  const absent = office.personById.get(person);
  if (!absent) return [];
  const changed: Office = {
    ...office,
    personById: new Map(office.personById).set(person, { ...absent, absences: [...absent.absences, absence] }),
  };
  const to = absence.to ?? absence.from + lookAhead;
  const length = (world: Office, unit: string): number =>
    gaps(world, unit, absence.from, to).reduce((sum, gap) => sum + gap.to - gap.from, 0);
  return [...office.unitById.values()]
    .filter((unit) => !unit.closed && personsOf(office, unit).includes(person))
    .filter((unit) => length(changed, unit.id) > length(office, unit.id))
    .map((unit) => unit.id);
}
