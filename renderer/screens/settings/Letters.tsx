import { Alert, Button, Input, Select } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea.js';
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useId, useRef, useState } from 'react';
import type { LetterTemplate } from '../../../shared/document/letters/letter.ts';
import { lettersWords } from '../../../shared/words/letters.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useText, useWords } from '../../state/language.ts';
import { useMay } from '../../state/session.ts';
import { Card } from './Card.tsx';

/** The office's own wording of its letters, tried on a real complaint while it is written. */
export function Letters() {
  const words = useWords(lettersWords);
  const text = useText();
  const { query } = useDesk();
  const list = useQuery(query.letter.list.queryOptions());
  const [chosen, setChosen] = useState<string | null>(null);
  const letters = list.data?.letters ?? [];
  const letter = letters.find(({ id }) => id === chosen) ?? letters[0];
  return (
    <Card title={words.letter} hint={words.editor.hint}>
      <Problem error={list.error} />
      {letter ? (
        <>
          <Select
            aria-label={words.letter}
            className="letters-choice"
            value={letter.id}
            onChange={setChosen}
            options={letters.map(({ id, title, version }) => ({
              value: id,
              label: `${text(title)} · ${words.editor.version(version)}`,
            }))}
          />
          <Editor key={`${letter.id} ${letter.version}`} letter={letter} variables={list.data?.variables ?? []} />
        </>
      ) : null}
    </Card>
  );
}

type Wording = Pick<LetterTemplate, 'title' | 'body'>;

function Editor({ letter, variables }: { letter: LetterTemplate; variables: string[] }) {
  const words = useWords(lettersWords);
  const say = words.editor;
  const { client, query } = useDesk();
  const cache = useQueryClient();
  const may = useMay()('manageProcedures');
  const [language, setLanguage] = useState<'zh' | 'en'>('zh');
  const [wording, setWording] = useState<Wording>({ title: letter.title, body: letter.body });
  const [complaint, setComplaint] = useState('');
  const area = useRef<TextAreaRef>(null);
  const ids = { title: useId(), text: useId(), complaint: useId() };
  const save = useMutation({
    mutationFn: () => client.letter.save({ request: newRequestId(), letter: letter.id, ...wording }),
    onSuccess: () => cache.invalidateQueries({ queryKey: query.letter.key() }),
  });
  const body = wording.body[language];
  const write = (next: string): void => setWording((now) => ({ ...now, body: { ...now.body, [language]: next } }));
  const insert = (name: string): void => {
    const field = area.current?.resizableTextArea?.textArea;
    const at = field?.selectionStart ?? body.length;
    write(`${body.slice(0, at)}{{ ${name} }}${body.slice(field?.selectionEnd ?? at)}`);
    field?.focus();
  };
  const isChanged = JSON.stringify(wording) !== JSON.stringify({ title: letter.title, body: letter.body });
  return (
    <div className="letters-editor">
      <div>
        <fieldset className="letters-languages">
          {(['zh', 'en'] as const).map((one) => (
            <Button key={one} aria-pressed={one === language} onClick={() => setLanguage(one)}>
              {one === 'zh' ? say.chinese : say.english}
            </Button>
          ))}
        </fieldset>
        <label htmlFor={ids.title}>{words.subject}</label>
        <Input
          id={ids.title}
          maxLength={200}
          readOnly={!may}
          value={wording.title[language]}
          onChange={(event) =>
            setWording((now) => ({ ...now, title: { ...now.title, [language]: event.target.value } }))
          }
        />
        <label htmlFor={ids.text}>{words.text}</label>
        <Input.TextArea
          id={ids.text}
          ref={area}
          autoSize={{ minRows: 10, maxRows: 20 }}
          maxLength={20_000}
          readOnly={!may}
          value={body}
          onChange={(event) => write(event.target.value)}
        />
        {may ? (
          <>
            <p className="quiet">{say.variables}</p>
            <div className="letters-variables">
              {variables.map((name) => (
                <Button key={name} size="small" onClick={() => insert(name)}>
                  {name}
                </Button>
              ))}
            </div>
            <p className="quiet">{say.conditions(variables.at(-1) ?? '')}</p>
            <Problem error={save.error} />
            <div>
              <Button type="primary" disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
                {say.save}
              </Button>
            </div>
          </>
        ) : (
          <p className="quiet">{say.notAllowed}</p>
        )}
      </div>
      <div>
        <label htmlFor={ids.complaint}>{say.tryOn}</label>
        <Input
          id={ids.complaint}
          maxLength={64}
          placeholder={say.tryHint}
          value={complaint}
          onChange={(event) => setComplaint(event.target.value)}
        />
        <Preview letter={letter.id} language={language} body={body} complaint={complaint.trim()} />
      </div>
    </div>
  );
}

type Tried = { letter: string; language: 'zh' | 'en'; body: string; complaint: string };

/** The letter on a real complaint, a moment behind the typing. */
function Preview(tried: Tried) {
  const words = useWords(lettersWords);
  const { query } = useDesk();
  const behind = useDeferredValue(tried.body);
  const input = tried.complaint === '' ? skipToken : { ...tried, body: behind };
  const filled = useQuery({ ...query.letter.draft.queryOptions({ input, retry: false }) });
  if (tried.complaint === '') return <p className="quiet">{words.editor.noPreview}</p>;
  return (
    <section aria-label={words.editor.preview}>
      <Problem error={filled.error} />
      {filled.data ? (
        <>
          {filled.data.missing.length > 0 ? (
            <Alert type="info" showIcon title={words.missing(filled.data.missing.join(words.list))} />
          ) : null}
          <div className="letters-preview">{filled.data.text}</div>
        </>
      ) : null}
    </section>
  );
}
