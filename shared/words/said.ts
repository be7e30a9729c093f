import type { Text } from '../procedure/pack.ts';
import type { Dictionary } from './dictionary.ts';

/** The same words in both languages, for what is kept in both: `said(words, (its) => its.title)`. */
export const said = <Shape>(words: Dictionary<Shape>, pick: (its: Dictionary<Shape>['zh']) => string): Text => ({
  zh: pick(words.zh),
  en: pick(words.en),
});
