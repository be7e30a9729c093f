import { create } from 'zustand';
import type { Dictionary, Language } from '../../shared/words/dictionary.ts';
import type { Text } from '../../shared/procedure/pack.ts';

const storageKey = 'shouwen.language';

const remembered = (): Language => (localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh');

type LanguageState = { language: Language; setLanguage: (language: Language) => void };

/** Known before anybody has signed in, so it is also kept by the browser; the person's own choice comes from the desk. */
export const useLanguageState = create<LanguageState>((set) => ({
  language: remembered(),
  setLanguage: (language) => {
    localStorage.setItem(storageKey, language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    set({ language });
  },
}));

export const useLanguage = (): Language => useLanguageState((state) => state.language);

/** The words of a screen in the language shown now. */
export function useWords<Shape>(words: Dictionary<Shape>): Dictionary<Shape>['zh'] {
  return words[useLanguage()];
}

/** Texts of a pack (stages, actions, clocks) in the language shown now. */
export function useText(): (text: Text) => string {
  const language = useLanguage();
  return (text) => text[language];
}
