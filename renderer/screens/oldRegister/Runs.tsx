import { Button, Input, Progress, type InputRef } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ImportRun } from '../../../shared/contract/calls/oldRegister.ts';
import { oldRegisterWords } from '../../../shared/words/oldRegister.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { Problem } from '../../parts/Problem.tsx';
import { useFormat } from '../../parts/useFormat.ts';
import { saveFile } from '../../parts/file.ts';
import { useGo } from '../../state/go.ts';
import { useLanguage, useWords } from '../../state/language.ts';
import { useOffice } from '../../state/office.ts';

const isAtWork = ({ state }: ImportRun): boolean => state === 'running' || state === 'undoing';

/** The import under way, or the one that has just ended. */
export function Running({ run, onMore }: { run: ImportRun; onMore: () => void }) {
  const words = useWords(oldRegisterWords);
  const { query } = useDesk();
  const go = useGo();
  const cancel = useMutation(query.oldRegister.cancel.mutationOptions());
  const percent = run.rows === 0 ? 100 : Math.floor((run.done / run.rows) * 100);
  return (
    <section className="panel old-register-run" aria-label={words.states[run.state]}>
      <h2>
        {run.name} · {words.states[run.state]}
      </h2>
      {isAtWork(run) ? (
        <>
          <Progress percent={percent} aria-label={words.states[run.state]} />
          <p className="quiet">{words.progress(run.done, run.rows)}</p>
          {run.state === 'running' ? (
            <Button loading={cancel.isPending} onClick={() => cancel.mutate({ run: run.id })}>
              {words.stop}
            </Button>
          ) : null}
        </>
      ) : (
        <>
          <output>{endOf(run, words)}</output>
          <div className="old-register-actions">
            <Button type="primary" onClick={() => go('register')}>
              {words.toRegister}
            </Button>
            {run.hasRejects ? <SaveRejects run={run} /> : null}
            <Button onClick={onMore}>{words.importMore}</Button>
          </div>
        </>
      )}
      <Problem error={cancel.error} />
    </section>
  );
}

function endOf(run: ImportRun, words: (typeof oldRegisterWords)['zh']): string {
  if (run.state === 'undone') return words.undone(run.kept);
  const sentence = words.doneNow(run.imported, run.rejected);
  if (run.fault) return `${sentence} ${words.fault}`;
  return run.state === 'cancelled' ? `${sentence} ${words.stopped}` : sentence;
}

function SaveRejects({ run }: { run: ImportRun }) {
  const words = useWords(oldRegisterWords);
  const { query } = useDesk();
  const language = useLanguage();
  const rejects = useMutation(query.oldRegister.rejects.mutationOptions());
  return (
    <>
      <Button
        loading={rejects.isPending}
        onClick={() =>
          rejects.mutate({ source: run.id, format: 'xlsx', language }, { onSuccess: (file) => saveFile(file) })
        }
      >
        {words.saveRejects}
      </Button>
      <Problem error={rejects.error} />
    </>
  );
}

/** Every import of before, each of which can be taken back as a whole. */
export function Runs({ runs, isRead, error }: { runs: ImportRun[]; isRead: boolean; error: unknown }) {
  const words = useWords(oldRegisterWords);
  const office = useOffice();
  const { moment } = useFormat();
  const [undoing, setUndoing] = useState<string | null>(null);
  const chosen = runs.find(({ id }) => id === undoing);
  return (
    <section className="old-register-runs" aria-labelledby="old-register-runs">
      <h2 id="old-register-runs">{words.runs}</h2>
      <Problem error={error} reading />
      {isRead && runs.length === 0 ? <p className="quiet">{words.noRuns}</p> : null}
      {runs.length > 0 ? (
        <table className="old-register-runs-table" aria-labelledby="old-register-runs">
          <thead>
            <tr>
              <th scope="col">{words.runFile}</th>
              <th scope="col">{words.runAt}</th>
              <th scope="col">{words.runBy}</th>
              <th scope="col">{words.runState}</th>
              <th scope="col" className="number">
                {words.runImported}
              </th>
              <th scope="col" className="number">
                {words.runRejected}
              </th>
              <th scope="col">
                <span className="visually-hidden">{words.undo}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.id}>
                <td title={run.name}>{run.name}</td>
                <td>{moment(run.begunAt)}</td>
                <td>{office.personById.get(run.by ?? '')?.name ?? ''}</td>
                <td title={run.state === 'interrupted' ? words.interruptedHint : ''}>{words.states[run.state]}</td>
                <td className="number">{run.imported}</td>
                <td className="number">{run.rejected}</td>
                <td>
                  {!isAtWork(run) && run.state !== 'undone' ? (
                    <Button type="link" size="small" onClick={() => setUndoing(run.id)}>
                      {words.undo}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {chosen ? <Undo run={chosen} onClose={() => setUndoing(null)} /> : null}
    </section>
  );
}

function Undo({ run, onClose }: { run: ImportRun; onClose: () => void }) {
  const words = useWords(oldRegisterWords);
  const { query } = useDesk();
  const queryClient = useQueryClient();
  const undo = useMutation(query.oldRegister.undo.mutationOptions());
  const [request] = useState(newRequestId);
  const [reason, setReason] = useState('');
  const field = useRef<InputRef>(null);
  useEffect(() => field.current?.focus(), []);
  const send = (): void =>
    undo.mutate(
      { request, run: run.id, reason: reason.trim() },
      {
        onSuccess: () => {
          onClose();
          void queryClient.invalidateQueries({ queryKey: query.oldRegister.key() });
        },
      },
    );
  return (
    <form
      className="panel old-register-undo"
      aria-labelledby="old-register-undo"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') send();
      }}
    >
      <h2 id="old-register-undo">{words.undoTitle(run.imported)}</h2>
      <p className="quiet">{words.undoHint}</p>
      <Input
        ref={field}
        maxLength={200}
        aria-label={words.undoReason}
        placeholder={words.undoReason}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="old-register-actions">
        <Button type="primary" htmlType="submit" disabled={reason.trim() === ''} loading={undo.isPending}>
          {words.undoNow}
        </Button>
        <Button onClick={onClose}>{words.keepIt}</Button>
      </div>
      <Problem error={undo.error} />
    </form>
  );
}
