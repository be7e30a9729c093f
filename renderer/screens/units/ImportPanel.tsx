import { Button } from 'antd';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { importWords } from '../../../shared/words/imports.ts';
import { importMapping } from '../../../shared/contract/calls/office.ts';
import { organisationOf } from '../../../shared/people/office.ts';
import { newRequestId, useDesk } from '../../link/desk.ts';
import { useKeys } from '../../parts/useKeys.ts';
import { useWords } from '../../state/language.ts';
import { useOffice } from '../../state/office.ts';
import { useSession } from '../../state/session.ts';
import { largestFile, readChosen, type ChosenFile } from '../../parts/chosenFile.ts';
import { FileDrop } from '../../parts/FileDrop.tsx';
import { ImportProblemNote } from '../../parts/ImportProblemNote.tsx';
import { ImportPreviewView } from './ImportPreviewView.tsx';

/** Choose a file, look at what it would do, import: in place, and nothing is stored before the last step. */
export function ImportPanel({ onBack }: { onBack: () => void }) {
  const words = useWords(importWords);
  const office = useOffice();
  const session = useSession();
  const { query } = useDesk();
  const queryClient = useQueryClient();
  const ownUnit = session?.seat?.unit;
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [tooLarge, setTooLarge] = useState(false);
  const [parent, setParent] = useState<string | null>(
    ownUnit === undefined ? null : (organisationOf(office, ownUnit)?.id ?? null),
  );
  const preview = useMutation(query.office.previewImport.mutationOptions());
  const importUnits = useMutation(query.office.importUnits.mutationOptions());
  const request = useRef(newRequestId());

  const look = (chosen: ChosenFile, mapping?: Record<string, string | null>, below: string | null = parent): void => {
    request.current = newRequestId();
    importUnits.reset();
    preview.mutate({
      ...chosen,
      ...(mapping ? { mapping: importMapping.parse(mapping) } : {}),
      ...(below ? { parent: below } : {}),
    });
  };
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    preview.reset();
    setTooLarge(chosen.size > largestFile);
    if (chosen.size > largestFile) return setFile(null);
    const read = await readChosen(chosen);
    setFile(read);
    look(read);
  };
  const run = async (): Promise<void> => {
    if (!file || !preview.data) return;
    await importUnits.mutateAsync({
      request: request.current,
      ...file,
      mapping: importMapping.parse(preview.data.mapping),
      ...(parent ? { parent } : {}),
    });
    await queryClient.invalidateQueries({ queryKey: query.office.key() });
  };
  useKeys({ Escape: { run: onBack, what: words.back } });

  const done = importUnits.data;
  const same = done && preview.data ? preview.data.accepted.length - done.added - done.changed : 0;
  return (
    <section className="units-import" aria-labelledby="import-title">
      <header className="units-panel-head">
        <h2 id="import-title">{words.title}</h2>
        <span className="units-head-actions">
          <Button onClick={onBack}>{words.back}</Button>
        </span>
      </header>
      {done ? (
        <div className="units-import-done">
          <output>
            {words.done(done.added, done.changed, done.rejected)}
            {same > 0 ? ` ${words.unchanged(same)}` : ''}
          </output>
          <Button type="primary" onClick={onBack}>
            {words.toList}
          </Button>{' '}
          <Button
            onClick={() => {
              setFile(null);
              preview.reset();
              importUnits.reset();
            }}
          >
            {words.importMore}
          </Button>
        </div>
      ) : (
        <>
          <FileDrop
            fileName={file?.name}
            isReading={preview.isPending}
            accept=".csv,.txt,.tsv,.xlsx,.xls,.et,.ods"
            words={words}
            onChoose={(chosen) => void choose(chosen)}
          />
          <ImportProblemNote error={preview.error ?? importUnits.error} tooLarge={tooLarge} />
          {file && preview.data ? (
            <ImportPreviewView
              preview={preview.data}
              fileName={file.name}
              parent={parent}
              busy={preview.isPending || importUnits.isPending}
              onParent={(below) => {
                setParent(below);
                look(file, preview.data.mapping, below);
              }}
              onMapping={(mapping) => look(file, mapping)}
              onImport={() => void run().catch(() => undefined)}
            />
          ) : null}
        </>
      )}
    </section>
  );
}
