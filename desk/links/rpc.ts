/** What the message port and HTTP have in common: oRPC's protocol over the desk's router, with our own words for what
 *  oRPC itself cannot read. */
import { ORPCError } from '@orpc/server';
import type { StandardRPCHandlerOptions } from '@orpc/server/standard';
import { sessionHeader } from '../../shared/contract/contract.ts';
import { notUnderstood, type DeskContext } from '../answer.ts';

/** A session is 43 letters long; a header of any other size is none of ours. */
const longestSession = 100;

const sessionOf = (headers: Record<string, string | string[] | undefined>): string | null => {
  const value = headers[sessionHeader];
  return typeof value === 'string' && value !== '' && value.length <= longestSession ? value : null;
};

const strict = async ({ next, ...options }: Intercepted) => {
  const result = await next({ ...options, context: { session: sessionOf(options.request.headers) } }).catch(
    (error: unknown) => {
      // Thrown before the desk was asked: the body is not what oRPC writes.
      throw error instanceof ORPCError && error.code !== 'BAD_REQUEST' ? error : notUnderstood('notReadable');
    },
  );
  if (!result.matched) throw notUnderstood('unknownCall');
  return result;
};

type Options = StandardRPCHandlerOptions<DeskContext>;
type Intercepted = Parameters<NonNullable<Options['interceptors']>[number]>[0];

export const rpcOptions: Pick<Options, 'interceptors'> = { interceptors: [strict] };
