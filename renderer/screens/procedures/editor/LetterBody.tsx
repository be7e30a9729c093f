import { Alert, AutoComplete, Input, Segmented } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea.js';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef, useState } from 'react';
import { conditionExamples, letterVariableNames } from '../../../../shared/document/letters/template.ts';
import { isRecord } from '../../../../shared/procedure/shapes/shape.ts';
import { lettersWords } from '../../../../shared/words/letters.ts';
import { useDesk } from '../../../link/desk.ts';
import { Problem } from '../../../parts/Problem.tsx';
import { useLanguage, useWords } from '../../../state/language.ts';
import { write } from './store.ts';
import type { ValueProps } from './Value.tsx';

type Wording = { zh: string; en: string };

/** The text of a letter with its variables, tried on a real complaint while it is written. */
export function LetterBody({ value, path, label, most }: Omit<ValueProps, 'shape'> & { most: number }) {
  const { client } = useDesk();
  const say = useWords(lettersWords).editor;
  const [language, setLanguage] = useState<keyof Wording>(useLanguage());
  const area = useRef<TextAreaRef>(null);
  const wording: Wording = { zh: '', en: '', ...(isRecord(value) ? value : {}) };
  const body = wording[language];
  const set = (next: string): void => write(client, path, { ...wording, [language]: next });
  const insert = (name: string): void => {
    const field = area.current?.resizableTextArea?.textArea;
    const from = field?.selectionStart ?? body.length;
    const piece = `{{ ${name} }}`;
    set(body.slice(0, from) + piece + body.slice(field?.selectionEnd ?? from));
    // The cursor goes on behind what was put in, once the text stands there.
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + piece.length, from + piece.length);
    });
  };
  return (
    <div className="letter-body" data-path={path.join('.')}>
      <Segmented<keyof Wording>
        aria-label={label}
        value={language}
        onChange={setLanguage}
        options={[
          { value: 'zh', label: say.chinese },
          { value: 'en', label: say.english },
        ]}
      />
      <Input.TextArea
        ref={area}
        aria-label={`${label} ${language === 'zh' ? say.chinese : say.english}`}
        data-path={[...path, language].join('.')}
        autoSize={{ minRows: 8, maxRows: 18 }}
        maxLength={most}
        value={body}
        onChange={({ target }) => set(target.value)}
      />
      <details className="letter-variables">
        <summary>{say.variables}</summary>
        <div>
          {letterVariableNames.map((name) => (
            <button key={name} type="button" onClick={() => insert(name)}>
              {name}
            </button>
          ))}
        </div>
        <p className="quiet">{say.conditions(...conditionExamples)}</p>
      </details>
      <Trial language={language} body={body} />
    </div>
  );
}

const mostOffered = 8;

/** The complaint it is tried on: found by number, name or words; the newest one until another is asked for. */
function Trial({ language, body }: { language: keyof Wording; body: string }) {
  const say = useWords(lettersWords).editor;
  const { query } = useDesk();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed.trim());
  const found = useQuery(
    query.complaint.page.queryOptions({
      input: { filter: { state: 'all', ...(asked === '' ? {} : { text: asked }) }, cursor: null, size: mostOffered },
      placeholderData: keepPreviousData,
    }),
  );
  const lines = found.data?.lines ?? [];
  const complaint = lines.find(({ number }) => number === asked) ?? lines[0];
  return (
    <section className="letter-trial" aria-label={say.preview}>
      <label>
        <span>{say.tryOn}</span>
        <AutoComplete
          aria-label={say.tryOn}
          value={typed}
          onChange={(next) => setTyped(next)}
          placeholder={complaint?.number ?? say.tryHint}
          options={lines.map(({ number, complainant, gist }) => ({
            value: number,
            label: `${number} ${complainant} ${gist.slice(0, 16)}`,
          }))}
        />
      </label>
      <Problem error={found.error} />
      {complaint ? <Filled complaint={complaint.id} number={complaint.number} language={language} body={body} /> : null}
      {found.data && !complaint ? <p className="quiet">{say.noPreview}</p> : null}
    </section>
  );
}

type FilledProps = { complaint: string; number: string; language: keyof Wording; body: string };

/** The letter as it would read, a moment behind the typing. */
function Filled({ complaint, number, language, body }: FilledProps) {
  const words = useWords(lettersWords);
  const { query } = useDesk();
  const behind = useDeferredValue(body);
  const input = behind.trim() === '' ? skipToken : { complaint, language, body: behind };
  const filled = useQuery({
    ...query.letter.preview.queryOptions({ input, retry: false }),
    placeholderData: keepPreviousData,
  });
  const separator = useLanguage() === 'zh' ? '、' : ', ';
  return (
    <>
      <Problem error={filled.error} />
      {filled.data && !filled.error ? (
        <>
          <p className="quiet">{words.editor.triedOn(number)}</p>
          {filled.data.missing.length > 0 ? (
            <Alert type="info" showIcon title={words.missing(filled.data.missing.join(separator))} />
          ) : null}
          <div className="letter-preview">{filled.data.text}</div>
        </>
      ) : null}
    </>
  );
}
