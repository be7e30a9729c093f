import { Button, InputNumber, Segmented, Select } from 'antd';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { oldRegisterWords } from '../../../shared/words/oldRegister.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { FileDrop } from '../../parts/FileDrop.tsx';
import { ImportProblemNote } from '../../parts/ImportProblemNote.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { useKeys } from '../../parts/useKeys.ts';
import { useGo } from '../../state/go.ts';
import { useWords } from '../../state/language.ts';
import { Columns } from './Columns.tsx';
import { Defaults } from './Defaults.tsx';
import { PreviewPanel } from './PreviewPanel.tsx';
import { Running, Runs } from './Runs.tsx';
import { useUpload } from './useUpload.ts';
import { Values } from './Values.tsx';
import './oldRegister.css';

type Step = 'columns' | 'values' | 'defaults';

/** Brings in a register from before: choose the file, look at what it would do, import. Nothing is stored before the last step. */
export default function Screen() {
  const words = useWords(oldRegisterWords);
  const { query } = useDesk();
  const go = useGo();
  const upload = useUpload();
  const runs = useQuery(query.oldRegister.runs.queryOptions());
  const begin = useMutation(query.oldRegister.begin.mutationOptions());
  const [step, setStep] = useState<Step>('columns');
  const [shownRun, setShownRun] = useState<string | null>(null);
  const request = useRef(newRequestId());
  useKeys({ Escape: { run: () => go('register'), what: words.back } });

  const { file, preview } = upload;
  const all = runs.data?.runs ?? [];
  const current = all.find(({ id, state }) => id === shownRun || state === 'running' || state === 'undoing');
  const run = (): void => {
    if (!file || !preview) return;
    begin.mutate(
      { ...file, ...upload.choice, mapping: preview.mapping, request: request.current },
      {
        onSuccess: ({ run: id }) => {
          setShownRun(id);
          request.current = newRequestId();
          void runs.refetch();
        },
      },
    );
  };
  const startAgain = (): void => {
    setShownRun(null);
    begin.reset();
    upload.clear();
  };
  const unmatched = preview?.values.filter(({ match }) => match === null).length ?? 0;
  return (
    <div className="screen old-register">
      <header className="old-register-head">
        <h1>{words.title}</h1>
        <Button onClick={() => go('register')}>{words.back}</Button>
      </header>
      {current ? (
        <Running run={current} onMore={startAgain} />
      ) : (
        <>
          <FileDrop
            fileName={file?.name}
            isReading={upload.sent !== null || (upload.isLooking && !preview)}
            accept=".xlsx,.xls,.et,.ods,.csv,.txt,.tsv"
            words={{ ...words, reading: words.reading(upload.sent ?? 100) }}
            onChoose={(chosen) => void upload.choose(chosen)}
          />
          <ImportProblemNote error={upload.error} tooLarge={upload.tooLarge} />
          <Problem error={begin.error} />
        </>
      )}
      {file && preview && !current ? (
        <>
          <div className="old-register-file">
            <strong>{words.fileIs(file.name, preview.encoding, preview.rows)}</strong>
            {preview.sheets.length > 1 ? (
              <Select
                aria-label={words.sheet}
                value={preview.sheet}
                options={preview.sheets.map(({ name, rows }, place) => ({
                  value: place,
                  label: words.sheetOf(name, rows),
                }))}
                onChange={(sheet: number) => upload.look({ sheet, heading: undefined, mapping: undefined })}
                popupMatchSelectWidth={false}
              />
            ) : null}
            <label className="old-register-heading" title={words.headingHint}>
              {words.heading}
              <InputNumber
                size="small"
                min={1}
                max={10_000}
                value={preview.heading}
                aria-label={words.headingHint}
                onChange={(heading) => heading && upload.look({ heading, mapping: undefined })}
              />
            </label>
            {preview.skipped > 0 ? <span className="quiet">{words.skipped(preview.skipped)}</span> : null}
            {preview.remembered ? <span className="quiet">{words.remembered}</span> : null}
          </div>
          <div className="old-register-body">
            <section className="old-register-choices" aria-label={words.steps[step]}>
              <Segmented<Step>
                block
                value={step}
                onChange={setStep}
                options={[
                  { value: 'columns', label: words.steps.columns },
                  {
                    value: 'values',
                    label: unmatched > 0 ? `${words.steps.values} · ${unmatched}` : words.steps.values,
                  },
                  { value: 'defaults', label: words.steps.defaults },
                ]}
              />
              {step === 'columns' ? <Columns preview={preview} onLook={upload.look} /> : null}
              {step === 'values' ? <Values preview={preview} choice={upload.choice} onLook={upload.look} /> : null}
              {step === 'defaults' ? <Defaults preview={preview} onLook={upload.look} /> : null}
            </section>
            <PreviewPanel
              preview={preview}
              upload={file.upload}
              isLooking={upload.isLooking}
              isBeginning={begin.isPending}
              onImport={run}
            />
          </div>
        </>
      ) : null}
      {file && !current ? null : <Runs runs={all} isRead={runs.isSuccess} error={runs.error} />}
    </div>
  );
}
