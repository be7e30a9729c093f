/** Signing in at the provider: the page begins, opens the address, and asks until there is an answer. */
import { randomBytes } from 'node:crypto';
import { done, refused, type Result } from '../../shared/base/result.ts';
import type { SessionView } from '../../shared/contract/views.ts';
import type { Person } from '../../shared/people/office.ts';
import type { SignOnRefusal } from '../../shared/people/security.ts';
import type { Fetch } from '../exchange/client.ts';
import type { Caller, DeskParts, Handlers, Refusal } from '../parts.ts';
import { secretOf, securityOf } from '../people/security.ts';
import { awaitSignOn, type Waiting } from './answering.ts';

/** Windows in which somebody is on his way at the same time; the oldest is given up. */
const mostWaiting = 8;

export type SignOnParts = Pick<DeskParts, 'store' | 'settings' | 'office'> & {
  fetch: Fetch;
  openAddress: ((address: string) => void) | undefined;
  enter(person: Person, caller: Caller): Result<SessionView, Refusal>;
};

export function signOnHandlers(parts: SignOnParts): Pick<Handlers<'session'>, 'beginSignOn' | 'signOn'> {
  const waitingByHandle = new Map<string, Waiting>();
  const giveUp = (handle: string): void => {
    waitingByHandle.get(handle)?.stop();
    waitingByHandle.delete(handle);
  };
  return {
    async beginSignOn() {
      const { signOn } = securityOf(parts);
      if (!signOn) return refused<SignOnRefusal>({ code: 'SignOnNotSet' });
      const waiting = await awaitSignOn({ signOn, secret: secretOf(parts), fetch: parts.fetch });
      if (!waiting.ok) return waiting;
      const [oldest] = waitingByHandle.keys();
      if (waitingByHandle.size >= mostWaiting && oldest !== undefined) giveUp(oldest);
      // Whoever holds the handle is signed in by it: as hard to guess as a session.
      const handle = randomBytes(32).toString('base64url');
      waitingByHandle.set(handle, waiting.value);
      const { address } = waiting.value;
      parts.openAddress?.(address);
      return done({ handle, address: parts.openAddress ? null : address });
    },
    signOn({ handle, isGivenUp }, caller) {
      const waiting = waitingByHandle.get(handle);
      if (!waiting) return refused<SignOnRefusal>({ code: 'SignOnExpired' });
      if (isGivenUp) giveUp(handle);
      const answer = waiting.answer();
      if (!answer || isGivenUp) return done({ session: null });
      giveUp(handle);
      if (!answer.ok) return answer;
      const identity = answer.value;
      const person = [...parts.office().personById.values()].find((one) => !one.left && one.signOn === identity);
      if (!person) return refused<SignOnRefusal>({ code: 'SignOnNotLinked', identity });
      const entered = parts.enter(person, caller);
      return entered.ok ? done({ session: entered.value }) : entered;
    },
  };
}
