import { create } from 'zustand';

export type ThemeChoice = 'light' | 'dark' | 'system';
export type Layout = { railCollapsed: boolean; theme: ThemeChoice; scale: number };

type LayoutState = Layout & { setLayout: (change: Partial<Layout>) => void };

const storageKey = 'shouwen.layout';
export const scales = [100, 110, 125, 150, 175, 200] as const;

/** Reads a remembered layout; whatever is not understood is left at its default. */
export function readLayout(text: string | null): Partial<Layout> {
  let raw: unknown;
  try {
    raw = JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
  if (typeof raw !== 'object' || raw === null) return {};
  const { railCollapsed, theme, scale } = raw as Record<string, unknown>;
  return {
    ...(typeof railCollapsed === 'boolean' ? { railCollapsed } : {}),
    ...(theme === 'light' || theme === 'dark' || theme === 'system' ? { theme } : {}),
    ...(typeof scale === 'number' && scale >= 100 && scale <= 200 ? { scale } : {}),
  };
}

/** How the page looks. Kept by this browser for the sign-in page, and per person by the desk (see `usePreferences`). */
export const useLayout = create<LayoutState>((set) => ({
  railCollapsed: false,
  theme: 'system',
  scale: 100,
  ...readLayout(localStorage.getItem(storageKey)),
  setLayout: (change) =>
    set((before) => {
      const { railCollapsed, theme, scale } = { ...before, ...change };
      localStorage.setItem(storageKey, JSON.stringify({ railCollapsed, theme, scale }));
      return change;
    }),
}));
