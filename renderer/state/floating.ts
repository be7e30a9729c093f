import { create } from 'zustand';

type Floating = {
  shown: 'palette' | 'keys' | 'reminders' | null;
  show: (shown: 'palette' | 'keys' | 'reminders') => void;
  hide: () => void;
};

/** What floats over the page; one thing at a time. The focus returns to where it was. */
export const useFloating = create<Floating>((set) => {
  let before: Element | null = null;
  return {
    shown: null,
    show: (shown) => {
      before = document.activeElement;
      set({ shown });
    },
    hide: () => {
      set({ shown: null });
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
  };
});
