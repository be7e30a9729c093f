import { useQuery } from '@tanstack/react-query';
import { minute } from '../../shared/base/time.ts';
import type { ExchangeStatus } from '../../shared/contract/exchangeViews.ts';
import { useDesk } from '../link/desk.ts';

/** How this desk stands with the others. Told at every change, and looked at each minute. */
export function useExchangeStatus(): ExchangeStatus | undefined {
  const { query } = useDesk();
  return useQuery(query.exchange.status.queryOptions({ refetchInterval: minute })).data;
}
