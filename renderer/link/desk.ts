import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import { createContext, use } from 'react';
import type { DeskClient } from '../../shared/contract/contract.ts';

export type DeskQuery = RouterUtils<DeskClient>;

/** The desk as the page holds it: calls, and the same calls as queries of the cache. */
export type Desk = { client: DeskClient; query: DeskQuery };

export const deskOf = (client: DeskClient): Desk => ({ client, query: createTanstackQueryUtils(client) });

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('There is no desk around this part');
  return desk;
}

/** Made once per intention and kept through every retry: the desk does each request once. */
export function newRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
