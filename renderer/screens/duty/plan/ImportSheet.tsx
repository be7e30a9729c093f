import { useMutation } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { DutyPlanPreview } from '../../../../shared/contract/dutyViews.ts';
import { dutyPlanWords } from '../../../../shared/words/dutyPlan.ts';
import { useDesk } from '../../../link/desk.ts';
import { readChosen, type ChosenFile } from '../../../parts/chosenFile.ts';
import { InlineForm } from '../../../parts/InlineForm.tsx';
import { useRefusalSentence } from '../../../parts/refusal.ts';
import { useSend } from '../../../parts/useSend.ts';
import { useWords } from '../../../state/language.ts';

/** A sheet of pairs or absences: what would be taken and what not, and why, before anything is stored. */
export function ImportSheet({ onClose }: { onClose: () => void }) {
  const say = useWords(dutyPlanWords).import;
  const { client } = useDesk();
  const { message } = App.useApp();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [sheet, setSheet] = useState<ChosenFile | null>(null);
  useEffect(() => field.current?.focus(), []);
  const reading = useMutation({
    mutationFn: async (file: File) => {
      const read = await readChosen(file);
      setSheet(read);
      return client.duty.previewPlan(read);
    },
  });
  const saving = useSend(
    (request, chosen: ChosenFile) => client.duty.importPlan({ request, ...chosen }),
    ['duty', 'office', 'complaint'],
    ({ pairs, absences }) => {
      void message.success(say.done(pairs, absences));
      onClose();
    },
  );
  const preview = reading.data;
  return (
    <InlineForm
      label={say.title}
      save={say.save}
      onSave={() => sheet && saving.mutate(sheet)}
      onClose={onClose}
      error={reading.error ?? saving.error}
      isSending={saving.isPending}
      disabled={sheet === null || !preview || preview.accepted.length === 0}
    >
      <h2>{say.title}</h2>
      <p className="quiet">{say.hint}</p>
      <label htmlFor={`${id}-file`}>{say.choose}</label>
      <input
        ref={field}
        id={`${id}-file`}
        type="file"
        accept=".csv,.xlsx,.txt"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) reading.mutate(file);
        }}
      />
      {preview ? <Preview preview={preview} /> : null}
    </InlineForm>
  );
}

const rowsShown = 8;

function Preview({ preview: { accepted, rejected } }: { preview: DutyPlanPreview }) {
  const say = useWords(dutyPlanWords).import;
  const sentence = useRefusalSentence();
  const reason = (why: string): string => (Object.hasOwn(say.why, why) ? say.why[why as keyof typeof say.why] : why);
  return (
    <div className="plan-import" aria-live="polite">
      <strong>{say.accepted(accepted.length)}</strong>
      <ul>
        {accepted.slice(0, rowsShown).map(({ line, text }) => (
          <li key={line}>
            <span className="quiet">{say.line(line)}</span> {text}
          </li>
        ))}
      </ul>
      {rejected.length > 0 ? <strong className="duty-problem">{say.rejected(rejected.length)}</strong> : null}
      <ul>
        {rejected.map(({ line, text, why, detail, refusal }) => (
          <li key={line}>
            <span className="quiet">{say.line(line)}</span> {text} —{' '}
            <span className="duty-problem">
              {refusal ? sentence(refusal) : [reason(why), detail].filter(Boolean).join(': ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
