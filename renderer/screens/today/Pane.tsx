import { CloseOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, Tooltip } from 'antd';
import { useState } from 'react';
import type { ComplaintView, WorkLine } from '../../../shared/contract/views.ts';
import type { ComplaintRefusal } from '../../../shared/complaint/refusals.ts';
import { actionOf, type Pack } from '../../../shared/procedure/pack.ts';
import { runningPack } from '../../state/packs.ts';
import { todayWords } from '../../../shared/words/today.ts';
import { useDesk } from '../../link/desk.ts';
import { ActionForm } from '../../parts/ActionForm.tsx';
import { CaseReading } from '../../parts/CaseReading.tsx';
import { Key } from '../../parts/Key.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useRefusalSentence } from '../../parts/refusal.ts';
import { StageLine } from '../../parts/StageLine.tsx';
import { useGo } from '../../state/go.ts';
import { useText, useWords } from '../../state/language.ts';

export type PaneProps = {
  line: WorkLine;
  action: string | null;
  onAct: (action: string | null) => void;
  onClose: () => void;
};

/** The complaint under the cursor: read it, and take the next step without leaving the list. */
export function Pane({ line, action, onAct, onClose }: PaneProps) {
  const words = useWords(todayWords);
  const text = useText();
  const go = useGo();
  const { query } = useDesk();
  const [done, setDone] = useState<{ complaint: string; said: string } | null>(null);
  const open = useQuery(
    query.complaint.open.queryOptions({ input: { id: line.id }, placeholderData: keepPreviousData }),
  );
  const complaint = open.data?.id === line.id ? open.data : undefined;
  const pack = runningPack({ pack: line.pack });
  const acting = pack && action !== null ? actionOf(pack, action) : undefined;
  const refusal = complaint?.actions.find((one) => one.action === action)?.refusal ?? null;
  const focusList = (): void => document.querySelector<HTMLElement>('.today-list .case-table')?.focus();

  return (
    <section className="pane" aria-label={words.pane.label}>
      <header className="pane-head">
        <div className="pane-title">
          <h2>
            {line.number} · {line.complainant}
          </h2>
          <Button size="small" onClick={() => go('complaint', { id: line.id })}>
            {words.pane.open} <Key name="O" />
          </Button>
          <Tooltip title={words.pane.close}>
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={words.pane.close}
              onClick={() => {
                onClose();
                focusList();
              }}
            />
          </Tooltip>
        </div>
        {pack ? <StageLine pack={pack} stages={line.stages} ended={line.ended} /> : null}
      </header>
      <div className="pane-body">
        {done?.complaint === line.id && !acting ? <output className="pane-done">{done.said}</output> : null}
        {open.isError ? <Problem error={open.error} reading onRetry={() => void open.refetch()} /> : null}
        {complaint && pack ? (
          acting && refusal ? (
            <Refused title={text(acting.title)} refusal={refusal} />
          ) : acting ? (
            <ActionForm
              key={`${complaint.id}/${acting.id}`}
              action={acting}
              complaint={complaint}
              onDone={() => {
                setDone({ complaint: line.id, said: words.done(text(acting.title), line.number) });
                onAct(null);
                focusList();
              }}
              onCancel={() => {
                onAct(null);
                focusList();
              }}
            />
          ) : (
            <Actions complaint={complaint} pack={pack} onAct={onAct} />
          )
        ) : null}
        {complaint && pack ? <CaseReading complaint={complaint} pack={pack} entries={8} /> : null}
      </div>
    </section>
  );
}

/** The list offers the usual next step; only with the whole case in view it is known that this person may not take it. */
function Refused({ title, refusal }: { title: string; refusal: ComplaintRefusal }) {
  const sentence = useRefusalSentence();
  return <Alert type="info" showIcon title={title} description={sentence(refusal)} />;
}

/** Steps the present seat may take; what is refused stands on the complaint's own screen with its reason. */
function Actions({ complaint, pack, onAct }: { complaint: ComplaintView; pack: Pack; onAct: (id: string) => void }) {
  const words = useWords(todayWords);
  const text = useText();
  const allowed = complaint.actions.flatMap(({ action, refusal }) => {
    const found = refusal === null ? actionOf(pack, action) : undefined;
    return found ? [found] : [];
  });
  if (allowed.length === 0) return <p className="quiet">{words.pane.none}</p>;
  const first = allowed.find(({ tone }) => tone === 'primary');
  return (
    <fieldset className="pane-actions">
      <legend className="visually-hidden">{words.pane.actions}</legend>
      {allowed.map((action) => (
        <Tooltip key={action.id} title={text(action.hint)} mouseEnterDelay={0.4}>
          <Button size="small" type={action === first ? 'primary' : 'default'} onClick={() => onAct(action.id)}>
            {text(action.title)}
          </Button>
        </Tooltip>
      ))}
    </fieldset>
  );
}
