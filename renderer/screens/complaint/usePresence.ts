import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { OtherHere } from '../../../shared/contract/calls/presence.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';

/** This page, for as long as it lives. */
const thisWindow = newRequestId();

/** Says that this complaint is open here, and who else of the own organisation has it open. */
export function usePresence(complaint: string, doing: 'reading' | 'writing'): readonly OtherHere[] {
  const { client, query } = useDesk();
  const others = useQuery(
    query.presence.here.queryOptions({
      input: { complaint, window: thisWindow, doing },
      refetchInterval: 20_000,
      staleTime: 0,
      placeholderData: (before: OtherHere[] | undefined) => before,
    }),
  ).data;
  useEffect(
    () => () => {
      // A page that cannot say so any more is taken off the list by itself.
      client.presence.leave({ complaint, window: thisWindow }).catch(() => undefined);
    },
    [client, complaint],
  );
  return others ?? [];
}
