import {
  decideClose,
  decideConfirm,
  decideDismiss,
  decidePostpone,
  decideProve,
  decideRefuseProof,
} from '../../shared/accountability/decide.ts';
import type { ProposalEvent } from '../../shared/accountability/events.ts';
import { evolveProposal, type Proposal, type ProposalState } from '../../shared/accountability/proposal.ts';
import type { ProposalRefusal } from '../../shared/accountability/refusals.ts';
import { may } from '../../shared/people/permissions.ts';
import { groundOf } from '../../shared/accountability/trigger.ts';
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { Context } from '../../shared/complaint/context.ts';
import type { Caller, DeskParts, Handlers, Reply } from '../parts.ts';
import { contextOf, perform } from '../perform.ts';
import { complainedOf, loadProposal, mayReadProposal, proposalEvents } from '../subjects/proposals.ts';

type Calls = 'confirm' | 'dismiss' | 'postpone' | 'prove' | 'acceptProof' | 'refuseProof';

/** What people do to a proposal. The program prepares and withdraws them by itself (see the watch). */
export function supervisionCommands(parts: DeskParts): Pick<Handlers<'supervision'>, Calls> {
  return {
    confirm: (input, caller) =>
      change(parts, caller, input, 'confirm', (proposal, concerned, context) => {
        const pack = parts.packs().of(proposal.pack.id, proposal.pack.version);
        const ground = pack && groundOf(pack, proposal.trigger);
        if (!pack || !ground) return refused({ code: 'UnknownProposal' });
        const rule = pack.money.find(({ id }) => id === ground.pays);
        return decideConfirm(input, proposal, ground, rule, concerned, context);
      }),
    dismiss: (input, caller) =>
      change(parts, caller, input, 'dismiss', (proposal, concerned, context) =>
        decideDismiss(input.reason, proposal, concerned, context),
      ),
    postpone: (input, caller) =>
      change(parts, caller, input, 'postpone', (proposal, concerned, context) =>
        decidePostpone(input, proposal, concerned, context),
      ),
    prove: (input, caller) =>
      change(parts, caller, input, 'prove', (proposal, _concerned, context) =>
        decideProve(input.text, proposal, context),
      ),
    acceptProof: (input, caller) =>
      change(parts, caller, input, 'acceptProof', (proposal, concerned, context) =>
        decideClose(input.text, proposal, concerned, context),
      ),
    refuseProof: (input, caller) =>
      change(parts, caller, input, 'refuseProof', (proposal, concerned, context) =>
        decideRefuseProof(input, proposal, concerned, context),
      ),
  };
}

type Decide = (
  proposal: Proposal,
  concerned: readonly string[],
  context: Context,
) => Result<ProposalEvent[], ProposalRefusal>;

function change(
  parts: DeskParts,
  caller: Caller,
  input: { request: string; id: string },
  name: string,
  decide: Decide,
): Reply<{ id: string; state: ProposalState }> {
  const now = parts.clock();
  const context = contextOf(parts, caller.actor, now);
  // What was rectified is written down by whoever follows it up; the rest is decided.
  const permission = name === 'prove' ? 'readSupervision' : 'decideProposal';
  const { request, ...rest } = input;
  return perform(parts, caller.actor, now, {
    request,
    name: `supervision.${name}`,
    input: rest,
    topics: ['supervision'],
    decide: (load) => {
      const proposal = loadProposal(load, input.id);
      if (!may(context.office, caller.actor, permission)) return refused({ code: 'NotPermitted', permission });
      if (!proposal || !mayReadProposal(context.office, caller.actor, proposal)) {
        return refused<ProposalRefusal>({ code: 'UnknownProposal' });
      }
      const decision = decide(proposal, complainedOf(load, proposal), context);
      if (!decision.ok) return decision;
      const after = decision.value.reduce<Proposal | undefined>(evolveProposal, proposal);
      return done({
        events: proposalEvents(context.office, proposal.decider, proposal.id, decision.value),
        reply: { id: proposal.id, state: after?.state ?? proposal.state },
      });
    },
  });
}
