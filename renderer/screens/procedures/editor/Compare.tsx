import { useMemo } from 'react';
import { comparePacks } from '../../../../shared/procedure/compare.ts';
import type { Pack } from '../../../../shared/procedure/pack.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { differenceText } from '../../../../shared/words/packText.ts';
import { useLanguage, useWords } from '../../../state/language.ts';
import { versionText } from '../version.ts';

/** What differs between two versions, a sentence each. */
export function Compare({ before, after }: { before: Pack; after: Pack }) {
  const language = useLanguage();
  const words = useWords(packEditorWords);
  const differences = useMemo(() => comparePacks(before, after), [before, after]);
  return (
    <section className="editor-page" aria-label={words.comparing.title}>
      <h3>{words.comparing.with(versionText(before.version, words))}</h3>
      {differences.length === 0 ? <p className="quiet">{words.comparing.same}</p> : null}
      <ul className="editor-differences">
        {differences.map((difference) => {
          const said = differenceText(difference, before, after, language);
          return (
            <li key={`${difference.kind} ${difference.path.join('.')}`} className={`editor-${difference.kind}`}>
              {said}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
