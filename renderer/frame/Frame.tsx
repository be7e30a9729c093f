import { Outlet } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useEffect, useRef } from 'react';
import { frameWords } from '../../shared/words/frame.ts';
import { reminderWords } from '../../shared/words/reminders.ts';
import { Palette } from '../screens/palette/Palette.tsx';
import { screens } from '../screens/index.ts';
import { useOfficeCalendar } from '../state/calendar.ts';
import { useGo, usePath } from '../state/go.ts';
import { useLanguageState, useWords } from '../state/language.ts';
import { useLayout } from '../state/layout.ts';
import { useLine } from '../state/line.ts';
import { useFloating } from '../state/floating.ts';
import { usePreferences } from '../state/preferences.ts';
import { useMay } from '../state/session.ts';
import { useAnnouncements } from '../state/reminders.ts';
import { useSeats } from '../state/seats.ts';
import { useIdleLock, useLock } from '../state/lock.ts';
import { useKeys, type KeyMap } from '../parts/useKeys.ts';
import { Head } from './Head.tsx';
import { KeyList } from './KeyList.tsx';
import { Rail } from './Rail.tsx';
import { Reminders } from './Reminders.tsx';
import { useMailDropped } from './useMailDropped.ts';

/** Rail, head line and the screen. Keys that work everywhere hang here. */
export function Frame() {
  const words = useWords(frameWords);
  const remind = useWords(reminderWords);
  const isNarrow = useLayout((layout) => layout.railCollapsed);
  const setLayout = useLayout((layout) => layout.setLayout);
  const isLost = useLine((line) => line.isLost);
  const floating = useFloating((state) => state.shown);
  const show = useFloating((state) => state.show);
  const go = useGo();
  const may = useMay();
  const lock = useLock();
  const path = usePath();
  const content = useRef<HTMLElement>(null);
  const { next } = useSeats();
  usePreferences();
  useOfficeCalendar();
  useIdleLock();
  useAnnouncements();
  useMailDropped();

  const jumps: KeyMap = {};
  for (const screen of screens) {
    if (screen.hidden || (screen.needs && !may(screen.needs))) continue;
    jumps[`G ${screen.key}`] = { run: () => go(screen.id), what: words.keys.goTo(words.screens[screen.id]) };
  }
  useKeys(
    {
      'Ctrl+K': { run: () => show('palette'), what: words.keys.palette },
      ...(may('register') ? { N: { run: () => go('intake'), what: words.keys.register } } : {}),
      ...jumps,
      'Ctrl+.': { run: next, what: words.keys.seat },
      'Ctrl+B': { run: () => setLayout({ railCollapsed: !isNarrow }), what: words.keys.rail },
      'Ctrl+L': { run: lock, what: words.keys.lock },
      I: { run: () => show('reminders'), what: remind.open },
      '?': { run: () => show('keys'), what: words.keys.keys },
    },
    { scope: 'anywhere' },
  );

  // A new screen is read from its beginning, and keys go to it, not to the link that led there.
  const language = useLanguageState((state) => state.language);
  useEffect(() => {
    const isInside = path !== '' && content.current?.contains(document.activeElement);
    if (!isInside) content.current?.focus({ preventScroll: true });
  }, [path]);

  return (
    <div className={isNarrow ? 'frame frame-narrow' : 'frame'} lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <Rail
        skip={
          <a
            className="skip"
            href="#content"
            onClick={(event) => {
              // The hash belongs to the router; only the focus moves.
              event.preventDefault();
              content.current?.focus();
            }}
          >
            {words.toContent}
          </a>
        }
      />
      <Head />
      <main id="content" className="content" ref={content} tabIndex={-1}>
        <Outlet />
      </main>
      {isLost ? <Alert className="line-lost" type="warning" showIcon title={words.lineLost} /> : null}
      {floating === 'palette' ? <Palette /> : null}
      {floating === 'keys' ? <KeyList /> : null}
      {floating === 'reminders' ? <Reminders /> : null}
    </div>
  );
}
