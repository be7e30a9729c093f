import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ORPCError } from '@orpc/client';

/** Answers of the desk that asking again will not change. */
const finalCodes = new Set(['REFUSED', 'BAD_INPUT', 'SIGNED_OUT', 'BROKEN']);

/** What is read stays until the desk says that it changed; a lost line is tried again, a decided answer is not. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error): void => {
    if (error instanceof ORPCError && error.code === 'SIGNED_OUT') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        retry: (count, error) => !(error instanceof ORPCError && finalCodes.has(error.code)) && count < 2,
        retryDelay: (count) => 300 * 2 ** count,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
