import { CloseCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { partsWords } from '../../shared/words/parts.ts';
import { useWords } from '../state/language.ts';

/** The button that empties a field (`allowClear`), named in the language of the page. */
export function useClear(): { label: string; clearIcon: ReactNode } {
  const { clear } = useWords(partsWords);
  return {
    label: clear,
    clearIcon: (
      <>
        <CloseCircleFilled />
        <span className="visually-hidden">{clear}</span>
      </>
    ),
  };
}
