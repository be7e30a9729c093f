// Pinyin initials of names, so that `zsyh` finds 招商银行. The dictionary is heavy, so it is loaded when somebody first searches,
// and each name is spelled once.
import { useEffect, useState } from 'react';

type Spell = (text: string) => string;

const initialsByText = new Map<string, string>();
let loading: Promise<Spell> | undefined;
let loaded: Spell | undefined;

export function loadPinyin(): Promise<Spell> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    loaded = (text) => {
      const known = initialsByText.get(text);
      if (known !== undefined) return known;
      const initials = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
        .join('')
        .toLowerCase();
      initialsByText.set(text, initials);
      return initials;
    };
    return loaded;
  });
  return loading;
}

const isLatin = /^[a-z\d]+$/i;

/** Whether a name answers to what was typed: part of the name or of its code, or the beginning of a part of its pinyin initials. */
export function matchesName(typed: string, name: string, code?: string, spell: Spell | undefined = loaded): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return true;
  if (name.toLowerCase().includes(wanted) || (code?.toLowerCase().includes(wanted) ?? false)) return true;
  return isLatin.test(wanted) && spell !== undefined && spell(name).includes(wanted);
}

/** A matcher that learns pinyin as soon as it is wanted; until then it matches names and codes. */
export function usePinyin(wanted: boolean): (typed: string, name: string, code?: string) => boolean {
  const [spell, setSpell] = useState<Spell | undefined>(() => loaded);
  useEffect(() => {
    if (!wanted || spell) return undefined;
    let shown = true;
    void loadPinyin().then((found) => {
      if (shown) setSpell(() => found);
    });
    return () => {
      shown = false;
    };
  }, [wanted, spell]);
  return (typed, name, code) => matchesName(typed, name, code, spell);
}
