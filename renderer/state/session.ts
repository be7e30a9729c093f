import { useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import type { SessionView } from '../../shared/contract/views.ts';
import { permissions, type Permission } from '../../shared/people/permissions.ts';
import { useDesk } from '../link/desk.ts';

const tokenKey = 'shouwen.session';
const accountKey = 'shouwen.account';

type SessionState = {
  /** Sent with every call; kept for a reload of this window, gone when it is closed. */
  token: string | null;
  /** Account that signed in here, so that the lock screen asks for the password alone. */
  account: string | null;
  locked: boolean;
  begin: (token: string | null, account: string | null) => void;
  end: () => void;
  setLocked: (locked: boolean) => void;
  /** The desk no longer knows the session (it was restarted): the page is locked, and what is on it stays. */
  interrupt: () => void;
  /** The signed-in page is shown; only then can a session be interrupted. */
  isShown: boolean;
  setShown: (isShown: boolean) => void;
};

const keep = (key: string, value: string | null): void => {
  if (value === null) sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, value);
};

export const useSessionState = create<SessionState>((set) => ({
  token: sessionStorage.getItem(tokenKey),
  account: sessionStorage.getItem(accountKey),
  locked: false,
  begin: (token, account) => {
    keep(tokenKey, token);
    keep(accountKey, account);
    set({ token, account, locked: false });
  },
  end: () => {
    keep(tokenKey, null);
    set({ token: null, locked: false });
  },
  setLocked: (locked) => set({ locked }),
  interrupt: () => set(({ isShown }) => (isShown ? { locked: true } : {})),
  isShown: false,
  setShown: (isShown) => set({ isShown }),
}));

/** Read by the links for each call, outside of any part. */
export const sessionToken = (): string | null => useSessionState.getState().token;

/** Who works here, at which seat; nothing until the desk has answered. */
export function useSession(): SessionView | undefined {
  const { query } = useDesk();
  return useQuery(query.session.state.queryOptions()).data;
}

export type SignedIn = SessionView & {
  person: NonNullable<SessionView['person']>;
  seat: NonNullable<SessionView['seat']>;
};

/** For screens, which are only shown to somebody who has signed in. */
export function useSignedIn(): SignedIn {
  const session = useSession();
  if (!session?.person || !session.seat) throw new Error('This part is only for somebody who has signed in');
  return { ...session, person: session.person, seat: session.seat };
}

/** What the roles at the present seat allow. The desk decides; this only spares people a refusal. */
export function useMay(): (permission: Permission) => boolean {
  const roles = useSession()?.seat?.roles ?? [];
  return (permission) => permissions[permission].some((role) => roles.includes(role));
}
