import { Button, Checkbox, Input, Popover, Radio, type InputRef } from 'antd';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { canBeUncovered, listFormats, type ListFormat, type ListSource } from '../../shared/contract/calls/list.ts';
import { listWords } from '../../shared/words/lists.ts';
import { newRequestId, useDesk } from '../link/desk.ts';
import { saveFile } from './file.ts';
import { useLanguage, useWords } from '../state/language.ts';
import { useMay } from '../state/session.ts';
import { Problem } from './Problem.tsx';
import './exporting.css';

/** The list of a screen as a file: which kind, and what for. */
export function ExportButton({ source, size }: { source: ListSource; size?: 'small' }) {
  const words = useWords(listWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={<ExportForm source={source} onDone={() => setOpen(false)} />}
    >
      <Button {...(size && { size })} aria-expanded={isOpen}>
        {words.export}
      </Button>
    </Popover>
  );
}

const lookEvery = 500;

function ExportForm({ source, onDone }: { source: ListSource; onDone: () => void }) {
  const words = useWords(listWords);
  const language = useLanguage();
  const mayUncover = useMay()('uncover');
  const { query } = useDesk();
  const [request, setRequest] = useState(newRequestId);
  const [format, setFormat] = useState<ListFormat>('xlsx');
  const [isFull, setFull] = useState(false);
  const [reason, setReason] = useState('');
  const field = useRef<InputRef>(null);
  const taken = useMutation(query.list.export.mutationOptions());
  const cancel = useMutation(query.list.cancel.mutationOptions());
  const progress = useQuery(
    query.list.progress.queryOptions({
      input: { request },
      enabled: taken.isPending,
      refetchInterval: taken.isPending ? lookEvery : false,
    }),
  );
  useEffect(() => field.current?.focus(), []);
  const send = (): void =>
    taken.mutate(
      { request, source, format, masked: !isFull, reason: reason.trim(), language },
      {
        onSuccess: (file) => {
          saveFile(file);
          onDone();
        },
        onError: () => setRequest(newRequestId()),
      },
    );
  return (
    <form
      className="export-form"
      aria-label={words.exportNow}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '' && !taken.isPending) send();
      }}
    >
      <Radio.Group
        aria-label={words.format}
        optionType="button"
        value={format}
        options={listFormats.map((one) => ({ value: one, label: words.formats[one] }))}
        onChange={({ target }) => setFormat(target.value as ListFormat)}
      />
      <Input
        ref={field}
        aria-label={words.reason}
        placeholder={words.reasonHint}
        maxLength={200}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {canBeUncovered(source.list) && mayUncover ? (
        <div>
          <Checkbox checked={isFull} onChange={({ target }) => setFull(target.checked)}>
            {words.unmasked}
          </Checkbox>
          {isFull ? <p className="quiet export-hint">{words.unmaskedHint}</p> : null}
        </div>
      ) : null}
      <div className="export-actions">
        <Button type="primary" htmlType="submit" disabled={reason.trim() === ''} loading={taken.isPending}>
          {words.exportNow}
        </Button>
        {taken.isPending ? (
          <>
            <Button onClick={() => cancel.mutate({ request })}>{words.cancel}</Button>
            <output className="quiet">{words.exporting(progress.data?.lines ?? 0)}</output>
          </>
        ) : null}
      </div>
      <Problem error={taken.error} />
    </form>
  );
}
