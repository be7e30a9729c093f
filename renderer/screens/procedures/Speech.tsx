import type { PhoneScript, PhoneStep } from '../../../shared/script/script.ts';
import { packPartsWords } from '../../../shared/words/packParts.ts';
import { sourceText, type Reading } from '../../../shared/words/packSentences.ts';
import { fieldLabel } from '../../../shared/words/packText.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { Part, Sheet } from './Sheet.tsx';

/** What is said to customers: the steps of the script, the scripts that branch, the words to avoid. */
export function Speech({ reading }: { reading: Reading }) {
  const { pack, words, text } = reading;
  const language = useLanguage();
  const label = (field: string): string => fieldLabel('pack', field, language);
  return (
    <>
      {pack.script.length > 0 ? (
        <Part title={words.script.title}>
          <dl className="procedure-script">
            {pack.script.map((step) => (
              <div key={step.id}>
                <dt>{text(step.title)}</dt>
                <dd>{spoken(text(step.say))}</dd>
              </div>
            ))}
          </dl>
        </Part>
      ) : null}
      {(pack.phoneScripts ?? []).map((script) => (
        <Part key={script.id} title={`${label('phoneScripts')} · ${text(script.title)}`}>
          <ol className="procedure-list-items">
            {script.steps.map((step) => (
              <li key={step.id}>
                {spoken(text(step.say))}
                <Turns script={script} step={step} reading={reading} />
              </li>
            ))}
          </ol>
          <p className="quiet">{sourceText(reading, script.source)}</p>
        </Part>
      ))}
      {pack.tone ? (
        <Part title={label('tone')}>
          <Sheet
            columns={[
              label('title'),
              fieldLabel('toneRule', 'any', language),
              fieldLabel('toneRule', 'instead', language),
              label('source'),
            ]}
            rows={pack.tone.map((rule) => ({
              id: rule.id,
              cells: [text(rule.title), rule.any.join(' · '), text(rule.instead), sourceText(reading, rule.source)],
            }))}
          />
        </Part>
      ) : null}
    </>
  );
}

const spoken = (say: string): string => say.replaceAll('{name}', '…');

/** Where a sentence leads: by the numbers of the list. */
function Turns({ script, step, reading: { text } }: { script: PhoneScript; step: PhoneStep; reading: Reading }) {
  const parts = useWords(packPartsWords);
  const numberOf = (id: string | null): string => {
    const place = script.steps.findIndex((one) => one.id === id);
    return place < 0 ? parts.scriptEnd : String(place + 1);
  };
  const turns = [
    ...(step.choices ?? []).map(({ title, next }) => [text(title), next] as const),
    ...(step.write ? [[text(step.write.title), step.write.next] as const] : []),
  ];
  if (turns.length === 0) return null;
  return <div className="quiet">{turns.map(([said, next]) => `${said} → ${numberOf(next)}`).join(' · ')}</div>;
}
