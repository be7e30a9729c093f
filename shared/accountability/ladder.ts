import type { UnitId } from '../base/ids.ts';
import type { Trigger } from '../procedure/pack.ts';
import type { ProposalEvent } from './events.ts';
import type { Fact, Place } from './facts.ts';
import { isConfirmed, type Proposal } from './proposal.ts';

/** The next rung: what a proposal that was not done in time, came again or was confirmed counts towards.
 *  @param proposal as it stands after the event   @param earlier proposals of the same trigger about the same unit
 *  @returns new facts; `isGone`: what this proposal had given counts no longer */
export function earlierFacts(
  triggers: readonly Trigger[],
  proposal: Proposal,
  earlier: readonly Proposal[],
  event: ProposalEvent,
  place: Place,
  subjectOf: (trigger: Trigger, unit: UnitId) => UnitId | undefined,
): { come: (Fact & { trigger: string })[]; isGone: boolean } {
  const counted: Partial<Record<ProposalEvent['type'], Trigger['counts']>> = {
    ProposalOverdue: 'proposalOverdue',
    ProposalDrafted: 'proposalRepeated',
    ProposalConfirmed: 'proposalConfirmed',
  };
  const counts = counted[event.type];
  const come = triggers.flatMap((trigger) => {
    if (trigger.counts !== counts || trigger.of !== proposal.level) return [];
    if (counts === 'proposalRepeated' && !earlier.some(isConfirmed)) return [];
    const subject = subjectOf(trigger, proposal.subject);
    return subject ? [{ trigger: trigger.id, subject, key: proposal.id, ...place }] : [];
  });
  // A draft that fell because its facts were undone never came again.
  return { come, isGone: event.type === 'ProposalWithdrawn' };
}
