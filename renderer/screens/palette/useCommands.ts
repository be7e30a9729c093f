import { frameWords } from '../../../shared/words/frame.ts';
import { useFloating } from '../../state/floating.ts';
import { useGo } from '../../state/go.ts';
import { useLanguageState, useWords } from '../../state/language.ts';
import { useLayout } from '../../state/layout.ts';
import { useLeave, useLock } from '../../state/lock.ts';
import { useSeats } from '../../state/seats.ts';
import { useMay } from '../../state/session.ts';
import { screens } from '../index.ts';

export type PaletteCommand = {
  id: string;
  kind: 'screen' | 'command' | 'seat';
  title: string;
  key?: string;
  run: () => void;
};

/** What the palette can do besides finding: screens to go to, seats to sit at, and actions that belong to no screen. */
export function useCommands(): PaletteCommand[] {
  const words = useWords(frameWords);
  const go = useGo();
  const may = useMay();
  const lock = useLock();
  const leave = useLeave();
  const { seats, seat, sitAt } = useSeats();
  const { language, setLanguage } = useLanguageState();
  const { railCollapsed, setLayout } = useLayout();
  const show = useFloating((state) => state.show);
  const say = words.commands;
  const isDark = document.documentElement.dataset['theme'] === 'dark';
  return [
    ...screens
      .filter((screen) => !screen.hidden && (!screen.needs || may(screen.needs)))
      .map((screen): PaletteCommand => ({
        id: `screen ${screen.id}`,
        kind: 'screen',
        title: words.screens[screen.id],
        key: `G ${screen.key}`,
        run: () => go(screen.id),
      })),
    ...seats
      .filter(({ unit }) => unit !== seat.unit)
      .map((one): PaletteCommand => ({
        id: `seat ${one.unit}`,
        kind: 'seat',
        title: one.unitName,
        run: () => sitAt(one.unit),
      })),
    { id: 'lock', kind: 'command', title: say.lock, key: 'Ctrl+L', run: lock },
    { id: 'keys', kind: 'command', title: say.keys, key: '?', run: () => show('keys') },
    {
      id: 'language',
      kind: 'command',
      title: say.language,
      run: () => setLanguage(language === 'zh' ? 'en' : 'zh'),
    },
    {
      id: 'theme',
      kind: 'command',
      title: say.theme,
      run: () => setLayout({ theme: isDark ? 'light' : 'dark' }),
    },
    {
      id: 'rail',
      kind: 'command',
      title: say.rail,
      key: 'Ctrl+B',
      run: () => setLayout({ railCollapsed: !railCollapsed }),
    },
    { id: 'leave', kind: 'command', title: say.signOut, run: () => void leave() },
  ];
}
