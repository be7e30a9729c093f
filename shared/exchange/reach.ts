/** How far a unit's desk reaches: what it may write, and what it is told. */
import { chainOf, isAtOrUnder, organisationOf, type Office } from '../people/office.ts';

export const organisationIdOf = (office: Office, unit: string): string => organisationOf(office, unit)?.id ?? unit;

/** Where the reach of a unit's desk begins: a department serves its whole organisation. */
export const reachOf = (office: Office, unit: string): string =>
  office.unitById.get(unit)?.kind === 'department' ? organisationIdOf(office, unit) : unit;

/** Whether `unit` lies in the reach of `deskUnit`, inside the same organisation. */
export function isInReach(office: Office, deskUnit: string, unit: string): boolean {
  const reach = reachOf(office, deskUnit);
  return isAtOrUnder(office, unit, reach) && organisationIdOf(office, unit) === organisationIdOf(office, reach);
}

/** Whether `unit` lies at or below the reach of `deskUnit`, whatever organisation it belongs to: who keeps a register keeps
 *  everything below him in it. */
export const isBelowReach = (office: Office, deskUnit: string, unit: string): boolean =>
  isAtOrUnder(office, unit, reachOf(office, deskUnit));

/** Whether a desk of `unit` speaks for its whole organisation. */
export const speaksForOrganisation = (office: Office, unit: string): boolean =>
  reachOf(office, unit) === organisationIdOf(office, unit);

/** Whether no other organisation stands above this one. */
export const isTopOrganisation = (office: Office, organisation: string): boolean =>
  chainOf(office, organisation).every(
    (unit) => unit.id === organisation || organisationIdOf(office, unit.id) === organisation,
  );

/** A unit that takes part in a stream; `whole`: every desk of its organisation is told. */
export type Party = { unit: string; whole: boolean };

export const isTold = (office: Office, deskUnit: string, { unit, whole }: Party): boolean =>
  whole ? organisationIdOf(office, deskUnit) === organisationIdOf(office, unit) : isInReach(office, deskUnit, unit);
