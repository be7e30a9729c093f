import { App, Button, Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { intakeWords } from '../../../shared/words/intake.ts';
import { useDesk } from '../../link/desk.ts';
import { Key } from '../../parts/Key.tsx';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { storeFiles } from './send.ts';
import { useIntake } from './store.ts';

/** The number, large, to be read to the caller, and what comes next. */
export function Registered({ id, number, onAnother }: { id: string; number: string; onAnother: () => void }) {
  const { registered: words } = useWords(intakeWords);
  const { message } = App.useApp();
  const go = useGo();
  const place = useRef<HTMLOutputElement>(null);
  // The number takes the focus, not a button: a second Ctrl+Enter must not wipe it from the page.
  useEffect(() => place.current?.focus(), []);

  const copy = (): void => {
    void navigator.clipboard.writeText(number).then(() => message.success(words.copied));
  };
  return (
    <section className="intake-registered" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>{words.readOut}</p>
      <output ref={place} tabIndex={-1} aria-label={words.number}>
        {number}
      </output>
      <FilesOf complaint={id} />
      <div className="intake-line">
        <Button type="primary" onClick={onAnother}>
          {words.nextOne}
          <Key name="N" />
        </Button>
        <Button
          onClick={() => {
            onAnother();
            go('complaint', { id });
          }}
        >
          {words.openIt}
          <Key name="O" />
        </Button>
        <Button onClick={copy}>{words.copy}</Button>
      </div>
    </section>
  );
}

function FilesOf({ complaint }: { complaint: string }) {
  const { registered: words } = useWords(intakeWords);
  const { client } = useDesk();
  const files = useIntake((state) => state.files);
  if (files.length === 0) return null;
  const stored = files.filter((file) => file.state === 'stored').length;
  const failed = files.filter((file) => file.state === 'failed');
  const isUnderWay = stored + failed.length < files.length;
  return (
    <div className="intake-registered-files">
      {isUnderWay ? (
        <>
          <Progress
            percent={Math.round((100 * stored) / files.length)}
            size="small"
            showInfo={false}
            aria-label={words.stayHint}
          />
          <p>{`${words.filesSending(stored, files.length)} · ${words.stayHint}`}</p>
        </>
      ) : (
        stored > 0 && <p>{words.filesDone(stored)}</p>
      )}
      {failed.map(({ request, file }) => (
        <p key={request} className="intake-problem" role="alert">
          {words.fileFailed(file.name)}
        </p>
      ))}
      {failed.length > 0 && !isUnderWay && (
        <Button size="small" onClick={() => void storeFiles(client, complaint)}>
          {words.again}
        </Button>
      )}
    </div>
  );
}
