/** The contract's calls, each with its handler behind the one answer. */
import { Procedure, type Router } from '@orpc/server';
import type { z } from 'zod';
import { contract, type Contract } from '../shared/contract/contract.ts';
import type { Answer, DeskContext, Handler, Question } from './answer.ts';
import type { AllHandlers } from './rooms.ts';

export type DeskRouter = Router<Contract, DeskContext>;

const askedByAnybody = new Set([
  'session.state',
  'session.found',
  'session.demo',
  'session.signIn',
  'session.beginSignOn',
  'session.signOn',
  'session.signOut',
  'session.lock',
  // Only while there is no office; the handler sees to that.
  'care.restore',
  'exchange.joinFresh',
  'exchange.joinFile',
  'exchange.look',
]);
const askedBeforePasswordChange = new Set(['session.changePassword', 'session.switchSeat']);

/** @param handlersOf looked up for each call: the office behind the desk may be exchanged */
export const createRouter = (
  handlersOf: (group: keyof Contract) => AllHandlers[keyof Contract],
  answer: Answer,
): DeskRouter => {
  const groups = Object.entries(contract).map(([group, calls]) => {
    const handlerByCall = () => handlersOf(group as keyof Contract) as unknown as Record<string, Handler>;
    const procedures = Object.entries(calls).map(([call, { '~orpc': definition }]) => {
      const name = `${group}.${call}`;
      const question: Question = {
        name,
        // Every schema of the contract is one of zod's; oRPC only promises a standard schema.
        schema: definition.inputSchema as z.ZodType | undefined,
        handler: (input, caller) => handlerByCall()[call]!(input, caller),
        asked: askedByAnybody.has(name)
          ? 'byAnybody'
          : askedBeforePasswordChange.has(name)
            ? 'beforePasswordChange'
            : 'signedIn',
      };
      const procedure = new Procedure({
        ...definition,
        // Input is parsed in the answer, once, so that every link and every mistake gets the same reply.
        inputSchema: undefined,
        outputSchema: undefined,
        middlewares: [],
        inputValidationIndex: 0,
        outputValidationIndex: 0,
        handler: ({ input, context }: { input: unknown; context: DeskContext }) =>
          answer(question, input, context.session),
      });
      return [call, procedure];
    });
    return [group, Object.fromEntries(procedures)];
  });
  // Built from the contract's own entries, so it has its shape; entries lose it for the compiler.
  return Object.fromEntries(groups) as DeskRouter;
};
