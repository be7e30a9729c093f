import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { intakeWords } from '../../../shared/words/intake.ts';
import { useDesk } from '../../link/desk.ts';
import { useKeys, type KeyMap } from '../../parts/useKeys.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { takeMail, useMailDrop } from '../../state/mailDrop.ts';
import { useSignedIn } from '../../state/session.ts';
import { Beside } from './Beside.tsx';
import { useOtherDrafts } from './Drafts.tsx';
import { nextLink } from './Earlier.tsx';
import { registerFromMail } from './mail.ts';
import { focusFirstProblem } from './focus.ts';
import { Form } from './Form.tsx';
import './intake.css';
import './beside.css';
import './script.css';
import './registered.css';
import { Registered } from './Registered.tsx';
import { SaveBar } from './SaveBar.tsx';
import { register } from './send.ts';
import { beginFor, openDraft, resumable, startAnother, useIntake, writing } from './store.ts';
import { useBeside } from './useBeside.ts';

/** Intake: one page, filled while the caller speaks. */
export default function IntakeScreen() {
  const words = useWords(intakeWords);
  const { client } = useDesk();
  const { person } = useSignedIn();
  const go = useGo();
  const write = useMemo(() => writing(client), [client]);
  const page = useRef<HTMLDivElement>(null);
  const [section, setSection] = useState('who');
  const [error, setError] = useState<unknown>(null);
  const [draftsShown, setDraftsShown] = useState(false);
  const registered = useIntake((state) => state.registered);
  const draft = useIntake((state) => state.draft);
  const drafts = useOtherDrafts();
  const beside = useBeside();
  const dropped = useMailDrop((state) => state.file);

  useEffect(() => beginFor(person.id), [person.id]);
  useEffect(() => {
    const file = dropped && takeMail();
    if (!file) return;
    registerFromMail(client, file).then(() => setError(null), setError);
  }, [dropped, client]);
  useResume();
  const known = beside.view?.known;
  useEffect(() => {
    if (!beside.isCurrent || known === undefined) return;
    const place = document.activeElement?.closest<HTMLElement>('[data-place]')?.dataset['place'];
    write.known(known, place?.startsWith('complainants.0.') ? place.slice('complainants.0.'.length) : undefined);
  }, [known, beside.isCurrent, write]);

  async function save(): Promise<void> {
    setError(null);
    const outcome = await register(client);
    if (outcome.kind === 'failed') setError(outcome.error);
    // The sentences under the fields are drawn first, then the first of them is gone to.
    if (outcome.kind === 'problems') requestAnimationFrame(() => focusFirstProblem(page.current, outcome.problems));
  }

  const another = (): void => {
    setError(null);
    setDraftsShown(false);
    startAnother();
  };

  useKeys(
    registered
      ? {
          N: { run: another, what: words.registered.nextOne },
          O: {
            run: () => {
              another();
              go('complaint', { id: registered.id });
            },
            what: words.registered.openIt,
          },
        }
      : {
          'Ctrl+Enter': { run: () => void save(), what: words.keys.save },
          'Alt+N': { run: another, what: words.keys.newOne },
          ...linkKeys(),
        },
  );

  function linkKeys(): KeyMap {
    const keys = (beside.view?.similar ?? []).slice(0, 9).map((one, index): [string, KeyMap[string]] => [
      `Alt+${index + 1}`,
      {
        run: () => {
          const kind = useIntake.getState().form.links.find((link) => link.other === one.id)?.kind;
          write.link({ other: one.id, number: one.number }, nextLink(kind));
        },
        ...(index === 0 && { what: words.keys.link }),
      },
    ]);
    return Object.fromEntries(keys);
  }

  return (
    <div className="intake" ref={page}>
      <h1 className="visually-hidden">{words.title}</h1>
      <div className="intake-left">
        {registered ? (
          <Registered {...registered} onAnother={another} />
        ) : (
          <>
            {/* Another draft is another page: it begins at the telephone number again. */}
            <Form key={draft} write={write} onSection={setSection} onSave={() => void save()} />
            <SaveBar
              error={error}
              onSave={() => void save()}
              onAnother={another}
              drafts={drafts.length}
              draftsShown={draftsShown}
              onShowDrafts={() => setDraftsShown((shown) => !shown)}
            />
          </>
        )}
      </div>
      <Beside
        view={beside.view}
        isAsked={beside.isAsked}
        section={registered ? 'registered' : section}
        write={write}
        showDrafts={draftsShown}
        onDraftOpened={() => {
          setError(null);
          setDraftsShown(false);
        }}
      />
    </div>
  );
}

/** After a reload of the window the registration it was writing is on the page again. */
function useResume(): void {
  const { query } = useDesk();
  const drafts = useQuery(query.draft.list.queryOptions()).data;
  const isTried = useRef(false);
  useEffect(() => {
    if (drafts === undefined || isTried.current) return;
    isTried.current = true;
    const id = resumable();
    const { draft, savedAt, form } = useIntake.getState();
    const kept = drafts.find((one) => one.id === id);
    const isWriting = savedAt !== null || form.narrative !== '';
    if (kept && !isWriting && kept.id !== draft) openDraft(kept);
  }, [drafts]);
}
