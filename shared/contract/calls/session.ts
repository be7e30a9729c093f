import { z } from 'zod';
import { call, id, requestId, type } from '../base.ts';
import type { SessionView } from '../views.ts';

const password = z.string().min(1).max(200);
const account = z.string().trim().min(1).max(60);
const name = z.string().trim().min(1).max(200);

export const session = {
  state: call.output(type<SessionView>()),
  /** First start: an association, a member bank or a lone outlet with its first administrator, who holds every role. */
  found: call
    .input(
      z.object({
        request: requestId,
        kind: z.enum(['association', 'member', 'outlet']),
        unitName: name,
        numberPrefix: z
          .string()
          .trim()
          .regex(/^[\p{L}\d]{1,12}$/u),
        personName: name,
        account,
        password,
      }),
    )
    .output(type<SessionView>()),
  /** First start: the demo office (deterministic). Signs its first clerk in. */
  demo: call.input(z.object({ request: requestId })).output(type<SessionView>()),
  signIn: call.input(z.object({ account, password })).output(type<SessionView>()),
  /** Begins to sign in at the provider the administrator named. The page opens `address` in a browser; nothing where the
   *  desktop shell has opened it. `handle` asks for the answer. */
  beginSignOn: call.output(type<{ handle: string; address: string | null }>()),
  /** Whether the provider has answered: nobody yet (`null`), or whoever it vouches for is signed in. */
  signOn: call
    .input(z.object({ handle: z.string().min(1).max(64), isGivenUp: z.boolean().default(false) }))
    .output(type<{ session: SessionView | null }>()),
  signOut: call.output(type<SessionView>()),
  /** Locks the screen: the session stays, every call but `unlock` answers SIGNED_OUT. */
  lock: call.output(type<SessionView>()),
  switchSeat: call.input(z.object({ unit: id })).output(type<SessionView>()),
  changePassword: call
    .input(z.object({ request: requestId, old: password, fresh: password }))
    .output(type<SessionView>()),
};
