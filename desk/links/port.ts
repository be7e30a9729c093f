/** Serves a desk on a message port: of Electron's main process, of worker_threads, or of a page.
 *  The protocol stands in shared/contract/links.ts. */
import { RPCHandler } from '@orpc/server/message-port';
import type { Push } from '../../shared/contract/links.ts';
import type { DeskContext } from '../answer.ts';
import type { Desk } from '../openDesk.ts';
import { fieldsOf, isFields } from '../store/json.ts';
import { rpcOptions } from './rpc.ts';

type Listener = (event?: { data: unknown }) => void;

/** What the three kinds of ports have in common. `start` where messages wait until they are asked for. */
export type DeskPort = {
  postMessage(data: unknown): void;
  start?(): void;
} & ({ addEventListener(type: string, listener: Listener): void } | { on(type: string, listener: Listener): unknown });

/** @returns ends the service; the port itself is the caller's to close */
export const servePort = (desk: Pick<Desk, 'router' | 'subscribe'>, port: DeskPort): (() => void) => {
  const listen = (type: string, listener: Listener): void => {
    // A port of worker_threads knows both, but its `on` hands over the data without an event around it.
    if ('addEventListener' in port) port.addEventListener(type, listener);
    else port.on(type, listener);
  };
  let isOpen = true;
  const post = (data: unknown): void => {
    if (isOpen) port.postMessage(data);
  };
  const unsubscribe = desk.subscribe((change) => post({ shouwen: 'change', change } satisfies Push));
  const stop = (): void => {
    isOpen = false;
    unsubscribe();
  };
  const calls = {
    postMessage: post,
    addEventListener: (type: string, listener: Listener): void =>
      listen(type, (event) => {
        if (type !== 'message' || isCall(event?.data)) listener(event);
      }),
  };
  new RPCHandler<DeskContext>(desk.router, rpcOptions).upgrade(calls as unknown as MessagePort, {
    context: { session: null },
  });
  listen('close', stop);
  port.start?.();
  return stop;
};

/** oRPC leaves a message that is not its own unanswered and unhandled, which would end the process. A call is a text: no
 *  call of the contract carries a file beside its JSON. */
const isCall = (data: unknown): boolean => {
  if (typeof data !== 'string') return false;
  const message = fieldsOf(data);
  if (!message || typeof message['i'] !== 'string') return false;
  if (message['t'] === abortSignal) return true;
  const { u: address, h: headers = {}, m: method = 'POST' } = isFields(message['p']) ? message['p'] : {};
  if (message['t'] !== undefined || method !== 'POST') return false;
  if (typeof address !== 'string' || !/^\/[\w/.-]*$/.test(address) || address.startsWith('//')) return false;
  return isFields(headers) && !('content-type' in headers) && !('content-disposition' in headers);
};

const abortSignal = 4;
