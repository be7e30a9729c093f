import type { PersonId, UnitId } from '../base/ids.ts';
import type { Instant } from '../base/time.ts';
import { absenceAt, backAt } from '../duty/absence.ts';
import { isAvailable } from '../duty/answering.ts';
import type { Office } from '../people/office.ts';

/** How a unit gives out its work (PPL-ASSIGN). Without a rule whoever is on duty has it. */
export type AssignmentRule =
  /** By the reason of the complaint; what nobody is named for goes by duty. */
  | { by: 'category'; people: { category: string; person: PersonId }[] }
  /** To the one who has the fewest open. */
  | { by: 'load'; people: PersonId[] }
  /** To the one who was given nothing for the longest time. */
  | { by: 'rotation'; people: PersonId[] };

/** Why somebody has a complaint. */
export type AssignmentWhy =
  | { by: 'category'; category: string }
  /** How many he had open before this one. */
  | { by: 'load'; open: number }
  | { by: 'rotation' }
  /** He took it himself; somebody gave it to him; it goes by duty again. */
  | { by: 'taken' | 'given' | 'duty'; comment: string };

/** The one the rule would have chosen, and why it could not be he. */
export type Passed = { person: PersonId; why: 'away' | 'recused'; until: Instant | null };

export type Assigned = { person: PersonId; why: AssignmentWhy; instead?: Passed };

/** What lies outside the complaint: who has how many open at the unit, and when each was last given one there. */
export type Loads = { open: ReadonlyMap<PersonId, number>; last: ReadonlyMap<PersonId, Instant> };

export const peopleOf = (rule: AssignmentRule): PersonId[] =>
  rule.by === 'category' ? [...new Set(rule.people.map(({ person }) => person))] : rule.people;

/** Whom the rule gives a complaint to: never somebody absent, recused, or without a seat in the unit.
 *  @param categories the reason of the complaint and those above it, nearest first
 *  @returns nothing where the rule names nobody who is there: then it goes by duty */
export function chosenBy(
  rule: AssignmentRule,
  unit: UnitId,
  categories: readonly string[],
  { open, last }: Loads,
  recused: readonly PersonId[],
  office: Office,
  at: Instant,
): Assigned | undefined {
  const openOf = (person: PersonId): number => open.get(person) ?? 0;
  const inOrder = orderOf(rule, categories, openOf, (person) => last.get(person) ?? -Infinity);
  let instead: Passed | undefined;
  for (const { person, why } of inOrder) {
    if (!office.personById.get(person)?.seats.some((seat) => seat.unit === unit)) continue;
    const isRecused = recused.includes(person);
    if (!isRecused && isAvailable(office, person, at)) return { person, why, ...(instead && { instead }) };
    instead ??= { person, why: isRecused ? 'recused' : 'away', until: isRecused ? null : backOf(office, person, at) };
  }
  return undefined;
}

type Candidate = { person: PersonId; why: AssignmentWhy };

function orderOf(
  rule: AssignmentRule,
  categories: readonly string[],
  openOf: (person: PersonId) => number,
  lastOf: (person: PersonId) => number,
): Candidate[] {
  switch (rule.by) {
    case 'category':
      return categories.flatMap((category) =>
        rule.people
          .filter((one) => one.category === category)
          .map(({ person }): Candidate => ({ person, why: { by: 'category', category } })),
      );
    case 'load':
      return rule.people
        .toSorted((left, right) => openOf(left) - openOf(right) || lastOf(left) - lastOf(right))
        .map((person) => ({ person, why: { by: 'load', open: openOf(person) } }));
    case 'rotation':
      return rule.people
        .toSorted((left, right) => lastOf(left) - lastOf(right))
        .map((person) => ({ person, why: { by: 'rotation' } }));
  }
}

function backOf(office: Office, person: PersonId, at: Instant): Instant | null {
  const found = office.personById.get(person);
  const absence = found && absenceAt(found, at);
  return (absence && backAt(absence, at)) ?? null;
}
