import { Button, Segmented, Spin } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RejectReason, RegisterPreview } from '../../../shared/contract/calls/oldRegister.ts';
import { oldRegisterWords, rejectSentence } from '../../../shared/words/oldRegister.ts';
import { useDesk } from '../../link/desk.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ImportRows } from '../../parts/ImportRows.tsx';
import { Problem } from '../../parts/Problem.tsx';
import { localDate } from '../../../shared/calendar/local.ts';
import { saveFile } from '../../parts/file.ts';
import { categoryOf } from '../../state/categories.ts';
import { useLanguage, useText, useWords } from '../../state/language.ts';
import { unitName, useOffice } from '../../state/office.ts';

type PreviewPanelProps = {
  preview: RegisterPreview;
  upload: string;
  isLooking: boolean;
  isBeginning: boolean;
  onImport: () => void;
};

/** What would come in, and what would not and why. */
export function PreviewPanel({ preview, upload, isLooking, isBeginning, onImport }: PreviewPanelProps) {
  const words = useWords(oldRegisterWords);
  const { query } = useDesk();
  const language = useLanguage();
  const [shown, setShown] = useState<'accepted' | 'rejected'>('accepted');
  const rejects = useMutation(query.oldRegister.rejects.mutationOptions());
  return (
    <section className="old-register-preview" aria-label={words.steps.preview} aria-busy={isLooking}>
      <div className="old-register-bar">
        <Segmented<'accepted' | 'rejected'>
          value={shown}
          onChange={setShown}
          aria-label={words.steps.preview}
          options={[
            { value: 'accepted', label: words.accepted(preview.accepted) },
            { value: 'rejected', label: words.rejected(preview.rejected) },
          ]}
        />
        {isLooking ? <Spin size="small" aria-label={words.looking} /> : null}
        <span className="old-register-actions">
          {preview.rejected > 0 ? (
            <Button
              loading={rejects.isPending}
              onClick={() =>
                rejects.mutate({ source: upload, format: 'xlsx', language }, { onSuccess: (file) => saveFile(file) })
              }
            >
              {words.saveRejects}
            </Button>
          ) : null}
          <Button
            type="primary"
            disabled={preview.accepted === 0 || isLooking}
            loading={isBeginning}
            onClick={onImport}
          >
            {words.importNow(preview.accepted)}
          </Button>
        </span>
      </div>
      <Problem error={rejects.error} />
      <p className="quiet old-register-note">
        {shown === 'rejected'
          ? [reasonsText(preview, words), words.firstRows(preview.rejects.length, preview.rejected)]
              .filter(Boolean)
              .join(' · ')
          : [
              preview.accepted === 0 ? '' : preview.open > 0 ? words.openOnes(preview.open) : words.finishedOnly,
              words.firstRows(preview.sample.length, preview.accepted),
            ]
              .filter(Boolean)
              .join(' · ')}
      </p>
      {shown === 'accepted' ? <Accepted preview={preview} /> : <Rejected preview={preview} />}
    </section>
  );
}

const reasonsText = ({ reasons }: RegisterPreview, words: (typeof oldRegisterWords)['zh']): string =>
  (Object.entries(reasons) as [RejectReason, number][])
    .toSorted(([, left], [, right]) => right - left)
    .map(([why, count]) => words.reasonCount(words.reasons[why], count))
    .join(' · ');

function Accepted({ preview }: { preview: RegisterPreview }) {
  const words = useWords(oldRegisterWords);
  const office = useOffice();
  const text = useText();
  if (preview.accepted === 0) return <EmptyState title={words.nothingAccepted} />;
  return (
    <ImportRows
      label={words.accepted(preview.accepted)}
      columns={[
        { title: words.line, width: '48px' },
        { title: words.number, width: '88px' },
        { title: words.receivedAt, width: '82px' },
        { title: words.complainant, width: '64px' },
        { title: words.complainedUnit, width: '19%' },
        { title: words.reasonColumn, width: '16%' },
        { title: words.narrative, width: '' },
        { title: words.state, width: '64px' },
      ]}
      rows={preview.sample.map((row) => {
        const reason = categoryOf(row.reason);
        return [
          String(row.line),
          row.number ?? words.numberNew,
          localDate('Asia/Shanghai', row.receivedAt),
          row.complainant,
          row.complainedUnit === null ? '' : unitName(office, row.complainedUnit),
          reason ? text(reason.title) : row.reason,
          row.narrative,
          row.ended ? words.ended : words.goesOn,
        ];
      })}
    />
  );
}

function Rejected({ preview }: { preview: RegisterPreview }) {
  const words = useWords(oldRegisterWords);
  if (preview.rejected === 0) return <EmptyState title={words.nothingRejected} />;
  return (
    <ImportRows
      label={words.rejected(preview.rejected)}
      columns={[
        { title: words.line, width: '56px' },
        { title: words.why, width: '38%' },
        { title: words.text, width: '' },
      ]}
      rows={preview.rejects.map((reject) => [String(reject.line), rejectSentence(words, reject), reject.text])}
    />
  );
}
