import type { Pack } from '../../../../shared/procedure/pack.ts';
import type { Finding } from '../../../../shared/procedure/validate.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { findingText, pathOf, placeText } from '../../../../shared/words/packText.ts';
import { useLanguage, useWords } from '../../../state/language.ts';

/** What is wrong, each line with the way to its place. */
export function Findings({
  pack,
  findings,
  onFinding,
}: {
  pack: Pack;
  findings: readonly Finding[];
  onFinding: (finding: Finding) => void;
}) {
  const language = useLanguage();
  const say = useWords(packEditorWords).findings;
  return (
    <aside className="editor-findings" aria-label={say.title}>
      <h3>{findings.length === 0 ? say.title : say.count(findings.length)}</h3>
      <p className="quiet">{findings.length === 0 ? say.none : say.hint}</p>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.path} ${finding.code}`}>
            <button type="button" onClick={() => onFinding(finding)}>
              <span>{placeText(pack, pathOf(finding.path), language)}</span>
              <span className="quiet">{findingText(finding, language)}</span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}
