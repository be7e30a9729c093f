import { decideDelegate, decideEndDelegation } from '../../shared/people/delegate.ts';
import { officeCommand } from '../duty/officeCommand.ts';
import type { DeskParts, Handlers } from '../parts.ts';

export const approvalCommands = (parts: DeskParts): Pick<Handlers<'approval'>, 'delegate' | 'endDelegation'> => ({
  delegate(input, caller) {
    const id = parts.newId();
    const { request, ...command } = input;
    return officeCommand(parts, caller, {
      request,
      name: 'approval.delegate',
      input: command,
      topics: ['office', 'approval'],
      reply: { id },
      decide: ({ now, office }) => decideDelegate({ ...command, id }, { now, office, actor: caller.actor }),
    });
  },
  endDelegation(input, caller) {
    const { request, ...command } = input;
    return officeCommand(parts, caller, {
      request,
      name: 'approval.endDelegation',
      input: command,
      topics: ['office', 'approval'],
      reply: { id: input.delegation },
      decide: ({ now, office }) => decideEndDelegation(command, { now, office, actor: caller.actor }),
    });
  },
});
