import { Button, Input } from 'antd';
import { useState } from 'react';
import {
  attentionPoints,
  complainantTypes,
  principles,
  printedErrors,
  type ListItem,
} from '../../../shared/procedure/packs/handlingSkills/lists.ts';
import { stepOf, type PhoneScript } from '../../../shared/script/script.ts';
import { checkTone } from '../../../shared/tone/check.ts';
import { scriptsWords } from '../../../shared/words/scripts.ts';
import { Card } from '../../parts/Card.tsx';
import { ToneNote } from '../../parts/ToneNote.tsx';
import { useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { useMay } from '../../state/session.ts';
import { useSpeech } from '../../state/speech.ts';

/** Scripts and rules of speaking, to read and to try. */
export function ScriptsTab() {
  const words = useWords(scriptsWords).scripts;
  const text = useText();
  const { script, phoneScripts, tone } = useSpeech();
  return (
    <div className="scripts-columns">
      <div className="scripts-column">
        <Card title={words.seven}>
          <ol className="scripts-steps">
            {script.map((step) => (
              <li key={step.id}>
                <strong>{text(step.title)}</strong>
                <p>{text(step.say).replaceAll('{name}', '…')}</p>
              </li>
            ))}
          </ol>
        </Card>
        {phoneScripts.map((one) => (
          <Phone key={one.id} script={one} />
        ))}
      </div>
      <div className="scripts-column">
        <Tone />
        <Card title={words.errors}>
          <dl className="scripts-errors">
            {printedErrors.map((one) => (
              <div key={one.id}>
                <dt>{`${one.id} ${text(one.title)}`}</dt>
                <dd>
                  <span className="quiet">{words.wrong}</span> {text(one.wrong)}
                </dd>
                <dd>
                  <span className="quiet">{words.right}</span> {text(one.right)}
                </dd>
              </div>
            ))}
          </dl>
        </Card>
        <List title={words.principles} items={principles} />
        <List title={words.attention} items={attentionPoints} />
        <List title={words.types} items={complainantTypes} />
        <Card title={words.phrases}>
          <table className="plain-table">
            <tbody>
              {tone.map((rule) => (
                <tr key={rule.id}>
                  <td>
                    <strong>{text(rule.title)}</strong>
                    <div className="quiet">{`${rule.id} · ${words.source(rule.source.article)}`}</div>
                  </td>
                  <td>
                    {rule.any.join(' · ')}
                    <div>
                      <span className="quiet">{words.instead}</span> {text(rule.instead)}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      </div>
    </div>
  );
}

function Phone({ script }: { script: PhoneScript }) {
  const words = useWords(scriptsWords).scripts;
  const text = useText();
  const go = useGo();
  const may = useMay();
  const titleOf = (id: string | null): string => {
    const step = stepOf(script, id);
    return step ? String(script.steps.indexOf(step) + 1) : words.end;
  };
  const open = may('register') ? (
    <Button size="small" onClick={() => go('intake')}>
      {words.open}
    </Button>
  ) : null;
  return (
    <Card title={text(script.title)} aside={open}>
      <p className="quiet">{words.phoneHint}</p>
      <ol className="scripts-phone">
        {script.steps.map((step) => (
          <li key={step.id}>
            <p>{text(step.say).replaceAll('{name}', '…')}</p>
            {step.write ? (
              <span className="quiet">{`${words.write(text(step.write.title))} ${words.leadsTo(titleOf(step.write.next))}`}</span>
            ) : null}
            {step.choices ? (
              <ul>
                {step.choices.map((choice) => (
                  <li key={choice.id}>
                    {text(choice.title)} <span className="quiet">{words.leadsTo(titleOf(choice.next))}</span>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ol>
      <p className="quiet">{words.source(script.source.article)}</p>
    </Card>
  );
}

function List({ title, items }: { title: string; items: readonly ListItem[] }) {
  const text = useText();
  return (
    <Card title={title}>
      <ul className="scripts-list">
        {items.map((item) => (
          <li key={item.id}>
            <span className="quiet">{item.id}</span> {text(item.text)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** A place to try what one is about to say. */
function Tone() {
  const words = useWords(scriptsWords).scripts;
  const [said, setSaid] = useState('');
  const { tone } = useSpeech();
  return (
    <Card title={words.tone}>
      <p className="quiet">{words.toneHint}</p>
      <Input.TextArea
        aria-label={words.toneLabel}
        placeholder={words.toneLabel}
        autoSize={{ minRows: 3, maxRows: 10 }}
        value={said}
        onChange={(event) => setSaid(event.target.value)}
      />
      <ToneNote text={said} />
      {said.trim() !== '' && checkTone(said, tone).length === 0 ? <p>{words.toneClean}</p> : null}
    </Card>
  );
}
