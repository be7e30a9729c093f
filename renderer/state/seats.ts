import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SessionView } from '../../shared/contract/views.ts';
import { useDesk } from '../link/desk.ts';
import { useSignedIn } from './session.ts';

/** The seats of whoever has signed in, and changing to another: every list is then read for the new seat. */
export function useSeats(): {
  seats: SessionView['seats'];
  seat: NonNullable<SessionView['seat']>;
  sitAt: (unit: string) => void;
  next: () => void;
} {
  const { client, query } = useDesk();
  const queryClient = useQueryClient();
  const { seats, seat } = useSignedIn();
  const change = useMutation({
    mutationFn: (unit: string) => client.session.switchSeat({ unit }),
    onSuccess: async (session) => {
      queryClient.setQueryData(query.session.state.queryKey(), session);
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => !isSessionKey(queryKey) });
    },
  });
  const place = seats.findIndex(({ unit }) => unit === seat.unit);
  const following = seats[(place + 1) % Math.max(1, seats.length)];
  return {
    seats,
    seat,
    sitAt: (unit) => {
      if (unit !== seat.unit) change.mutate(unit);
    },
    next: () => {
      if (following && following.unit !== seat.unit) change.mutate(following.unit);
    },
  };
}

const isSessionKey = (key: readonly unknown[]): boolean => Array.isArray(key[0]) && key[0][0] === 'session';
