// The desktop window's line: one port to the desk's own process, asked for through the preload script.
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { DeskClient } from '../../shared/contract/contract.ts';
import { isPush, sessionHeaders } from '../../shared/contract/links.ts';
import { sessionToken } from '../state/session.ts';
import type { Link } from './link.ts';

// The same two words stand in the shell's channel file; the page may not import it.
const connectMessage = 'shouwen:connect';
const portMessage = 'shouwen:port';

/** True in the desktop window, whose page is not served over HTTP. */
export const isDesktopWindow = (): boolean => location.protocol !== 'http:' && location.protocol !== 'https:';

/** Asks the shell for the port; the shell answers once per loaded page. */
export function askForPort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    const take = (event: MessageEvent): void => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== portMessage || !port) return;
      window.removeEventListener('message', take);
      resolve(port);
    };
    window.addEventListener('message', take);
    window.postMessage(connectMessage, location.origin === 'null' ? '*' : location.origin);
  });
}

export function portLink(port: MessagePort): Link {
  // oRPC takes every object for a reply of its own, so the desk's pushes are kept away from it.
  const calls = {
    postMessage: (data: unknown): void => port.postMessage(data),
    addEventListener: (type: string, listener: EventListenerOrEventListenerObject): void =>
      port.addEventListener(type, (event) => {
        if (event instanceof MessageEvent && isPush(event.data)) return;
        if (typeof listener === 'function') listener(event);
        else listener.handleEvent(event);
      }),
  };
  const link = new RPCLink({ port: calls, headers: () => sessionHeaders(sessionToken()) });
  port.start();
  return {
    client: createORPCClient<DeskClient>(link),
    listen: (listener, stop) => {
      listener.onState('connected');
      const tell = ({ data }: MessageEvent): void => {
        if (isPush(data)) listener.onChange(data.change);
      };
      port.addEventListener('message', tell);
      stop.addEventListener('abort', () => port.removeEventListener('message', tell));
    },
  };
}
