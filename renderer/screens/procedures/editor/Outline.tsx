import type { Finding } from '../../../../shared/procedure/validate.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { fieldLabel } from '../../../../shared/words/packText.ts';
import { useLanguage, useWords } from '../../../state/language.ts';
import { sectionGroups, sectionOf, type SectionGroup } from './sections.ts';
import { showSection, type Editing } from './store.ts';

/** The parts of a procedure, with how many things each holds and how many of them are wrong. */
export function Outline({ editing, findings }: { editing: Editing; findings: readonly Finding[] }) {
  const language = useLanguage();
  const words = useWords(packEditorWords);
  const line = (section: string, title: string, count: number | null) => {
    const wrong = findings.filter((finding) => sectionOf(finding) === section).length;
    return (
      <li key={section}>
        <button
          type="button"
          aria-current={editing.section === section ? 'true' : undefined}
          onClick={() => showSection(section)}
        >
          <span>{title}</span>
          {wrong > 0 ? <span className="editor-wrong">{wrong}</span> : null}
          {count === null || count === 0 ? null : <span className="quiet">{count}</span>}
        </button>
      </li>
    );
  };
  return (
    <nav className="editor-outline" aria-label={words.sections}>
      <ul>{line('general', words.general, null)}</ul>
      {(Object.keys(sectionGroups) as SectionGroup[]).map((group) => (
        <section key={group}>
          <h4>{words.groups[group]}</h4>
          <ul>
            {sectionGroups[group].map((section) =>
              line(section, fieldLabel('pack', section, language), (editing.pack[section] ?? []).length),
            )}
          </ul>
        </section>
      ))}
    </nav>
  );
}
