import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ScriptStep } from '../../../shared/procedure/pack.ts';
import { intakeWords } from '../../../shared/words/intake.ts';
import { useText, useWords } from '../../state/language.ts';

/** Sentences of the pack's script that belong to the part of the form being filled. */
const stepBySection: Record<string, string> = {
  reception: 'greet',
  who: 'greet',
  what: 'listen',
  whom: 'listen',
  class: 'thank',
  demand: 'demand',
  marks: 'explain',
  papers: 'explain',
  registered: 'farewell',
};

/** The sentence to say now. It follows the form; a clerk may also step through it. */
export function Script(props: { steps: readonly ScriptStep[]; section: string; name: string; switcher: ReactNode }) {
  const { steps, section, name, switcher } = props;
  const words = useWords(intakeWords);
  const text = useText();
  const [chosen, setChosen] = useState<{ section: string; index: number } | null>(null);
  const followed = Math.max(
    steps.findIndex((step) => step.id === stepBySection[section]),
    0,
  );
  // A choice holds until the clerk goes on to another part of the form.
  const index = chosen?.section === section ? chosen.index : followed;
  const step = steps[index];
  if (!step) return null;
  const choose = (next: number): void => setChosen({ section, index: next });
  return (
    <section className="intake-script" aria-label={words.script.title}>
      <header>
        <h2>{words.script.title}</h2>
        {switcher}
        <ol>
          {steps.map((one, at) => (
            <li key={one.id}>
              <button type="button" aria-current={at === index ? 'step' : undefined} onClick={() => choose(at)}>
                {text(one.title)}
              </button>
            </li>
          ))}
        </ol>
      </header>
      <p aria-live="off">{text(step.say).replaceAll('{name}', name)}</p>
      <footer>
        <Button size="small" disabled={index === 0} onClick={() => choose(index - 1)}>
          {words.script.previous}
        </Button>
        <Button size="small" disabled={index === steps.length - 1} onClick={() => choose(index + 1)}>
          {words.script.next}
        </Button>
      </footer>
    </section>
  );
}
