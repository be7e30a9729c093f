import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ComplaintView } from '../../../shared/contract/views.ts';
import { actionOf, type Pack } from '../../../shared/procedure/pack.ts';
import { runningPack } from '../../state/packs.ts';
import { complaintWords } from '../../../shared/words/complaint.ts';
import { useDesk } from '../../link/desk.ts';
import { ActionForm } from '../../parts/ActionForm.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { refusalIn } from '../../parts/refusal.ts';
import { Timeline } from '../../parts/timeline/Timeline.tsx';
import { useKeys, type KeyMap } from '../../parts/useKeys.ts';
import { PrintPreview } from '../../print/PrintPreview.tsx';
import { useAddressId, useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';
import { useMay } from '../../state/session.ts';
import { Actions, keysOf, offersOf, type Opened } from './Actions.tsx';
import { AnswerForm, Answers } from './Answers.tsx';
import { Assign } from './Assign.tsx';
import { Clocks } from './Clocks.tsx';
import { CorrectForm } from './CorrectForm.tsx';
import { Facts } from './Facts.tsx';
import { Files } from './Files.tsx';
import { Group } from './Group.tsx';
import { Head } from './Head.tsx';
import { LetterForm } from './LetterForm.tsx';
import { Links } from './Links.tsx';
import { ProcedureForm } from './ProcedureForm.tsx';
import { Recusal } from './Recusal.tsx';
import { NoteForm } from './NoteForm.tsx';
import { usePresence } from './usePresence.ts';
import './complaint.css';
import './clocks.css';
import './facts.css';
import './files.css';
import './forms.css';

export default function ComplaintScreen() {
  const id = useAddressId();
  const words = useWords(complaintWords);
  const { query } = useDesk();
  const go = useGo();
  const read = useQuery(query.complaint.open.queryOptions({ input: { id } }));
  if (read.data) {
    const pack = runningPack(read.data);
    if (pack) return <OpenComplaint key={read.data.id} view={read.data} pack={pack} />;
    return <EmptyState title={read.data.number} hint={words.newer} />;
  }
  if (!read.error) return <EmptyState title={words.loading} />;
  if (!refusalIn(read.error)) return <Problem error={read.error} reading onRetry={() => void read.refetch()} />;
  return (
    <EmptyState
      title={words.notFoundTitle}
      hint={words.notFound}
      action={<Button onClick={() => go('register')}>{words.toRegister}</Button>}
    />
  );
}

type Props = { view: ComplaintView; pack: Pack };

function OpenComplaint({ view, pack }: Props) {
  const words = useWords(complaintWords);
  const may = useMay();
  const go = useGo();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [isPrinting, setPrinting] = useState(false);
  const [shownFile, setShownFile] = useState<string | null>(null);
  const others = usePresence(view.id, opened === null ? 'reading' : 'writing');
  const mayNote = may('note') && !view.newer;
  const mayCorrect = may('correct') && !view.newer;
  useScreenKeys(view, pack, {
    open: setOpened,
    print: () => setPrinting(true),
    mayNote,
    mayCorrect,
    isBusy: opened !== null || isPrinting,
  });
  return (
    <div className="complaint">
      <Head view={view} pack={pack} others={others}>
        <Actions
          view={view}
          pack={pack}
          opened={opened}
          onOpen={setOpened}
          onPrint={() => setPrinting(true)}
          mayNote={mayNote}
          mayCorrect={mayCorrect}
        />
        <Answers view={view} pack={pack} opened={opened} onOpen={setOpened} />
      </Head>
      <Clocks view={view} pack={pack} />
      <div className="complaint-columns">
        <div className="complaint-column">
          <OpenedForm view={view} pack={pack} opened={opened} onClose={() => setOpened(null)} />
          <h2 className="complaint-column-title">{words.timelineTitle}</h2>
          <Timeline
            entries={view.timeline}
            pack={pack}
            links={view.links}
            onOpen={(other) => go('complaint', { id: other })}
            onFile={setShownFile}
          />
        </div>
        <div className="complaint-column">
          <Assign view={view} pack={pack} />
          <Facts view={view} pack={pack} onChangeProcedure={() => setOpened({ kind: 'procedure' })} />
          <Files view={view} pack={pack} mayAdd={mayNote} shown={shownFile} onShow={setShownFile} />
          <Group view={view} />
          <Recusal view={view} />
          <Links view={view} mayLink={mayNote} />
        </div>
      </div>
      {isPrinting ? <PrintPreview view={view} pack={pack} onClose={() => setPrinting(false)} /> : null}
    </div>
  );
}

/** The form of what was chosen, beside the narrative and never over it. */
function OpenedForm({ view, pack, opened, onClose }: Props & { opened: Opened | null; onClose: () => void }) {
  const { query } = useDesk();
  const cache = useQueryClient();
  if (opened?.kind === 'note') return <NoteForm view={view} onClose={onClose} />;
  if (opened?.kind === 'letter') return <LetterForm view={view} onClose={onClose} />;
  if (opened?.kind === 'procedure') return <ProcedureForm view={view} onClose={onClose} />;
  if (opened?.kind === 'correct') return <CorrectForm view={view} onClose={onClose} />;
  const action = opened && actionOf(pack, opened.action);
  if (!action) return null;
  const done = (): void => {
    onClose();
    void cache.invalidateQueries({ queryKey: query.complaint.key() });
  };
  if (opened.kind === 'answer') {
    return <AnswerForm key={`answer ${action.id}`} view={view} action={action} onClose={onClose} onDone={done} />;
  }
  return <ActionForm key={action.id} action={action} complaint={view} onCancel={onClose} onDone={done} />;
}

type ScreenKeys = {
  open: (opened: Opened) => void;
  print: () => void;
  mayNote: boolean;
  mayCorrect: boolean;
  isBusy: boolean;
};

/** Keys of the pack's actions, then those of the screen. Enter takes the first main action. */
function useScreenKeys(view: ComplaintView, pack: Pack, screen: ScreenKeys): void {
  const words = useWords(complaintWords);
  const text = useText();
  const { allowed } = offersOf(view, pack);
  const inCourse = allowed.filter(({ action }) => !action.beside);
  const first = allowed.find(({ action }) => action.tone === 'primary') ?? inCourse[0];
  const keys: KeyMap = {
    P: { run: screen.print, what: words.keys.print },
    'Ctrl+P': { run: screen.print },
  };
  for (const [action, key] of keysOf(allowed)) {
    const title = actionOf(pack, action)?.title;
    keys[key] = { run: () => screen.open({ kind: 'action', action }), ...(title ? { what: text(title) } : {}) };
  }
  if (screen.mayNote) keys['M'] = { run: () => screen.open({ kind: 'note' }), what: words.keys.note };
  if (screen.mayNote) keys['L'] = { run: () => screen.open({ kind: 'letter' }), what: words.keys.letter };
  if (screen.mayCorrect) keys['C'] = { run: () => screen.open({ kind: 'correct' }), what: words.keys.correct };
  if (first && !screen.isBusy) {
    keys['Enter'] = {
      run: () => screen.open({ kind: 'action', action: first.action.id }),
      what: text(first.action.title),
    };
  }
  useKeys(keys);
}
