import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { frameWords } from '../../shared/words/frame.ts';
import { screens } from '../screens/index.ts';
import { useGo } from '../state/go.ts';
import { useWords } from '../state/language.ts';
import { useSessionState } from '../state/session.ts';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Frame } from './Frame.tsx';

function makeRouter() {
  const root = createRootRoute({ component: Frame });
  const children = screens.map(({ path, load }) =>
    createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) }),
  );
  return createRouter({
    routeTree: root.addChildren(children),
    // A hash needs nothing of the host: the page is one file in both of them.
    history: createHashHistory(),
    defaultPendingComponent: Reading,
    defaultPendingMs: 150,
    defaultErrorComponent: ScreenFailed,
    defaultNotFoundComponent: ScreenMissing,
  });
}

/** The frame and, inside it, the screen that the address names. */
export function Routes() {
  const [router] = useState(makeRouter);
  useEffect(() => {
    const { setShown } = useSessionState.getState();
    setShown(true);
    return () => setShown(false);
  }, []);
  return <RouterProvider router={router} />;
}

function Reading() {
  return <p className="reading">{useWords(frameWords).reading}</p>;
}

/** A fault in one screen stays there: rail and head work on. */
function ScreenFailed({ error, reset }: ErrorComponentProps) {
  const words = useWords(frameWords);
  return (
    <EmptyState
      title={words.screenFailed}
      hint={error instanceof Error ? error.message : String(error)}
      action={<Button onClick={() => reset()}>{words.retry}</Button>}
    />
  );
}

function ScreenMissing() {
  const words = useWords(frameWords);
  const go = useGo();
  return (
    <EmptyState title={words.screenMissing} action={<Button onClick={() => go('today')}>{words.backToToday}</Button>} />
  );
}
