import { create } from 'zustand';
import type { TodaySection } from '../../../shared/contract/views.ts';

type TodayState = {
  section: TodaySection;
  selected: string | null;
  isPaneOpen: boolean;
  set: (change: Partial<Omit<TodayState, 'set'>>) => void;
};

/** Where somebody stood on Today, so that coming back from a complaint finds the same line. */
export const useTodayState = create<TodayState>((set) => ({
  section: 'mine',
  selected: null,
  // On a small screen the list keeps its columns until the pane is asked for.
  isPaneOpen: window.innerWidth >= 1600,
  set: (change) => set(change),
}));
