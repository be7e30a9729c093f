import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { minute } from '../../shared/base/time.ts';
import type { SessionView } from '../../shared/contract/views.ts';
import { useDesk } from '../link/desk.ts';
import { handOver } from './personal.ts';
import { useSessionState, useSignedIn } from './session.ts';

/** Locks the page at once; the desk is told, and the page stays locked even if the desk does not answer. */
export function useLock(): () => void {
  const { client } = useDesk();
  return () => {
    useSessionState.getState().setLocked(true);
    client.session.lock().catch(() => undefined);
  };
}

/** Locks after as long without a key or a movement as the administrator set. */
export function useIdleLock(): void {
  const idleTime = useSignedIn().idleMinutes * minute;
  const lock = useLock();
  const isLocked = useSessionState((state) => state.locked);
  useEffect(() => {
    if (isLocked) return undefined;
    let last = Date.now();
    const touch = (): void => {
      last = Date.now();
    };
    const signs = ['keydown', 'pointermove', 'pointerdown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true });
    // Checked by the clock rather than one long timer: a PC that slept must be locked when it wakes.
    const timer = setInterval(() => {
      if (Date.now() - last > idleTime) lock();
    }, 5000);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, touch);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `lock` is new at each drawing but does the same
  }, [isLocked, idleTime]);
}

/** Takes over the answer to a sign-in, founding or unlocking. */
export function useEnter(): (session: SessionView, account: string | null) => Promise<void> {
  const queryClient = useQueryClient();
  const { query } = useDesk();
  return async (session, account) => {
    const state = useSessionState.getState();
    const before = queryClient.getQueryData<SessionView>(query.session.state.queryKey());
    handOver(session.person?.id ?? null);
    state.begin(session.token ?? state.token, account);
    // Another person sees nothing that the last one had read, not even for a moment.
    if (before?.person?.id !== session.person?.id) queryClient.removeQueries({ predicate: isNotSession });
    // A question asked before the sign-in may still be on its way; its answer would sign the page out again.
    await queryClient.cancelQueries({ queryKey: query.session.key() });
    queryClient.setQueryData(query.session.state.queryKey(), session);
    await queryClient.invalidateQueries({ predicate: isNotSession });
  };
}

/** Ends the session here and at the desk. Half-filled forms are put away until the same person signs in again. */
export function useLeave(): () => Promise<void> {
  const queryClient = useQueryClient();
  const { client, query } = useDesk();
  return async () => {
    await client.session.signOut().catch(() => undefined);
    useSessionState.getState().end();
    handOver(null);
    queryClient.removeQueries({ predicate: isNotSession });
    await queryClient.invalidateQueries({ queryKey: query.session.key() });
  };
}

const isNotSession = ({ queryKey }: { queryKey: readonly unknown[] }): boolean =>
  !(Array.isArray(queryKey[0]) && queryKey[0][0] === 'session');
