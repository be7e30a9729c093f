import { choiceText, fieldLabel } from '../../../shared/words/packText.ts';
import { sourceText, type Reading } from '../../../shared/words/packSentences.ts';
import { useLanguage } from '../../state/language.ts';
import { Part, Sheet } from './Sheet.tsx';

/** What is written under the procedure: letters, notices, typical cases. Long words open where they stand. */
export function Writings({ reading }: { reading: Reading }) {
  const { pack, text } = reading;
  const language = useLanguage();
  const { letters = [], notices = [], caseFormats = [] } = pack;
  const label = (field: string): string => fieldLabel('pack', field, language);
  return (
    <>
      {letters.length > 0 ? (
        <Part title={label('letters')}>
          {letters.map(({ id, title, to, body }) => (
            <details key={id} className="procedure-wording">
              <summary>
                {text(title)}
                <span className="quiet">{` · ${choiceText('addressees', to, language)}`}</span>
              </summary>
              <p>{text(body)}</p>
            </details>
          ))}
        </Part>
      ) : null}
      {notices.length > 0 ? (
        <Part title={label('notices')}>
          {notices.map(({ id, title, wording, background }) => (
            <details key={id} className="procedure-wording">
              <summary>{text(title)}</summary>
              <p>{text(wording)}</p>
              {text(background) === '' ? null : (
                <p className="quiet">{`${fieldLabel('notice', 'background', language)}：${text(background)}`}</p>
              )}
            </details>
          ))}
        </Part>
      ) : null}
      {caseFormats.map((format) => (
        <Part key={format.id} title={`${label('caseFormats')} · ${text(format.title)}`}>
          <Sheet
            columns={['title', 'hint', 'kind', 'required'].map((field) => fieldLabel('caseSection', field, language))}
            rows={format.sections.map(({ id, title, hint, kind, required }) => ({
              id,
              cells: [text(title), text(hint), choiceText('sectionKinds', kind, language), yesNo(required, reading)],
            }))}
          />
          <p className="quiet">{sourceText(reading, format.source)}</p>
        </Part>
      ))}
    </>
  );
}

const yesNo = (is: boolean, { parts }: Reading): string => (is ? parts.form.yes : parts.form.no);
