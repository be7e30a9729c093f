import { useQuery } from '@tanstack/react-query';
import { minute } from '../../shared/base/time.ts';
import type { TodayView } from '../../shared/contract/views.ts';
import { useDesk } from '../link/desk.ts';
import { useSessionState } from './session.ts';

/** Counts, duty and alarms of the present seat. Re-read at every change, and each minute, because time alone makes things due. */
export function useTodayView(): TodayView | undefined {
  const { query } = useDesk();
  const isLocked = useSessionState((state) => state.locked);
  return useQuery(query.today.view.queryOptions({ refetchInterval: isLocked ? false : minute })).data;
}
