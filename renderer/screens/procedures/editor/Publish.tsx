import { Alert, Button, Checkbox, Input } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useMemo, useState } from 'react';
import { comparePacks } from '../../../../shared/procedure/compare.ts';
import type { Pack } from '../../../../shared/procedure/pack.ts';
import type { Finding } from '../../../../shared/procedure/validate.ts';
import { packEditorWords } from '../../../../shared/words/packEditor.ts';
import { useDesk } from '../../../link/desk.ts';
import { DueChip } from '../../../parts/DueChip.tsx';
import { Problem } from '../../../parts/Problem.tsx';
import { useSend } from '../../../parts/useSend.ts';
import { useFormat } from '../../../parts/useFormat.ts';
import { useLanguage, useWords } from '../../../state/language.ts';
import { versionText } from '../version.ts';
import { Findings } from './Findings.tsx';
import { save, type Editing } from './store.ts';

export type Outcome = { outcome: 'published' | 'proposed'; id: string; version: number; moved: number };

/** What publishing would do, and the button that does it. */
export function Publish({
  editing,
  before,
  findings,
  onFinding,
  onPublished,
}: {
  editing: Editing;
  before: Pack | undefined;
  findings: readonly Finding[];
  onFinding: (finding: Finding) => void;
  onPublished: (outcome: Outcome) => void;
}) {
  const { client, query } = useDesk();
  const language = useLanguage();
  const words = useWords(packEditorWords);
  const say = words.publishing;
  const format = useFormat();
  const noteId = useId();
  const { draft, pack, kept } = editing;
  const [note, setNote] = useState('');
  const [recount, setRecount] = useState(false);
  useEffect(() => void save(client), [client]);
  const isKept = kept === pack;
  const preview = useQuery({
    ...query.pack.preview.queryOptions({ input: { draft } }),
    enabled: isKept && findings.length === 0,
    staleTime: 0,
  });
  const publish = useSend(
    (request, input: { note: string; recount: boolean }) => client.pack.publish({ request, draft, ...input }),
    ['pack', 'procedure', 'complaint'],
    onPublished,
  );
  const changes = useMemo(() => (before ? comparePacks(before, pack).length : null), [before, pack]);
  if (findings.length > 0) {
    return (
      <section className="editor-page" aria-label={say.title}>
        <Findings pack={pack} findings={findings} onFinding={onFinding} />
      </section>
    );
  }
  const seen = preview.data;
  return (
    <section className="editor-page" aria-label={say.title}>
      <h3>{seen ? say.version(pack.id, versionText(seen.version, words)) : say.title}</h3>
      <p>{say.inForce(pack.effectiveFrom)}</p>
      <p>{changes === null ? say.brandNew : changes === 0 ? say.noChanges : say.changes(changes)}</p>
      <Problem error={preview.error} reading onRetry={() => void preview.refetch()} />
      {seen && before ? (
        <div className="editor-recount">
          {seen.moved === 0 ? (
            <p className="quiet">{say.noRecount}</p>
          ) : (
            <>
              <Checkbox checked={recount} onChange={({ target }) => setRecount(target.checked)}>
                {say.recount(seen.moved)}
              </Checkbox>
              <p className="quiet">{say.recountHint}</p>
              <table>
                <tbody>
                  {seen.affected.slice(0, 20).map((one) => (
                    <tr key={`${one.complaint} ${one.clock}`}>
                      <td>{one.number}</td>
                      <td>{pack.clocks.find(({ id }) => id === one.rule)?.title[language] ?? one.rule}</td>
                      <td>{format.moment(one.before)}</td>
                      <td>
                        <DueChip now={format.now} due={one.after} provisional={one.provisional} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )}
        </div>
      ) : null}
      <label className="editor-note" htmlFor={noteId}>
        <span>{say.note}</span>
        <Input.TextArea
          id={noteId}
          rows={2}
          maxLength={2000}
          placeholder={say.noteHint}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </label>
      {seen ? (
        <Alert
          type="info"
          showIcon
          title={seen.second.length > 0 ? say.second(seen.second.join(language === 'zh' ? '、' : ', ')) : say.alone}
        />
      ) : null}
      <Problem error={publish.error} />
      <div>
        <Button
          type="primary"
          disabled={note.trim() === '' || !seen || !isKept}
          loading={publish.isPending}
          onClick={() => publish.mutate({ note, recount })}
        >
          {seen && seen.second.length > 0 ? say.propose : say.confirm}
        </Button>
      </div>
    </section>
  );
}
