/** Proposals as commands and the watch read and write them. */
import type { PersonId, UnitId } from '../../shared/base/ids.ts';
import { proposalStream, type ProposalEvent } from '../../shared/accountability/events.ts';
import { evolveProposal, type Proposal } from '../../shared/accountability/proposal.ts';
import { recused } from '../../shared/complaint/details.ts';
import { isAtOrUnder, organisationOf, type Office } from '../../shared/people/office.ts';
import { may, readingScope, type Actor } from '../../shared/people/permissions.ts';
import { loadComplaint } from '../perform.ts';
import type { NewEvent, StoredEvent } from '../store/eventStore.ts';

export type Load = (stream: string) => StoredEvent[];

export const loadProposal = (load: Load, id: string): Proposal | undefined =>
  load(proposalStream(id)).reduce<Proposal | undefined>(
    (proposal, { type, body }) => evolveProposal(proposal, { type, ...(body as object) } as ProposalEvent),
    undefined,
  );

/** Only the organisation that decides reads them. */
export const proposalEvents = (
  office: Office,
  decider: UnitId,
  id: string,
  events: readonly ProposalEvent[],
): NewEvent[] =>
  events.map(({ type, ...body }) => ({
    stream: proposalStream(id),
    type,
    audience: organisationOf(office, decider)?.id ?? decider,
    body,
  }));

/** Persons complained of in the complaints behind a proposal: they take no part in deciding on it. */
export const complainedOf = (load: Load, { facts }: Proposal): PersonId[] =>
  [...new Set(facts.flatMap((fact) => ('complaint' in fact ? fact.complaint : [])))].flatMap((id) => {
    const complaint = loadComplaint(load, id);
    return complaint ? recused(complaint.details) : [];
  });

/** Within the organisation that decides, by those who see that far. */
export function mayReadProposal(office: Office, actor: Actor, { decider }: Pick<Proposal, 'decider'>): boolean {
  const scope = readingScope(office, actor);
  return (
    scope !== undefined &&
    may(office, actor, 'readSupervision') &&
    organisationOf(office, scope.id)?.id === organisationOf(office, decider)?.id &&
    isAtOrUnder(office, decider, scope.id)
  );
}
