/** What commands and queries about typical cases have in common: what a complaint says about its people. */
import type { Personal } from '../../shared/caseStudy/anonymise.ts';
import type { Complaint } from '../../shared/complaint/state.ts';
import { organisationOf, type Office } from '../../shared/people/office.ts';
import type { DeskParts } from '../parts.ts';
import { loadComplaint } from '../perform.ts';
import type { StoredEvent } from '../store/eventStore.ts';

type Load = (stream: string) => StoredEvent[];

/** Names, numbers and addresses of complainants and agents, the staff complained of, the units and everybody who works there. */
export function personalOf({ details, parties, number }: Complaint, office: Office): Personal[] {
  const units = [
    ...new Set([details.complainedUnit ?? '', ...Object.values(parties).map(({ unit }) => unit)].filter(Boolean)),
  ].flatMap((id) => office.unitById.get(id) ?? []);
  const organisations = units.flatMap(({ id }) => organisationOf(office, id) ?? []);
  const working = new Set([...units, ...organisations].map(({ id }) => id));
  const staff = [...office.personById.values()].filter(({ seats }) => seats.some(({ unit }) => working.has(unit)));
  const some = (kind: Personal['kind'], text: string | undefined): Personal[] => (text ? [{ kind, text }] : []);
  return [
    ...details.complainants.flatMap(({ kind, name, phone, mail, address, identity, agent }) => [
      ...some(kind === 'person' ? 'customer' : 'company', name),
      ...some('phone', phone),
      ...some('mail', mail),
      ...some('address', address),
      ...some('identity', identity),
      ...some('agent', agent?.name),
      ...some('phone', agent?.phone),
    ]),
    ...details.complainedPersons.flatMap(({ name }) => some('staff', name)),
    ...staff.flatMap(({ name }) => some('staff', name)),
    ...[...units, ...organisations].flatMap(({ kind, name }) => some(kind === 'outlet' ? 'unit' : 'bank', name)),
    ...some('number', number),
    ...some('number', details.originalNumber),
  ];
}

/** What all source complaints of a case say about their people. */
export const personalOfSources = (parts: DeskParts, load: Load, sources: readonly string[]): Personal[] =>
  sources.flatMap((id) => {
    const complaint = loadComplaint(load, id);
    return complaint ? personalOf(complaint, parts.office()) : [];
  });
