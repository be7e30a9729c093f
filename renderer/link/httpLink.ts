// The browser host's line: calls by POST, changes by a server-sent stream read with fetch (EventSource sends no headers).
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { Change, DeskClient } from '../../shared/contract/contract.ts';
import { hostTokenHeader, sessionHeaders, type UnlockState } from '../../shared/contract/links.ts';
import { sessionToken } from '../state/session.ts';
import type { Link, LinkListener } from './link.ts';

const tokenKey = 'shouwen.host';

/** The token stands behind `#token=` when the window opens; it is kept for a reload and taken out of the address. */
export function takeHostToken(): string {
  const found = /[#&]token=([^&]+)/.exec(location.hash)?.[1];
  if (found !== undefined) {
    sessionStorage.setItem(tokenKey, decodeURIComponent(found));
    history.replaceState(null, '', `${location.pathname}${location.search}#/`);
  }
  return sessionStorage.getItem(tokenKey) ?? '';
}

export function httpLink(token: string): Link {
  const link = new RPCLink({
    url: `${location.origin}/rpc`,
    headers: () => ({ [hostTokenHeader]: token, ...sessionHeaders(sessionToken()) }),
  });
  return {
    client: createORPCClient<DeskClient>(link),
    listen: (listener, stop) => void listenForever(token, listener, stop),
  };
}

const longestWait = 10_000;

async function listenForever(token: string, listener: LinkListener, stop: AbortSignal): Promise<void> {
  let wait = 300;
  let brokenBefore = false;
  while (!stop.aborted) {
    try {
      await readChanges(token, listener, stop, () => {
        listener.onState(brokenBefore ? 'resumed' : 'connected');
        wait = 300;
      });
    } catch {
      // A broken line is the normal end of this stream; the next turn of the loop connects again.
    }
    if (stop.aborted) return;
    brokenBefore = true;
    listener.onState('lost');
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = Math.min(wait * 2, longestWait);
  }
}

async function readChanges(
  token: string,
  listener: LinkListener,
  stop: AbortSignal,
  onOpen: () => void,
): Promise<void> {
  const response = await fetch(`${location.origin}/changes`, {
    headers: { [hostTokenHeader]: token, ...sessionHeaders(sessionToken()) },
    signal: stop,
    cache: 'no-store',
  });
  if (!response.ok || !response.body) throw new Error(`changes: ${response.status}`);
  onOpen();
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data:')) listener.onChange(JSON.parse(line.slice(5)) as Change);
    }
  }
}

/** The two calls that work before the office is open. */
export type Unlocking = {
  state: () => Promise<UnlockState>;
  unlock: (passPhrase: string) => Promise<UnlockState>;
};

export function unlocking(token: string): Unlocking {
  const ask = async (path: string, init: RequestInit): Promise<UnlockState> => {
    const response = await fetch(`${location.origin}${path}`, {
      ...init,
      headers: { [hostTokenHeader]: token, 'content-type': 'application/json' },
      cache: 'no-store',
    });
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null || !('state' in answer)) {
      throw new Error(`${path}: ${response.status}`);
    }
    return answer as UnlockState;
  };
  return {
    state: () => ask('/unlock-state', { method: 'GET' }),
    unlock: (passPhrase) => ask('/unlock', { method: 'POST', body: JSON.stringify({ passPhrase }) }),
  };
}
