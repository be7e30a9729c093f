import { useEffect } from 'react';
import { useLayout } from '../state/layout.ts';
import { useMedia } from './useMedia.ts';

/** Whether the page is dark and still, by the person's choice or the system's. Puts both and the scale on the page itself. */
export function useAppearance(): { isDark: boolean; reducedMotion: boolean } {
  const choice = useLayout((layout) => layout.theme);
  const scale = useLayout((layout) => layout.scale);
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const reducedMotion = useMedia('(prefers-reduced-motion: reduce)');
  const isDark = choice === 'dark' || (choice === 'system' && systemDark);
  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
    document.documentElement.style.setProperty('zoom', String(scale / 100));
  }, [isDark, scale]);
  return { isDark, reducedMotion };
}
