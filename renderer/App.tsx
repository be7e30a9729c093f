// What is shown, from the outside in:
//
//   look (language, theme) ─▶ line to the desk ─▶ data open? ─▶ somebody signed in? ─▶ frame with screens
//                                                  │ Unlock        │ first start, sign-in, password change
//                                                  └───────────────┴── lock page lies over the frame, which stays as it was
import { QueryClientProvider, useIsMutating, useQuery } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { frameWords } from '../shared/words/frame.ts';
import { antdLocale } from './theme/antdLocale.ts';
import { antdTheme } from './theme/antdTheme.ts';
import { useAppearance } from './theme/useAppearance.ts';
import type { Unlocking } from './link/httpLink.ts';
import { applyAll, applyChange } from './link/changes.ts';
import { DeskContext, deskOf, useDesk } from './link/desk.ts';
import type { Link } from './link/link.ts';
import { createQueryClient } from './link/queryClient.ts';
import { Routes } from './frame/Routes.tsx';
import { FirstStart, foundingKey } from './screens/start/FirstStart.tsx';
import { FirstPassword } from './screens/start/Password.tsx';
import { LockPage } from './screens/start/LockPage.tsx';
import { SignIn } from './screens/start/SignIn.tsx';
import { StartPage } from './screens/start/StartPage.tsx';
import { Unlock } from './screens/start/Unlock.tsx';
import { useLanguage, useWords } from './state/language.ts';
import { useLine } from './state/line.ts';
import { useOfficeCategories } from './state/categories.ts';
import { useOfficePacks } from './state/packs.ts';
import { useSessionState } from './state/session.ts';
import { Problem } from './parts/Problem.tsx';

export function App({ link, unlocking }: { link: Link; unlocking: Unlocking | null }) {
  const language = useLanguage();
  const { isDark, reducedMotion } = useAppearance();
  const words = useWords(frameWords);
  const [queryClient] = useState(() => createQueryClient(() => useSessionState.getState().interrupt()));
  const desk = useMemo(() => deskOf(link.client), [link]);
  const [isOpen, setOpen] = useState(unlocking === null);
  const look = useMemo(() => antdTheme(isDark, reducedMotion), [isDark, reducedMotion]);

  useEffect(() => {
    document.title = words.title;
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [words, language]);

  useEffect(() => {
    if (!isOpen) return undefined;
    const stop = new AbortController();
    link.listen(
      {
        onChange: (change) => void applyChange(queryClient, desk.query, change),
        onState: (state) => {
          useLine.setState({ isLost: state === 'lost' });
          if (state === 'resumed') void applyAll(queryClient);
        },
      },
      stop.signal,
    );
    return () => stop.abort();
  }, [isOpen, link, queryClient, desk]);

  return (
    <ConfigProvider
      locale={antdLocale[language]}
      theme={look}
      componentSize="middle"
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp className="app">
        <QueryClientProvider client={queryClient}>
          <DeskContext value={desk}>
            {isOpen || !unlocking ? <Entrance /> : <Unlock unlocking={unlocking} onOpen={() => setOpen(true)} />}
          </DeskContext>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

/** The screens, as soon as the names in them are known. */
function Screens() {
  const words = useWords(frameWords);
  const knowsPacks = useOfficePacks();
  const knowsCategories = useOfficeCategories();
  return knowsPacks && knowsCategories ? <Routes /> : <p className="reading">{words.reading}</p>;
}

/** First start, sign-in, or the frame with the screens. */
function Entrance() {
  const { query } = useDesk();
  const words = useWords(frameWords);
  const state = useQuery(query.session.state.queryOptions());
  const isLocked = useSessionState((session) => session.locked);
  // Founding changes the session before its own answer is here; the page waits for that answer.
  const isFounding = useIsMutating({ mutationKey: foundingKey }) > 0;
  const session = state.data;
  if (!session) {
    return (
      <StartPage title={words.title}>
        {state.isError ? (
          <Problem error={state.error} reading onRetry={() => void state.refetch()} />
        ) : (
          <p className="quiet">{words.reading}</p>
        )}
      </StartPage>
    );
  }
  if (session.kind === 'fresh' || (isFounding && session.kind !== 'signedIn')) return <FirstStart />;
  if (session.kind === 'signedOut' && session.person && !isLocked) return <LockPage session={session} />;
  if (session.kind === 'signedOut') return <SignIn session={session} />;
  if (session.person?.mustChangePassword) return <FirstPassword session={session} />;
  return (
    <>
      <div className="behind" inert={isLocked}>
        <Screens />
      </div>
      {isLocked ? <LockPage session={session} over /> : null}
    </>
  );
}
