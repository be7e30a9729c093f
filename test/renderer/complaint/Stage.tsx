// What stands around a screen in the program: look, language, line to the desk, address.
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { DeskClient } from '../../../shared/contract/contract.ts';
import { DeskContext, deskOf } from '../../../renderer/link/desk.ts';
import { createQueryClient } from '../../../renderer/link/queryClient.ts';
import { pathOf, type ScreenId } from '../../../renderer/state/go.ts';
import { antdTheme } from '../../../renderer/theme/antdTheme.ts';

type Props = { client: DeskClient; screen: ScreenId; address: string; show: () => ReactNode; isDark?: boolean };

/** @param address as in the program, such as '/complaint/c1' */
export function Stage({ client, screen, address, show, isDark = false }: Props) {
  const desk = useMemo(() => deskOf(client), [client]);
  const cache = useMemo(() => createQueryClient(() => {}), []);
  const router = useMemo(() => {
    const root = createRootRoute();
    const route = createRoute({ getParentRoute: () => root, path: pathOf[screen], component: show });
    return createRouter({
      routeTree: root.addChildren([route]),
      history: createMemoryHistory({ initialEntries: [address] }),
    });
  }, [screen, address, show]);
  return (
    <ConfigProvider theme={antdTheme(isDark, true)} componentSize="middle" button={{ autoInsertSpace: false }}>
      <App className="app">
        <QueryClientProvider client={cache}>
          <DeskContext value={desk}>
            <RouterProvider router={router} />
          </DeskContext>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
