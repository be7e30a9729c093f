import { Button, Input, type InputRef } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { stepOf, type PhoneChoice, type PhoneStep } from '../../../shared/script/script.ts';
import { scriptsWords } from '../../../shared/words/scripts.ts';
import { useText, useWords } from '../../state/language.ts';
import { useSpeech } from '../../state/speech.ts';
import { filledByChoice, filledByText } from './scriptFills.ts';
import { useIntake, type Write } from './store.ts';

/** The script that branches: what is chosen and written down here stands in the form at once. */
export function PhoneScript({ name, write, switcher }: { name: string; write: Write; switcher: ReactNode }) {
  const words = useWords(scriptsWords).beside;
  const text = useText();
  const draft = useIntake((state) => state.draft);
  const [script] = useSpeech().phoneScripts;
  const [walk, setWalk] = useState<{ draft: string; steps: (string | null)[] }>({ draft, steps: [] });
  if (!script) return null;
  // The next caller is asked from the beginning.
  const steps = walk.draft === draft ? walk.steps : [];
  const current = steps.length === 0 ? script.start : (steps.at(-1) ?? null);
  const step = stepOf(script, current);
  const goTo = (next: string | null): void => setWalk({ draft, steps: [...steps, next] });
  const choose = (choice: PhoneChoice): void => {
    write.form(filledByChoice(useIntake.getState().form, choice.fills, text));
    goTo(choice.next);
  };
  const put = (said: string): void => {
    const field = step?.write?.field;
    if (!step?.write || field === undefined) return;
    const heading = field === 'when' ? words.when : words.who;
    write.form(filledByText(useIntake.getState().form, field, said, heading));
    goTo(step.write.next);
  };
  return (
    <section className="intake-script" aria-label={text(script.title)}>
      <header>
        <h2>{text(script.title)}</h2>
        {switcher}
      </header>
      {step ? (
        <Asking key={step.id} step={step} name={name} onChoose={choose} onPut={put} onNext={goTo} />
      ) : (
        <p>{words.done}</p>
      )}
      <footer>
        <Button
          size="small"
          disabled={steps.length === 0}
          onClick={() => setWalk({ draft, steps: steps.slice(0, -1) })}
        >
          {words.back}
        </Button>
        <Button size="small" type="text" disabled={steps.length === 0} onClick={() => setWalk({ draft, steps: [] })}>
          {words.restart}
        </Button>
      </footer>
    </section>
  );
}

type AskingProps = {
  step: PhoneStep;
  name: string;
  onChoose: (choice: PhoneChoice) => void;
  onPut: (said: string) => void;
  onNext: (next: string | null) => void;
};

function Asking({ step, name, onChoose, onPut, onNext }: AskingProps) {
  const words = useWords(scriptsWords).beside;
  const text = useText();
  const box = useRef<InputRef>(null);
  const [said, setSaid] = useState('');
  return (
    <>
      <p aria-live="off">{text(step.say).replaceAll('{name}', name)}</p>
      {step.choices ? (
        <div className="intake-choices">
          {step.choices.map((choice) => (
            <Button key={choice.id} size="small" onClick={() => onChoose(choice)}>
              {text(choice.title)}
            </Button>
          ))}
        </div>
      ) : null}
      {step.write ? (
        <form
          className="intake-choices"
          onSubmit={(event) => {
            event.preventDefault();
            onPut(said);
          }}
        >
          <Input
            ref={box}
            size="small"
            aria-label={text(step.write.title)}
            placeholder={text(step.write.title)}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
          <Button size="small" htmlType="submit">
            {said.trim() === '' ? words.next : words.put}
          </Button>
        </form>
      ) : null}
      {step.next === undefined ? null : (
        <div className="intake-choices">
          <Button size="small" onClick={() => onNext(step.next ?? null)}>
            {words.next}
          </Button>
        </div>
      )}
    </>
  );
}
